import { createDeflation, type CuffTick, type Deflation, type Found } from './cuff-deflation.ts';
import type { CuffError } from './device.ts';

/**
 * One measurement of a cuff (simulator reference §4.2): inflate, deflate, and what can not be found is tried again 30 mmHg higher,
 * twice at most.
 */
export type CuffMeasurement = {
  /** Moves on by what happened since; the outcome once the cuff is empty again, until then null. */
  pass(during: CuffTick): MeasurementOutcome | null;
  pressureMmHg(): number;
  phase(): 'inflating' | 'deflating';
};

export type MeasurementOutcome =
  | { readonly outcome: 'found'; readonly found: Found }
  | { readonly outcome: 'failed'; readonly error: CuffError };

export type MeasurementPlan = {
  readonly beganAtMs: number;
  readonly targetMmHg: number;
  readonly inflationMmHgPerS: number;
};

const highestMmHg = 280;
const retryMmHg = 30;
const mostRetries = 2;
/** No other attempt after so long; at the longer time the valve opens, whatever happens. */
const noRetryAfterMs = 120_000;
const abortAfterMs = 180_000;
const emptyingMmHgPerS = 60;
/** A kinked hose is noticed so soon. */
const occlusionNoticedMs = 1_000;
/** A cuff that leaks gets no further than this, and gives up after so long. */
const leakingMmHg = 100;
const leakNoticedMs = 15_000;

type Stage =
  | { readonly stage: 'inflate'; readonly sinceMs: number }
  | { readonly stage: 'deflate'; readonly deflation: Deflation }
  | { readonly stage: 'empty'; readonly outcome: MeasurementOutcome };

export function createCuffMeasurement(plan: MeasurementPlan): CuffMeasurement {
  let stage: Stage = { stage: 'inflate', sinceMs: plan.beganAtMs };
  let pressureMmHg = 0;
  let targetMmHg = Math.min(highestMmHg, plan.targetMmHg);
  let retries = 0;

  return {
    pass,
    pressureMmHg: () => pressureMmHg,
    phase: () => (stage.stage === 'inflate' ? 'inflating' : 'deflating'),
  };

  function pass(during: CuffTick): MeasurementOutcome | null {
    if (stage.stage === 'empty') return empty(during, stage.outcome);
    if (during.toMs - plan.beganAtMs >= abortAfterMs) stage = failed('timeout');
    else stage = stage.stage === 'inflate' ? inflate(during, stage) : deflate(during, stage);
    return null;
  }

  function inflate(during: CuffTick, inflating: Stage & { stage: 'inflate' }): Stage {
    const sinceMs = during.toMs - inflating.sinceMs;
    if (during.isOccluded && sinceMs >= occlusionNoticedMs) return failed('occluded');
    const reachable = during.isLeaking ? Math.min(leakingMmHg, targetMmHg) : targetMmHg;
    pressureMmHg = Math.min(reachable, pressureMmHg + plan.inflationMmHgPerS * secondsOf(during));
    if (pressureMmHg < targetMmHg)
      return during.isLeaking && sinceMs >= leakNoticedMs ? failed('leak') : inflating;
    return {
      stage: 'deflate',
      deflation: createDeflation({ fromMmHg: pressureMmHg, sinceMs: during.toMs }),
    };
  }

  function deflate(during: CuffTick, deflating: Stage & { stage: 'deflate' }): Stage {
    const verdict = deflating.deflation.pass(during);
    pressureMmHg = deflating.deflation.pressureMmHg();
    if (verdict === null) return deflating;
    if (verdict.verdict === 'found')
      return { stage: 'empty', outcome: { outcome: 'found', found: verdict.found } };
    const mayRetry = retries < mostRetries && during.toMs - plan.beganAtMs < noRetryAfterMs;
    const nextMmHg = Math.min(highestMmHg, targetMmHg + retryMmHg);
    if (verdict.error === 'leak' || !mayRetry || nextMmHg === targetMmHg) return failed(verdict.error);
    retries += 1;
    targetMmHg = nextMmHg;
    return { stage: 'inflate', sinceMs: during.toMs };
  }

  function empty(during: CuffTick, outcome: MeasurementOutcome): MeasurementOutcome | null {
    pressureMmHg = Math.max(0, pressureMmHg - emptyingMmHgPerS * secondsOf(during));
    return pressureMmHg === 0 ? outcome : null;
  }
}

function failed(error: CuffError): Stage {
  return { stage: 'empty', outcome: { outcome: 'failed', error } };
}

function secondsOf({ fromMs, toMs }: CuffTick): number {
  return (toMs - fromMs) / 1_000;
}
