import { highestOf, isHigher, isPhysiological, type Priority } from '../alarms/conditions.ts';
import { unansweredAfterMs, undeliveredAfterMs, type Escalation } from './escalation.ts';
import type { EscalationTrouble } from './words.ts';

/** What follows from a call and the clock; nothing here is stored. All times in ms on the gateway's session clock. */
export type NextOfCall =
  | { readonly type: 'trouble'; readonly atMs: number; readonly trouble: EscalationTrouble }
  | { readonly type: 'over'; readonly atMs: number };

/**
 * What time alone will next make of it (ES5, ES7, ES8); null when nothing. `heardSinceMs`: since when a screen that has it could have
 * been heard of.
 */
export function nextOfCall(call: Escalation, heardSinceMs: number): NextOfCall | null {
  if (isSettled(call)) return { type: 'over', atMs: settledUntilMs(call) };
  if (call.answered !== null) return null;
  const undelivered = nextUndelivered(call, heardSinceMs);
  const unanswered = nextUnanswered(call);
  if (undelivered === null || unanswered === null) return undelivered ?? unanswered;
  return unanswered.atMs < undelivered.atMs ? unanswered : undelivered;
}

function nextUndelivered(
  { undeliveredSinceMs, trouble }: Escalation,
  heardSinceMs: number,
): NextOfCall | null {
  if (undeliveredSinceMs === null || trouble === 'undelivered') return null;
  const atMs = Math.max(undeliveredSinceMs, heardSinceMs) + undeliveredAfterMs;
  return { type: 'trouble', atMs, trouble: 'undelivered' };
}

/** Who has opened it has two minutes from then; until somebody has, they run from when a screen first had it. */
function nextUnanswered({ seen, reachedAtMs, trouble }: Escalation): NextOfCall | null {
  const sinceMs = seen?.atMs ?? reachedAtMs;
  if (sinceMs === null || trouble !== null) return null;
  return { type: 'trouble', atMs: sinceMs + unansweredAfterMs, trouble: 'unanswered' };
}

/** Of an alarm's own call: somebody is at the chair, or the alarm is over and the call was answered (ES5). */
export function isSettled({ because, alarm, answered }: Escalation): boolean {
  if (because !== 'alarm' || alarm === null) return false;
  if (alarm.stands === 'over') return answered !== null || alarm.condition.what === 'chair-without-nurse';
  return alarm.stands === 'acknowledged';
}

/** What a physician is reading, or has said, does not vanish under anybody's eyes. */
function settledUntilMs({ seen, answered }: Escalation): number {
  const lastWordMs = answered?.atMs ?? seen?.atMs;
  return lastWordMs === undefined ? -Infinity : lastWordMs + unansweredAfterMs;
}

/** A nurse does not call for little: what is about a low alarm, or about none, is medium (ES9). */
export function urgencyOf({ alarm }: Pick<Escalation, 'alarm'>): Priority {
  return highestOf(['medium', alarm?.priority ?? 'medium']) ?? 'medium';
}

/** A person's, and a patient's alarm's, before what a technical alarm raised; then the most urgent, then the newest (ES13). */
export function comesBefore(one: Escalation, other: Escalation): number {
  const technical = Number(isOfTechnicalAlarm(one)) - Number(isOfTechnicalAlarm(other));
  if (technical !== 0) return technical;
  const [mine, theirs] = [urgencyOf(one), urgencyOf(other)];
  if (mine !== theirs) return isHigher(mine, theirs) ? -1 : 1;
  return other.raisedAtMs - one.raisedAtMs;
}

/** Nobody at the chair asked, and nothing is said about the patient. */
function isOfTechnicalAlarm({ because, alarm }: Escalation): boolean {
  return because === 'alarm' && alarm !== null && !isPhysiological(alarm.condition);
}
