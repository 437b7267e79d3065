import { physiologicalConditions } from '@chairside/shared/alarms/conditions.ts';
import { isAt, isTechnical, type Happening } from './happenings.ts';
import type { Interval, Level } from './intervals.ts';
import { graceMs } from './judged-intervals.ts';
import { periodsAtLeast, type RaisedAlarm } from './raised-alarms.ts';
import type { Watched } from './rows.ts';
import { overlap, type Period } from './watched-session.ts';

/**
 * true                it was so, or had been a moment ago
 * duplicate           it was, and another alarm had called it
 * false               it was not
 * technical-correct   something was made to be wrong with what we watch by
 * technical-other     nothing was, as far as the truth knows: a cuff nobody pressed, a screen that is not there
 * unjudged            a person entered it
 */
export type Verdict = 'true' | 'duplicate' | 'false' | 'technical-correct' | 'technical-other' | 'unjudged';

export type JudgedAlarm = RaisedAlarm & {
  readonly verdict: Verdict;
  /**
   * Of a physiological one that was called high. `over-called`: there was something, and less of it. Null: it was not high.
   */
  readonly high: 'true' | 'over-called' | 'false' | null;
  /** Of a false one: the devices said so, or nobody did. */
  readonly because: 'devices' | 'nothing' | null;
  /** What was being made to go wrong when it began. */
  readonly during: readonly string[];
};

type Known = {
  readonly truth: readonly Interval[];
  /** What the devices said, doubtful or not. */
  readonly said: readonly Interval[];
  readonly happenings: readonly Happening[];
};

/** After a fault has ended its alarm may still be on its way; a value may be as old as the way is long. */
export const technicalGraceMs = 60_000;
const saidWithinMs = 5_000;

export function judgedAlarms(alarms: readonly RaisedAlarm[], known: Known): readonly JudgedAlarm[] {
  const called = new Set<Interval>();
  return alarms.map((alarm) => {
    const faults = known.happenings.filter((one) => isTechnical(one) && isAt(one, alarm.chair));
    const during = faults
      .filter(
        ({ fromMs, untilMs }) => alarm.beganAtMs >= fromMs && alarm.beganAtMs <= untilMs + technicalGraceMs,
      )
      .map(({ label, target, verb }) => label ?? `${target}.${verb}`);
    const unjudged = { ...alarm, high: null, because: null, during };
    if (alarm.what === 'sedation') return { ...unjudged, verdict: 'unjudged' };
    if (!isWatched(alarm.what))
      return { ...unjudged, verdict: during.length > 0 ? 'technical-correct' : 'technical-other' };
    const matching = intervalsNear(known.truth, alarm, alarm.what);
    const at = (level: Level) => matching.filter((one) => one.level === level);
    const isNew = at('medium').some((interval) => !called.has(interval));
    for (const interval of at('medium')) called.add(interval);
    const verdict: Verdict = at('medium').length === 0 ? 'false' : isNew ? 'true' : 'duplicate';
    return {
      ...alarm,
      verdict,
      high: highVerdict(alarm, at),
      because: becauseOf(alarm, verdict, known),
      during,
    };
  });
}

function isWatched(what: RaisedAlarm['what']): what is Watched {
  return what !== 'sedation' && (physiologicalConditions as readonly string[]).includes(what);
}

function highVerdict(alarm: RaisedAlarm, at: (level: Level) => readonly Interval[]): JudgedAlarm['high'] {
  const calledHigh = periodsAtLeast(alarm, 'high');
  if (calledHigh.length === 0) return null;
  const isTrue = at('high').some((interval) =>
    calledHigh.some((period) => overlap(period, widened(interval))),
  );
  if (isTrue) return 'true';
  return at('medium').length > 0 ? 'over-called' : 'false';
}

function becauseOf(alarm: RaisedAlarm, verdict: Verdict, { said }: Known): JudgedAlarm['because'] {
  if (verdict !== 'false') return null;
  const when: Period = { fromMs: alarm.beganAtMs - saidWithinMs, untilMs: alarm.beganAtMs + saidWithinMs };
  return said.some((one) => one.what === alarm.what && overlap(one, when)) ? 'devices' : 'nothing';
}

function intervalsNear(
  intervals: readonly Interval[],
  alarm: RaisedAlarm,
  what: Watched,
): readonly Interval[] {
  const present: Period = { fromMs: alarm.beganAtMs, untilMs: alarm.untilMs };
  return intervals.filter((one) => one.what === what && overlap(present, widened(one)));
}

/** A device that reads low may be a little early, the finger is always late. */
function widened({ what, fromMs, untilMs }: Interval): Period {
  return { fromMs: fromMs - graceMs(what), untilMs: untilMs + graceMs(what) };
}
