import { describe, expect, it } from 'vitest';
import type { ChairId } from '@chairside/shared/ids.ts';
import { createStreams, type Stream } from '../random.ts';
import { drawAfterMs, drawNumber, drawStep, extremesOf, streamsOfStep } from './draw.ts';
import { parseScenario } from './parse.ts';
import { readParams } from './params.ts';
import type { Drawn, Step } from './scenario.ts';
import { resolveVerb } from './verb-tables.ts';

const streams = createStreams(7);
const turns = Array.from({ length: 2_000 }, (_, n) => n);
const stream = streams('test');

/** Says what it is told to: for the ends of what can be drawn. */
function fixed(uniform: number, normal = 0): Stream {
  return { uniform: () => uniform, normal: () => normal };
}

function timelineOf(...lines: readonly string[]): readonly Step[] {
  const head = 'sim: 1\nname: a_test\nclock: { start: 2026-03-02T09:00:00Z }\nchairs:\n  1:\n    timeline:\n';
  const result = parseScenario(`${head}${lines.map((line) => `      - ${line}\n`).join('')}`, 'a.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.chairs[0]!.timeline;
}

describe('one value', () => {
  const rows: readonly (readonly [string, Drawn<number>, Stream, number])[] = [
    ['a plain number is itself', 12, fixed(0.9), 12],
    ['a range begins at its begin', { from: 10, to: 20 }, fixed(0), 10],
    ['has its middle in the middle', { from: 10, to: 20 }, fixed(0.5), 15],
    ['and ends at its end', { from: 10, to: 20 }, fixed(1), 20],
    ['a normal draw is its mean without deviation', { normal: [100, 10] }, fixed(0), 100],
    ['just within two standard deviations', { normal: [100, 10] }, fixed(0, 1.9), 119],
    ['at two', { normal: [100, 10] }, fixed(0, 2), 120],
    ['cut off beyond', { normal: [100, 10] }, fixed(0, 2.1), 120],
    ['and below', { normal: [100, 10] }, fixed(0, -9), 80],
    ['a choice without weights', { choice: [1, 2, 3, 4] }, fixed(0.49), 2],
    ['just below a weight', { choice: [1, 2], weights: [3, 1] }, fixed(0.74), 1],
    ['at it', { choice: [1, 2], weights: [3, 1] }, fixed(0.75), 2],
    ['above it', { choice: [1, 2], weights: [3, 1] }, fixed(0.76), 2],
  ];
  for (const [what, drawn, from, value] of rows) {
    it(`[SI64] ${what}: ${JSON.stringify(drawn)}`, () => expect(drawNumber(drawn, from, 0)).toBe(value));
  }

  it('[SI64] the mean of many draws is the middle of their range', () => {
    const mean =
      turns.reduce((sum, n) => sum + drawNumber({ from: 10, to: 20 }, stream, n), 0) / turns.length;
    // Standard error 0.065.
    expect(Math.abs(mean - 15)).toBeLessThan(0.26);
  });
});

describe('the values of a step', () => {
  const written: readonly (readonly [string, RegExp])[] = [
    ['event: motion, intensity: { from: 0.2, to: 0.9 }', /^0\.\d+$/],
    ['event: hypertensive_response, peak: { from: 170/100, to: 200/118 }', /^1[789]\d\/1[01]\d$|^200\/118$/],
    ['event: hypertensive_response, over: { normal: [6m, 1m] }', /^\d+m(\d+s)?(\d+ms)?$/],
    ['ox.battery: { from: 5%, to: 20% }', /^\d+(\.\d{1,3})?%$/],
    ['ox.averaging: { choice: [2s, 8s, 4-beats] }', /^(2s|8s|4-beats)$/],
  ];
  for (const [deed, form] of written) {
    it(`[SI64] each draw of ${deed} is written as a person would, and allowed`, () => {
      const [step] = timelineOf(`{ at: T+1m, ${deed} }`);
      const chair = { devices: [{ id: 'ox', kind: 'oximeter' }], links: [] } as never;
      const resolved = resolveVerb(chair, step!.do.target, step!.do.verb);
      const values = turns.slice(0, 200).map((n) => {
        const { params } = drawStep(step!, streams, n)!;
        expect(resolved.ok && readParams(resolved.value.spec, params).ok).toBe(true);
        return String(Object.values(params)[0]);
      });
      expect(values.filter((value) => !form.test(value))).toEqual([]);
      expect(new Set(values).size).toBeGreaterThan(2);
    });
  }

  it('[SI64] one draw more in a step shifts no other: not its own, not those of another step or chair', () => {
    const plain = timelineOf(
      '{ at: T+1m, event: motion, intensity: { from: 0.1, to: 0.9 }, for: { from: 1s, to: 9s } }',
    );
    const more = timelineOf(
      '{ at: { from: T+1m, to: T+2m }, event: motion, intensity: { from: 0.1, to: 0.9 }, hz: { from: 1, to: 4 }, for: { from: 1s, to: 9s }, p: 0.999999 }',
    );
    const of = (step: Step) => drawStep(step, streamsOfStep(streams, '1' as ChairId, 0), 0)!;
    expect(of(more[0]!).forMs).toBe(of(plain[0]!).forMs);
    expect(of(more[0]!).params['intensity']).toBe(of(plain[0]!).params['intensity']);
    const [two] = timelineOf('{ at: T+3m, event: motion, for: { from: 1s, to: 9s } }');
    const forMs = [
      streamsOfStep(streams, '1' as ChairId, 0),
      streamsOfStep(streams, '1' as ChairId, 1),
      streamsOfStep(streams, '2' as ChairId, 0),
    ].map((own) => drawStep(two!, own, 0)!.forMs);
    expect(new Set(forMs).size).toBe(3);
  });

  it('[SI64] the same seed draws the same, another seed another', () => {
    const [step] = timelineOf('{ at: { from: T+1m, to: T+9m }, event: motion, for: { from: 1s, to: 9s } }');
    const of = (seed: number) => {
      const own = streamsOfStep(createStreams(seed), '1' as ChairId, 0);
      return [drawAfterMs(step!, own, 0), drawStep(step!, own, 0)!.forMs];
    };
    expect(of(3)).toEqual(of(3));
    expect(of(4)).not.toEqual(of(3));
  });

  it('[SI64] a step happens as often as its probability says', () => {
    const [step] = timelineOf('{ every: 1m, event: motion, p: 0.3 }');
    const times = turns.filter((n) => drawStep(step!, streams, n) !== null).length;
    // 600 expected, standard deviation 20.
    expect(Math.abs(times - 600)).toBeLessThan(80);
  });

  for (const [p, happens] of [
    [0, 0],
    [1, turns.length],
  ] as const) {
    it(`[SI64] with probability ${p} it happens ${happens} times in ${turns.length}`, () => {
      const [step] = timelineOf(`{ every: 1m, event: motion, p: ${p} }`);
      expect(turns.filter((n) => drawStep(step!, streams, n) !== null)).toHaveLength(happens);
    });
  }

  it('[SI64] no draw lies outside of what was checked when the file was read', () => {
    const [low = NaN, high = NaN] = extremesOf({ normal: [100, 10] }).map(Number);
    const draws = turns.map((n) => drawNumber({ normal: [100, 10] }, stream, n));
    expect([Math.min(...draws) >= low, Math.max(...draws) <= high]).toEqual([true, true]);
  });
});
