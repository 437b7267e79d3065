import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Journal } from '@chairside/server/ports/journal.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Acknowledgement } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01, type Observation } from '@chairside/simulators/links/pcd01.ts';
import { physician, steppedGateway, type SteppedGateway } from './stepped-gateway.ts';

/** A number; a number the device doubts; or why there is none, in the device's own word (OBX-8). */
export type Shown = number | { readonly doubtful: number } | 'OFF' | 'INV' | 'NAV' | 'BUSY';

/** One chair of the stepped gateway with an oximeter and a cuff that say what they are told to. */
export type BenchChair = SteppedGateway & {
  oximeter(shown: OximeterShown, when?: When): Promise<Acknowledgement['verdict']>;
  cuff(shown: CuffShown, when?: When): Promise<Acknowledgement['verdict']>;
  /** Carried out, or the test ends here. */
  does(command: ChairCommand): Promise<void>;
};

/** What an oximeter says of its parameters; one left out is not in the message. */
export type OximeterShown = { readonly spo2?: Shown; readonly pulse?: Shown };
export type CuffShown = {
  readonly sys?: Shown;
  readonly dia?: Shown;
  readonly mean?: Shown;
  readonly pulse?: Shown;
};

type When = {
  /** How long ago it was measured, when it was not just now. */
  readonly agoMs?: number;
  readonly deviceId?: string;
};

export const oximeterId = 'SIM-OXI-1';
export const cuffId = 'SIM-NIBP-1';

export async function benchChair(journal?: Journal): Promise<BenchChair> {
  const gateway = await steppedGateway(journal);
  await gateway.bind(oximeterId);
  await gateway.bind(cuffId);
  let sent = 0;

  function say(
    profile: 'oximeter' | 'cuff',
    parts: Partial<Record<ParameterId, Shown | undefined>>,
    { agoMs = 0, deviceId = profile === 'cuff' ? cuffId : oximeterId }: When,
  ) {
    const shown = Object.entries(parts).filter((part): part is [ParameterId, Shown] => part[1] !== undefined);
    sent += 1;
    const message = encodePcd01({
      sender: 'SIM-CHAIR-1',
      controlId: String(sent),
      sentAtMs: gateway.now(),
      profile,
      deviceId,
      measuredAtMs: gateway.now() - agoMs,
      observations: shown.map(([parameter, one]) => ({ parameter, result: resultOf(one) })),
    });
    return gateway.send(
      flagged(
        message,
        shown.map(([, one]) => one),
      ),
    );
  }

  return {
    ...gateway,
    oximeter: ({ spo2, pulse }, when = {}) =>
      say('oximeter', { spo2Percent: spo2, pulseRateBpm: pulse }, when),
    cuff: ({ sys, dia, mean, pulse }, when = {}) =>
      say('cuff', { systolicMmHg: sys, diastolicMmHg: dia, meanMmHg: mean, cuffPulseRateBpm: pulse }, when),
    async does(command) {
      const answer = await gateway.command(
        command,
        command.type === 'start-infusion' ? physician : undefined,
      );
      if (!answer.ok) throw new Error(`${command.type} refused: ${JSON.stringify(answer.error)}`);
    },
  };
}

export const opening: ChairCommand = {
  type: 'open-session',
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};
export const starting: ChairCommand = {
  type: 'start-infusion',
  withoutBaseline: 'as asked by the physician',
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: 'as asked by the physician',
};
export const stopping: ChairCommand = { type: 'stop-infusion', stop: { kind: 'completed' } };

/** Good numbers each second, so many seconds long; the clock stands a second after the last. */
export async function calm(bench: BenchChair, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.oximeter({ spo2: 97, pulse: 66 });
    await bench.advance(1_000);
  }
}

/** A session, armed, the infusion running, a good cuff measurement behind it. */
export async function infusing(): Promise<BenchChair> {
  const bench = await benchChair();
  await bench.does(opening);
  await bench.cuff({ sys: 122, dia: 78, mean: 93 });
  await calm(bench, 12);
  await bench.does(starting);
  return bench;
}

/**
 * So much time passes, with a nurse there who acknowledges whatever calls, so long after it called or called again.
 * Null: nobody does.
 */
export async function passes(
  bench: BenchChair,
  ms: number,
  acknowledgesAfterMs: number | null,
): Promise<void> {
  const untilMs = bench.now() + ms;
  for (;;) {
    const calling = (bench.state().session?.alarms.occurrences ?? []).filter(
      ({ acknowledged }) => acknowledged === null,
    );
    const dueMs = Math.min(...calling.map((one) => one.callingSinceMs + (acknowledgesAfterMs ?? Infinity)));
    // What called before this began may be overdue: she is late then, and time does not go back for her.
    await bench.advance(Math.max(0, Math.min(untilMs, dueMs) - bench.now()));
    if (dueMs > untilMs) return;
    for (const { id, callingSinceMs } of calling) {
      if (callingSinceMs + (acknowledgesAfterMs ?? Infinity) > dueMs) continue;
      await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    }
  }
}

export type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

export async function eventsOf<T extends ChairEvent['type']>(
  bench: SteppedGateway,
  type: T,
): Promise<readonly EventOf<T>[]> {
  return (await bench.events()).filter((event): event is EventOf<T> => event.type === type);
}

function resultOf(shown: Shown): Observation['result'] {
  if (typeof shown === 'number') return { value: shown };
  if (typeof shown === 'object') return { value: shown.doubtful };
  return { absent: shown === 'BUSY' ? 'NAV' : shown };
}

/** The simulators' encoder knows neither doubt nor a measurement under way: OBX-8 of those rows is set here. */
function flagged(message: string, shown: readonly Shown[]): string {
  const firstRow = 4;
  const segments = message.split('\r');
  return segments
    .map((segment, index) => {
      const one = shown[index - firstRow];
      const flag = typeof one === 'object' ? 'QUES' : one === 'BUSY' ? 'BUSY' : null;
      if (flag === null) return segment;
      const fields = segment.split('|');
      fields[8] = flag;
      return fields.join('|');
    })
    .join('\r');
}
