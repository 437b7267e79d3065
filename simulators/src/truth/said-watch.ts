import type { ScoredLine } from './line-schema.ts';
import { createRowWatches, type Sample } from './stretches.ts';
import { rowsAt, type WatchedSession } from './watched-session.ts';

type Said = Extract<ScoredLine, { type: 'said' }>;
type Spoken = 'spo2Percent' | 'pulseRateBpm';

const silenceMs = 5_000;
const armsAfterMs = 10_000;

/**
 * What somebody who keeps to the rules would know from the oximeter's delivered values alone: armed after 10 s without a break
 * (AL9), the newest by its own time only (AL10), nothing while the cuff squeezes the limb (SE19). Two of them read: one who
 * believes only what the device does not doubt, and one to whom a doubtful value may begin something and ends nothing (AL6).
 */
export function createSaidWatch(session: WatchedSession) {
  const trusted = createRowWatches(({ delayMs }) => patience(delayMs));
  const believed = createRowWatches(({ delayMs }) => patience(delayMs));
  const arming = { spo2Percent: createArming(), pulseRateBpm: createArming() };
  let newestAtMs = -Infinity;

  return {
    take(line: Said): void {
      const { atMs, deliveredAtMs: knownAtMs, isDoubtful } = line;
      if (atMs <= newestAtMs) return;
      newestAtMs = atMs;
      for (const parameter of ['spo2Percent', 'pulseRateBpm'] as const satisfies readonly Spoken[]) {
        const value = line[parameter];
        const isArmed = arming[parameter](atMs, value !== null && !isDoubtful);
        if (value === null || !isArmed || isHeld(knownAtMs)) continue;
        const rows = rowsAt(session, knownAtMs);
        const sample: Sample = { atMs, sensedAtMs: atMs, knownAtMs, value, isTrusted: !isDoubtful };
        const of = (row: { readonly parameter: string }) => (row.parameter === parameter ? sample : null);
        if (!isDoubtful) trusted.take(rows, knownAtMs, of);
        believed.take(rows, knownAtMs, of);
      }
    },
    trusted: (endMs: number) => trusted.stretchesUpTo(endMs),
    believed: (endMs: number) => believed.stretchesUpTo(endMs),
  };

  function isHeld(atMs: number): boolean {
    return session.cuffHolds.some(({ fromMs, untilMs }) => atMs >= fromMs && atMs < untilMs);
  }
}

/** 20 s of 30 count for delays above 0 and up to 20 s (AL4). */
function patience(delayMs: number) {
  return { delayMs, bridgeMs: 0, isPooled: delayMs > 0 && delayMs <= 20_000 };
}

/** Once, with the first good value at least 10 s after the first of an unbroken row of good ones. */
function createArming() {
  let isArmed = false;
  let sinceMs: number | null = null;
  let lastAtMs = -Infinity;
  return (atMs: number, isGood: boolean): boolean => {
    const isBroken = !isGood || atMs - lastAtMs >= silenceMs;
    sinceMs = isBroken ? (isGood ? atMs : null) : (sinceMs ?? atMs);
    lastAtMs = atMs;
    isArmed ||= sinceMs !== null && atMs - sinceMs >= armsAfterMs;
    return isArmed;
  };
}
