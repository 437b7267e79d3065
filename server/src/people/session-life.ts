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
  const sincePasswordMs = nowMs - session.passwordAtMs;
  if (sincePasswordMs >= looksForMs) return 'over';
  if (sincePasswordMs >= passwordHoldsMs) return 'expired';
  return session.isLocked || nowMs - session.touchedAtMs >= idleLockMs ? 'locked' : 'open';
}
