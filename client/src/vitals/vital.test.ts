import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { expect, it } from 'vitest';
import { aReading, opened, aChair, startMs } from '../testing/chair.ts';
import { continuousVital, shownLimits } from './vital.ts';

const everySecond = Array.from({ length: 20 }, (_, index) => startMs - (19 - index) * 1_000);
const everyTen = Array.from({ length: 20 }, (_, index) => startMs - (19 - index) * 10_000);

const ages = [
  { ageMs: 0, heardAtMs: everySecond, is: 'fresh' },
  { ageMs: 2_999, heardAtMs: everySecond, is: 'fresh' },
  { ageMs: 3_000, heardAtMs: everySecond, is: 'dim' },
  { ageMs: 9_999, heardAtMs: everySecond, is: 'dim' },
  { ageMs: 10_000, heardAtMs: everySecond, is: '---' },
  { ageMs: 29_999, heardAtMs: everyTen, is: 'fresh' },
  { ageMs: 30_000, heardAtMs: everyTen, is: 'dim' },
  { ageMs: 40_000, heardAtMs: everyTen, is: '---' },
];
for (const { ageMs, heardAtMs, is } of ages) {
  const periodS = heardAtMs === everyTen ? 10 : 1;
  it(`[AL28] a number ${ageMs} ms old from a source that speaks every ${periodS} s is ${is}`, () => {
    const vital = continuousVital('spo2Percent', aReading(), { nowMs: startMs + ageMs, heardAtMs });
    expect(vital.shown === 'number' ? vital.freshness : '---').toBe(is);
  });
}

for (const { aheadMs, is } of [
  { aheadMs: 4_999, is: 'fresh' },
  { aheadMs: 5_000, is: 'fresh' },
  { aheadMs: 5_001, is: 'ahead' },
]) {
  it(`[AL28] a number ${aheadMs} ms ahead of the session clock is ${is}`, () => {
    const reading = aReading({ atMs: startMs + aheadMs });
    const vital = continuousVital('spo2Percent', reading, { nowMs: startMs, heardAtMs: everySecond });
    expect(vital.shown === 'number' ? vital.freshness : vital.why.type).toBe(is);
  });
}

const unavailable = [
  { reason: 'probe-off', shown: 'none' },
  { reason: 'no-value', shown: 'none' },
  { reason: 'measuring', shown: 'none' },
  { reason: 'invalid', shown: 'invalid' },
  { reason: 'impossible', shown: 'invalid' },
  { reason: 'test', shown: 'invalid' },
] as const;
for (const { reason, shown } of unavailable) {
  it(`[UI9] ${reason} is drawn as ${shown}, with the reason`, () => {
    expect(vitalOf(aReading({ says: { quality: 'unavailable', reason } }))).toEqual({
      shown,
      unit: '%',
      why: { type: reason },
    });
  });
}

it('[UI9] a questionable number is drawn with its doubt', () => {
  const says = { quality: 'questionable', value: 38, reason: 'implausible' } as const;
  expect(vitalOf(aReading({ says }))).toMatchObject({
    text: '38',
    quality: 'questionable',
    doubt: 'implausible',
  });
});

it('[UI9] nothing received yet says so', () => {
  expect(vitalOf(undefined)).toMatchObject({ shown: 'none', why: { type: 'never-heard' } });
});

const limits = aChair(opened).session?.limits ?? [];
for (const { value, isLowViolated } of [
  { value: 89, isLowViolated: true },
  { value: 90, isLowViolated: false },
  { value: 91, isLowViolated: false },
]) {
  it(`[UI9] at SpO2 ${value} the limit 90 is ${isLowViolated ? 'violated' : 'kept'}`, () => {
    expect(shownLimits(limits, 'spo2Percent', value)).toEqual([
      { direction: 'low', text: '90', isViolated: isLowViolated },
    ]);
  });
}

it('[UI9] without a number no limit is violated', () => {
  expect(shownLimits(limits, 'pulseRateBpm', null).map(({ isViolated }) => isViolated)).toEqual([
    false,
    false,
  ]);
});

function vitalOf(reading: NumberedReading | undefined) {
  return continuousVital('spo2Percent', reading, { nowMs: startMs, heardAtMs: everySecond });
}
