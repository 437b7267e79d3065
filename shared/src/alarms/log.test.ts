import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChairFact } from '../chair/events.ts';
import { alarmLog } from './log.ts';
import { durationMs, type OccurrenceEntry } from './log-entry.ts';
import { aViolation, began, closed, eventsOf, nurse, opened, openedAtMs, type Noted } from './log-samples.ts';

const at = (second: number) => openedAtMs + second * 1_000;
/** The second event is the begin of occurrence 2. */
const logOf = (...noted: readonly Noted[]) => alarmLog(eventsOf([0, opened], ...noted));

function occurrenceOf(...noted: readonly Noted[]): OccurrenceEntry {
  const [entry] = logOf(...noted);
  if (entry?.kind !== 'occurrence') throw new Error('The log does not begin with an occurrence');
  return entry;
}

const acknowledged = (reason: string | null = null): ChairFact => ({
  type: 'alarm-acknowledged',
  body: { occurrence: 2, reason },
});
const cleared: ChairFact = { type: 'alarm-cleared', body: { occurrence: 2, value: 92 } };
const raised: ChairFact = {
  type: 'alarm-raised',
  body: {
    occurrence: 2,
    priority: 'high',
    violations: [aViolation(84, { rule: 'spo2-low-high', limit: 85, priority: 'high' })],
    because: 'priority',
    cause: null,
    conditionAtMs: at(130),
    signalAtMs: at(131),
  },
};

describe('the alarm log of a session', () => {
  it('[AL35] is empty where nothing was', () => {
    expect(alarmLog([])).toEqual([]);
    expect(logOf([10, closed])).toEqual([]);
  });

  it('[AL35] an occurrence has its begin, value and limit in force, rise, acknowledgements, end and who did it', () => {
    const entry = occurrenceOf(
      [100, began(100, { conditionAtMs: at(85), signalAtMs: at(101) })],
      [110, acknowledged('known'), nurse],
      [131, raised],
      [140, acknowledged(), nurse],
      [200, cleared],
    );
    expect(entry).toEqual({
      kind: 'occurrence',
      seq: 2,
      condition: { what: 'spo2-low', subject: null },
      cause: null,
      priority: 'high',
      rowsPriority: 'high',
      beganAtMs: at(100),
      conditionAtMs: at(85),
      signalAtMs: at(101),
      violations: [aViolation(88)],
      rises: [
        {
          atMs: at(131),
          priority: 'high',
          because: 'priority',
          violations: [aViolation(84, { rule: 'spo2-low-high', limit: 85, priority: 'high' })],
          conditionAtMs: at(130),
          signalAtMs: at(131),
        },
      ],
      held: [],
      acknowledged: [
        { atMs: at(110), by: nurse, reason: 'known' },
        { atMs: at(140), by: nurse, reason: null },
      ],
      escalated: [],
      over: { atMs: at(200), value: 92 },
      ended: { atMs: at(200), how: 'cleared' },
    });
    expect(durationMs(entry)).toBe(100_000);
  });

  it('[AL35] keeps the highest priority though it fell again', () => {
    const fell: ChairFact = {
      type: 'alarm-changed',
      body: { occurrence: 2, priority: 'medium', violations: [] },
    };
    expect(occurrenceOf([100, began(100)], [131, raised], [140, fell]).priority).toBe('high');
  });

  it('[AL35] one that nobody answered shows each step it was escalated by', () => {
    const step = (of: 'pushed' | 'risen' | 'telephone'): ChairFact => ({
      type: 'alarm-escalated',
      body: { occurrence: 2, step: of },
    });
    const entry = occurrenceOf(
      [100, began(100)],
      [160, step('pushed')],
      [220, step('risen')],
      [340, step('telephone')],
    );
    expect(entry.escalated).toEqual([
      { atMs: at(160), step: 'pushed' },
      { atMs: at(220), step: 'risen' },
      { atMs: at(340), step: 'telephone' },
    ]);
    expect(entry).toMatchObject({
      priority: 'high',
      rowsPriority: 'medium',
      acknowledged: [],
      over: null,
      ended: null,
    });
    expect(durationMs(entry)).toBeNull();
  });

  it('[AL35] says when it was held, and why', () => {
    const held = (why: 'unavailable' | 'cuff'): ChairFact => ({
      type: 'alarm-held',
      body: { occurrence: 2, why },
    });
    const verified: ChairFact = { type: 'alarm-verified', body: { occurrence: 2 } };
    const { held: intervals } = occurrenceOf(
      [100, began(100)],
      [110, held('unavailable')],
      [120, verified],
      [130, held('cuff')],
      [140, cleared],
    );
    expect(intervals).toEqual([
      { fromMs: at(110), toMs: at(120), why: 'unavailable' },
      { fromMs: at(130), toMs: at(140), why: 'cuff' },
    ]);
  });

  const latched: ChairFact = { type: 'alarm-latched', body: { occurrence: 2, value: 93 } };
  const ends: readonly {
    readonly what: string;
    readonly after: readonly Noted[];
    readonly over: number | null;
    readonly ended: OccurrenceEntry['ended'];
  }[] = [
    { what: 'cleared', after: [[200, cleared]], over: 200, ended: { atMs: at(200), how: 'cleared' } },
    { what: 'returned and not yet seen', after: [[200, latched]], over: 200, ended: null },
    {
      what: 'returned, then acknowledged',
      after: [
        [200, latched],
        [260, { type: 'alarm-reset', body: { occurrence: 2, because: 'acknowledged' } }],
      ],
      over: 200,
      ended: { atMs: at(260), how: 'acknowledged' },
    },
    {
      what: 'returned, then replaced by the next',
      after: [
        [200, latched],
        [260, { type: 'alarm-reset', body: { occurrence: 2, because: 'recurred' } }],
      ],
      over: 200,
      ended: { atMs: at(260), how: 'recurred' },
    },
    {
      what: 'present when the session closed',
      after: [[300, closed]],
      over: null,
      ended: { atMs: at(300), how: 'session-closed' },
    },
    {
      what: 'present, the closing undone',
      after: [
        [300, closed],
        [310, { type: 'step-undone', body: { undoneSeq: 3 } }],
      ],
      over: null,
      ended: null,
    },
  ];
  for (const { what, after, over, ended } of ends) {
    it(`[AL35] says how one ended that was ${what}`, () => {
      const entry = occurrenceOf([100, began(100)], ...after);
      expect(entry.over?.atMs ?? null).toBe(over === null ? null : at(over));
      expect(entry.ended).toEqual(ended);
    });
  }

  it('[AL35] lists pauses of the sound, who made them and what ended them', () => {
    const paused = (untilMs: number): ChairFact => ({ type: 'audio-paused', body: { untilMs } });
    const over = (because: 'elapsed' | 'broken-through', occurrence: number | null): ChairFact => ({
      type: 'audio-pause-ended',
      body: { because, occurrence },
    });
    const entries = logOf(
      [10, paused(at(130)), nurse],
      [130, over('elapsed', null)],
      [200, paused(at(320)), nurse],
      [210, over('broken-through', 9)],
      [300, paused(at(420)), nurse],
      [350, closed],
    );
    expect(entries.map((entry) => (entry.kind === 'audio-pause' ? entry.ended : null))).toEqual([
      { atMs: at(130), because: 'elapsed', by: null, occurrence: null },
      { atMs: at(210), because: 'broken-through', by: null, occurrence: 9 },
      { atMs: at(350), because: 'session-closed', by: null, occurrence: null },
    ]);
    expect(entries[0]).toMatchObject({ seq: 2, atMs: at(10), by: nurse, untilMs: at(130) });
  });

  it('[AL35] lists each limit that was moved, from what to what, by whom and why', () => {
    if (opened.type !== 'session-opened') throw new Error('not an opening');
    const { limits } = opened.body;
    const moved = limits.map((limit) =>
      limit.rule === 'spo2-low-medium'
        ? { ...limit, rule: 'by-person', value: 88, because: 'person' as const }
        : limit,
    );
    const entries = logOf(
      [10, { type: 'limits-set', body: { limits: moved, cause: { kind: 'person', reason: 'COPD' } } }, nurse],
      [20, { type: 'limits-set', body: { limits, cause: { kind: 'reverted' } } }],
    );
    const side = { kind: 'limit', parameter: 'spo2Percent', direction: 'low', priority: 'medium' };
    expect(entries).toEqual([
      { ...side, seq: 2, atMs: at(10), by: nurse, from: 90, to: 88, cause: 'person', reason: 'COPD' },
      { ...side, seq: 3, atMs: at(20), by: null, from: 88, to: 90, cause: 'reverted', reason: null },
    ]);
  });

  it('[AL35] lists when nobody watched, and when the sound was at the desk', () => {
    const entries = logOf(
      [50, { type: 'monitoring-interrupted', body: { fromMs: at(20), toMs: at(50) } }],
      [60, { type: 'sound-delegated', body: {} }, nurse],
      [90, { type: 'sound-returned', body: { because: 'desk-silent' } }],
    );
    expect(entries).toEqual([
      { kind: 'interruption', seq: 2, atMs: at(50), fromMs: at(20), toMs: at(50) },
      {
        kind: 'delegation',
        seq: 3,
        atMs: at(60),
        by: nurse,
        ended: { atMs: at(90), because: 'desk-silent', by: null },
      },
    ]);
  });

  const any: fc.Arbitrary<ChairFact> = fc.oneof(
    fc.constantFrom<ChairFact>(opened, closed, cleared, raised, latched, acknowledged()),
    fc.integer({ min: 0, max: 40 }).map((second) => began(second)),
    fc.constantFrom<ChairFact>(
      { type: 'audio-paused', body: { untilMs: at(9) } },
      { type: 'audio-pause-ended', body: { because: 'elapsed', occurrence: null } },
      { type: 'sound-returned', body: { because: 'person' } },
      { type: 'sound-delegated', body: {} },
      { type: 'limits-set', body: { limits: [], cause: { kind: 'baseline' } } },
      { type: 'step-undone', body: { undoneSeq: 3 } },
      { type: 'alarm-verified', body: { occurrence: 2 } },
    ),
  );

  it('[AL35] no event in any order or with any hole takes an entry away, and each begin is one entry', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(any, fc.boolean()), { maxLength: 40 }), (all) => {
        const numbered = eventsOf(...all.map(([fact], second): Noted => [second, fact]));
        const events = numbered.filter((_, index) => all[index]?.[1]);
        let before: readonly number[] = [];
        for (let told = 0; told <= events.length; told += 1) {
          const seqs = alarmLog(events.slice(0, told)).map(({ seq }) => seq);
          expect(seqs.slice(0, before.length)).toEqual(before);
          before = seqs;
        }
        const begins = events.filter(({ type }) => type === 'alarm-began').map(({ seq }) => seq);
        const entries = alarmLog(events).filter(({ kind }) => kind === 'occurrence');
        expect(entries.map(({ seq }) => seq)).toEqual(begins);
      }),
    );
  });
});
