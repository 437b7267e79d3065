import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import { describe, expect, it } from 'vitest';
import type { Specimen, Values } from '../conformance/specimen.ts';
import { atMs, inShort, play, valuesOf } from './played.ts';
import { cuffSpecimen, mightySatSpecimen, nonin3230Specimen, oximeterSpecimen } from './specimen.ts';

const all: readonly Specimen[] = [oximeterSpecimen, cuffSpecimen, nonin3230Specimen, mightySatSpecimen];
const worth: Values = {
  spo2Percent: 97,
  pulseRateBpm: 164,
  perfusionIndexPercent: 3.2,
  systolicMmHg: 128,
  diastolicMmHg: 82,
  meanMmHg: 97,
  cuffPulseRateBpm: 72,
};

for (const { driver, frame, noValue, wrong } of all) {
  const measures: ReadonlySet<string> = new Set(driver.measures);
  const own = Object.fromEntries(parameterIds.filter((id) => measures.has(id)).map((id) => [id, worth[id]]));

  describe(driver.label, () => {
    it(`[BT8] ${driver.id} says what it measured`, () => {
      expect(valuesOf(play(driver, frame(worth, atMs)))).toEqual(own);
    });

    it(`[BT8] ${driver.id} says that it has no number`, () => {
      const said = play(driver, noValue());
      expect(said.length).toBeGreaterThan(0);
      expect(valuesOf(said)).toEqual({});
    });

    for (const { name, frame: bad, becomes } of wrong) {
      it(`[BT8] ${driver.id}: ${name}`, () => {
        const said = play(driver, bad);
        const readings = said.flatMap((each) => (each.type === 'reading' ? [each.reading] : []));
        if (becomes.type === 'rejected') {
          expect(inShort(said)).toContain(`rejected ${becomes.why}`);
          expect(readings.some(({ quality }) => quality !== 'unavailable')).toBe(false);
        } else if (becomes.type === 'values') expect(valuesOf(said)).toEqual(becomes.values);
        else if (becomes.type === 'nothing') expect(readings).toEqual([]);
        else {
          expect(readings.length).toBeGreaterThan(0);
          expect(readings.every(({ quality }) => quality === becomes.type)).toBe(true);
        }
      });
    }
  });
}
