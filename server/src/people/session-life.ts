import type { Kept } from './kept.ts';

/**
 * How far what was signed in still reaches. Host time.
 *
 * open     does
 * locked   shows; does nothing before a PIN or the password
 * expired  shows; does nothing before the password
 * over     is nothing any more
 */
export type SessionState = 'open' | 'locked' | 'expired' | 'over';

/** After a shift the password is asked for again, and a day after it nobody looks any more. */
export const passwordHoldsMs = 12 * 3_600_000;
export const looksForMs = 24 * 3_600_000;

export function sessionState(
  session: Pick<Kept<'sessions'>, 'passwordAtMs' | 'touchedAtMs' | 'isLocked'>,
  { nowMs, idleLockMs }: { readonly nowMs: number; readonly idleLockMs: number },
): SessionState {
  const { passwordAtMs, touchedAtMs, isLocked } = session;
  if (nowMs - passwordAtMs >= looksForMs) return 'over';
  if (!isWithin(passwordHoldsMs, { sinceMs: passwordAtMs, nowMs })) return 'expired';
  return isLocked || !isWithin(idleLockMs, { sinceMs: touchedAtMs, nowMs }) ? 'locked' : 'open';
}

/** A clock is set back by a little now and then. */
const clockBackAtMostMs = 60_000;

/** What lies in the future was written when the clock was wrong, and holds nothing. */
export function isWithin(
  forMs: number,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): boolean {
  return nowMs - sinceMs < forMs && nowMs - sinceMs >= -clockBackAtMostMs;
}
