import { knownIntervals, trueIntervals, type Interval } from './intervals.ts';
import { instantsOf, type Instants } from './latency.ts';
import { periodsAtLeast, type RaisedAlarm } from './raised-alarms.ts';
import { isByCuff, type Watched } from './rows.ts';
import type { SessionStretches } from './session-watch.ts';
import { overlap, type Period } from './watched-session.ts';

/** One thing that was true, and what became of it. */
export type JudgedInterval = Interval & {
  readonly chair: string;
  /** When the delivered bytes first said it; null: they never did, and no gateway could know. */
  readonly observableAtMs: number | null;
  /** When it was called at least so urgently, the begin of the interval at the earliest; null: it was not. */
  readonly calledAtMs: number | null;
  /** It was called already when it became true: no latency to speak of. */
  readonly isEarly: boolean;
  readonly instants: Instants | null;
};

const continuousGraceMs = 60_000;
const cuffGraceMs = 240_000;

/** The finger lags behind the heart, the repeat of a cuff behind both: so long after its end it may still be called. */
export function graceMs(what: Watched): number {
  return isByCuff(what) ? cuffGraceMs : continuousGraceMs;
}

export function judgedIntervals(
  chair: string,
  stretches: SessionStretches,
  alarms: readonly RaisedAlarm[],
): readonly JudgedInterval[] {
  const known = knownIntervals(stretches.observable);
  return trueIntervals(stretches.truth).map((interval) => {
    const { what, level, fromMs } = interval;
    const grace = graceMs(what);
    const window = { fromMs, untilMs: interval.untilMs + grace };
    const seen = earliest(
      known.filter((one) => one.what === what && one.level === level),
      window,
    );
    const calls = alarms.filter((alarm) => alarm.what === what);
    const call = earliest(
      calls.flatMap((alarm) => periodsAtLeast(alarm, level)),
      window,
    );
    const observableAtMs = seen === null ? null : Math.max(fromMs, seen.fromMs);
    const calledAtMs = call === null ? null : Math.max(fromMs, call.fromMs);
    const isEarly = call !== null && call.fromMs < fromMs;
    const instants =
      observableAtMs === null || calledAtMs === null || isEarly
        ? null
        : instantsOf({ interval, observableAtMs, raisedAtMs: calledAtMs, graceMs: grace }, stretches);
    return { ...interval, chair, observableAtMs, calledAtMs, isEarly, instants };
  });
}

function earliest<P extends Period>(periods: readonly P[], window: Period): P | null {
  return periods
    .filter((one) => overlap(one, window))
    .reduce<P | null>((first, one) => (first === null || one.fromMs < first.fromMs ? one : first), null);
}
