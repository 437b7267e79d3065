import type { Noted } from '@chairside/shared/alarms/log-samples.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import type { Expectation } from '../scenario/scenario.ts';
import type { ScoredLine } from './line-schema.ts';
import { alarm, aScoredRun, aSpan, cleared, raised, saidUpTo, secondsUpTo, within } from './run-samples.ts';

type Asked = Partial<Expectation> & Pick<Expectation, 'that'>;
const po1 = { label: 'PO1', graceMs: 0 };
const probeOffAlarm = {
  kind: 'alarm',
  what: 'probe-off',
  priority: null,
  withinMs: 15_000,
  from: 'span',
} as const satisfies Expectation['that'];

function judged(asked: Asked, lines: readonly ScoredLine[], feed: readonly Noted[] = []) {
  const expectation = { chair: null, during: po1, where: null, ...asked };
  const [answer] = aScoredRun({ lines, feed, expect: [expectation] }).expectations;
  if (answer === undefined) throw new Error('Nothing was judged');
  return answer;
}

const span = aSpan([100, 145]);
const calm = [...secondsUpTo(600), ...saidUpTo(600), span];

describe('an expected alarm', () => {
  for (const { second, isMet } of [
    { second: 114, isMet: true },
    { second: 115, isMet: true },
    { second: 116, isMet: false },
  ]) {
    it(`[SI88] within 15 s of the span: after ${second - 100} s it is ${isMet ? 'met' : 'not met'}`, () => {
      const feed = [alarm(second, 'probe-off', 'low'), cleared(146, 3)];
      expect(judged({ that: probeOffAlarm }, calm, feed).isMet).toBe(isMet);
    });
  }

  for (const { second, graceMs, isMet } of [
    { second: 149, graceMs: 5_000, isMet: true },
    { second: 150, graceMs: 5_000, isMet: true },
    { second: 151, graceMs: 5_000, isMet: false },
    { second: 146, graceMs: 0, isMet: false },
  ]) {
    it(`[SI88] ${second - 145} s after the span, with ${graceMs / 1_000} s of grace, it is ${isMet ? 'met' : 'not met'}`, () => {
      const asked = { during: { label: 'PO1', graceMs }, that: { ...probeOffAlarm, withinMs: null } };
      expect(judged(asked, calm, [alarm(second, 'probe-off', 'low')]).isMet).toBe(isMet);
    });
  }

  it('[SI88] of a priority is met once it is at least so urgent', () => {
    const that = { ...probeOffAlarm, priority: 'medium' } as const;
    const began = alarm(101, 'probe-off', 'low');
    expect(judged({ that }, calm, [began]).isMet).toBe(false);
    expect(judged({ that }, calm, [began, raised(111, 3, 'medium')]).isMet).toBe(true);
    expect(judged({ that }, calm, [began, raised(111, 3, 'high')]).isMet).toBe(true);
    expect(judged({ that }, calm, [began, raised(116, 3, 'medium')]).isMet).toBe(false);
  });

  it('[SI88] after the first observable counts from when the delivered bytes said it', () => {
    const that = {
      kind: 'alarm',
      what: 'spo2-low',
      priority: null,
      withinMs: 5_000,
      from: 'observable',
    } as const;
    const lines = [
      ...secondsUpTo(600),
      ...saidUpTo(600, (second) => (within(second, [105, 140]) ? { spo2Percent: 86 } : {})),
      span,
    ];
    expect(judged({ that }, lines, [alarm(125, 'spo2-low')]).isMet).toBe(true);
    expect(judged({ that }, lines, [alarm(126, 'spo2-low')]).isMet).toBe(false);
    expect(judged({ that }, calm, [alarm(125, 'spo2-low')])).toMatchObject({
      isMet: false,
      because: 'it was raised, and could never be observed',
    });
  });

  it('[SI88] at another chair is not met', () => {
    const asked = { chair: '3' as ChairId, that: probeOffAlarm };
    const lines = [...calm, aSpan([100, 145], { id: 'span-2', chair: '3' })];
    expect(judged(asked, lines, [alarm(101, 'probe-off', 'low')]).isMet).toBe(false);
  });

  it('[SI88] during something that never happened is not met, and says so', () => {
    const asked = { during: { label: 'HTN1', graceMs: 0 }, that: probeOffAlarm };
    expect(judged(asked, calm)).toMatchObject({ isMet: false, because: 'nothing was labelled HTN1' });
  });

  it('[SI88] at any time is met by any', () => {
    const asked = { during: null, that: probeOffAlarm };
    expect(judged(asked, calm, [alarm(400, 'probe-off', 'low')]).isMet).toBe(true);
    expect(judged(asked, calm).isMet).toBe(false);
  });
});

describe('an alarm that must not be', () => {
  const that = { kind: 'no-alarm', what: 'spo2-low', priority: null } as const;

  it('[SI88] is not met by one that began within the span', () => {
    expect(judged({ that }, calm).isMet).toBe(true);
    expect(judged({ that }, calm, [alarm(120, 'spo2-low')])).toMatchObject({
      isMet: false,
      because: 'spo2-low was raised at chair 2 (event 3)',
    });
    expect(judged({ that }, calm, [alarm(120, 'pulse-low')]).isMet).toBe(true);
    expect(judged({ that }, calm, [alarm(99, 'spo2-low'), cleared(130, 3)]).isMet).toBe(true);
  });

  it('[SI88] of a priority is not met by one that rose to it', () => {
    const high = { ...that, priority: 'high' } as const;
    expect(judged({ that: high }, calm, [alarm(120, 'spo2-low')]).isMet).toBe(true);
    expect(judged({ that: high }, calm, [alarm(99, 'spo2-low'), raised(120, 3, 'high')]).isMet).toBe(false);
  });

  it('[SI88] any high one is any, technical or not', () => {
    const anyHigh = { ...that, what: 'any-high' } as const;
    expect(judged({ that: anyHigh }, calm, [alarm(120, 'pulse-low')]).isMet).toBe(true);
    expect(judged({ that: anyHigh }, calm, [alarm(120, 'pulse-low', 'high')]).isMet).toBe(false);
    expect(judged({ that: anyHigh }, calm, [alarm(120, 'probe-off', 'high')]).isMet).toBe(false);
  });
});

describe('a value that must not be live', () => {
  const that = { kind: 'not-live', parameter: 'spo2Percent', afterMs: 12_000 } as const;
  const saidOff = alarm(104, 'probe-off', 'low');

  /** The device holds its numbers up to that second, and then has none. */
  const frozen = (untilS: number, isDoubtful: boolean) => [
    ...secondsUpTo(600),
    ...saidUpTo(600, (second) => {
      if (within(second, [100, untilS])) return { isDoubtful };
      return within(second, [100, 145]) ? { spo2Percent: null, pulseRateBpm: null } : {};
    }),
    aSpan([100, 144]),
  ];

  for (const { untilS, isDoubtful, isMet } of [
    { untilS: 111, isDoubtful: false, isMet: true },
    { untilS: 112, isDoubtful: false, isMet: true },
    { untilS: 113, isDoubtful: false, isMet: false },
    { untilS: 144, isDoubtful: true, isMet: true },
  ]) {
    const how = isDoubtful ? 'held and marked so' : 'said as if new';
    it(`[SI88] numbers ${how} until ${untilS - 100} s after the probe came off: ${isMet ? 'met' : 'not met'}`, () => {
      expect(judged({ that }, frozen(untilS, isDoubtful), [saidOff, cleared(145, 3)]).isMet).toBe(isMet);
    });
  }

  for (const { second, isMet } of [
    { second: 111, isMet: true },
    { second: 112, isMet: true },
    { second: 113, isMet: false },
  ]) {
    it(`[SI88] the gateway said after ${second - 100} s that it has no number: ${isMet ? 'met' : 'not met'}`, () => {
      expect(judged({ that }, frozen(100, false), [alarm(second, 'probe-off', 'low')]).isMet).toBe(isMet);
    });
  }

  it('[SI88] where the span is over before that, nothing was shown', () => {
    expect(judged({ that: { ...that, afterMs: 60_000 } }, frozen(100, false), [saidOff]).isMet).toBe(false);
  });
});

it('[SI88] an answer carries where it was asked', () => {
  const where = { file: 'a.yaml', line: 12, column: 5 };
  expect(judged({ where, that: probeOffAlarm }, calm)).toEqual({
    asked: 'probe-off during PO1 within 15 s of the span',
    where,
    isMet: false,
    because: 'there was no such alarm, and no device had said anything of it',
  });
});
