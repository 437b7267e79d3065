import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Bedside } from './bedside.ts';
import type { Given, Nurse } from './nurse.ts';

/**
 * A day at one chair, a minute a step: somebody sits down, is infused, observed and leaves, and ten minutes later the next one
 * comes. Everybody has a bad minute or two, so that alarms begin, are acknowledged and end all day long.
 */
export type BusyChair = {
  /**
   * What happens up to this minute since the last one asked for: a machine that is too slow for every minute leaves no step of the
   * course out. Resolves once it was asked for; a refusal of one step does not end the day.
   */
  until(minute: number): Promise<void>;
  /** Commands that were carried out. */
  done(): number;
  /** How often the gateway did not answer in time. */
  missed(): number;
};

type Parts = { readonly chair: string; readonly bedside: Bedside; readonly nurse: Nurse };

const sessionMin = 110;
const breakMin = 10;
const cycleMin = sessionMin + breakMin;
/** Chairs do not begin together: what is open at a time is much the same all day. */
const chairsApartMin = 7;

/** Where no baseline could be taken, without one: the day goes on. */
function starting({ baseline }: Session): ChairCommand {
  const reason = 'as asked by the physician';
  return {
    type: 'start-infusion',
    withoutBaseline: baseline === null ? reason : null,
    again: null,
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    override: baseline === null ? null : reason,
  };
}

/** However far the session came. */
function closing({ course }: Session): ChairCommand {
  if (course.phase === 'preparing') return { type: 'cancel-session' };
  if (course.phase !== 'observing') return { type: 'stop-infusion', stop: { kind: 'completed' } };
  return { type: 'close-session', outcome: 'discharged', early: 'the day goes on' };
}

/** What is done depends on how far the session came. */
type Step = ChairCommand | ((session: Session) => ChairCommand);

const stepsByMinute: ReadonlyMap<number, Step> = new Map<number, Step>([
  [6, { type: 'set-baseline' }],
  [8, starting],
  [10, starting],
  [30, { type: 'pause-infusion', reason: 'line' }],
  [33, { type: 'resume-infusion' }],
  [52, { type: 'stop-infusion', stop: { kind: 'completed' } }],
  [sessionMin, closing],
  [sessionMin + 2, closing],
  [sessionMin + 4, closing],
]);

export function busyChair({ chair, bedside, nurse }: Parts): BusyChair {
  let done = 0;
  let missed = 0;
  let lived = -1;

  async function ask(command: ChairCommand): Promise<void> {
    const given: Given = await nurse.command(chair, command);
    if (given.outcome === 'recorded' || given.outcome === 'unrecorded') done += 1;
  }

  function opening(minute: number): ChairCommand {
    const number = String(1000 + Number(chair) * 50 + Math.floor(minute / cycleMin));
    const patient = { displayName: `P. ${number}`, clinicNumber: number, dateOfBirth: null, weightKg: 80 };
    return { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
  }

  async function take(step: Step): Promise<void> {
    if (typeof step !== 'function') return ask(step);
    const { session } = (await nurse.chair(chair)).state;
    if (session !== null) await ask(step(session));
  }

  async function course(of: number, minute: number): Promise<void> {
    const step = of === 0 ? opening(minute) : stepsByMinute.get(of);
    if (step !== undefined) await take(step);
    else if (of < sessionMin && of % 10 === 5) await ask({ type: 'score-moaas', score: 4 + (of % 2) });
  }

  /** The day begins in the middle of things, or its first hour would be unlike all others. */
  async function begin(of: number): Promise<void> {
    if (of >= sessionMin) return;
    await ask(opening(0));
    await measure(4);
    for (const [at, step] of stepsByMinute) if (at <= of) await take(step);
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

  /** Of the course of the chair. */
  const minuteOf = (minute: number) => (minute + Number(chair) * chairsApartMin) % cycleMin;

  async function live(minute: number): Promise<void> {
    if (lived === -1) await begin(minuteOf(0));
    const from = Math.max(1, lived + 1);
    lived = minute;
    for (let next = from; next <= minute; next += 1) await course(minuteOf(next), next);
    await measure(minuteOf(minute));
    if (minuteOf(minute) < sessionMin && minute % 3 === 0) await answer();
  }

  return {
    until: (minute) => live(minute).catch(() => void (missed += 1)),
    done: () => done,
    missed: () => missed,
  };
}
