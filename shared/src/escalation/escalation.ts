import type { Condition, Priority } from '../alarms/conditions.ts';
import type { Actor } from '../chair/events.ts';
import type { PersonId } from '../ids.ts';
import type { EscalationTrouble } from './words.ts';

/**
 * A physician is called to a chair (UI18, AL19): by a nurse's tap, or by an alarm nobody has answered.
 *
 * raised ─► delivered ─► seen ─► answered ─► closed
 *
 * delivered  a screen with a physician signed in shows the card, and says so; lost again when no such screen is left
 * seen       a physician has opened it
 * answered   with a text, or one of the clinic's choices
 */
export type Escalation = {
  /** The `seq` of its `escalation-raised`. */
  readonly id: number;
  readonly because: 'nurse' | 'alarm';
  /** Of the alarm it is about; null where a nurse just calls. */
  readonly occurrence: number | null;
  /** What the nurse asks; null from an alarm. */
  readonly ask: string | null;
  readonly by: Actor;
  readonly raisedAtMs: number;
  /** Null where it is about none. */
  readonly alarm: EscalatedAlarm | null;
  /** A physician's screen shows it just now; null while none does. */
  readonly deliveredAtMs: number | null;
  /** Whose screen has it, or had it last. */
  readonly deliveredTo: PersonId | null;
  /** When a physician's screen had it for the first time. */
  readonly reachedAtMs: number | null;
  /** Since when no screen has it: from the raising on, or since the last one was gone. Null while one has. */
  readonly undeliveredSinceMs: number | null;
  readonly seen: { readonly by: PersonId; readonly atMs: number } | null;
  /** The newest answer. */
  readonly answered: { readonly by: PersonId; readonly atMs: number; readonly answer: string } | null;
  /** Nobody has it, or nobody answers: the chair says so, and that the telephone is next. */
  readonly trouble: EscalationTrouble | null;
  readonly troubledAtMs: number | null;
  /** The `seq` of its newest `escalation-troubled`. */
  readonly troubledSeq: number | null;
};

/** The alarm a call is about, as it is now; once it is over, as it was last. */
export type EscalatedAlarm = {
  readonly condition: Condition;
  readonly priority: Priority;
  readonly stands: 'calling' | 'acknowledged' | 'over';
};

/** None delivered for so long, or seen and not answered for so long, is said at the chair (UI18). */
export const undeliveredAfterMs = 10_000;
export const unansweredAfterMs = 120_000;

/** One running call for an occurrence, one of a nurse; so many are never open at a time. */
export const escalationsKept = 20;
