import { isHigher, rankOf, type Condition, type Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Period, WatchedSession } from './watched-session.ts';

/** An occurrence as the gateway's feed tells it, by its rows alone: that nobody answered makes none more urgent here. */
export type RaisedAlarm = {
  readonly chair: string;
  /** `seq` of its `alarm-began`. */
  readonly occurrence: number;
  readonly what: Condition['what'];
  readonly subject: string | null;
  /** The highest it had. */
  readonly priority: Priority;
  readonly beganAtMs: number;
  /** When the condition was over; the end of the session where it was not. */
  readonly untilMs: number;
  /** What it was from when on, oldest first. */
  readonly steps: readonly { readonly fromMs: number; readonly priority: Priority }[];
};

export function raisedAlarms({ chair, events, untilMs }: WatchedSession): readonly RaisedAlarm[] {
  const alarms = new Map<number, RaisedAlarm>();
  for (const event of events) {
    if (event.type === 'alarm-began') {
      const { condition, priority } = event.body;
      alarms.set(event.seq, {
        chair,
        occurrence: event.seq,
        ...condition,
        priority,
        beganAtMs: event.atMs,
        untilMs,
        steps: [{ fromMs: event.atMs, priority }],
      });
    } else if ('occurrence' in event.body && event.body.occurrence !== null) {
      const alarm = alarms.get(event.body.occurrence);
      if (alarm !== undefined) alarms.set(alarm.occurrence, lived(alarm, event));
    }
  }
  return [...alarms.values()];
}

function lived(alarm: RaisedAlarm, event: ChairEvent): RaisedAlarm {
  const { atMs } = event;
  switch (event.type) {
    case 'alarm-raised':
    case 'alarm-changed': {
      const { priority } = event.body;
      return {
        ...alarm,
        priority: isHigher(priority, alarm.priority) ? priority : alarm.priority,
        steps: [...alarm.steps, { fromMs: atMs, priority }],
      };
    }
    // What is kept as returned goes later; its condition is over now.
    case 'alarm-cleared':
    case 'alarm-latched':
    case 'alarm-reset':
      return { ...alarm, untilMs: Math.min(alarm.untilMs, atMs) };
    default:
      return alarm;
  }
}

/** From when to when it was at least so urgent, oldest first. */
export function periodsAtLeast({ steps, untilMs }: RaisedAlarm, priority: Priority): readonly Period[] {
  return steps.reduce<readonly Period[]>((periods, step, nth) => {
    if (rankOf(step.priority) < rankOf(priority)) return periods;
    const next = { fromMs: step.fromMs, untilMs: steps[nth + 1]?.fromMs ?? untilMs };
    const last = periods.at(-1);
    if (last?.untilMs !== next.fromMs) return [...periods, next];
    return [...periods.slice(0, -1), { ...last, untilMs: next.untilMs }];
  }, []);
}
