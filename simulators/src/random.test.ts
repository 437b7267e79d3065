import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams, wander } from './random.ts';

const many = Array.from({ length: 50_000 }, (_, n) => n);

describe('random streams', () => {
  it('[SI2] the same seed, name and count give the same draw', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), fc.string(), fc.nat(), (seed, name, n) => {
        expect(createStreams(seed)(name).uniform(n)).toBe(createStreams(seed)(name).uniform(n));
      }),
    );
  });

  it('[SI2] draws in one stream shift no draw in another', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 50 }), fc.nat(), (injected, n) => {
        const undisturbed = createStreams(7)('chair-3/nibp/noise').normal(n);
        const streams = createStreams(7);
        const noise = streams('chair-3/nibp/noise');
        for (const draw of injected) streams('chair-3/oximeter/probe-off').uniform(draw);
        expect(noise.normal(n)).toBe(undisturbed);
      }),
    );
  });

  it('[SI2] another seed, another name and another count each give another draw', () => {
    const draws = [
      createStreams(1)('a').uniform(0),
      createStreams(2)('a').uniform(0),
      createStreams(1)('b').uniform(0),
      createStreams(1)('a').uniform(1),
    ];
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('[SI2] a name under a name is the name with a slash', () => {
    const streams = createStreams(3);
    expect(streams.under('chair-3')('nibp').uniform(9)).toBe(streams('chair-3/nibp').uniform(9));
  });

  it('[SI2] uniform draws fill the range evenly', () => {
    const { uniform } = createStreams(1)('evenness');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const n of many) tenths[Math.floor(uniform(n) * 10)]! += 1;
    for (const count of tenths) expect(count / many.length).toBeCloseTo(0.1, 2);
  });

  it('[SI2] neighbouring streams know nothing of each other', () => {
    const a = createStreams(1)('chair-1/nibp');
    const b = createStreams(1)('chair-2/nibp');
    expect(mean(many.map((n) => a.normal(n) * b.normal(n)))).toBeCloseTo(0, 1);
  });

  const shapes = [
    { what: 'normal draws', draw: (n: number) => createStreams(1)('normal').normal(n) },
    { what: 'a wander', draw: (n: number) => wander(createStreams(1)('wander'), n * 3.7, 60) },
  ];
  for (const { what, draw } of shapes) {
    it(`[SI2] ${what}: mean 0, standard deviation 1`, () => {
      const values = many.map(draw);
      expect(mean(values)).toBeCloseTo(0, 1);
      expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 1);
    });
  }

  it('[SI2] a wander does not jump', () => {
    const stream = createStreams(1)('wander');
    const steps = many.map((n) => Math.abs(wander(stream, n + 1, 60) - wander(stream, n, 60)));
    expect(Math.max(...steps)).toBeLessThan(0.3);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
