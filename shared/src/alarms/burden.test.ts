import { describe, expect, it } from 'vitest';
import type { ChairFact } from '../chair/events.ts';
import type { ChartEntry } from '../chart/entry.ts';
import { alarmBurden, bySession } from './burden.ts';
import { began, closed, eventsOf, nurse, opened, openedAtMs, type Noted } from './log-samples.ts';

const hour = 3_600;
const span = (fromSecond: number, toSecond: number) => ({
  fromMs: openedAtMs + fromSecond * 1_000,
  toMs: openedAtMs + toSecond * 1_000,
});
const cleared = (occurrence: number): ChairFact => ({
  type: 'alarm-cleared',
  body: { occurrence, value: 93 },
});
const acknowledged = (occurrence: number): ChairFact => ({
  type: 'alarm-acknowledged',
  body: { occurrence, reason: null },
});
const pulse = { condition: { what: 'pulse-low', subject: null }, priority: 'high' } as const;

const none = {
  alarms: 0,
  alarmsPerHour: null,
  byPriority: { low: 0, medium: 0, high: 0 },
  byCondition: {},
  secondsInAlarm: 0,
  shareAcknowledged: null,
  medianMsToAcknowledge: null,
  shareFollowedByAction: null,
};

describe('alarm burden', () => {
  it('[AL36] of no session there is none, and nothing that is no number', () => {
    expect(alarmBurden([], span(0, hour))).toEqual({ ...none, hours: 0 });
    expect(alarmBurden([[]], span(0, hour))).toEqual({ ...none, hours: 0 });
  });

  it('[AL36] of a calm hour is no alarm an hour, and no share of nothing', () => {
    expect(alarmBurden([eventsOf([0, opened])], span(0, hour))).toEqual({
      ...none,
      hours: 1,
      alarmsPerHour: 0,
    });
  });

  it('[AL36] counts what the alarms of one session asked of people', () => {
    const events = eventsOf(
      [0, opened],
      [100, began(100)],
      [110, acknowledged(2), nurse],
      [150, began(150, pulse)],
      [200, cleared(2)],
      [250, cleared(4)],
      [1_000, began(1_000)],
      [1_030, acknowledged(7), nurse],
      [1_060, cleared(7)],
      [hour / 2, closed],
    );
    expect(alarmBurden([events], span(0, hour))).toEqual({
      alarms: 3,
      hours: 0.5,
      alarmsPerHour: 6,
      byPriority: { low: 0, medium: 2, high: 1 },
      byCondition: { 'pulse-low': 1, 'spo2-low': 2 },
      // 100 to 250, of which 50 s two at once, and 1,000 to 1,060.
      secondsInAlarm: 210,
      shareAcknowledged: 2 / 3,
      medianMsToAcknowledge: 20_000,
      shareFollowedByAction: 0,
    });
  });

  it('[AL36] one that is still so counts to the end of the span, a returned one to its return', () => {
    const still = eventsOf([0, opened], [3_000, began(3_000)]);
    expect(alarmBurden([still], span(0, hour)).secondsInAlarm).toBe(600);
    const returned = eventsOf(
      [0, opened],
      [100, began(100)],
      [160, { type: 'alarm-latched', body: { occurrence: 2, value: 95 } }],
    );
    expect(alarmBurden([returned], span(0, hour)).secondsInAlarm).toBe(60);
  });

  for (const [fromSecond, alarms] of [
    [99, 1],
    [100, 1],
    [101, 0],
  ] as const) {
    it(`[AL36] of one that began at 100 s counts ${alarms} from ${fromSecond} s on, and the time in alarm either way`, () => {
      const burden = alarmBurden([eventsOf([0, opened], [100, began(100)])], span(fromSecond, 200));
      expect(burden).toMatchObject({ alarms, secondsInAlarm: Math.min(100, 200 - fromSecond) });
    });
  }

  const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'emergency' } } };
  const asked = (because: 'person' | 'pulse-low'): ChairFact => ({
    type: 'nibp-asked',
    body: { dueAtMs: openedAtMs, because },
  });
  const charted = (entry: ChartEntry): ChairFact => ({
    type: 'entry-charted',
    body: { entry, happenedAtMs: openedAtMs },
  });
  const reason = 'seen and judged';
  const acts: readonly (readonly [what: string, fact: ChairFact, counts: boolean])[] = [
    ['oxygen', charted({ kind: 'oxygen', flowLPerMin: 2 }), true],
    ['an intervention', charted({ kind: 'intervention', what: 'repositioned', note: null }), true],
    ['a note', charted({ kind: 'note', text: 'asleep, rousable' }), true],
    ['a score of a scale', charted({ kind: 'scale', scale: 'dissociation', score: 1, answers: null }), true],
    [
      'an answer of a checklist',
      charted({ kind: 'answer', list: 'after', item: 'oriented', value: true, note: null }),
      false,
    ],
    ['an entry taken back', { type: 'entry-undone', body: { undoneSeq: 1 } }, false],
    ['a cuff put off', { type: 'cuff-put-off', body: { slotMs: 0, untilMs: 0 } }, true],
    [
      'leaving the monitor',
      { type: 'off-monitor-began', body: { reason: 'toilet', companion: 'N', untilMs: 0 } },
      true,
    ],
    ['a return a person told of', { type: 'off-monitor-ended', body: { because: 'person' } }, true],
    [
      'a departure',
      { type: 'departure-began', body: { kind: 'transferred', reason: null, destination: null } },
      true,
    ],
    [
      'a release of the start',
      { type: 'start-released', body: { outcome: 'amber', unheard: [], reason } },
      true,
    ],
    ['a release of the discharge', { type: 'discharge-released', body: { unmet: [], reason } }, true],
    ['readiness taken back', { type: 'ready-withdrawn', body: { reason } }, true],
    ['a pump seen to stand still', { type: 'pump-seen-stopped', body: {} }, true],
  ];
  const deeds: readonly {
    readonly what: string;
    readonly after: readonly Noted[];
    readonly counts: boolean;
  }[] = [
    { what: 'a stop 119 s after', after: [[219, stopped, nurse]], counts: true },
    { what: 'a stop 120 s after', after: [[220, stopped, nurse]], counts: true },
    { what: 'a stop 121 s after', after: [[221, stopped, nurse]], counts: false },
    { what: 'a score', after: [[130, { type: 'moaas-scored', body: { score: 3 } }, nurse]], counts: true },
    { what: 'a cuff a person asked for', after: [[130, asked('person'), nurse]], counts: true },
    { what: 'a cuff the gateway asked for', after: [[130, asked('pulse-low')]], counts: false },
    {
      what: 'a note of the gateway',
      after: [[130, { type: 'planned-end-reached', body: {} }]],
      counts: false,
    },
    ...acts.map(([what, fact, counts]) => ({ what, after: [[130, fact, nurse]] as const, counts })),
    {
      what: 'a return the signal told of',
      after: [[130, { type: 'off-monitor-ended', body: { because: 'signal' } }]],
      counts: false,
    },
    { what: 'an acknowledgement', after: [[130, acknowledged(2), nurse]], counts: false },
    {
      what: 'a pause of the sound',
      after: [[130, { type: 'audio-paused', body: { untilMs: openedAtMs } }, nurse]],
      counts: false,
    },
  ];
  for (const { what, after, counts } of deeds) {
    it(`[AL36] ${what} ${counts ? 'is' : 'is not'} an action`, () => {
      const burden = alarmBurden([eventsOf([0, opened], [100, began(100)], ...after)], span(0, hour));
      expect(burden.shareFollowedByAction).toBe(counts ? 1 : 0);
    });
  }

  it('[AL36] the score that raised the alarm is not its answer', () => {
    const events = eventsOf(
      [0, opened],
      [100, { type: 'moaas-scored', body: { score: 2 } }, nurse],
      [100, began(100, { condition: { what: 'sedation', subject: null } }), nurse],
    );
    expect(alarmBurden([events], span(0, hour)).shareFollowedByAction).toBe(0);
  });

  it('[AL36] of several sessions is that of all their hours', () => {
    const one = eventsOf([0, opened], [100, began(100)], [160, cleared(2)], [hour, closed]);
    const other = eventsOf([0, opened], [100, began(100)], [200, began(200, pulse)], [3 * hour, closed]);
    const burden = alarmBurden([one, other], span(0, 4 * hour));
    expect(burden).toMatchObject({ alarms: 3, hours: 4, alarmsPerHour: 0.75 });
    expect(burden.secondsInAlarm).toBe(60 + 3 * hour - 100);
  });

  it('[AL36] a session whose opening lies before the span counts from the span on', () => {
    const [, ...later] = eventsOf([0, opened], [100, began(100)]);
    expect(alarmBurden([later], span(60, 60 + hour))).toMatchObject({ hours: 1, alarms: 1 });
  });

  it('[AL36] the events of a clinic fall apart into sessions', () => {
    const events = eventsOf([0, opened], [1, closed]);
    const elsewhere = events.map((event) => ({ ...event, chair: '3' as typeof event.chair }));
    expect(bySession([...events, ...elsewhere])).toEqual([events, elsewhere]);
  });
});
