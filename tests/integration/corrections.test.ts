import { entriesCsv } from '@chairside/server/records/entries-csv.ts';
import { sessionBundle } from '@chairside/server/records/fhir/bundle.ts';
import {
  minute,
  nurse,
  otherNurse,
  start,
  anOpening,
  aChair,
  t0,
} from '@chairside/server/testing/a-chair.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { sessionRecord } from '@chairside/shared/record/project.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../support/parse-csv.ts';

/**
 * What stands, read out of four places by four readers that know nothing of each other (RE21). Every entry carries a mark of its
 * own, `#17`, in words that all of them hold.
 */
type Standing = readonly { readonly mark: string; readonly happenedAtMs: number }[];

const anyStep = fc.record({
  does: fc.constantFrom('enter', 'enter', 'enter', 'undo', 'strike', 'correct', 'remark'),
  kind: fc.nat({ max: 5 }),
  /** Which of those there are, from the newest. */
  back: fc.nat({ max: 6 }),
  agoS: fc.constantFrom(0, 0, 30, 240),
  passS: fc.constantFrom(1, 20, 59, 61, 300),
  isOther: fc.boolean(),
});
const anySteps = fc.array(anyStep, { minLength: 5, maxLength: 30 });
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

function marked(kind: number, mark: number): ChartEntry {
  const words = `#${mark}`;
  const entries: readonly ChartEntry[] = [
    { kind: 'note', text: `seen ${words}` },
    { kind: 'side-effect', effect: 'other', other: words, severity: 'mild' },
    {
      kind: 'medicine',
      medicine: `ondansetron ${words}`,
      amount: 4,
      unit: 'mg',
      route: 'oral',
      givenBy: 'J',
    },
    { kind: 'intervention', what: 'other', note: words },
    {
      kind: 'dose',
      drug: `ketamine #d${mark}`,
      amount: mark + 1,
      unit: 'mg',
      rateMlPerHour: null,
      volumeMl: null,
      lot: null,
      givenBy: 'J',
    },
    { kind: 'answer', list: 'before', item: 'consent', value: true, note: words },
  ];
  return entries[kind] ?? { kind: 'note', text: words };
}

/** What the chair made of the steps; those it refused left no event. */
function lived(steps: readonly Step[]): readonly ChairEvent[] {
  const chair = aChair();
  chair.command(anOpening, -10);
  chair.command({ type: 'set-baseline' }, -5);
  chair.command(start, 0);
  let atMinute = 10;
  let mark = 0;
  for (const { does, kind, back, agoS, passS, isOther } of steps) {
    atMinute += passS / 60;
    const nowMs = t0 + atMinute * minute;
    const chart = chair.state().session?.chart ?? [];
    const about = chart.at(-1 - back) ?? chart.at(-1);
    const by = { principal: isOther ? otherNurse : nurse };
    const seq = about?.seq ?? 0;
    mark += 1;
    if (does === 'enter')
      chair.command(
        { type: 'chart-entry', entry: marked(kind, mark), happenedAtMs: nowMs - agoS * 1_000 },
        atMinute,
        by,
      );
    else if (about === undefined) continue;
    else if (does === 'undo') chair.command({ type: 'undo-entry', seq }, atMinute, by);
    else if (does === 'remark')
      chair.command({ type: 'correct-entry', seq, note: 'looked at again' }, atMinute, by);
    else {
      const again = marked(kindOf(about.entry), mark);
      const instead = does === 'strike' ? null : { entry: again, happenedAtMs: nowMs - agoS * 1_000 };
      chair.command({ type: 'correct-entry', seq, note: 'not as it was', instead }, atMinute, by);
    }
  }
  return chair.events();
}

function kindOf({ kind }: ChartEntry): number {
  return ['note', 'side-effect', 'medicine', 'intervention', 'dose', 'answer'].indexOf(kind);
}

function markOf(text: string): string {
  return /#d?\d+/.exec(text)?.[0] ?? 'none';
}

function inOrder(standing: Standing): Standing {
  return standing.toSorted((one, other) => (one.mark < other.mark ? -1 : 1));
}

/** Every event for itself: what ends what, and what an undone one lets stand again. */
function standingInEvents(events: readonly ChairEvent[]): Standing {
  const open = new Map<number, Standing[number]>();
  const ended = new Map<number, { readonly seq: number; readonly was: Standing[number] }>();
  for (const event of events) {
    if (event.type === 'entry-charted') {
      open.set(event.seq, told(event.body));
    } else if (event.type === 'entry-corrected' && event.body.instead !== undefined) {
      const was = open.get(event.body.correctedSeq);
      if (was === undefined) throw new Error('corrected what does not stand');
      open.delete(event.body.correctedSeq);
      ended.set(event.seq, { seq: event.body.correctedSeq, was });
      if (event.body.instead !== null) open.set(event.seq, told(event.body.instead));
    } else if (event.type === 'entry-undone') {
      open.delete(event.body.undoneSeq);
      const before = ended.get(event.body.undoneSeq);
      if (before !== undefined) open.set(before.seq, before.was);
    }
  }
  return inOrder([...open.values()]);
}

function told({ entry, happenedAtMs }: { readonly entry: ChartEntry; readonly happenedAtMs: number }) {
  return { mark: markOf(JSON.stringify(entry)), happenedAtMs };
}

function standingInRecord(record: SessionRecord): Standing {
  return inOrder(record.chart.filter(({ over }) => over === null).map(told));
}

function standingInCsv(csv: string): Standing {
  const [head = [], ...rows] = parseCsv(csv);
  const cell = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
  return inOrder(
    rows
      .filter((row) => cell(row, 'state') === 'standing' && markOf(cell(row, 'text')) !== 'none')
      .map((row) => ({ mark: markOf(cell(row, 'text')), happenedAtMs: Date.parse(cell(row, 'happened')) })),
  );
}

type Timed = {
  readonly resourceType: string;
  readonly status?: string;
  readonly effectiveDateTime?: string;
  readonly effectivePeriod?: { readonly start: string };
  readonly performedDateTime?: string;
};

/** What runs in is given as long as the infusion runs, not at a moment. */
function asGiven(one: Standing[number]): Standing[number] {
  return one.mark.startsWith('#d') ? { ...one, happenedAtMs: t0 } : one;
}

/** As a receiver has it: what is not in error, with the time it gives. */
function standingInFhir(text: string): Standing {
  const bundle = JSON.parse(text) as { readonly entry: readonly { readonly resource: Timed }[] };
  return inOrder(
    bundle.entry.flatMap(({ resource }) => {
      const mark = markOf(JSON.stringify(resource));
      if (resource.resourceType === 'Provenance' || resource.status === 'entered-in-error') return [];
      const at = resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.performedDateTime;
      return mark === 'none' ? [] : [{ mark, happenedAtMs: Date.parse(at ?? '') }];
    }),
  );
}

describe('what stands', () => {
  it('[RE21] after 200 random sequences of entries, undos and corrections is the same in record, CSV and FHIR', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        const events = lived(steps);
        for (const { type } of events) met.add(type);
        const source = { kind: 'clinic', people: [], events, readings: [] } as const;
        const record = sessionRecord(source, t0 + 500 * minute);
        if (record === null) throw new Error('no session');
        for (const { over } of record.chart) met.add(over?.how ?? 'standing');
        const standing = standingInEvents(events);
        expect(standingInRecord(record)).toEqual(standing);
        expect(standingInCsv(entriesCsv(record).join(''))).toEqual(standing);
        const bundle = sessionBundle({ record, readings: [], siteKey: 'site' });
        expect(standingInFhir(JSON.stringify(bundle))).toEqual(standing.map(asGiven));
      }),
      { numRuns: 200 },
    );
    // Else it would have shown nothing.
    for (const how of ['entry-undone', 'entry-corrected', 'undone', 'struck', 'corrected', 'standing'])
      expect(met).toContain(how);
  }, 240_000);
});
