import type { Vitals } from '../patient/vitals.ts';
import type { Streams } from '../random.ts';

export type CuffResult =
  | {
      readonly outcome: 'measured';
      readonly systolicMmHg: number;
      readonly diastolicMmHg: number;
      readonly meanMmHg: number;
      readonly pulseRateBpm: number;
    }
  | { readonly outcome: 'failed' };

/** Where a cuff stands. Times on the session clock. */
export type Cuff = {
  readonly putOnAtMs: number;
  /** Measurements that are over. */
  readonly finished: number;
  /** When the last inflation began, the present one if it is inflated; null before the first. */
  readonly lastAtMs: number | null;
  readonly isInflated: boolean;
  readonly hasFailed: boolean;
};

const secondMs = 1_000;
const minuteMs = 60_000;

/** One measurement in about thirty fails. */
const failureShare = 0.03;

export function cuffPutOn(atMs: number): Cuff {
  return { putOnAtMs: atMs, finished: 0, lastAtMs: null, isInflated: false, hasFailed: false };
}

/**
 * When the cuff inflates next: 20 s after it was put on and 2 min after that, for the baseline, then every 10 min; once the
 * programme or the gateway wants a measurement, when it is wanted, as if a nurse pressed the button. After a failed
 * measurement it tries again in a minute. `wantedAtMs` null: nothing is wanted.
 */
export function nextInflationAtMs(cuff: Cuff, wantedAtMs: number | null): number {
  if (cuff.lastAtMs === null) return cuff.putOnAtMs + 20 * secondMs;
  if (cuff.hasFailed) return cuff.lastAtMs + minuteMs;
  // What was wanted before it inflated last has been served; the gateway only does not know yet.
  if (wantedAtMs !== null && wantedAtMs > cuff.lastAtMs) return wantedAtMs;
  return cuff.lastAtMs + (cuff.finished === 1 ? 2 : 10) * minuteMs;
}

export function inflated(cuff: Cuff, atMs: number): Cuff {
  return { ...cuff, lastAtMs: atMs, isInflated: true };
}

export function deflated(cuff: Cuff, { outcome }: CuffResult): Cuff {
  return { ...cuff, finished: cuff.finished + 1, isInflated: false, hasFailed: outcome === 'failed' };
}

/** How long the present inflation takes: 25 to 45 s. */
export function inflationMs(cuff: Cuff, streams: Streams): number {
  return Math.round((25 + 20 * streams('nibp/duration').uniform(cuff.finished)) * secondMs);
}

/** The result of the present inflation: what is true, with the error a validated cuff may have (ISO 81060-2), or nothing. */
export function readCuff(cuff: Cuff, vitals: Vitals, streams: Streams): CuffResult {
  const n = cuff.finished;
  if (streams('nibp/failure').uniform(n) < failureShare) return { outcome: 'failed' };
  const biasMmHg = 2 * streams('nibp/bias').normal(0);
  const noise = streams('nibp/noise');
  const systolicMmHg = Math.round(vitals.systolicMmHg + biasMmHg + 3 * noise.normal(2 * n));
  const diastolic = Math.round(vitals.diastolicMmHg + biasMmHg + 2 * noise.normal(2 * n + 1));
  const diastolicMmHg = Math.min(diastolic, systolicMmHg - 15);
  return {
    outcome: 'measured',
    systolicMmHg,
    diastolicMmHg,
    meanMmHg: Math.round(diastolicMmHg + 0.38 * (systolicMmHg - diastolicMmHg)),
    pulseRateBpm: Math.round(vitals.pulseRateBpm),
  };
}
