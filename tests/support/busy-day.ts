import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Bedside } from './bedside.ts';
import type { Given, Nurse } from './nurse.ts';

/**
 * A day at one chair, a minute a step: somebody sits down, is infused, observed and leaves, and ten minutes later the next one
 * comes. Everybody has a bad minute or two, so that alarms begin, are acknowledged and end all day long.
 */
export type BusyChair = {
  /** What happens in this minute. Resolves once it was asked for; a refusal of one step does not end the day. */
  minute(minute: number): Promise<void>;
  /** Commands that were recorded. */
  done(): number;
  /** Minutes in which the gateway did not answer in time. */
  missed(): number;
};

type Parts = { readonly chair: string; readonly bedside: Bedside; readonly nurse: Nurse };

const sessionMin = 110;
const breakMin = 10;
const cycleMin = sessionMin + breakMin;
/** Chairs do not begin together: what is open at a time is much the same all day. */
const chairsApartMin = 7;

const start: ChairCommand = {
  type: 'start-infusion',
  withoutBaseline: null,
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: 'as asked by the physician',
};

const commandsByMinute: ReadonlyMap<number, ChairCommand> = new Map<number, ChairCommand>([
  [6, { type: 'set-baseline' }],
  [8, start],
  [30, { type: 'pause-infusion', reason: 'line' }],
  [33, { type: 'resume-infusion' }],
  [52, { type: 'stop-infusion', stop: { kind: 'completed' } }],
  [sessionMin, { type: 'close-session', outcome: 'discharged', early: 'the day goes on' }],
]);

export function busyChair({ chair, bedside, nurse }: Parts): BusyChair {
  let done = 0;
  let missed = 0;

  async function ask(command: ChairCommand): Promise<void> {
    const given: Given = await nurse.command(chair, command);
    if (given.outcome === 'recorded') done += 1;
  }

  function opening(minute: number): ChairCommand {
    const number = String(1000 + Number(chair) * 50 + Math.floor(minute / cycleMin));
    const patient = { displayName: `P. ${number}`, clinicNumber: number, dateOfBirth: null, weightKg: 80 };
    return { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
  }

  async function course(of: number, minute: number): Promise<void> {
    const command = of === 0 ? opening(minute) : commandsByMinute.get(of);
    if (command !== undefined) await ask(command);
    else if (of < sessionMin && of % 10 === 5) await ask({ type: 'score-moaas', score: 4 + (of % 2) });
  }

  /** The day begins in the middle of things, or its first hour would be unlike all others. */
  async function begin(of: number): Promise<void> {
    if (of >= sessionMin) return;
    await ask(opening(0));
    await measure(4);
    for (const [at, command] of commandsByMinute) if (at <= of) await ask(command);
  }

  async function measure(of: number): Promise<void> {
    const systolicMmHg = of > 20 && of < 40 ? 186 : 122 + (of % 7);
    if (of % 5 === 4) await bedside.cuff({ systolicMmHg, diastolicMmHg: 78, meanMmHg: 94 });
    await bedside.oximeter(
      of % 25 === 13
        ? { spo2Percent: 82, pulseRateBpm: 58 }
        : of % 25 === 20
          ? 'probe-off'
          : { spo2Percent: 95 + (of % 4), pulseRateBpm: 64 + (of % 11) },
    );
  }

  async function answer(): Promise<void> {
    const { session } = (await nurse.chair(chair)).state;
    for (const { id, acknowledged } of session?.alarms.occurrences ?? [])
      if (acknowledged === null) await ask({ type: 'acknowledge-alarm', occurrence: id, reason: null });
  }

  async function live(minute: number): Promise<void> {
    const of = (minute + Number(chair) * chairsApartMin) % cycleMin;
    await (minute === 0 ? begin(of) : course(of, minute));
    await measure(of);
    if (of < sessionMin && of % 4 === 3) await answer();
  }

  return {
    minute: (minute) => live(minute).catch(() => void (missed += 1)),
    done: () => done,
    missed: () => missed,
  };
}
