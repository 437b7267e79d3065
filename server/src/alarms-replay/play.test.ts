import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { describe, expect, it } from 'vitest';
import { stampChairFacts } from '../domain/stamp.ts';
import { aReading, aSession, anInfusion, chairTwo, minute, nurse, t0 } from '../testing/a-chair.ts';
import { play } from './play.ts';
import { momentsOf, type Recorded } from './recorded.ts';

/** A session as it was recorded, with `noted` from 5 min after the start on, and SpO2 as given second by second from then. */
function recorded(noted: readonly ChairFact[], spo2: readonly number[]): Recorded {
  const chair = anInfusion();
  const fromMs = t0 + 5 * minute;
  const events = [
    ...chair.events(),
    ...stampChairFacts(noted, {
      chair: chairTwo,
      session: aSession,
      afterSeq: chair.state().seq,
      atMs: fromMs,
      actor: nurse,
      commandId: null,
    }),
  ];
  const readings = spo2.map((value, second) =>
    aReading('spo2Percent', value, { atMs: fromMs + second * 1_000 }),
  );
  const toMs = fromMs + spo2.length * 1_000;
  const moments = momentsOf(events, readings);
  return { name: 'test', moments, fromMs: events[0]?.atMs ?? 0, toMs, isJudged: () => true };
}

function played(preset: AlarmPreset, noted: readonly ChairFact[], spo2: readonly number[]) {
  return play(recorded(noted, spo2), preset);
}

it('[DV6] what no alarm hung on then begins none again', () => {
  const began = (isJudged: Recorded['isJudged']) =>
    play({ ...recorded([], calmThenLow(80)), isJudged }, ivKetaminePreset).filter(
      ({ type }) => type === 'alarm-began',
    );
  expect(
    began(() => false)
      .map(({ body }) => JSON.stringify(body))
      .join(),
  ).not.toContain('spo2-low');
  expect(
    began(() => true)
      .map(({ body }) => JSON.stringify(body))
      .join(),
  ).toContain('spo2-low');
});

const calmThenLow = (low: number) => [
  ...Array.from({ length: 12 }, () => 97),
  ...Array.from({ length: 30 }, () => low),
];

function of<T extends ChairEvent['type']>(events: readonly ChairEvent[], type: T) {
  return events.filter((event): event is Extract<ChairEvent, { type: T }> => event.type === type);
}

const falls = (events: readonly ChairEvent[]) =>
  of(events, 'alarm-began').filter(({ body }) => body.condition.what === 'spo2-low');

/** The recording's own limits with SpO2 medium moved by a person. */
function moved(value: number): ChairFact {
  const limits = resolveLimits(ivKetaminePreset, null).map((limit): ResolvedLimit =>
    limit.rule === 'spo2-low-medium' ? { ...limit, value, because: 'person' } : limit,
  );
  return { type: 'limits-set', body: { limits, cause: { kind: 'person', reason: 'as asked' } } };
}

const at = (value: number): AlarmPreset => ({
  ...ivKetaminePreset,
  rules: ivKetaminePreset.rules.map((rule) =>
    rule.id === 'spo2-low-medium' ? { ...rule, limit: { kind: 'absolute', value } } : rule,
  ),
});

describe('a recorded session under another preset', () => {
  for (const [preset, alarms] of [
    [88, 0],
    [89, 1],
    [90, 1],
  ] as const) {
    it(`[AL36] 88 % alarms ${alarms} times where the limit is ${preset}`, () => {
      expect(falls(played(at(preset), [], calmThenLow(88)))).toHaveLength(alarms);
    });
  }

  it('[AL36] keeps its baseline, and takes from it the limits of that preset', () => {
    const events = played(at(93), [], []);
    const limits = of(events, 'limits-set').at(-1)?.body.limits ?? [];
    expect(limits.find(({ rule }) => rule === 'spo2-low-medium')).toMatchObject({ value: 93 });
    expect(limits.find(({ rule }) => rule === 'sys-high-baseline')).toMatchObject({ value: 161.2 });
  });

  it('[AL36] what a person had moved is moved here too', () => {
    expect(falls(played(ivKetaminePreset, [moved(87)], calmThenLow(88)))).toEqual([]);
    expect(falls(played(at(93), [moved(87)], calmThenLow(88)))).toEqual([]);
  });

  it('[AL36] but not past the guard of that preset', () => {
    const guarded = {
      ...at(93),
      guards: [{ parameter: 'spo2Percent', direction: 'low', furthest: 90, fromHigh: 2 }],
    };
    expect(falls(played(guarded as AlarmPreset, [moved(87)], calmThenLow(88)))).toHaveLength(1);
  });

  it('[AL36] notes of itself what the clock makes true, once', () => {
    const recordedDue: ChairFact = { type: 'planned-end-reached', body: {} };
    expect(of(played(ivKetaminePreset, [recordedDue], []), 'planned-end-reached')).toEqual([]);
  });

  it('[AL36] a step that was taken back is taken back', () => {
    const stop: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } };
    const chairSeq = anInfusion().state().seq;
    const undo: ChairFact = { type: 'step-undone', body: { undoneSeq: chairSeq + 1 } };
    const events = played(ivKetaminePreset, [stop, undo], calmThenLow(97));
    const [stopped] = of(events, 'infusion-stopped');
    expect(of(events, 'step-undone')[0]?.body.undoneSeq).toBe(stopped?.seq);
  });

  it('[AL10] [AL36] gives the same events every time', () => {
    const once = played(at(91), [moved(89)], calmThenLow(88));
    const withoutSession = (events: readonly ChairEvent[]) =>
      events.map(({ session: _session, ...event }) => event);
    expect(withoutSession(played(at(91), [moved(89)], calmThenLow(88)))).toEqual(withoutSession(once));
  });
});
