import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Bedside } from './bedside.ts';
import type { Given, Nurse } from './nurse.ts';

/**
 * A day at one chair: somebody sits down, is infused, observed and leaves, and ten minutes later the next one comes. Everybody has a
 * bad minute or two, so that alarms begin, are acknowledged and end all day long.
 */
export type BusyChair = {
  /**
   * What is due by this minute and was not done yet, in its order: a machine that is too slow for every minute leaves no step out,
   * and what was refused is asked again at the next minute. Resolves once it was asked for.
   */
  until(minute: number): Promise<void>;
  /** Sessions of which every step was carried out, from the opening to the discharge. */
  wholeSessions(): number;
  /** What the gateway refused last, for who wonders why a chair stands still. */
  lastRefused(): string | null;
  /** How often the gateway did not answer in time. */
  missed(): number;
};

type Parts = {
  readonly chair: string;
  readonly bedside: Bedside;
  readonly nurse: Nurse;
  /** Starts and discharges whatever the gate and the criteria say, so that no session is held up by them. */
  readonly physician: Nurse;
};

type Step = {
  /** Since the session was due to open. */
  readonly atMin: number;
  readonly by: 'nurse' | 'physician';
  readonly command: ChairCommand;
  /** Where it is refused, the session goes on without it. */
  readonly mayFail?: true;
};

/** From one opening to the next. */
export const cycleMin = 120;
const dischargeMin = 110;
/** Chairs do not begin together: what is open at a time is much the same all day. */
const chairsApartMin = 7;

const reason = 'as asked by the physician';
const start: ChairCommand = {
  type: 'start-infusion',
  withoutBaseline: reason,
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: reason,
};

const stepsAfterOpening: readonly Step[] = [
  { atMin: 6, by: 'nurse', command: { type: 'set-baseline' }, mayFail: true },
  { atMin: 8, by: 'physician', command: start },
  { atMin: 15, by: 'nurse', command: { type: 'score-moaas', score: 5 } },
  { atMin: 25, by: 'nurse', command: { type: 'score-moaas', score: 4 } },
  { atMin: 30, by: 'nurse', command: { type: 'pause-infusion', reason: 'line' } },
  { atMin: 33, by: 'nurse', command: { type: 'resume-infusion' } },
  { atMin: 45, by: 'nurse', command: { type: 'score-moaas', score: 4 } },
  { atMin: 52, by: 'nurse', command: { type: 'stop-infusion', stop: { kind: 'completed' } } },
  { atMin: 75, by: 'nurse', command: { type: 'score-moaas', score: 5 } },
  {
    atMin: dischargeMin,
    by: 'physician',
    command: { type: 'close-session', outcome: 'discharged', early: 'the day goes on' },
  },
];

export function busyChair({ chair, bedside, nurse, physician }: Parts): BusyChair {
  let whole = 0;
  let missed = 0;
  let lastRefused: string | null = null;
  // The day begins in the middle of things, or its first hour would be unlike all others.
  let openedMin = -((Number(chair) * chairsApartMin) % cycleMin);
  let ahead = steps(openedMin);
  let cuffMin = -Infinity;
  let isUnanswered = false;

  function steps(minute: number): readonly Step[] {
    const number = String(100_000 + Number(chair) * 1_000 + minute + cycleMin);
    const patient = { displayName: `P. ${number}`, clinicNumber: number, dateOfBirth: null, weightKg: 80 };
    const open: ChairCommand = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
    return [{ atMin: 0, by: 'nurse', command: open }, ...stepsAfterOpening];
  }

  async function isDone({ by, command, mayFail }: Step): Promise<boolean> {
    const given: Given = await (by === 'physician' ? physician : nurse).command(chair, command);
    // Nobody else acts here: what is refused after an answer that never came was done when it was asked for first.
    const wasDone = isUnanswered && given.outcome === 'refused';
    isUnanswered = given.outcome === 'unknown';
    if (isUnanswered) return false;
    if (given.outcome !== 'refused' || wasDone) return true;
    lastRefused = `${command.type}: ${given.refusal.type}`;
    return mayFail === true;
  }

  /** As far as it goes. */
  async function goOn(minute: number): Promise<void> {
    const [next, ...rest] = ahead;
    if (next === undefined || next.atMin > minute - openedMin || !(await isDone(next))) return;
    ahead = rest;
    if (rest.length > 0) return goOn(minute);
    whole += 1;
    openedMin = Math.max(openedMin + cycleMin, minute + cycleMin - dischargeMin);
    ahead = steps(openedMin);
  }

  async function measure(of: number): Promise<void> {
    const isCuffDue = of - cuffMin >= 5 || of < cuffMin;
    if (isCuffDue) {
      cuffMin = of;
      const systolicMmHg = of > 20 && of < 40 ? 186 : 122 + (of % 7);
      await bedside.cuff({ systolicMmHg, diastolicMmHg: 78, meanMmHg: 94 });
    }
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
      if (acknowledged === null)
        await nurse.command(chair, { type: 'acknowledge-alarm', occurrence: id, reason: null });
  }

  async function live(minute: number): Promise<void> {
    await measure(Math.max(0, minute - openedMin));
    await goOn(minute);
    if (minute % 3 === 0) await answer();
  }

  return {
    until: (minute) => live(minute).catch(() => void (missed += 1)),
    wholeSessions: () => whole,
    lastRefused: () => lastRefused,
    missed: () => missed,
  };
}
