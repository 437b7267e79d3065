import { describe, expect, it } from 'vitest';
import { drivers } from '../registry.ts';
import { specimens } from '../specimens.ts';
import { conform } from './kit.ts';
import { fuzz } from './fuzz.ts';

/**
 * The same each time in the check: noise can be a whole frame by chance, and a change must not fail for somebody else's luck. Another
 * each time in the long run. Printed, so that what it finds can be played again.
 */
const seed = Number(process.env['CHAIRSIDE_SEED'] ?? 20_261_128);
const frames = Number(process.env['CHAIRSIDE_FRAMES'] ?? 20_000);
console.log(
  `conformance and noise: seed ${seed}, ${frames} frames a decoder (CHAIRSIDE_SEED plays it again)`,
);

it('[DD10] every driver of the registry is played to the kit', () => {
  const played = new Set(Object.values(specimens).map(({ driver }) => driver.id));
  expect(drivers.map(({ id }) => id).filter((id) => !played.has(id))).toEqual([]);
});

for (const [name, specimen] of Object.entries(specimens)) {
  describe(name, () => {
    it('[DD10] passes the kit', async () => {
      const rows = await conform(specimen, seed);
      const failed = rows.filter(({ outcome }) => outcome === 'failed');
      expect(failed.map(({ check, why }) => `${check}: ${why}`)).toEqual([]);
      expect(rows.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(10);
    }, 180_000);

    it(
      '[DD5] no frame of noise throws, is shown as what can not be, or keeps the stream from being read again',
      async () => {
        const report = await fuzz(specimen, { seed, frames });
        expect(report.problems).toEqual([]);
        expect(report.frames).toBeGreaterThanOrEqual(frames);
        expect(report.readings).toBeGreaterThan(frames / 20);
        expect(report.grownBytes).toBeLessThan(64 * 1024 * 1024);
      },
      20 * 60_000,
    );
  });
}
