import { describe, expect, it } from 'vitest';
import { transitions } from '../support/alarm-story.ts';
import {
  benchChair,
  calm,
  eventsOf,
  infusing,
  opening,
  starting,
  type BenchChair,
  type CuffShown,
} from '../support/bench-chair.ts';

/** The rows of the cuff and of the sedation score in docs/spec/alarms.md, bytes in, events out. The numbers are the text's. */

const calmCuff = { sys: 122, dia: 78, mean: 93 } as const;

async function passSeconds(bench: BenchChair, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.advance(1_000);
    await bench.oximeter({ spo2: 97, pulse: 66 });
  }
}

async function storyOf(
  bench: BenchChair,
  what: 'pressure-high' | 'pressure-low' | 'sedation',
  zeroMs: number,
) {
  const all = transitions(await bench.events(), what, zeroMs);
  return all.filter((line) => !/escalated|changed|held|verified|acknowledged/.test(line));
}

async function acknowledges(bench: BenchChair): Promise<void> {
  const { id } = bench.state().session!.alarms.occurrences[0]!;
  await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
}

/** With a baseline of this pressure. */
async function infusingWithBaseline(cuff: CuffShown): Promise<BenchChair> {
  const bench = await benchChair();
  await bench.does(opening);
  await calm(bench, 12);
  await bench.cuff(cuff);
  await bench.oximeter({ spo2: 97, pulse: 66 });
  await bench.does({ type: 'set-baseline' });
  await bench.does({ ...starting, withoutBaseline: null } as typeof starting);
  await bench.advance(1_000);
  return bench;
}

describe('one measurement, without a baseline', () => {
  const rows: readonly (readonly [string, CuffShown, string | null, string | null])[] = [
    ['systolic 79', { sys: 79, dia: 55, mean: 70 }, 'high', null],
    ['systolic 80', { sys: 80, dia: 55, mean: 70 }, 'medium', null],
    ['systolic 81', { sys: 81, dia: 55, mean: 70 }, 'medium', null],
    ['systolic 89', { sys: 89, dia: 55, mean: 70 }, 'medium', null],
    ['systolic 90', { sys: 90, dia: 55, mean: 70 }, null, null],
    ['systolic 91', { sys: 91, dia: 55, mean: 70 }, null, null],
    ['systolic 159', { sys: 159, dia: 78, mean: 93 }, null, null],
    ['systolic 160', { sys: 160, dia: 78, mean: 93 }, null, null],
    ['systolic 161', { sys: 161, dia: 78, mean: 93 }, null, 'medium'],
    ['systolic 180', { sys: 180, dia: 78, mean: 93 }, null, 'medium'],
    ['systolic 181, to be repeated', { sys: 181, dia: 78, mean: 93 }, null, 'medium'],
    ['systolic 200, to be repeated', { sys: 200, dia: 78, mean: 93 }, null, 'medium'],
    ['systolic 201', { sys: 201, dia: 78, mean: 93 }, null, 'high'],
    ['diastolic 39', { sys: 110, dia: 39, mean: 70 }, 'high', null],
    ['diastolic 40', { sys: 110, dia: 40, mean: 70 }, 'medium', null],
    ['diastolic 41', { sys: 110, dia: 41, mean: 70 }, 'medium', null],
    ['diastolic 49', { sys: 110, dia: 49, mean: 70 }, 'medium', null],
    ['diastolic 50', { sys: 110, dia: 50, mean: 70 }, null, null],
    ['diastolic 51', { sys: 110, dia: 51, mean: 70 }, null, null],
    ['diastolic 99', { sys: 150, dia: 99, mean: 125 }, null, null],
    ['diastolic 100', { sys: 150, dia: 100, mean: 125 }, null, null],
    ['diastolic 101', { sys: 150, dia: 101, mean: 125 }, null, 'medium'],
    ['diastolic 110', { sys: 150, dia: 110, mean: 125 }, null, 'medium'],
    ['diastolic 111, to be repeated', { sys: 150, dia: 111, mean: 125 }, null, 'medium'],
    ['diastolic 120, to be repeated', { sys: 150, dia: 120, mean: 125 }, null, 'medium'],
    ['diastolic 121', { sys: 150, dia: 121, mean: 125 }, null, 'high'],
    ['mean 54', { sys: 110, dia: 51, mean: 54 }, 'high', null],
    ['mean 55', { sys: 110, dia: 51, mean: 55 }, 'medium', null],
    ['mean 56', { sys: 110, dia: 51, mean: 56 }, 'medium', null],
    ['mean 64', { sys: 110, dia: 51, mean: 64 }, 'medium', null],
    ['mean 65', { sys: 110, dia: 51, mean: 65 }, null, null],
    ['mean 66', { sys: 110, dia: 51, mean: 66 }, null, null],
    // 50 + (94 − 50) / 3 = 64.67, 51 + (93 − 51) / 3 = 65
    ['no mean from the device, 94/50', { sys: 94, dia: 50 }, 'medium', null],
    ['no mean from the device, 93/51', { sys: 93, dia: 51 }, null, null],
    ['a mean alone, 64', { mean: 64 }, 'medium', null],
  ];
  for (const [what, cuff, low, high] of rows) {
    it(`[AL2] [AL7] ${what}: low ${low ?? 'nothing'}, high ${high ?? 'nothing'}`, async () => {
      const bench = await infusing();
      await bench.advance(1_000);
      const zeroMs = bench.now();
      await bench.cuff(cuff);
      expect(await storyOf(bench, 'pressure-low', zeroMs)).toEqual(low === null ? [] : [`0 s began ${low}`]);
      expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(
        high === null ? [] : [`0 s began ${high}`],
      );
    });
  }

  it('[AL1] three rows of one measurement are one condition that lists all three', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    await bench.cuff({ sys: 79, dia: 39, mean: 54 });
    const began = (await eventsOf(bench, 'alarm-began')).filter(
      ({ body }) => body.condition.what === 'pressure-low',
    );
    expect(began).toHaveLength(1);
    const parameters = new Set(began[0]!.body.violations.map(({ parameter }) => parameter));
    expect(parameters).toEqual(new Set(['systolicMmHg', 'diastolicMmHg', 'meanMmHg']));
  });

  it('[AL1] one measurement may be two conditions, each with a life of its own', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff({ sys: 165, dia: 45, mean: 85 });
    const low = bench
      .state()
      .session!.alarms.occurrences.find((one) => one.condition.what === 'pressure-low');
    await bench.does({ type: 'acknowledge-alarm', occurrence: low!.id, reason: null });
    expect(await storyOf(bench, 'pressure-low', zeroMs)).toEqual(['0 s began medium']);
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(['0 s began medium']);
  });

  for (const [score, priority] of [
    [0, 'high'],
    [1, 'high'],
    [2, 'high'],
    [3, 'medium'],
    [4, null],
    [5, null],
  ] as const) {
    it(`[AL2] MOAA/S ${score}: ${priority ?? 'nothing'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await bench.does({ type: 'score-moaas', score });
      expect(await storyOf(bench, 'sedation', zeroMs)).toEqual(
        priority === null ? [] : [`0 s began ${priority}`],
      );
    });
  }

  it('[AL4] a score that does not violate ends sedation', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await bench.does({ type: 'score-moaas', score: 3 });
    await bench.advance(1_000);
    await bench.does({ type: 'score-moaas', score: 4 });
    expect(await storyOf(bench, 'sedation', zeroMs)).toEqual(['0 s began medium', '1 s cleared']);
  });

  it('[AL9] the pulse rate of a cuff feeds no row', async () => {
    const bench = await infusing();
    for (let nth = 0; nth < 8; nth += 1) {
      await bench.advance(10_000);
      await bench.cuff({ ...calmCuff, sys: 122 + (nth % 2), pulse: 30 });
      await bench.oximeter({ spo2: 97, pulse: 66 });
    }
    expect(transitions(await bench.events(), 'pulse-low', 0)).toEqual([]);
  });
});

describe('what ends a row of the cuff', () => {
  const rows: readonly (readonly [string, CuffShown, boolean])[] = [
    ['a measurement at the limit', { ...calmCuff, sys: 160 }, true],
    ['a measurement past it', { ...calmCuff, sys: 161 }, false],
    ['a doubtful measurement inside', { ...calmCuff, sys: { doubtful: 120 } }, false],
    ['a failed measurement', { sys: 'INV', dia: 'INV', mean: 'INV' }, false],
    ['a measurement without a systolic', { mean: 90 }, false],
  ];
  for (const [what, cuff, isOver] of rows) {
    it(`[AL4] [AL5] [AL6] a systolic over 160, then ${what}: ${isOver ? 'over' : 'stands'}`, async () => {
      const bench = await infusing();
      await bench.advance(1_000);
      const zeroMs = bench.now();
      await bench.cuff({ ...calmCuff, sys: 165 });
      await bench.advance(30_000);
      await bench.cuff(cuff);
      const story = await storyOf(bench, 'pressure-high', zeroMs);
      expect(story.includes('30 s cleared')).toBe(isOver);
    });
  }
});

describe('limits by the baseline', () => {
  const rows: readonly (readonly [string, CuffShown, CuffShown, number | null])[] = [
    ['120: 156', { sys: 120, dia: 70, mean: 87 }, { sys: 156, dia: 78, mean: 93 }, null],
    ['120: 157', { sys: 120, dia: 70, mean: 87 }, { sys: 157, dia: 78, mean: 93 }, 156],
    ['121, unrounded: 157', { sys: 121, dia: 70, mean: 87 }, { sys: 157, dia: 78, mean: 93 }, null],
    ['121, unrounded: 158', { sys: 121, dia: 70, mean: 87 }, { sys: 158, dia: 78, mean: 93 }, 157.3],
    ['100, the floor: 150', { sys: 100, dia: 70, mean: 80 }, { sys: 150, dia: 78, mean: 93 }, null],
    ['100, the floor: 151', { sys: 100, dia: 70, mean: 80 }, { sys: 151, dia: 78, mean: 93 }, 150],
    ['dia 70, the floor: 95', { sys: 120, dia: 70, mean: 87 }, { sys: 140, dia: 95, mean: 110 }, null],
    ['dia 70, the floor: 96', { sys: 120, dia: 70, mean: 87 }, { sys: 140, dia: 96, mean: 110 }, 95],
    ['dia 75: 97', { sys: 120, dia: 75, mean: 87 }, { sys: 140, dia: 97, mean: 110 }, null],
    ['dia 75: 98', { sys: 120, dia: 75, mean: 87 }, { sys: 140, dia: 98, mean: 110 }, 97.5],
  ];
  for (const [what, baseline, cuff, limit] of rows) {
    it(`[AL3] [AL8] baseline ${what} ${limit === null ? 'asks for nothing' : `is pending past ${limit}`}`, async () => {
      const bench = await infusingWithBaseline(baseline);
      await bench.cuff(cuff);
      const asked = (await eventsOf(bench, 'confirmation-began')).map(({ body }) => body.limit);
      expect(asked).toEqual(limit === null ? [] : [limit]);
      expect(await storyOf(bench, 'pressure-high', 0)).toEqual([]);
    });
  }

  it('[AL3] without a baseline a baseline row does nothing', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    await bench.cuff({ ...calmCuff, sys: 159 });
    expect(await eventsOf(bench, 'confirmation-began')).toEqual([]);
  });
});

describe('a repeat of the cuff', () => {
  type Case = {
    readonly what: string;
    readonly first: CuffShown;
    /** Seconds after the first. */
    readonly then: readonly (readonly [number, CuffShown])[];
    readonly untilS: number;
    readonly expected: readonly string[];
  };
  const failed: CuffShown = { sys: 'INV', dia: 'INV', mean: 'INV' };
  const sys = (value: number): CuffShown => ({ ...calmCuff, sys: value });
  const dia = (value: number): CuffShown => ({ sys: 150, dia: value, mean: 125 });
  const began = '0 s began medium';
  const cases: readonly Case[] = [
    {
      what: 'at the limit',
      first: sys(185),
      then: [[60, sys(180)]],
      untilS: 240,
      expected: [began, '60 s raised high'],
    },
    {
      what: 'over the limit',
      first: sys(185),
      then: [[60, sys(181)]],
      untilS: 240,
      expected: [began, '60 s raised high'],
    },
    {
      what: 'at the limit − 4',
      first: sys(185),
      then: [[60, sys(176)]],
      untilS: 240,
      expected: [began, '60 s raised high'],
    },
    { what: 'at the limit − 5', first: sys(185), then: [[60, sys(175)]], untilS: 240, expected: [began] },
    { what: 'at the limit − 6', first: sys(185), then: [[60, sys(174)]], untilS: 240, expected: [began] },
    {
      what: 'inside',
      first: sys(185),
      then: [[60, sys(150)]],
      untilS: 240,
      expected: [began, '60 s cleared'],
    },
    {
      what: 'diastolic over',
      first: dia(115),
      then: [[60, dia(111)]],
      untilS: 240,
      expected: [began, '60 s raised high'],
    },
    {
      what: 'diastolic at the limit − 4',
      first: dia(115),
      then: [[60, dia(106)]],
      untilS: 240,
      expected: [began, '60 s raised high'],
    },
    {
      what: 'diastolic at the limit − 5',
      first: dia(115),
      then: [[60, dia(105)]],
      untilS: 240,
      expected: [began],
    },
    {
      what: 'one failure, then over',
      first: sys(185),
      then: [
        [60, failed],
        [120, sys(181)],
      ],
      untilS: 240,
      expected: [began, '120 s raised high'],
    },
    {
      what: 'one failure, then inside',
      first: sys(185),
      then: [
        [60, failed],
        [120, sys(150)],
      ],
      untilS: 240,
      expected: [began, '120 s cleared'],
    },
    {
      what: 'two failures',
      first: sys(185),
      then: [
        [60, failed],
        [120, failed],
      ],
      untilS: 240,
      expected: [began, '120 s raised high'],
    },
    { what: 'missing for 179 s', first: sys(185), then: [], untilS: 179, expected: [began] },
    {
      what: 'missing for 180 s',
      first: sys(185),
      then: [],
      untilS: 180,
      expected: [began, '180 s raised high'],
    },
    {
      what: 'missing for 181 s',
      first: sys(185),
      then: [],
      untilS: 181,
      expected: [began, '180 s raised high'],
    },
    {
      what: 'inside after 179 s',
      first: sys(185),
      then: [[179, sys(150)]],
      untilS: 240,
      expected: [began, '179 s cleared'],
    },
    {
      what: 'inside after 181 s',
      first: sys(185),
      then: [[181, sys(150)]],
      untilS: 240,
      expected: [began, '180 s raised high', '181 s latched'],
    },
    {
      what: 'doubtful and inside',
      first: sys(185),
      then: [[60, { ...calmCuff, sys: { doubtful: 120 } }]],
      untilS: 120,
      expected: [began],
    },
    {
      what: 'doubtful and over',
      first: sys(185),
      then: [[60, { ...calmCuff, sys: { doubtful: 190 } }]],
      untilS: 120,
      expected: [began, '60 s raised high'],
    },
    {
      what: 'past 200',
      first: sys(185),
      then: [[60, sys(201)]],
      untilS: 120,
      expected: [began, '60 s raised high'],
    },
  ];
  for (const { what, first, then, untilS, expected } of cases) {
    it(`[AL8] a first value past a high confirm row, the repeat ${what}`, async () => {
      const bench = await infusing();
      await bench.advance(1_000);
      const zeroMs = bench.now();
      await bench.cuff(first);
      // Or it would rise by waiting (AL19).
      await acknowledges(bench);
      let atS = 0;
      for (const [whenS, cuff] of then) {
        await passSeconds(bench, whenS - atS);
        atS = whenS;
        await bench.cuff(cuff);
      }
      await passSeconds(bench, untilS - atS);
      expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(expected);
    });
  }

  it('[AL8] asks for the repeat 60 s later', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(sys(185));
    const asked = (await eventsOf(bench, 'nibp-asked')).map(({ body }) => body);
    expect(asked).toEqual([{ dueAtMs: zeroMs + 60_000, because: 'confirm' }]);
  });

  it('[AL8] what the cuff says again of the same measurement is not a repeat', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(sys(185));
    for (let second = 1; second <= 100; second += 1) {
      await passSeconds(bench, 1);
      await bench.cuff(sys(185), { agoMs: second * 1_000 });
    }
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual([began]);
  });

  it('[AL8] acknowledging the medium does not stop it', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(sys(185));
    await acknowledges(bench);
    await passSeconds(bench, 180);
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual([began, '180 s raised high']);
    expect(bench.state().session!.alarms.occurrences[0]?.acknowledged).toBeNull();
  });

  it('[AL8] nor does not acknowledging it: risen by waiting, it takes the high row up', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    await bench.cuff(sys(185));
    await passSeconds(bench, 181);
    const [one] = bench.state().session!.alarms.occurrences;
    expect(one).toMatchObject({ priority: 'high', isLatched: true });
    expect(one!.violations.find(({ rule }) => rule === 'sys-high-high')?.priority).toBe('high');
  });

  it('[AL8] each parameter confirms itself: the systolic agrees, the diastolic does not', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    await bench.cuff({ sys: 185, dia: 115, mean: 135 });
    await passSeconds(bench, 60);
    await bench.cuff({ sys: 182, dia: 95, mean: 120 });
    const ended = (await eventsOf(bench, 'confirmation-ended')).map(({ body }) => [body.rule, body.outcome]);
    expect(ended).toEqual([
      ['sys-high-high', 'agreed'],
      ['dia-high-high', 'dropped'],
    ]);
  });

  it('[AL8] a repeat that lacks the parameter says nothing about it', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(sys(185));
    await acknowledges(bench);
    await passSeconds(bench, 60);
    await bench.cuff({ mean: 100 });
    await passSeconds(bench, 120);
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual([began, '180 s raised high']);
  });

  it('[AL8] a row that stands by its repeat ends with a good value that does not violate it', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(sys(185));
    await passSeconds(bench, 60);
    await bench.cuff(sys(178));
    const stands = () =>
      bench
        .state()
        .session!.alarms.occurrences.flatMap(({ violations }) =>
          violations.filter(({ priority }) => priority === 'high').map(({ rule }) => rule),
        );
    expect(stands()).toEqual(['sys-high-high']);
    await passSeconds(bench, 60);
    await bench.cuff(sys(178));
    expect(stands()).toEqual([]);
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual([began, '60 s raised high']);
  });

  const medium: readonly (readonly [string, readonly (readonly [number, CuffShown])[], readonly string[]])[] =
    [
      ['over', [[60, sys(157)]], ['60 s began medium']],
      ['at the limit − 4', [[60, sys(152)]], ['60 s began medium']],
      ['at the limit − 5', [[60, sys(151)]], []],
      [
        'failed twice',
        [
          [60, failed],
          [120, failed],
        ],
        ['120 s began medium'],
      ],
      ['missing', [], ['180 s began medium']],
    ];
  for (const [what, then, expected] of medium) {
    it(`[AL8] a first value past a medium confirm row is pending; its repeat ${what}`, async () => {
      const bench = await infusingWithBaseline({ sys: 120, dia: 70, mean: 87 });
      const zeroMs = bench.now();
      await bench.cuff(sys(158));
      expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual([]);
      expect(bench.state().session!.nibp.confirmations.map(({ rule }) => rule)).toEqual([
        'sys-high-baseline',
      ]);
      let atS = 0;
      for (const [whenS, cuff] of then) {
        await passSeconds(bench, whenS - atS);
        atS = whenS;
        await bench.cuff(cuff);
      }
      await passSeconds(bench, 185 - atS);
      expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(expected);
    });
  }
});

describe('while preparing', () => {
  async function prepared(cuff: CuffShown): Promise<BenchChair> {
    const bench = await benchChair();
    await bench.does(opening);
    await calm(bench, 12);
    await bench.cuff(cuff);
    await passSeconds(bench, 5);
    return bench;
  }

  it('[AL9] the first measurement is evaluated: a high row stands', async () => {
    const bench = await prepared({ sys: 75, dia: 55, mean: 66 });
    expect(await storyOf(bench, 'pressure-low', bench.now())).toEqual(['-5 s began high']);
  });

  it('[AL9] a medium row does not stand, and is judged again when the infusion starts', async () => {
    const bench = await prepared({ ...calmCuff, sys: 165 });
    expect(await storyOf(bench, 'pressure-high', bench.now())).toEqual([]);
    const zeroMs = bench.now();
    await bench.does(starting);
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(['0 s began medium']);
  });

  it('[AL9] [AL8] a medium confirm row asks for its repeat at the start', async () => {
    const bench = await benchChair();
    await bench.does(opening);
    await bench.cuff({ sys: 120, dia: 70, mean: 87 });
    await calm(bench, 12);
    await bench.does({ type: 'set-baseline' });
    await bench.cuff({ ...calmCuff, sys: 158 });
    await passSeconds(bench, 5);
    expect(await eventsOf(bench, 'confirmation-began')).toEqual([]);
    const zeroMs = bench.now();
    await bench.does({ ...starting, withoutBaseline: null } as typeof starting);
    const asked = (await eventsOf(bench, 'nibp-asked')).map(({ body }) => body);
    expect(asked).toEqual([{ dueAtMs: zeroMs + 60_000, because: 'confirm' }]);
    await passSeconds(bench, 60);
    await bench.cuff({ ...calmCuff, sys: 155 });
    expect(await storyOf(bench, 'pressure-high', zeroMs)).toEqual(['60 s began medium']);
  });

  it('[AL9] what has become good before the start does not stand', async () => {
    const bench = await prepared({ ...calmCuff, sys: 165 });
    await bench.cuff(calmCuff);
    await bench.does(starting);
    expect(await storyOf(bench, 'pressure-high', bench.now())).toEqual([]);
  });
});

describe('a cuff clearly worse than at the acknowledgement', () => {
  const rows: readonly (readonly [string, CuffShown, CuffShown, boolean])[] = [
    ['systolic 14 higher', { ...calmCuff, sys: 162 }, { ...calmCuff, sys: 176 }, false],
    ['systolic 15 higher', { ...calmCuff, sys: 162 }, { ...calmCuff, sys: 177 }, true],
    ['systolic 16 higher', { ...calmCuff, sys: 162 }, { ...calmCuff, sys: 178 }, true],
    ['systolic 14 lower, high', { sys: 78, dia: 55, mean: 70 }, { sys: 64, dia: 55, mean: 60 }, false],
    ['systolic 15 lower, high', { sys: 78, dia: 55, mean: 70 }, { sys: 63, dia: 55, mean: 60 }, true],
    ['diastolic 15 lower, high', { sys: 110, dia: 38, mean: 70 }, { sys: 110, dia: 23, mean: 66 }, true],
    // Diastolic was not too high then, and is 21 worse.
    ['diastolic 101 beside it', { sys: 162, dia: 80, mean: 107 }, { sys: 162, dia: 101, mean: 121 }, true],
    [
      'diastolic 98 beside it, inside',
      { sys: 162, dia: 80, mean: 107 },
      { sys: 162, dia: 98, mean: 119 },
      false,
    ],
    ['systolic 30 lower, still too high', { ...calmCuff, sys: 195 }, { ...calmCuff, sys: 165 }, false],
  ];
  for (const [what, first, second, calls] of rows) {
    it(`[AL14] ${what}: ${calls ? 'calls again' : 'stays acknowledged'}`, async () => {
      const bench = await infusing();
      await bench.advance(1_000);
      await bench.cuff(first);
      const { id } = bench.state().session!.alarms.occurrences[0]!;
      await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
      await passSeconds(bench, 30);
      await bench.cuff(second);
      const one = bench.state().session!.alarms.occurrences.find((other) => other.id === id);
      expect(one?.acknowledged === null).toBe(calls);
    });
  }
});
