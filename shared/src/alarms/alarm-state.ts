import type { Actor } from '../chair/events.ts';
import type { Condition, Priority } from './conditions.ts';
import type { HeldWhy, Violation } from './alarm-events.ts';
import type { Pressures } from './nibp-state.ts';

/**
 * One time a condition was so, from its begin until nobody needs it any more.
 *
 * present   the condition is so
 * returned  it is over, but a latching row stood in it and nobody has acknowledged it (AL11)
 */
export type Occurrence = {
  /** The `seq` of its `alarm-began`. */
  readonly id: number;
  readonly condition: Condition;
  readonly presence: 'present' | 'returned';
  /** What it signals by: that of its rows, or high once it has escalated. */
  readonly priority: Priority;
  /** Of its rows alone. */
  readonly rowsPriority: Priority;
  readonly isEscalated: boolean;
  /** Rows that stand. Of one that has returned: those that stood last. */
  readonly violations: readonly Violation[];
  readonly cause: string | null;
  /** A latching row stood since it was last acknowledged: it keeps its priority, and stays when it returns. */
  readonly isLatched: boolean;
  readonly held: HeldWhy | null;
  readonly acknowledged: Acknowledgement | null;
  readonly beganAtMs: number;
  readonly conditionAtMs: number;
  readonly signalAtMs: number;
  /** When it last began to call: its begin, or a later rise. Escalation counts from here (AL19). */
  readonly callingSinceMs: number;
  readonly pushedAtMs: number | null;
  readonly telephoneAtMs: number | null;
  /** When a physician was last called because of it (UI18), by itself or by a person; null since it called anew. */
  readonly calledAtMs: number | null;
};

export type Acknowledgement = {
  readonly by: Actor;
  readonly atMs: number;
  readonly reason: string | null;
  /** What the cuff had said then: clearly worse than that calls again (AL14). */
  readonly pressures: Pressures;
  /** The cuff's newest measurement then. */
  readonly measurement: string | null;
};

/** One that is over and gone, for the list. */
export type RecentOccurrence = Occurrence & { readonly endedAtMs: number };

export type AudioPause = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly by: Actor;
  /** What was present when it began, by key, and how urgent it was: no more than that is silenced. */
  readonly silenced: Readonly<Record<string, Priority>>;
};

export type RunningDelay = {
  readonly rule: string;
  readonly condition: Condition;
  readonly sinceMs: number;
  readonly measuredAtMs: number | null;
};

/** Why technical signals about the devices at the patient stand by (SE29, SE32). */
export type StandBy = 'off-monitor' | 'evacuation';

export type AlarmState = {
  /** Present or returned, in the order they began. */
  readonly occurrences: readonly Occurrence[];
  /** The newest few that are over, newest last. */
  readonly recent: readonly RecentOccurrence[];
  readonly delays: readonly RunningDelay[];
  readonly armedAtMs: {
    readonly spo2Percent: number | null;
    readonly pulseRateBpm: number | null;
  };
  readonly audioPause: AudioPause | null;
  readonly delegatedAtMs: number | null;
  readonly cuffHold: { readonly fromMs: number; readonly untilMs: number } | null;
  /** In the order they began; empty: nothing stands by. */
  readonly standBy: readonly StandBy[];
  /** When the patient last came back to the monitor: how long a device has been silent counts from here. */
  readonly backAtMs: number | null;
};

export const recentOccurrencesKept = 20;

export const noAlarms: AlarmState = {
  occurrences: [],
  recent: [],
  delays: [],
  armedAtMs: { spo2Percent: null, pulseRateBpm: null },
  audioPause: null,
  delegatedAtMs: null,
  cuffHold: null,
  standBy: [],
  backAtMs: null,
};
