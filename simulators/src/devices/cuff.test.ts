import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import {
  cuffPutOn,
  deflated,
  inflated,
  inflationMs,
  nextInflationAtMs,
  readCuff,
  type Cuff,
  type CuffResult,
} from './cuff.ts';

const minuteMs = 60_000;
const streams = createStreams(1).under('chair-3');
const failed: CuffResult = { outcome: 'failed' };
const measured: CuffResult = {
  outcome: 'measured',
  systolicMmHg: 120,
  diastolicMmHg: 75,
  meanMmHg: 92,
  pulseRateBpm: 70,
};
const first = deflated(inflated(cuffPutOn(0), 20_000), measured);
const second = deflated(inflated(first, 140_000), measured);

const programme = [
  { when: 'just put on', cuff: cuffPutOn(0), wantedAtMs: null, atMs: 20_000 },
  { when: 'after the first measurement', cuff: first, wantedAtMs: null, atMs: 140_000 },
  { when: 'nothing wanted', cuff: second, wantedAtMs: null, atMs: 140_000 + 10 * minuteMs },
  {
    when: 'wanted before it inflated last',
    cuff: second,
    wantedAtMs: 139_999,
    atMs: 140_000 + 10 * minuteMs,
  },
  { when: 'wanted when it inflated last', cuff: second, wantedAtMs: 140_000, atMs: 140_000 + 10 * minuteMs },
  { when: 'wanted after it inflated last', cuff: second, wantedAtMs: 140_001, atMs: 140_001 },
  { when: 'wanted in 5 min', cuff: second, wantedAtMs: 440_000, atMs: 440_000 },
  {
    when: 'after a failure',
    cuff: deflated(inflated(second, 500_000), failed),
    wantedAtMs: null,
    atMs: 500_000 + minuteMs,
  },
] as const;

describe('cuff', () => {
  for (const { when, cuff, wantedAtMs, atMs } of programme) {
    it(`[SI4] ${when}: inflates next at ${atMs / 1_000} s`, () => {
      expect(nextInflationAtMs(cuff, wantedAtMs)).toBe(atMs);
    });
  }

  const vitals = {
    systolicMmHg: 120,
    diastolicMmHg: 75,
    pulseRateBpm: 70,
    spo2Percent: 97,
    perfusionIndexPercent: 3,
  };
  const inflations: readonly Cuff[] = Array.from({ length: 3_000 }, (_, finished) => ({
    ...first,
    finished,
  }));
  const results = inflations.map((cuff) => readCuff(cuff, vitals, streams));
  const successes = results.filter((result) => result.outcome === 'measured');

  it('[SI4] one measurement in about thirty fails', () => {
    const share = (results.length - successes.length) / results.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.04);
  });

  it('[SI4] what it reads is near what is true, and in order', () => {
    for (const { systolicMmHg, diastolicMmHg, meanMmHg } of successes) {
      expect(Math.abs(systolicMmHg - 120)).toBeLessThan(22);
      expect(meanMmHg).toBeGreaterThan(diastolicMmHg);
      expect(meanMmHg).toBeLessThan(systolicMmHg);
    }
  });

  it('[SI4] inflates for 25 to 45 s', () => {
    const times = inflations.map((cuff) => inflationMs(cuff, streams));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(25_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(45_000);
  });
});
