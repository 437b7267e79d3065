import type { ClockReading } from '@chairside/shared/wire.ts';

/** The gateway's session clock, as seen from another process: patients and gateway are paced by the same time. */
export type SessionClock = {
  /** Epoch ms on the session clock. Steps only where the gateway's own clock did, as after its restart. */
  readonly now: () => number;
  /** How many of its seconds pass in one of the host's; 0 while it is paused. */
  readonly rate: () => number;
  readonly close: () => void;
};

const answerWithinMs = 2_000;

/** Rejects when the gateway can not be asked, or is not in simulation. */
export async function followSessionClock(
  gateway: string,
  { hostNow = () => performance.now(), againEveryMs = 2_000 } = {},
): Promise<SessionClock> {
  const anchorAt = () => askGateway(gateway, hostNow);
  let anchor = await anchorAt();
  const timer = setInterval(() => {
    anchorAt().then(
      (newer) => {
        anchor = newer;
      },
      // The gateway is away: time goes on as it last went, and the next question may be answered.
      () => undefined,
    );
  }, againEveryMs);
  timer.unref();
  return {
    now: () => anchor.sessionNowMs + (hostNow() - anchor.atHostMs) * anchor.rate,
    rate: () => anchor.rate,
    close: () => clearInterval(timer),
  };
}

type Anchor = ClockReading & { readonly atHostMs: number };

async function askGateway(gateway: string, hostNow: () => number): Promise<Anchor> {
  const askedAtMs = hostNow();
  const response = await fetch(new URL('/simulation/clock', gateway), {
    signal: AbortSignal.timeout(answerWithinMs),
  });
  const reading: unknown = await response.json();
  if (!isClockReading(reading)) throw new Error('not a clock reading');
  return { ...reading, atHostMs: (askedAtMs + hostNow()) / 2 };
}

function isClockReading(reading: unknown): reading is ClockReading {
  if (typeof reading !== 'object' || reading === null) return false;
  if (!('sessionNowMs' in reading && 'rate' in reading)) return false;
  return typeof reading.sessionNowMs === 'number' && typeof reading.rate === 'number' && reading.rate >= 0;
}
