import type { Principal } from '@chairside/server/domain/principal.ts';
import { createMemoryJournal } from '@chairside/server/journal/memory-journal.ts';
import type { Journal } from '@chairside/server/ports/journal.ts';
import { siteKey } from '@chairside/server/records/fhir/identity.ts';
import type { SessionToExport } from '@chairside/server/records/fhir/scope.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import type { ChairId, PersonId, SessionId } from '@chairside/shared/ids.ts';
import { sessionRecord } from '@chairside/shared/record/project.ts';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import { benchChair, calm, opening, type BenchChair, type OximeterShown } from '../bench-chair.ts';
import { otherNurse } from '../stepped-gateway.ts';

/** A chair with everybody a session needs, for stories whose records are exported: bytes in, journal out. */
export type Floor = {
  readonly bench: BenchChair;
  /** Carried out, or the story ends here. Their answer's newest event is named by its `seq`. */
  nurse(command: ChairCommand): Promise<number>;
  colleague(command: ChairCommand): Promise<number>;
  physician(command: ChairCommand): Promise<number>;
  /** Written into the chart by the nurse, so many minutes ago. */
  enters(entry: ChartEntry, minutesAgo?: number): Promise<number>;
  /** The oximeter goes on; null: not a word of it. */
  passes(minutes: number, shown?: OximeterShown | null): Promise<void>;
  measures(systolic: number, diastolic: number): Promise<void>;
  /** From the opening to a baseline behind which a start is green, unless the values are others. */
  prepares(protocolId: string, values?: Starting): Promise<void>;
  starts(more?: Partial<Extract<ChairCommand, { type: 'start-infusion' }>>): Promise<number>;
  /** What is exported of the session that was opened last. */
  told(): Promise<SessionToExport>;
};

type Starting = {
  readonly patient?: Partial<Extract<ChairCommand, { type: 'open-session' }>['patient']>;
  readonly systolic?: number;
  readonly series?: { readonly number: number; readonly of: number | null };
};

const nurse: Principal = { personId: 'nurse-1' as PersonId, role: 'nurse' };
const physician: Principal = { personId: 'physician-1' as PersonId, role: 'physician' };
const chair = '1' as ChairId;
const minuteMs = 60_000;
const sayEveryMs = 2_000;
const well: OximeterShown = { spo2: 97, pulse: 66 };

const people = [
  { personId: 'nurse-1' as PersonId, name: 'J. Ortiz', role: 'nurse' as const, chairs: null, isActive: true },
  { personId: 'nurse-2' as PersonId, name: 'K. Lund', role: 'nurse' as const, chairs: null, isActive: true },
  {
    personId: 'physician-1' as PersonId,
    name: 'Dr S. Okafor',
    role: 'physician' as const,
    chairs: null,
    isActive: true,
  },
];

export async function createFloor(journal: Journal = createMemoryJournal()): Promise<Floor> {
  const bench = await benchChair(journal);
  let session: SessionId | null = null;

  async function asked(command: ChairCommand, by: Principal): Promise<number> {
    const answer = await bench.command(command, by);
    if (!answer.ok) throw new Error(`${command.type} refused: ${JSON.stringify(answer.error)}`);
    session = bench.state().session?.id ?? session;
    return bench.state().seq;
  }

  const floor: Floor = {
    bench,
    nurse: (command) => asked(command, nurse),
    colleague: (command) => asked(command, otherNurse),
    physician: (command) => asked(command, physician),
    async enters(entry, minutesAgo = 0) {
      const happenedAtMs = minutesAgo === 0 ? null : bench.now() - minutesAgo * minuteMs;
      await asked({ type: 'chart-entry', entry, happenedAtMs }, nurse);
      const newest = bench.state().session?.chart.at(-1);
      if (newest === undefined) throw new Error('nothing was charted');
      return newest.seq;
    },
    async passes(minutes, shown = well) {
      const untilMs = bench.now() + minutes * minuteMs;
      while (bench.now() < untilMs) {
        if (shown !== null) await bench.oximeter(shown);
        await bench.advance(Math.min(sayEveryMs, untilMs - bench.now()));
      }
    },
    async measures(systolic, diastolic) {
      const mean = Math.round((systolic + 2 * diastolic) / 3);
      await bench.cuff({ sys: systolic, dia: diastolic, mean, pulse: 67 });
    },
    async prepares(protocolId, { patient = {}, systolic = 122, series } = {}) {
      if (opening.type !== 'open-session') throw new Error('the bench opens a session');
      const whom = { ...opening.patient, dateOfBirth: '1984-05-31', ...patient };
      await asked({ ...opening, patient: whom, protocolId, series: series ?? null }, nurse);
      await floor.measures(systolic, 78);
      await floor.passes(2);
      await floor.measures(systolic, 77);
      await calm(bench, 10);
      await asked({ type: 'set-baseline' }, nurse);
    },
    starts: (more = {}) =>
      asked(
        {
          type: 'start-infusion',
          withoutBaseline: null,
          again: null,
          areDeviceAlarmsOn: true,
          isPatientConfirmed: true,
          override: null,
          ...more,
        },
        nurse,
      ),
    async told() {
      if (session === null) throw new Error('no session was opened');
      await bench.events();
      const events = await journal.sessionEvents(session);
      const readings = await journal.readings({ chair, session, parameters: parameterIds, sinceMs: 0 });
      const record = sessionRecord({ kind: 'simulation', people, events, readings }, bench.now());
      if (record === null) throw new Error('the session has no record');
      return { record, readings, siteKey: siteKey(await journal.siteEvents(0)) };
    },
  };
  return floor;
}

/** Every question of a list that has to be answered, answered as one would wish; and the scores a discharge asks for. */
export async function answersAll(floor: Floor, list: 'before' | 'after' | 'form'): Promise<void> {
  const items = floor.bench.state().session?.protocol.checklists[list] ?? [];
  for (const { id, kind, concern, isRequired, choices } of items) {
    if (!isRequired) continue;
    const value = {
      tick: true,
      'yes-no': concern !== 'yes',
      text: 'M. Rivera, sister',
      number: 2,
      time: 9 * 60 * minuteMs,
      choice: choices[0] ?? '',
    }[kind];
    await floor.enters({ kind: 'answer', list, item: id, value, note: null });
  }
}

export async function scoresWell(floor: Floor): Promise<void> {
  for (const [scale, score] of [
    ['moaas', 5],
    ['dissociation', 0],
    ['nausea', 1],
    ['anxiety', 0],
  ] as const)
    await floor.enters({ kind: 'scale', scale, score, answers: null });
}
