import { describe, expect, it } from 'vitest';
import { drugLevels } from './drug.ts';

const minuteMs = 60_000;
const infusion = [{ fromMs: 0, toMs: 40 * minuteMs }];

/** Computed independently in 1 s steps: 0.5 mg/kg in 40 min, Clements & Nimmo 1981, ng/mL. */
const course = [
  { minute: 10, plasma: 62.0, effectSite: 43.5, drive: 0.318 },
  { minute: 20, plasma: 109.5, effectSite: 94.3, drive: 0.646 },
  { minute: 30, plasma: 146.9, effectSite: 134.8, drive: 0.861 },
  { minute: 40, plasma: 177.3, effectSite: 167.4, drive: 0.996 },
  { minute: 45, plasma: 157.4, effectSite: 165.3, drive: 0.92 },
  { minute: 60, plasma: 115.4, effectSite: 123.4, drive: 0.48 },
  { minute: 80, plasma: 84.7, effectSite: 88.8, drive: 0.166 },
  { minute: 120, plasma: 58.8, effectSite: 60.2, drive: 0 },
];

describe('drug levels', () => {
  for (const { minute, plasma, effectSite, drive } of course) {
    it(`[SI3] follow the published course at ${minute} min`, () => {
      const levels = drugLevels(infusion, minute * minuteMs);
      expect(Math.abs(levels.plasmaNgPerMl - plasma)).toBeLessThan(0.2);
      expect(Math.abs(levels.effectSiteNgPerMl - effectSite)).toBeLessThan(0.2);
      expect(levels.drive).toBeCloseTo(drive, 2);
    });
  }

  it('[SI3] are nothing before the infusion and without one', () => {
    const none = { plasmaNgPerMl: 0, effectSiteNgPerMl: 0, drive: 0 };
    expect(drugLevels(infusion, -1)).toEqual(none);
    expect(drugLevels([], 10 * minuteMs)).toEqual(none);
  });

  it('[SI3] rise while the infusion is still open-ended as they do when its end is known', () => {
    const open = [{ fromMs: 0, toMs: Infinity }];
    expect(drugLevels(open, 30 * minuteMs)).toEqual(drugLevels(infusion, 30 * minuteMs));
  });

  it('[SI3] fall during a pause and add up over two infusions', () => {
    const paused = [
      { fromMs: 0, toMs: 20 * minuteMs },
      { fromMs: 30 * minuteMs, toMs: 50 * minuteMs },
    ];
    const at = (minute: number) => drugLevels(paused, minute * minuteMs).plasmaNgPerMl;
    expect(at(30)).toBeLessThan(at(20));
    expect(at(50)).toBeGreaterThan(at(20));
  });
});
