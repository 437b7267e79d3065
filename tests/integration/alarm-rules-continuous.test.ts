import { describe, expect, it } from 'vitest';
import { transitions } from '../support/alarm-story.ts';
import { benchChair, infusing, opening, type BenchChair, type Shown } from '../support/bench-chair.ts';

/**
 * The rows of saturation and pulse in docs/spec/alarms.md, bytes in, events out: below, at and above each limit, short of, at
 * and past each delay. The numbers here are the text's, not the preset's.
 */

type Signal = 'spo2' | 'pulse';
const calmly = { spo2: 97, pulse: 66 } as const;

/** One reading now; the other parameter stays calm. */
async function shows(bench: BenchChair, signal: Signal, value: Shown): Promise<void> {
  await bench.oximeter({ ...calmly, [signal]: value });
}

/** One reading a second, the first now; the clock stands a second after the last. */
async function showsFor(bench: BenchChair, signal: Signal, values: readonly Shown[]): Promise<void> {
  for (const value of values) {
    await shows(bench, signal, value);
    await bench.advance(1_000);
  }
}

function times(seconds: number, value: Shown): readonly Shown[] {
  return Array.from({ length: seconds }, () => value);
}

function conditionOf(signal: Signal, value: number) {
  if (signal === 'spo2') return 'spo2-low' as const;
  return value > 90 ? ('pulse-high' as const) : ('pulse-low' as const);
}

async function storyOf(bench: BenchChair, what: ReturnType<typeof conditionOf>, zeroMs: number) {
  const all = transitions(await bench.events(), what, zeroMs);
  // Who is told about it is another rule's matter.
  return all.filter((line) => !line.includes('escalated') && !line.includes('changed'));
}

function standingRows(bench: BenchChair): readonly string[] {
  const { occurrences } = bench.state().session!.alarms;
  return occurrences.flatMap(({ violations }) => violations.map(({ rule }) => rule)).sort();
}

describe('a value that stays', () => {
  const rows: readonly (readonly [Signal, number, readonly string[]])[] = [
    ['spo2', 79, ['0 s began high']],
    ['spo2', 80, ['0 s began high']],
    ['spo2', 81, ['5 s began high']],
    ['spo2', 84, ['5 s began high']],
    ['spo2', 85, ['15 s began medium']],
    ['spo2', 86, ['15 s began medium']],
    ['spo2', 89, ['15 s began medium']],
    ['spo2', 90, []],
    ['spo2', 91, []],
    ['pulse', 39, ['10 s began high']],
    ['pulse', 40, ['15 s began medium']],
    ['pulse', 41, ['15 s began medium']],
    ['pulse', 44, ['15 s began medium']],
    ['pulse', 45, []],
    ['pulse', 46, []],
    ['pulse', 119, []],
    ['pulse', 120, []],
    ['pulse', 121, ['60 s began medium']],
    ['pulse', 139, ['60 s began medium']],
    ['pulse', 140, ['60 s began medium']],
    ['pulse', 141, ['15 s began high']],
  ];
  for (const [signal, value, expected] of rows) {
    it(`[AL2] [AL7] ${signal} ${value} for 70 s: ${expected.join(', ') || 'nothing'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await showsFor(bench, signal, times(71, value));
      expect(await storyOf(bench, conditionOf(signal, value), zeroMs)).toEqual(expected);
    });
  }
});

const delays = [
  { signal: 'spo2', value: 84, inside: 91, delayMs: 5_000, priority: 'high' },
  { signal: 'spo2', value: 89, inside: 91, delayMs: 15_000, priority: 'medium' },
  { signal: 'pulse', value: 39, inside: 47, delayMs: 10_000, priority: 'high' },
  { signal: 'pulse', value: 44, inside: 47, delayMs: 15_000, priority: 'medium' },
  { signal: 'pulse', value: 121, inside: 118, delayMs: 60_000, priority: 'medium' },
  { signal: 'pulse', value: 141, inside: 118, delayMs: 15_000, priority: 'high' },
] as const;

describe('a delay', () => {
  for (const { signal, value, inside, delayMs, priority } of delays) {
    const seconds = delayMs / 1_000;
    const name = `${signal} ${value}, ${seconds} s`;

    for (const [lastsS, expected] of [
      [seconds - 1, []],
      [seconds, [`${seconds} s began ${priority}`]],
      [seconds + 1, [`${seconds} s began ${priority}`]],
    ] as const) {
      it(`[AL4] ${name}: violating for ${lastsS} s and then inside`, async () => {
        const bench = await infusing();
        const zeroMs = bench.now();
        await showsFor(bench, signal, [...times(lastsS + 1, value), ...times(5, inside)]);
        const began = (await storyOf(bench, conditionOf(signal, value), zeroMs)).filter((line) =>
          line.includes('began'),
        );
        expect(began).toEqual(expected);
      });
    }

    for (const [moreMs, expected] of [
      [-1, []],
      [0, [`${seconds} s began ${priority}`]],
      [1, [`${seconds + 0.001} s began ${priority}`]],
    ] as const) {
      it(`[AL4] ${name}: two violating readings ${delayMs + moreMs} ms apart`, async () => {
        const bench = await infusing();
        const zeroMs = bench.now();
        await shows(bench, signal, value);
        await bench.advance(delayMs + moreMs);
        await shows(bench, signal, value);
        expect(await storyOf(bench, conditionOf(signal, value), zeroMs)).toEqual(expected);
      });
    }

    it(`[AL4] ${name}: passing alone makes no row stand, a violating reading does`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await shows(bench, signal, value);
      await bench.advance(delayMs + 5_000);
      expect(await storyOf(bench, conditionOf(signal, value), zeroMs)).toEqual([]);
      await shows(bench, signal, value);
      expect(await storyOf(bench, conditionOf(signal, value), zeroMs)).toEqual([
        `${seconds + 5} s began ${priority}`,
      ]);
    });
  }
});

describe('what ends a delay', () => {
  const rows: readonly (readonly [string, Signal, number, Shown, boolean])[] = [
    ['at the limit', 'spo2', 89, 90, false],
    ['inside by the hysteresis', 'spo2', 89, 91, true],
    ['inside by the hysteresis, but doubtful', 'spo2', 89, { doubtful: 95 }, false],
    ['unavailable', 'spo2', 89, 'NAV', false],
    ['a probe that is off', 'spo2', 89, 'OFF', false],
    ['at the limit', 'pulse', 44, 45, false],
    ['inside, short of the hysteresis', 'pulse', 44, 46, false],
    ['inside by the hysteresis', 'pulse', 44, 47, true],
    ['at the limit', 'pulse', 141, 140, false],
    ['inside, short of the hysteresis', 'pulse', 141, 139, false],
    ['inside by the hysteresis', 'pulse', 141, 118, true],
  ];
  for (const [what, signal, violating, between, isEnded] of rows) {
    const rule = typeof between === 'number' ? 'AL4' : typeof between === 'string' ? 'AL5' : 'AL6';
    it(`[${rule}] ${signal} ${violating}, in between once ${what}: the delay ${isEnded ? 'ends' : 'runs on'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await showsFor(bench, signal, [...times(5, violating), between, ...times(10, violating)]);
      const atFifteen = await storyOf(bench, conditionOf(signal, violating), zeroMs);
      expect(atFifteen).toEqual(isEnded ? [] : [`15 s began ${violating === 141 ? 'high' : 'medium'}`]);
    });
  }

  it('[AL11] a delay that runs is seen, and seen to end', async () => {
    const bench = await infusing();
    await shows(bench, 'spo2', 89);
    const running = bench.state().session!.alarms.delays;
    expect(running.map(({ rule, condition }) => [rule, condition.what])).toEqual([
      ['spo2-low-medium', 'spo2-low'],
    ]);
    await bench.advance(1_000);
    await shows(bench, 'spo2', 91);
    expect(bench.state().session!.alarms.delays).toEqual([]);
  });
});

describe('twenty of thirty seconds', () => {
  /** Nine violating, one inside, and violating again: 9 s + 11 s at the 21st second, 4 s before the delay itself would pass. */
  const onAndOff = [...times(9, 89), 91];

  it('[AL4] 19 of the last 30 s are not enough', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', [...onAndOff, ...times(11, 89)]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([]);
  });

  it('[AL4] 20 of the last 30 s are', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', [...onAndOff, ...times(12, 89)]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['21 s began medium']);
  });

  it('[AL4] once over, one violating reading is enough while 20 of the last 30 s violated', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', [...onAndOff, ...times(13, 89), 91, 89]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '21 s began medium',
      '23 s cleared',
      '24 s began medium',
    ]);
  });

  it('[AL4] what lies more than 30 s back no longer counts', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    // 9 s, a pause that takes them out of the window bit by bit, then 14 s short of the delay.
    await showsFor(bench, 'spo2', [...times(9, 89), ...times(16, 91), ...times(15, 89)]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([]);
  });

  it('[AL4] a reading before a silence counts for 5 s of it at most', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', times(6, 89));
    await showsFor(bench, 'spo2', [91]);
    await shows(bench, 'spo2', 89);
    await bench.advance(13_000);
    // 6 s, 5 of the 13, and 1: with the whole 13 it would be 20, a second before the delay passes.
    await showsFor(bench, 'spo2', times(2, 89));
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([]);
  });

  it('[AL4] a delay of more than 20 s has no such rule', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'pulse', [...times(20, 121), 118, ...times(38, 121)]);
    expect(await storyOf(bench, 'pulse-high', zeroMs)).toEqual([]);
  });
});

describe('what ends a row', () => {
  const rows: readonly (readonly [string, Signal, number, Shown, boolean])[] = [
    ['spo2-low-at-once', 'spo2', 80, { doubtful: 81 }, false],
    ['spo2-low-at-once', 'spo2', 80, 81, true],
    ['spo2-low-high', 'spo2', 84, 85, false],
    ['spo2-low-high', 'spo2', 84, 86, true],
    ['spo2-low-medium', 'spo2', 84, 90, false],
    ['spo2-low-medium', 'spo2', 84, 91, true],
    ['pulse-low-high', 'pulse', 39, 41, false],
    ['pulse-low-high', 'pulse', 39, 42, true],
    ['pulse-low-medium', 'pulse', 39, 46, false],
    ['pulse-low-medium', 'pulse', 39, { doubtful: 60 }, false],
    ['pulse-low-medium', 'pulse', 39, 'NAV', false],
    ['pulse-low-medium', 'pulse', 39, 47, true],
    ['pulse-high-high', 'pulse', 141, 139, false],
    ['pulse-high-high', 'pulse', 141, 138, true],
    ['pulse-high-medium', 'pulse', 141, 119, false],
    ['pulse-high-medium', 'pulse', 141, 118, true],
  ];
  for (const [rule, signal, violating, last, isOver] of rows) {
    const shown = typeof last === 'object' ? `a doubtful ${last.doubtful}` : last;
    it(`[AL4] ${rule} at ${violating}, then ${shown}: ${isOver ? 'over' : 'stands'}`, async () => {
      const bench = await infusing();
      await showsFor(bench, signal, times(62, violating));
      expect(standingRows(bench)).toContain(rule);
      await shows(bench, signal, last);
      const { occurrences } = bench.state().session!.alarms;
      const stands = occurrences.some(
        (one) => one.presence === 'present' && one.violations.some((row) => row.rule === rule),
      );
      expect(stands).toBe(!isOver);
    });
  }
});

describe('arming', () => {
  async function opened(): Promise<BenchChair> {
    const bench = await benchChair();
    await bench.does(opening);
    return bench;
  }
  const armedAt = (bench: BenchChair, signal: Signal) =>
    bench.state().session!.alarms.armedAtMs[signal === 'spo2' ? 'spo2Percent' : 'pulseRateBpm'];

  for (const signal of ['spo2', 'pulse'] as const) {
    it(`[AL9] ${signal} is not armed 9 s after the first good reading, and is at 10 s`, async () => {
      const bench = await opened();
      const zeroMs = bench.now();
      await showsFor(bench, signal, times(10, calmly[signal]));
      expect(armedAt(bench, signal)).toBeNull();
      await shows(bench, signal, calmly[signal]);
      expect(armedAt(bench, signal)).toBe(zeroMs + 10_000);
    });

    for (const broken of ['NAV', 'OFF', { doubtful: 88 }] as const) {
      const what = typeof broken === 'object' ? 'a doubtful reading' : broken;
      it(`[AL9] [AL6] ${signal}: ${what} in between counts from anew`, async () => {
        const bench = await opened();
        const zeroMs = bench.now();
        await showsFor(bench, signal, [...times(8, calmly[signal]), broken, ...times(10, calmly[signal])]);
        expect(armedAt(bench, signal)).toBeNull();
        await shows(bench, signal, calmly[signal]);
        expect(armedAt(bench, signal)).toBe(zeroMs + 19_000);
      });
    }
  }

  for (const [quietMs, armedAfterMs] of [
    [4_999, 11_999],
    [5_000, 22_000],
    [5_001, 22_001],
  ] as const) {
    it(`[AL9] ${quietMs} ms without a reading ${armedAfterMs > 20_000 ? 'are' : 'are not'} a break`, async () => {
      const bench = await opened();
      const zeroMs = bench.now();
      await showsFor(bench, 'spo2', times(7, 97));
      await shows(bench, 'spo2', 97);
      await bench.advance(quietMs);
      await showsFor(bench, 'spo2', times(12, 97));
      expect(armedAt(bench, 'spo2')).toBe(zeroMs + armedAfterMs);
    });
  }

  it('[AL9] what came before does not count towards a delay', async () => {
    const bench = await opened();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', times(40, 89));
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['25 s began medium']);
  });

  it('[AL9] what came before does not count towards 20 of 30 s', async () => {
    const bench = await opened();
    const zeroMs = bench.now();
    // Armed at 10 s; 2 s, then inside, then 11 s: 13 s since.
    await showsFor(bench, 'spo2', [...times(12, 89), 91, ...times(12, 89)]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([]);
  });

  it('[AL9] armed once, saturation stays armed after the probe was off', async () => {
    const bench = await infusing();
    await showsFor(bench, 'spo2', times(20, 'OFF'));
    const zeroMs = bench.now();
    await shows(bench, 'spo2', 79);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['0 s began high']);
  });

  it('[AL9] an unarmed saturation of 70 makes no alarm of its own', async () => {
    const bench = await opened();
    await showsFor(bench, 'spo2', times(10, 70));
    expect(await storyOf(bench, 'spo2-low', 0)).toEqual([]);
  });

  it('[AL9] arming in one session says nothing about the next', async () => {
    const bench = await opened();
    await showsFor(bench, 'spo2', times(12, 97));
    await bench.does({ type: 'cancel-session' });
    await bench.does(opening);
    await showsFor(bench, 'spo2', times(10, 70));
    expect(armedAt(bench, 'spo2')).toBeNull();
  });
});

describe('readings that come late, or seldom', () => {
  it('[AL10] a late reading is evaluated where it is the newest by its own time', async () => {
    const bench = await infusing();
    await bench.advance(20_000);
    const zeroMs = bench.now();
    await bench.oximeter({ spo2: 79, pulse: 66 }, { agoMs: 10_000 });
    const [began] = (await bench.events()).filter((one) => one.type === 'alarm-began').slice(-1);
    expect(began).toMatchObject({
      atMs: zeroMs,
      body: { condition: { what: 'spo2-low' }, conditionAtMs: zeroMs - 10_000, signalAtMs: zeroMs },
    });
  });

  it('[AL10] an older reading that comes after a newer one changes nothing', async () => {
    const bench = await infusing();
    await showsFor(bench, 'spo2', times(3, 97));
    await bench.oximeter({ spo2: 70, pulse: 66 }, { agoMs: 3_500 });
    expect(await storyOf(bench, 'spo2-low', 0)).toEqual([]);
  });

  it('[AL10] an older good reading does not end what a newer one began', async () => {
    const bench = await infusing();
    await bench.advance(5_000);
    const zeroMs = bench.now();
    await shows(bench, 'spo2', 79);
    await bench.oximeter({ spo2: 97, pulse: 66 }, { agoMs: 3_500 });
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['0 s began high']);
  });

  it('[AL10] a source slower than the delay needs one violating reading', async () => {
    const bench = await infusing();
    for (let reading = 0; reading < 12; reading += 1) {
      await bench.advance(20_000);
      await shows(bench, 'spo2', 97);
    }
    await bench.advance(20_000);
    const zeroMs = bench.now();
    await shows(bench, 'spo2', 89);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['0 s began medium']);
  });

  it('[AL10] a source as fast as the delay needs the delay', async () => {
    const bench = await infusing();
    for (let reading = 0; reading < 12; reading += 1) {
      await bench.advance(15_000);
      await shows(bench, 'spo2', 97);
    }
    await bench.advance(15_000);
    const zeroMs = bench.now();
    await shows(bench, 'spo2', 89);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([]);
    await bench.advance(15_000);
    await shows(bench, 'spo2', 89);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['15 s began medium']);
  });
});

describe('no reading, no number', () => {
  it('[AL5] an unavailable reading does not end an alarm: it is held, and a number takes the mark away', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', [79, 79, 'NAV', 'NAV', 79]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '0 s began high',
      '2 s held unavailable',
      '4 s verified',
    ]);
  });

  for (const [quietMs, isHeld] of [
    [4_999, false],
    [5_000, true],
    [5_001, true],
  ] as const) {
    it(`[AL5] after ${quietMs} ms without a reading an alarm is ${isHeld ? '' : 'not yet '}held`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await shows(bench, 'spo2', 79);
      await bench.advance(quietMs);
      expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
        '0 s began high',
        ...(isHeld ? ['5 s held unavailable'] : []),
      ]);
    });
  }

  it('[AL5] an unavailable reading begins nothing', async () => {
    const bench = await infusing();
    await showsFor(bench, 'spo2', times(70, 'NAV'));
    expect(await storyOf(bench, 'spo2-low', 0)).toEqual([]);
  });

  it('[AL6] a doubtful number may make a row stand, and takes the mark of a held one away', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 'spo2', [{ doubtful: 79 }, 'NAV', { doubtful: 95 }]);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '0 s began high',
      '1 s held unavailable',
      '2 s verified',
    ]);
  });
});
