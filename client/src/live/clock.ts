import type { ClockReading } from '@chairside/shared/wire.ts';

/**
 * The gateway's session clock as this screen knows it: what it said, and when that was on the screen's own monotonic
 * clock. The session clock may run faster than life in simulation (`rate`).
 */
export type ClockAnchor = { readonly sessionNowMs: number; readonly rate: number; readonly hostMs: number };

export function sessionNow(anchor: ClockAnchor, hostMs: number): number {
  return anchor.sessionNowMs + (hostMs - anchor.hostMs) * anchor.rate;
}

/** Further apart than this, the clock was set anew (another gateway, a machine that slept). */
const steppedAfterHostMs = 2_000;
/** How much of a slow message's lateness is believed, so that one does not set the clock back. */
const trustInLate = 0.1;

/**
 * A message always arrives late, never early: the reading that puts the session clock furthest ahead is nearest the truth,
 * and later ones move it back only slowly.
 */
export function anchored(before: ClockAnchor | null, said: ClockReading, hostMs: number): ClockAnchor {
  const fresh: ClockAnchor = { sessionNowMs: said.sessionNowMs, rate: said.rate, hostMs };
  if (before === null || before.rate !== said.rate) return fresh;
  const expectedMs = sessionNow(before, hostMs);
  const lateMs = expectedMs - said.sessionNowMs;
  if (lateMs <= 0 || lateMs > steppedAfterHostMs * said.rate) return fresh;
  return { ...fresh, sessionNowMs: expectedMs - lateMs * trustInLate };
}

/**
 * What the screen's clock says once there is news to show. Once a second is enough for ages in life; in fast simulation
 * the clock comes along, or readings would be ahead of it.
 */
export function nowWithNews(
  { clock, nowMs }: { readonly clock: ClockAnchor | null; readonly nowMs: number },
  hostNowMs: number,
): number {
  return clock === null || clock.rate <= 1 ? nowMs : sessionNow(clock, hostNowMs);
}
