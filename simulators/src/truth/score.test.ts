import type { Noted } from '@chairside/shared/alarms/log-samples.ts';
import { describe, expect, it } from 'vitest';
import type { ScoredLine } from './line-schema.ts';
import {
  alarm,
  aScoredRun,
  aSessionScore,
  aSpan,
  at,
  cleared,
  measured,
  raised,
  saidUpTo,
  secondsUpTo,
  within,
} from './run-samples.ts';
import { figuresOf } from './figures.ts';
import type { JudgedAlarm } from './judged-alarms.ts';
import type { SessionScore } from './session-score.ts';

/** 86 % at the heart from second 100 to 160, at the finger and on the device 20 s later: observable at 135.1 s. */
const desaturation: readonly ScoredLine[] = [
  ...secondsUpTo(600, (second) => ({
    ...(within(second, [100, 160]) ? { arterialSaturationPercent: 86 } : {}),
    ...(within(second, [120, 180]) ? { fingerSaturationPercent: 86 } : {}),
  })),
  ...saidUpTo(600, (second) => (within(second, [120, 180]) ? { spo2Percent: 86 } : {})),
];
/** Nothing is wrong. */
const calm: readonly ScoredLine[] = [...secondsUpTo(600), ...saidUpTo(600)];
/** 185 mmHg from second 300 to 480. */
const surge = secondsUpTo(900, (second) => (within(second, [300, 480]) ? { systolicMmHg: 185 } : {}));

type Told = { readonly lines: readonly ScoredLine[]; readonly feed?: readonly Noted[] };

/** `called 1/1, observable 1/1, true 1, duplicate 0, false 0` */
function tallyOf(told: Told, level: 'medium' | 'high' = 'medium'): string {
  const { clinical, engine, alarms } = figuresOf([aSessionScore(told)], { what: null, level });
  const share = (of: typeof clinical) => (of === null ? 'none' : `${of.count}/${of.of}`);
  return `clinical ${share(clinical)}, engine ${share(engine)}, true ${alarms.true}, duplicate ${alarms.duplicate}, false ${alarms.false}`;
}

function onlyAlarm({ alarms }: SessionScore): JudgedAlarm {
  const [first, second] = alarms;
  if (first === undefined || second !== undefined) throw new Error('There is not one alarm');
  return first;
}

const low = (second: number) => alarm(second, 'spo2-low');

describe('alarms held against the truth', () => {
  for (const { told, lines, feed, tally } of [
    {
      told: 'one truth, one alarm',
      lines: desaturation,
      feed: [low(135), cleared(180, 3)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
    {
      told: 'one truth, no alarm',
      lines: desaturation,
      feed: [],
      tally: 'clinical 0/1, engine 0/1, true 0, duplicate 0, false 0',
    },
    {
      told: 'one truth, an alarm of something else',
      lines: desaturation,
      feed: [alarm(135, 'pulse-low'), cleared(180, 3)],
      tally: 'clinical 0/1, engine 0/1, true 0, duplicate 0, false 1',
    },
    {
      told: 'one truth, two alarms',
      lines: desaturation,
      feed: [low(135), cleared(150, 3), low(155), cleared(180, 5)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 1, false 0',
    },
    {
      told: 'an alarm of a device that reads low, before it was true',
      lines: desaturation,
      feed: [low(90), cleared(180, 3)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
    {
      told: 'called 59 s after its end',
      lines: desaturation,
      feed: [low(219), cleared(230, 3)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
    {
      told: 'called 60 s after its end',
      lines: desaturation,
      feed: [low(220), cleared(230, 3)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
    {
      told: 'called 61 s after its end',
      lines: desaturation,
      feed: [low(221), cleared(230, 3)],
      tally: 'clinical 0/1, engine 0/1, true 0, duplicate 0, false 1',
    },
    {
      told: 'nothing true, no alarm',
      lines: calm,
      feed: [],
      tally: 'clinical none, engine none, true 0, duplicate 0, false 0',
    },
    {
      told: 'nothing true, an alarm',
      lines: calm,
      feed: [low(135), cleared(180, 3)],
      tally: 'clinical none, engine none, true 0, duplicate 0, false 1',
    },
    {
      told: 'a surge between two cuffs, which nobody could know',
      lines: [...surge, measured(290, [120, 75]), measured(890, [121, 75])],
      feed: [],
      tally: 'clinical 0/1, engine none, true 0, duplicate 0, false 0',
    },
    {
      told: 'a surge a cuff measured, and no alarm',
      lines: [...surge, measured(400, [184, 75]), measured(700, [121, 75])],
      feed: [],
      tally: 'clinical 0/1, engine 0/1, true 0, duplicate 0, false 0',
    },
    {
      told: 'a surge a cuff measured, and an alarm',
      lines: [...surge, measured(400, [184, 75]), measured(700, [121, 75])],
      feed: [alarm(400, 'pressure-high'), cleared(700, 3)],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
  ]) {
    it(`[SI87] ${told}: ${tally}`, () => {
      expect(tallyOf({ lines, feed })).toBe(tally);
    });
  }

  const pressure = alarm(400, 'pressure-high');
  for (const { told, cuffs, feed, tally } of [
    {
      told: 'the repeat disagrees: high could not be known',
      cuffs: [measured(400, [184, 75]), measured(460, [170, 75])],
      feed: [pressure],
      tally: 'clinical 0/1, engine none, true 1, duplicate 0, false 0',
    },
    {
      told: 'the repeat agrees, and it was raised',
      cuffs: [measured(400, [184, 75]), measured(460, [182, 75])],
      feed: [pressure, raised(460, 3, 'high')],
      tally: 'clinical 1/1, engine 1/1, true 1, duplicate 0, false 0',
    },
    {
      told: 'the repeat agrees, and it stayed medium',
      cuffs: [measured(400, [184, 75]), measured(460, [182, 75])],
      feed: [pressure],
      tally: 'clinical 0/1, engine 0/1, true 1, duplicate 0, false 0',
    },
  ]) {
    it(`[SI87] called high? ${told}: ${tally}`, () => {
      const lines = [...surge, ...cuffs];
      expect(tallyOf({ lines, feed: [...feed, cleared(700, 3)] }, 'high')).toBe(tally);
    });
  }

  it('[SI87] that nobody answered an alarm makes it no high one', () => {
    const escalated: Noted = [520, { type: 'alarm-escalated', body: { occurrence: 3, step: 'risen' } }];
    const lines = [...surge, measured(400, [184, 75]), measured(460, [182, 75])];
    const told = { lines, feed: [pressure, escalated, cleared(700, 3)] };
    expect(tallyOf(told, 'high')).toBe('clinical 0/1, engine 0/1, true 1, duplicate 0, false 0');
  });

  for (const { second, tally } of [
    { second: 719, tally: 'clinical 1/1, engine none, true 1, duplicate 0, false 0' },
    { second: 720, tally: 'clinical 1/1, engine none, true 1, duplicate 0, false 0' },
    { second: 721, tally: 'clinical 0/1, engine none, true 0, duplicate 0, false 1' },
  ]) {
    it(`[SI87] a surge called ${second - 480} s after its end, for its repeat comes late: ${tally}`, () => {
      const feed = [alarm(second, 'pressure-high'), cleared(second + 10, 3)];
      expect(tallyOf({ lines: surge, feed })).toBe(tally);
    });
  }

  for (const { second, verdict } of [
    { second: 39, verdict: 'false' },
    { second: 40, verdict: 'true' },
    { second: 41, verdict: 'true' },
  ]) {
    it(`[SI87] an alarm that was over ${100 - second} s before it was true is ${verdict}, and calls nothing`, () => {
      const score = aSessionScore({ lines: desaturation, feed: [low(20), cleared(second, 3)] });
      expect(onlyAlarm(score).verdict).toBe(verdict);
      expect(score.intervals).toMatchObject([{ calledAtMs: null }]);
    });
  }

  it('[SI87] what is kept as returned is over: a second truth is not called by it', () => {
    const twice = [
      ...secondsUpTo(900, (second) =>
        within(second, [100, 160]) || within(second, [500, 560]) ? { arterialSaturationPercent: 86 } : {},
      ),
    ];
    const latched: Noted = [180, { type: 'alarm-latched', body: { occurrence: 3, value: 95 } }];
    const reset: Noted = [800, { type: 'alarm-reset', body: { occurrence: 3, because: 'acknowledged' } }];
    for (const feed of [
      [low(135), latched],
      [low(135), latched, reset],
    ]) {
      const { intervals, alarms } = aSessionScore({ lines: twice, feed });
      expect(intervals.map(({ calledAtMs }) => calledAtMs)).toEqual([at(135), null]);
      expect(alarms).toMatchObject([{ untilMs: at(180) }]);
    }
  });

  for (const { told, trueMmHg, high } of [
    { told: 'there was a high one', trueMmHg: 185, high: 'true' },
    { told: 'there was a medium one', trueMmHg: 175, high: 'over-called' },
    { told: 'there was none', trueMmHg: 155, high: 'false' },
  ] as const) {
    it(`[SI87] a high alarm is ${high} where ${told}`, () => {
      const lines = secondsUpTo(900, (second) =>
        within(second, [300, 480]) ? { systolicMmHg: trueMmHg } : {},
      );
      const score = aSessionScore({ lines, feed: [alarm(400, 'pressure-high', 'high'), cleared(700, 3)] });
      expect(onlyAlarm(score).high).toBe(high);
    });
  }

  it('[SI87] of a false alarm it is told whether a device said so or nobody did', () => {
    const feed = [low(135), cleared(180, 3)];
    const misled = [
      ...secondsUpTo(600),
      ...saidUpTo(600, (second) => (within(second, [110, 170]) ? { spo2Percent: 86, isDoubtful: true } : {})),
    ];
    expect(onlyAlarm(aSessionScore({ lines: misled, feed }))).toMatchObject({
      verdict: 'false',
      because: 'devices',
    });
    expect(onlyAlarm(aSessionScore({ lines: calm, feed }))).toMatchObject({
      verdict: 'false',
      because: 'nothing',
    });
  });

  it('[SI87] how sedated somebody is a person enters: nobody judges it', () => {
    const score = aSessionScore({ lines: calm, feed: [alarm(135, 'sedation', 'high')] });
    expect(onlyAlarm(score)).toMatchObject({ verdict: 'unjudged', high: null });
  });
});

describe('alarms while something is made to go wrong', () => {
  const probeOff = [
    ...secondsUpTo(600),
    ...saidUpTo(600, (second) =>
      within(second, [100, 145]) ? { spo2Percent: null, pulseRateBpm: null } : {},
    ),
    aSpan([100, 145]),
  ];

  it('[SI87] the technical alarm is correct, a physiological one is false, and forbidden', () => {
    const feed = [alarm(101, 'probe-off', 'low'), low(120), cleared(130, 4), cleared(146, 3)];
    const { alarms, faults } = aSessionScore({ lines: probeOff, feed });
    expect(alarms).toMatchObject([
      { what: 'probe-off', verdict: 'technical-correct', during: ['PO1'] },
      { what: 'spo2-low', verdict: 'false', during: ['PO1'] },
    ]);
    expect(faults).toMatchObject([
      { label: 'PO1', technical: { what: 'probe-off', outcome: 'raised', atMs: at(101) }, forbidden: [4] },
    ]);
  });

  it('[SI87] a technical alarm that did not come is missed', () => {
    const { faults } = aSessionScore({ lines: probeOff });
    expect(faults).toMatchObject([{ technical: { outcome: 'missed', atMs: null }, forbidden: [] }]);
  });

  for (const { second, verdict } of [
    { second: 204, verdict: 'technical-correct' },
    { second: 205, verdict: 'technical-correct' },
    { second: 206, verdict: 'technical-other' },
  ]) {
    it(`[SI87] a technical alarm ${second - 145} s after the fault is ${verdict}`, () => {
      const score = aSessionScore({ lines: probeOff, feed: [alarm(second, 'probe-off', 'low')] });
      expect(onlyAlarm(score).verdict).toBe(verdict);
    });
  }

  for (const { second, forbidden } of [
    { second: 174, forbidden: [3] },
    { second: 175, forbidden: [3] },
    { second: 176, forbidden: [] },
  ]) {
    it(`[SI87] a false alarm ${second - 145} s after the fault is ${forbidden.length > 0 ? 'forbidden' : 'not its doing'}`, () => {
      const { faults } = aSessionScore({ lines: probeOff, feed: [low(second)] });
      expect(faults[0]?.forbidden).toEqual(forbidden);
    });
  }

  for (const { layer, verb, verdict } of [
    { layer: 'link', verb: 'drop', verdict: 'technical-correct' },
    { layer: 'site', verb: 'swap_chairs', verdict: 'technical-correct' },
    { layer: 'site', verb: 'note', verdict: 'technical-other' },
    { layer: 'site', verb: 'quiet', verdict: 'technical-other' },
    { layer: 'patient', verb: 'apnea', verdict: 'technical-other' },
    { layer: 'course', verb: 'infusion.pause', verdict: 'technical-other' },
  ] as const) {
    it(`[SI87] a technical alarm during ${layer} ${verb} is ${verdict}`, () => {
      const span = aSpan([100, 145], { layer, verb, expected: null });
      const score = aSessionScore({ lines: [...calm, span], feed: [alarm(120, 'spo2-not-updating')] });
      expect(onlyAlarm(score).verdict).toBe(verdict);
    });
  }

  it('[SI87] an alarm that was true is not forbidden', () => {
    const { faults } = aSessionScore({
      lines: [...desaturation, aSpan([100, 145])],
      feed: [low(135), cleared(180, 3)],
    });
    expect(faults[0]?.forbidden).toEqual([]);
  });

  it('[SI87] a fault lasts until it was ended, whatever was planned', () => {
    const ended: ScoredLine = { type: 'span-ended', id: 'span-1', atMs: at(300) };
    const [fault] = aSessionScore({ lines: [...calm, aSpan([100, 145], { untilMs: null }), ended] }).faults;
    expect(fault?.untilMs).toBe(at(300));
    const [unended] = aSessionScore({ lines: [...calm, aSpan([100, 145], { untilMs: null })] }).faults;
    expect(unended?.untilMs).toBe(at(600));
  });

  for (const { silentS, outcome } of [
    { silentS: 9, outcome: 'not-due' },
    { silentS: 10, outcome: 'missed' },
    { silentS: 11, outcome: 'missed' },
  ]) {
    it(`[SI87] that nothing updates is ${outcome} after ${silentS} s without a byte`, () => {
      const down = aSpan([100, 130], { layer: 'link', expected: { technicalAlarm: 'spo2-not-updating' } });
      const said = saidUpTo(600, (second) => (within(second, [101, 100 + silentS]) ? null : {}));
      const [fault] = aSessionScore({ lines: [...secondsUpTo(600), ...said, down] }).faults;
      expect(fault?.technical?.outcome).toBe(outcome);
    });
  }

  it('[SI87] that the cuff failed is due once it has', () => {
    const leak = aSpan([100, 400], {
      layer: 'device',
      target: 'nbp',
      expected: { technicalAlarm: 'nibp-failed' },
    });
    const outcome = (lines: readonly ScoredLine[]) => aSessionScore({ lines }).faults[0]?.technical?.outcome;
    expect(outcome([...calm, leak])).toBe('not-due');
    expect(outcome([...calm, leak, measured(200, 'failed')])).toBe('missed');
  });
});

describe('latency', () => {
  it('[SI87] is told by stage, from what was true to the alarm', () => {
    const { intervals } = aSessionScore({ lines: desaturation, feed: [low(136), cleared(180, 3)] });
    expect(intervals[0]?.instants).toEqual({
      trueAtMs: at(100),
      sensedAtMs: at(120),
      saidAtMs: at(120),
      deliveredAtMs: at(120) + 100,
      observableAtMs: at(135) + 100,
      raisedAtMs: at(136),
    });
  });

  it('[SI87] of a pressure begins with the cuff that went to look', () => {
    const lines = [...surge, measured(400, [184, 75]), measured(460, [182, 75])];
    const feed = [alarm(401, 'pressure-high'), raised(461, 3, 'high'), cleared(700, 3)];
    const high = aSessionScore({ lines, feed }).intervals.find(({ level }) => level === 'high');
    expect(high?.instants).toEqual({
      trueAtMs: at(300),
      sensedAtMs: at(370),
      saidAtMs: at(400),
      deliveredAtMs: at(400),
      observableAtMs: at(460),
      raisedAtMs: at(461),
    });
  });

  it('[SI87] no stage takes less than no time, however early the alarm was', () => {
    const score = aSessionScore({ lines: desaturation, feed: [low(130), cleared(180, 3)] });
    const { latency } = figuresOf([score], { what: null, level: null });
    expect(latency['observable-to-raised']?.medianMs).toBe(0);
    expect(latency['true-to-raised']?.medianMs).toBe(30_000);
  });

  it('[SI87] what was called before it was true has none, and is counted', () => {
    const score = aSessionScore({ lines: desaturation, feed: [low(90), cleared(180, 3)] });
    const { early, latency } = figuresOf([score], { what: null, level: null });
    expect(early).toBe(1);
    expect(latency['true-to-raised']).toBeNull();
  });
});

describe('figures of several sessions', () => {
  const run = aScoredRun({ lines: desaturation, feed: [low(135), cleared(180, 3)] });
  const missed = aScoredRun({ lines: desaturation });
  const sessions = [run, run, run, missed].flatMap((one) => one.sessions);

  it('[SI87] sensitivities have an interval of Wilson, and one by session', () => {
    const { engine } = figuresOf(sessions, { what: 'spo2-low', level: 'medium' });
    expect(engine).toMatchObject({ count: 3, of: 4 });
    expect(engine?.wilson.low).toBeCloseTo(0.3006, 3);
    expect(engine?.wilson.high).toBeCloseTo(0.9544, 3);
    expect(engine?.bySession?.low).toBeGreaterThanOrEqual(0.25);
    expect(engine?.bySession?.high).toBe(1);
  });

  it('[SI87] one session alone has no interval by session', () => {
    expect(figuresOf(run.sessions, { what: null, level: null }).engine?.bySession).toBeNull();
  });

  it('[SI87] all and none have no interval by session, for every draw would be the same', () => {
    const { clinical, falsePerHour } = figuresOf([...run.sessions, ...run.sessions], {
      what: null,
      level: null,
    });
    expect(clinical).toMatchObject({ count: 2, of: 2, bySession: null });
    expect(falsePerHour).toMatchObject({ count: 0, bySession: null });
  });

  it('[SI2] [SI87] the same sessions give the same intervals', () => {
    const about = { what: null, level: null };
    expect(figuresOf(sessions, about)).toEqual(figuresOf(sessions, about));
  });

  it('[SI87] burden is alarms and seconds in alarm an hour', () => {
    const { burden, chairHours } = figuresOf(run.sessions, { what: null, level: null });
    expect(chairHours).toBeCloseTo(600 / 3_600, 9);
    expect(burden.alarmsPerHour).toBeCloseTo(6, 9);
    expect(burden.secondsInAlarmPerHour).toBeCloseTo(45 * 6, 9);
  });
});
