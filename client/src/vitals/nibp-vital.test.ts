import { nibpMeasurements, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { Measurement } from '@chairside/shared/vitals/reading.ts';
import { expect, it } from 'vitest';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { aChair, aReading, opened, started, startMs } from '../testing/chair.ts';
import { lastGoodNibp, nibpGreyAtMs, nibpVital } from './nibp-vital.ts';

const minuteMs = 60_000;
const good = (value: number): Measurement => ({ quality: 'good', value });
const failed: Measurement = { quality: 'unavailable', reason: 'failed' };
const disordered = (value: number): Measurement => ({
  quality: 'questionable',
  value,
  reason: 'pressure-order',
});

type Pressures = readonly [sys: Measurement, dia: Measurement, mean: Measurement];

function aCuff([sys, dia, mean]: Pressures, atMs = startMs): NibpMeasurement {
  const [measurement] = nibpMeasurements([
    aReading({ parameter: 'systolicMmHg', says: sys, atMs }),
    aReading({ parameter: 'diastolicMmHg', says: dia, atMs }),
    aReading({ parameter: 'meanMmHg', says: mean, atMs }),
  ]);
  if (measurement === undefined) throw new Error('no measurement');
  return measurement;
}

const normal = aCuff([good(168), good(98), good(121)]);

it('[UI9] SYS/DIA (MAP)', () => {
  expect(vitalAfter(normal, 0)).toMatchObject({ text: '168/98', aside: '(121)', freshness: 'fresh' });
});

const ages = [
  { minutes: 5.9, is: 'fresh' },
  { minutes: 6, is: 'dim' },
  { minutes: 6.1, is: 'dim' },
  { minutes: 59.9, is: 'dim' },
  { minutes: 60, is: '---' },
  { minutes: 61, is: '---' },
];
for (const { minutes, is } of ages) {
  it(`[UI9] measured every 5 min and ${minutes} min old it is ${is}`, () => {
    const vital = vitalAfter(normal, minutes * minuteMs);
    expect(vital.shown === 'number' ? vital.freshness : '---').toBe(is);
  });
}

/** The programme of the demo's first protocol: 0, 5, 10, 20, then every 5 from 25 on. */
const measuredAt = [
  { minute: 11, greyAt: 21 },
  { minute: 18, greyAt: 26 },
  { minute: 20, greyAt: 26 },
  { minute: 24, greyAt: 31 },
];
for (const { minute, greyAt } of measuredAt) {
  it(`[UI9] [SE18] measured in minute ${minute} it is on time until the programme’s next is a minute late, in minute ${greyAt}`, () => {
    const atMs = startMs + minute * minuteMs;
    const measured: ChairFact = {
      type: 'nibp-measured',
      body: {
        deviceId: 'CUFF-1',
        key: 'CUFF-1 1',
        systolicMmHg: 119,
        diastolicMmHg: 71,
        meanMmHg: 87,
        doubtful: [],
        measuredAtMs: atMs,
      },
    };
    const { session } = aChair(opened, started, measured);
    const greyAtMs = nibpGreyAtMs(session!, undefined);
    expect((greyAtMs - startMs) / minuteMs).toBe(greyAt);
    const shownAt = (nowMs: number) =>
      nibpVital(aCuff([good(119), good(71), good(87)], atMs), { nowMs, greyAtMs });
    for (const [ms, freshness] of [
      [-1, 'fresh'],
      [0, 'dim'],
      [1, 'dim'],
    ] as const)
      expect(shownAt(greyAtMs + ms)).toMatchObject({ freshness });
  });
}

it('[AL28] a measurement from ahead of the session clock is no number', () => {
  expect(vitalAfter(normal, -5_000)).toMatchObject({ shown: 'number' });
  expect(vitalAfter(normal, -5_001)).toMatchObject({ shown: 'none', why: { type: 'ahead' } });
});

it('[UI9] a failed measurement is --- with the reason, whatever was before', () => {
  expect(vitalAfter(aCuff([failed, failed, failed]), 0)).toMatchObject({
    shown: 'none',
    why: { type: 'failed' },
  });
});

it('[UI9] contradictory pressures are never a live number; the words have them', () => {
  expect(vitalAfter(aCuff([disordered(80), disordered(90), good(85)]), 0)).toEqual({
    shown: 'invalid',
    unit: 'mmHg',
    why: { type: 'contradiction', values: '80/90 (85)' },
  });
});

it('[UI9] a mean outside its pressures is left out, the pressures stay', () => {
  expect(vitalAfter(aCuff([good(120), good(80), disordered(130)]), 0)).toMatchObject({
    text: '120/80',
    aside: '(-?-)',
    quality: 'good',
  });
});

it('[UI9] the last believable measurement is found behind the failed one', () => {
  expect(lastGoodNibp([normal, aCuff([failed, failed, failed], startMs + minuteMs)])).toBe(normal);
});

it('[UI9] nothing measured yet says so', () => {
  expect(vitalAfter(undefined, 0)).toMatchObject({ shown: 'none', why: { type: 'not-measured' } });
});

function vitalAfter(nibp: NibpMeasurement | undefined, ageMs: number) {
  return nibpVital(nibp, { nowMs: startMs + ageMs, greyAtMs: startMs + 6 * minuteMs });
}
