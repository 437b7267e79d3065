import { z } from 'zod';
import type { Condition, Priority } from '../alarms/conditions.ts';
import type { Actor } from '../chair/events.ts';
import type { PersonId } from '../ids.ts';

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
};

/** The alarm a call is about, as it is now; once it is over, as it was last. */
export type EscalatedAlarm = {
  readonly condition: Condition;
  readonly priority: Priority;
  readonly stands: 'calling' | 'acknowledged' | 'over';
};

export const escalationTroubles = ['undelivered', 'unanswered'] as const;
export type EscalationTrouble = (typeof escalationTroubles)[number];

/** None delivered for so long, or seen and not answered for so long, is said at the chair (UI18). */
export const undeliveredAfterMs = 10_000;
export const unansweredAfterMs = 120_000;

/** One running call for an occurrence, one of a nurse; so many are never open at a time. */
export const escalationsKept = 20;

const words = z.string().trim().min(1).max(200);
export const askSchema = words;
export const answerSchema = words;

/** The clinic's lists, to be chosen from by a tap: sentences of its own, or codes of the factory's (`@coming`). */
export const escalationWordsSchema = z.object({
  asks: z.array(words).min(1).max(12),
  answers: z.array(words).min(1).max(12),
});
export type EscalationWords = z.infer<typeof escalationWordsSchema>;

/** Codes have their words in the catalogues (`text/en-escalation.ts`). */
export const factoryEscalationWords: EscalationWords = {
  asks: ['@please-come', '@please-look', '@please-telephone', '@may-i-go-on'],
  answers: ['@coming', '@pause', '@stop', '@measure-again', '@go-on-and-watch', '@will-telephone'],
};
