import type { Actor } from '../chair/events.ts';
import type { HeldWhy, Violation } from './alarm-events.ts';
import type { Condition, Priority } from './conditions.ts';
import type { RuleParameter } from './preset.ts';

/**
 * One line of a session's alarm log (AL35). `seq` is that of the event it began with, and names it; all times are of the
 * gateway's session clock, epoch milliseconds. What is null has not happened so far.
 */
export type AlarmLogEntry =
  OccurrenceEntry | AudioPauseEntry | LimitEntry | InterruptionEntry | DelegationEntry;

/** One time a condition was so. */
export type OccurrenceEntry = {
  readonly kind: 'occurrence';
  readonly seq: number;
  readonly condition: Condition;
  /** Of a technical one: why, as the device says. */
  readonly cause: string | null;
  /** The highest it reached, by its rows or by escalation. */
  readonly priority: Priority;
  /** The highest its rows alone reached: what nobody answered has no part in it. */
  readonly rowsPriority: Priority;
  readonly beganAtMs: number;
  readonly conditionAtMs: number;
  readonly signalAtMs: number;
  /** What stood when it began: each value with the limit in force. Empty for a technical one. */
  readonly violations: readonly Violation[];
  readonly rises: readonly Rise[];
  readonly held: readonly Held[];
  /** All of them: one that was raised again is acknowledged again. */
  readonly acknowledged: readonly LoggedAcknowledgement[];
  readonly escalated: readonly { readonly atMs: number; readonly step: 'pushed' | 'risen' | 'telephone' }[];
  /** When the condition itself was over, and the value that ended it. */
  readonly over: { readonly atMs: number; readonly value: number | null } | null;
  /** When nothing of it stayed. `session-closed`: the condition was so, or kept as returned, to the end. */
  readonly ended: { readonly atMs: number; readonly how: OccurrenceEnd } | null;
};

export type OccurrenceEnd = 'cleared' | 'acknowledged' | 'recurred' | 'session-closed';

export type Rise = {
  readonly atMs: number;
  readonly priority: Priority;
  readonly because: 'priority' | 'worse';
  readonly violations: readonly Violation[];
  readonly conditionAtMs: number;
  readonly signalAtMs: number;
};

export type Held = { readonly fromMs: number; readonly toMs: number | null; readonly why: HeldWhy };

export type LoggedAcknowledgement = {
  readonly atMs: number;
  readonly by: Actor;
  readonly reason: string | null;
};

export type AudioPauseEntry = {
  readonly kind: 'audio-pause';
  readonly seq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly untilMs: number;
  readonly ended: {
    readonly atMs: number;
    readonly because: 'elapsed' | 'person' | 'broken-through' | 'session-closed';
    readonly by: Actor;
    /** Which occurrence broke through. */
    readonly occurrence: number | null;
  } | null;
};

/** The nearest limit of one side and priority, before and after; null where there is none. */
export type LimitEntry = {
  readonly kind: 'limit';
  readonly seq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly parameter: RuleParameter;
  readonly direction: 'low' | 'high';
  readonly priority: 'high' | 'medium';
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: 'baseline' | 'person' | 'reverted' | 'reattributed';
  readonly reason: string | null;
};

export type InterruptionEntry = {
  readonly kind: 'interruption';
  readonly seq: number;
  readonly atMs: number;
  readonly fromMs: number;
  readonly toMs: number;
};

export type DelegationEntry = {
  readonly kind: 'delegation';
  readonly seq: number;
  readonly atMs: number;
  readonly by: Actor;
  readonly ended: {
    readonly atMs: number;
    readonly because: 'person' | 'desk-silent' | 'session-closed';
    readonly by: Actor;
  } | null;
};

/** How long the condition was so, ms, never negative; null while it is. */
export function durationMs({ beganAtMs, over, ended }: OccurrenceEntry): number | null {
  const atMs = over?.atMs ?? ended?.atMs ?? null;
  return atMs === null ? null : Math.max(0, atMs - beganAtMs);
}
