import { alarmBurden, type AlarmBurden } from '@chairside/shared/alarms/burden.ts';
import type { Happening } from './happenings.ts';
import type { Hearing } from './hearing.ts';
import { knownIntervals, type Interval } from './intervals.ts';
import { judgedAlarms, type JudgedAlarm } from './judged-alarms.ts';
import { judgedFaults, type JudgedFault } from './judged-faults.ts';
import { judgedIntervals, type JudgedInterval } from './judged-intervals.ts';
import { raisedAlarms } from './raised-alarms.ts';
import type { SessionStretches } from './session-watch.ts';
import type { WatchedSession } from './watched-session.ts';

/** One session held against the truth. */
export type SessionScore = {
  readonly chair: string;
  readonly session: string;
  readonly openedAtMs: number;
  readonly untilMs: number;
  readonly intervals: readonly JudgedInterval[];
  readonly alarms: readonly JudgedAlarm[];
  readonly faults: readonly JudgedFault[];
  /** What the delivered bytes said, whether or not it was true. */
  readonly observable: readonly Interval[];
  readonly burden: Pick<AlarmBurden, 'alarms' | 'hours' | 'secondsInAlarm'>;
};

export type Witnessed = {
  readonly stretches: SessionStretches;
  readonly hearing: Hearing;
  readonly happenings: readonly Happening[];
};

export function sessionScore(
  session: WatchedSession,
  { stretches, hearing, happenings }: Witnessed,
): SessionScore {
  const { chair, openedAtMs, untilMs, events } = session;
  const raised = raisedAlarms(session);
  const intervals = judgedIntervals(chair, stretches, raised);
  const alarms = judgedAlarms(raised, { truth: intervals, said: knownIntervals(stretches.said), happenings });
  const {
    alarms: count,
    hours,
    secondsInAlarm,
  } = alarmBurden([events], { fromMs: openedAtMs, toMs: untilMs });
  return {
    chair,
    session: session.session,
    openedAtMs,
    untilMs,
    intervals,
    alarms,
    faults: judgedFaults(happenings, alarms, {
      chair,
      watched: { fromMs: openedAtMs, untilMs },
      heard: hearing,
    }),
    observable: knownIntervals(stretches.observable),
    burden: { alarms: count, hours, secondsInAlarm },
  };
}
