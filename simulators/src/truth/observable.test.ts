import { describe, expect, it } from 'vitest';
import { aSessionScore, at, measured, saidUpTo, secondsUpTo, within } from './run-samples.ts';
import type { SessionScore } from './session-score.ts';

type SaidAt = NonNullable<Parameters<typeof saidUpTo>[1]>;
type More = Partial<Parameters<typeof aSessionScore>[0]>;

/** `spo2-low medium at 115.1 s`, for what the delivered bytes said. */
function knownOf({ observable }: Pick<SessionScore, 'observable'>): readonly string[] {
  return observable
    .map(({ what, level, fromMs }) => `${what} ${level} at ${(fromMs - at(0)) / 1_000} s`)
    .toSorted();
}

const bySaid = (saidAt: SaidAt, more: More = {}) =>
  knownOf(aSessionScore({ lines: [...secondsUpTo(400), ...saidUpTo(400, saidAt)], ...more }));

const byCuff = (cuff: readonly ReturnType<typeof measured>[], more: More = {}) =>
  knownOf(aSessionScore({ lines: [...secondsUpTo(700), ...cuff], ...more }));

const low =
  (spo2Percent: number, lastsS: number): SaidAt =>
  (second) =>
    within(second, [100, 100 + lastsS + 1]) ? { spo2Percent } : {};

describe('what the delivered bytes of an oximeter said', () => {
  for (const { lastsS, known } of [
    { lastsS: 14, known: [] },
    { lastsS: 15, known: ['spo2-low medium at 115.1 s'] },
    { lastsS: 16, known: ['spo2-low medium at 115.1 s'] },
  ]) {
    it(`[SI86] 88 % for ${lastsS} s: ${known.join() || 'nothing'}`, () => {
      expect(bySaid(low(88, lastsS))).toEqual(known);
    });
  }

  for (const { spo2Percent, known } of [
    { spo2Percent: 89, known: ['spo2-low medium at 115.1 s'] },
    { spo2Percent: 90, known: [] },
    { spo2Percent: 91, known: [] },
  ]) {
    it(`[SI86] a minute of ${spo2Percent} %: ${known.join() || 'nothing'}`, () => {
      expect(bySaid(low(spo2Percent, 60))).toEqual(known);
    });
  }

  it('[SI86] is known when it is delivered, however late', () => {
    const late: SaidAt = (second) => ({
      ...(within(second, [100, 160]) ? { spo2Percent: 88 } : {}),
      ...(within(second, [100, 180]) ? { isLateByMs: (180 - second) * 1_000 } : {}),
    });
    expect(bySaid(late)).toEqual(['spo2-low medium at 180 s']);
  });

  it('[SI86] what has no value neither begins nor ends anything', () => {
    const dashes: SaidAt = (second) => {
      if (within(second, [102, 114])) return { spo2Percent: null };
      return low(88, 30)(second);
    };
    expect(bySaid(dashes)).toEqual(['spo2-low medium at 115.1 s']);
    expect(bySaid((second) => (within(second, [100, 160]) ? { spo2Percent: null } : {}))).toEqual([]);
  });

  it('[SI86] what the device doubts or holds is not known', () => {
    expect(bySaid((second) => ({ ...low(70, 60)(second), isDoubtful: second >= 100 }))).toEqual([]);
  });

  for (const { lowS, known } of [
    { lowS: 9, known: 0 },
    { lowS: 10, known: 1 },
    { lowS: 11, known: 1 },
  ]) {
    it(`[SI86] ${lowS} s low, 2 s well and ${lowS} s low within 30 s: ${known === 0 ? 'nothing' : 'known'}`, () => {
      const flicker: SaidAt = (second) =>
        within(second, [100, 100 + lowS]) || within(second, [102 + lowS, 103 + 2 * lowS])
          ? { spo2Percent: 88 }
          : {};
      expect(bySaid(flicker)).toHaveLength(known);
    });
  }

  for (const { fromS, known } of [
    { fromS: 9, known: [] },
    { fromS: 10, known: [] },
    { fromS: 11, known: ['spo2-low high at 10.1 s', 'spo2-low medium at 10.1 s'] },
  ]) {
    it(`[SI86] 79 % up to second ${fromS} of the session: ${known.length > 0 ? 'known once it is armed' : 'nothing, it is not armed'}`, () => {
      expect(bySaid((second) => (second < fromS ? { spo2Percent: 79 } : {}))).toEqual(known);
    });
  }

  it('[SI86] a silence of 5 s begins the arming anew', () => {
    const broken =
      (toS: number): SaidAt =>
      (second) =>
        within(second, [6, toS]) ? null : { spo2Percent: second < 15 ? 79 : 97 };
    expect(bySaid(broken(9))).not.toEqual([]);
    expect(bySaid(broken(10))).toEqual([]);
    expect(bySaid(broken(11))).toEqual([]);
  });

  it('[SI86] an older value that comes later says nothing', () => {
    const said = saidUpTo(400, (second) => (within(second, [100, 130]) ? null : {}));
    const old = saidUpTo(130, (second) =>
      within(second, [100, 130]) ? { spo2Percent: 70, isLateByMs: 60_000 } : null,
    );
    expect(knownOf(aSessionScore({ lines: [...secondsUpTo(400), ...said, ...old] }))).toEqual([]);
  });

  it('[SI86] while the cuff squeezes the limb of the probe its values say nothing, for a minute at most', () => {
    const hold = (untilS: number): More => ({
      feed: [[95, { type: 'cuff-hold-began', body: { untilMs: at(untilS) } }]],
    });
    expect(bySaid(low(79, 20), hold(125))).toEqual([]);
    expect(bySaid(low(79, 80), hold(400))).toEqual([
      'spo2-low high at 155.1 s',
      'spo2-low medium at 155.1 s',
    ]);
  });
});

it('[SI86] a hold that is shortened ends then', () => {
  const feed: More['feed'] = [
    [95, { type: 'cuff-hold-began', body: { untilMs: at(150) } }],
    [110, { type: 'cuff-hold-shortened', body: { untilMs: at(115) } }],
  ];
  expect(bySaid(low(79, 30), { feed })).toEqual(['spo2-low high at 115.1 s', 'spo2-low medium at 115.1 s']);
});

describe('what the delivered measurements of a cuff said', () => {
  const medium = 'pressure-high medium at 300 s';

  it('[SI86] past a row without a repeat it is known with the value', () => {
    expect(byCuff([measured(300, [165, 80])])).toEqual([medium]);
    expect(byCuff([measured(300, [201, 80])])).toEqual(['pressure-high high at 300 s', medium]);
  });

  for (const { repeat, known } of [
    { repeat: 174, known: [medium] },
    { repeat: 175, known: [medium] },
    { repeat: 176, known: ['pressure-high high at 360 s', medium] },
  ]) {
    it(`[SI86] past a confirm row and then ${repeat} for a limit of 180: ${known.join(', ')}`, () => {
      expect(byCuff([measured(300, [185, 80]), measured(360, [repeat, 80])])).toEqual(known);
    });
  }

  for (const { failures, known } of [
    { failures: 1, known: [medium] },
    { failures: 2, known: ['pressure-high high at 400 s', medium] },
    { failures: 3, known: ['pressure-high high at 400 s', medium] },
  ]) {
    it(`[SI86] past a confirm row and then ${failures} failed in a row: ${known.join(', ')}`, () => {
      const failed = [360, 400, 440].slice(0, failures).map((second) => measured(second, 'failed'));
      const over = measured(450, [120, 80]);
      expect(byCuff([measured(300, [185, 80]), ...failed, over])).toEqual(known);
    });
  }

  for (const { repeatS, known } of [
    { repeatS: 479, known: [medium] },
    { repeatS: 480, known: ['pressure-high high at 480 s', medium] },
    { repeatS: 481, known: ['pressure-high high at 480 s', medium] },
  ]) {
    it(`[SI86] past a confirm row and a repeat inside after ${repeatS - 300} s: ${known.join(', ')}`, () => {
      expect(byCuff([measured(300, [185, 80]), measured(repeatS, [120, 80])])).toEqual(known);
    });
  }

  it('[SI86] the same measurement said again is no repeat', () => {
    const again = { ...measured(300, [185, 80]), deliveredAtMs: at(360) };
    const over = measured(420, [120, 80]);
    expect(byCuff([measured(300, [185, 80]), again, over])).toEqual([medium]);
  });

  it('[SI86] what was never delivered was never known', () => {
    expect(byCuff([{ ...measured(300, [201, 80]), deliveredAtMs: null }])).toEqual([]);
  });

  it('[SI86] the mean is reckoned where the cuff says none', () => {
    expect(byCuff([measured(300, [95, 51])])).toEqual([]);
    expect(byCuff([measured(300, [92, 51])])).toEqual(['pressure-low medium at 300 s']);
  });

  it('[SI86] what was measured before the start is judged again at the start', () => {
    const feed: More['feed'] = [
      [
        200,
        {
          type: 'infusion-started',
          body: {
            number: 1,
            withoutBaseline: null,
            again: null,
            areDeviceAlarmsOn: true,
            isPatientConfirmed: true,
            override: null,
            openItems: [],
            unheard: [],
          },
        },
      ],
    ];
    const more = { isStarted: false, feed };
    expect(byCuff([measured(100, [165, 80])], more)).toEqual(['pressure-high medium at 200 s']);
    expect(byCuff([measured(100, [165, 80])], { isStarted: false })).toEqual([]);
  });
});
