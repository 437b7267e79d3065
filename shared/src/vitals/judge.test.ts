import { describe, expect, it } from 'vitest';
import { deviceIdSchema } from '../ids.ts';
import { isInAnotherUnit, judge, judgePressures, leastSystolicMmHg } from './judge.ts';
import { parameterIds, parameters, type ParameterId } from './parameters.ts';
import type { Reading } from './reading.ts';

describe('a number held against its parameter', () => {
  const impossible = { quality: 'unavailable', reason: 'impossible' };
  for (const parameter of parameterIds) {
    const { possible, plausible, decimals } = parameters[parameter];
    const step = decimals === 0 ? 1 : 0.1;
    const isPlausible = (value: number) => value >= plausible.min && value <= plausible.max;
    const kept = (value: number) =>
      isPlausible(value)
        ? { quality: 'good', value }
        : { quality: 'questionable', value, reason: 'implausible' };

    const rows: readonly (readonly [number, object])[] = [
      [possible.min - step, impossible],
      [possible.min, kept(possible.min)],
      [possible.max, kept(possible.max)],
      [possible.max + step, impossible],
      [plausible.min, { quality: 'good', value: plausible.min }],
      [plausible.max, { quality: 'good', value: plausible.max }],
    ];
    for (const [value, expected] of rows) {
      it(`[DD6] ${parameter} ${value} is ${'reason' in expected ? String(expected.reason) : 'good'}`, () => {
        expect(judge(parameter, value)).toEqual(expected);
      });
    }
  }

  const sick: readonly (readonly [ParameterId, number])[] = [
    ['spo2Percent', 39],
    ['pulseRateBpm', 19],
    ['pulseRateBpm', 251],
    ['systolicMmHg', 49],
    ['diastolicMmHg', 181],
  ];
  for (const [parameter, value] of sick) {
    it(`[DD6] ${parameter} ${value} is kept with its doubt: the sickest live out there`, () => {
      expect(judge(parameter, value)).toEqual({ quality: 'questionable', value, reason: 'implausible' });
    });
  }

  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -100, 8_388_607, 0]) {
    it(`[DD6] SpO2 ${value} is impossible`, () => {
      expect(judge('spo2Percent', value)).toEqual(impossible);
    });
  }
});

describe('the pressures of one cuff measurement', () => {
  type Pressures = readonly [sys: number | null, dia: number | null, mean: number | null];
  const rows: readonly (readonly [Pressures, doubtful: readonly ParameterId[]])[] = [
    [[120, 80, 93], []],
    [[81, 80, 80], []],
    [
      [80, 80, 80],
      ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'],
    ],
    [
      [79, 80, 80],
      ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'],
    ],
    [[120, 80, 120], []],
    [[120, 80, 121], ['meanMmHg']],
    [[120, 80, 80], []],
    [[120, 80, 79], ['meanMmHg']],
    [[120, null, 121], ['meanMmHg']],
    [[null, 80, 79], ['meanMmHg']],
    [[null, null, 93], []],
    [
      [80, 120, null],
      ['systolicMmHg', 'diastolicMmHg'],
    ],
  ];
  for (const [pressures, doubtful] of rows) {
    it(`[DD6] ${pressures.map((one) => one ?? '–').join('/')} ${doubtful.length === 0 ? 'agree' : `leave doubt about ${doubtful.join(', ')}`}`, () => {
      const judged = judgePressures([aPulse, ...pressureReadings(pressures)]);
      const marked = judged.filter((one) => one.quality === 'questionable');
      expect(marked.map(({ parameter }) => parameter)).toEqual(doubtful);
      for (const one of marked) expect(one).toMatchObject({ reason: 'pressure-order' });
      expect(judged[0]).toEqual(aPulse);
    });
  }

  for (const [systolic, isImpossible] of [
    [leastSystolicMmHg - 0.1, true],
    [leastSystolicMmHg, false],
    [leastSystolicMmHg + 0.1, false],
  ] as const)
    it(`[DD6] with a systolic of ${systolic} they ${isImpossible ? 'are in another unit, and no number of them is shown' : 'may be'}`, () => {
      const sent = [aPulse, ...pressureReadings([systolic, 21, 25])];
      const judged = judgePressures(sent);
      expect(isInAnotherUnit(sent)).toBe(isImpossible);
      const impossible = judged.filter(({ quality }) => quality === 'unavailable');
      expect(impossible).toEqual(
        isImpossible
          ? [
              { ...aReading('cuffPulseRateBpm', null), reason: 'impossible', original: '70 /min' },
              { ...aReading('systolicMmHg', null), reason: 'impossible', original: `${systolic} mmHg` },
              { ...aReading('diastolicMmHg', null), reason: 'impossible', original: '21 mmHg' },
              { ...aReading('meanMmHg', null), reason: 'impossible', original: '25 mmHg' },
            ]
          : [],
      );
    });

  const three = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const;
  const judgedEach = (values: Pressures, original?: string) =>
    three.flatMap((parameter, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ parameter, original, ...judge(parameter, value) }];
    });

  for (const [pressures, qualities] of [
    [[50, 30, 37], 'good good good'],
    [[49, 30, 37], 'questionable questionable questionable'],
    [[271, 100, 157], 'questionable questionable questionable'],
    [[321, 100, 157], 'unavailable questionable questionable'],
    [[120, 19, 93], 'questionable questionable questionable'],
    [[120, null, 29], 'questionable questionable'],
  ] as const) {
    it(`[DD6] ${pressures.map((one) => one ?? '–').join('/')}: one that can not be makes them ${qualities}`, () => {
      const judged = judgePressures([aPulse, ...judgedEach(pressures)]);
      expect(judged[0]).toEqual(aPulse);
      const said = judged.slice(1).map(({ quality }) => quality);
      expect(said.join(' ')).toBe(qualities);
    });
  }

  for (const [pressures, isLying] of [
    [[120, 79.5, 93], false],
    [[300, 187.5, 225], true],
    [[450, 300, 352.5], true],
    [[900, 600, 700], false],
    [[300, 180, 225], false],
    [[300, 180.1, 225], true],
  ] as const) {
    it(`[DD6] ${pressures.join('/')} from kPa ${isLying ? 'were mmHg' : 'are judged each by itself'}`, () => {
      const readings = judgedEach(pressures, '16 kPa');
      expect(isInAnotherUnit([aPulse, ...readings])).toBe(isLying);
      expect(isInAnotherUnit([aPulse, ...judgedEach(pressures)])).toBe(false);
    });
  }

  function pressureReadings([sys, dia, mean]: Pressures): readonly Reading[] {
    return [aReading('systolicMmHg', sys), aReading('diastolicMmHg', dia), aReading('meanMmHg', mean)];
  }
});

function aReading(parameter: ParameterId, value: number | null): Reading {
  const stamp = { parameter, deviceId: deviceIdSchema.parse('CUFF-1'), atMs: 0, measuredAtMs: null };
  return value === null
    ? { ...stamp, quality: 'unavailable', reason: 'failed' }
    : { ...stamp, quality: 'good', value };
}

const aPulse = aReading('cuffPulseRateBpm', 70);
