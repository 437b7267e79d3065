import { technicalConditions, type TechnicalCondition } from '@chairside/shared/alarms/conditions.ts';
import { recentShownMs } from '@chairside/shared/alarms/signals.ts';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { expect, it } from 'vitest';
import { acknowledged, anAlarmedView, aRow, began, firstSeq, type Told } from '../testing/alarms.ts';
import { startMs, type Spoken } from '../testing/chair.ts';
import { alarmLines, mostUrgentFirst, priorityMark, recentLines } from './alarm-line.ts';

const sys = aRow({
  rule: 'sys-high-medium',
  parameter: 'systolicMmHg',
  value: 168,
  limit: 160,
  direction: 'high',
  priority: 'medium',
});
const baseline = { ...sys, rule: 'sys-high-baseline', limit: 161.2, because: 'baseline' } as const;

const texts = [
  { says: '*** SpO2 84 < 85', began: began() },
  {
    says: '*** SpO2 79 ≤ 80',
    began: began({ violations: [aRow({ value: 79, limit: 80, isReached: true })] }),
  },
  {
    says: '*** SpO2 84 < 85',
    began: began({ violations: [aRow({ rule: 'spo2-low-medium', limit: 90, priority: 'medium' }), aRow()] }),
  },
  {
    says: '** SYS 168 > 161 (baseline +30 %)',
    began: began({ what: 'pressure-high', priority: 'medium', violations: [sys, baseline] }),
  },
  {
    says: '** SYS 152 > 150 (baseline +30 %, at least 150)',
    began: began({
      what: 'pressure-high',
      priority: 'medium',
      violations: [{ ...baseline, value: 152, limit: 150 }],
    }),
  },
  {
    says: '** SYS 161 > 160 (baseline +30 %)',
    began: began({
      what: 'pressure-high',
      priority: 'medium',
      violations: [{ ...baseline, value: 161, limit: 160.6 }],
    }),
  },
  {
    says: '** SpO2 87 < 88 (changed limit)',
    began: began({
      priority: 'medium',
      violations: [aRow({ value: 87, limit: 88, priority: 'medium', because: 'person' })],
    }),
  },
  {
    says: '** SYS 168 > 160 · DIA 104 > 100',
    began: began({
      what: 'pressure-high',
      priority: 'medium',
      violations: [{ ...sys, rule: 'dia', parameter: 'diastolicMmHg', value: 104, limit: 100 }, sys],
    }),
  },
  {
    says: '*** MOAA/S 2 < 3',
    began: began({ what: 'sedation', violations: [aRow({ parameter: 'moaasScore', value: 2, limit: 3 })] }),
  },
  { says: '!! SpO2 probe off – check finger', began: began({ what: 'probe-off', priority: 'medium' }) },
  {
    says: '!! NIBP failed (no measurement) – check cuff, measure again',
    began: began({ what: 'nibp-failed', priority: 'medium', cause: 'failed' }),
  },
  {
    says: ' OXI-7 battery low – connect it to mains',
    began: began({ what: 'device-battery', priority: 'low', subject: 'OXI-7' }),
  },
];
for (const { says, began: fact } of texts) {
  it(`[AL23] says "${says.trim()}"`, () => {
    const [line] = linesOf([[fact]], []);
    expect(`${priorityMark(line!)} ${line!.words}`).toBe(says);
  });
}

const marks = [
  { priority: 'high', isTechnical: false, mark: '***' },
  { priority: 'medium', isTechnical: false, mark: '**' },
  { priority: 'low', isTechnical: false, mark: '*' },
  { priority: 'high', isTechnical: true, mark: '!!!' },
  { priority: 'medium', isTechnical: true, mark: '!!' },
  { priority: 'low', isTechnical: true, mark: '' },
] as const;
for (const { mark, ...line } of marks) {
  it(`[AL23] ${line.priority} ${line.isTechnical ? 'technical' : 'physiological'} is marked "${mark}"`, () => {
    expect(priorityMark(line)).toBe(mark);
  });
}

for (const what of technicalConditions) {
  it(`[AL23] ${what} says what to do, in both languages`, () => {
    for (const text of [en, es]) {
      const words: Record<TechnicalCondition, (of: string, cause: string) => string> = text.alarm.technical;
      expect(words[what]('X', '')).toContain(' – ');
    }
  });
}

const current = [
  { value: 82, shown: 82 },
  { value: 84, shown: 84 },
  { value: 85, shown: 84 },
  { value: 90, shown: 84 },
];
for (const { value, shown } of current) {
  it(`[AL23] began at 84 < 85 and ${value} now it says ${shown}`, () => {
    const [line] = linesOf([[began()]], [{ says: { quality: 'good', value } }]);
    expect(line!.words).toBe(`SpO2 ${shown} < 85`);
  });
}

it('[AL5] a held one keeps the value it began with', () => {
  const held: Told = [{ type: 'alarm-held', body: { occurrence: firstSeq, why: 'unavailable' } }];
  const [line] = linesOf([[began()], held], [{ says: { quality: 'good', value: 80 } }]);
  expect(line).toMatchObject({
    words: 'SpO2 84 < 85',
    remarks: ['unverified', 'not acknowledged for 0 s', en.alarm.mark.pushed],
  });
});

const remarks: Readonly<Record<string, { readonly told: readonly Told[]; readonly says: string }>> = {
  'held while the cuff squeezes': {
    told: [[{ type: 'alarm-held', body: { occurrence: firstSeq, why: 'cuff' } }]],
    says: 'held: cuff',
  },
  escalated: {
    told: [[{ type: 'alarm-escalated', body: { occurrence: firstSeq, step: 'risen' } }]],
    says: 'escalated',
  },
  'over, since when nobody answers': {
    told: [[{ type: 'alarm-latched', body: { occurrence: firstSeq, value: 92 } }]],
    says: 'not acknowledged for 0 s',
  },
  'acknowledged, by whom': { told: [[acknowledged(firstSeq)]], says: 'acknowledged J. Ortiz 11:00' },
};
for (const [name, { told, says }] of Object.entries(remarks)) {
  it(`[AL20] ${name}: "${says}"`, () => {
    expect(linesOf([[began()], ...told])[0]!.remarks).toContain(says);
  });
}

const telephone: Told = [{ type: 'alarm-escalated', body: { occurrence: firstSeq, step: 'telephone' } }];

it('[AL19] nobody answered: the chair is told to telephone, in words that are never cut', () => {
  const [line] = alarmLines(anAlarmedView([[began()], telephone]), wording(39_000));
  expect(line).toMatchObject({
    words: 'SpO2 84 < 85 – telephone the physician',
    remarks: ['not acknowledged for 39 s', en.alarm.mark.pushed],
  });
});

it('[AL19] what says itself that somebody has to telephone is not told so twice', () => {
  const [line] = linesOf([[began({ what: 'physician-not-reached' })], telephone]);
  expect(line?.words).toBe(en.alarm.technical['physician-not-reached']());
});

it('[AL19] nobody answered: the desk hears which chair and for how long, and is not told to telephone', () => {
  const [line] = alarmLines(anAlarmedView([[began()], telephone]), {
    ...wording(3 * 60_000),
    isAtDesk: true,
  });
  expect(line).toMatchObject({
    words: 'SpO2 84 < 85',
    remarks: ['Chair 2 has not answered for 3 min', 'pushed to the physician'],
  });
});

it('[AL19] acknowledged, nobody is to telephone', () => {
  const [line] = linesOf([[began()], telephone, [acknowledged(firstSeq)]]);
  expect(line!.words).toBe('SpO2 84 < 85');
});

it('[AL11] what is over and not acknowledged begins with that, and says what was, once', () => {
  const latched: Told = [{ type: 'alarm-latched', body: { occurrence: firstSeq, value: 96 } }];
  const row = aRow({ value: 79, limit: 80, isReached: true });
  const [line] = linesOf(
    [[began({ violations: [row] })], latched],
    [{ says: { quality: 'good', value: 96 } }],
  );
  expect(line).toMatchObject({
    words: 'over: SpO2 was 79 ≤ 80',
    remarks: ['not acknowledged for 0 s', en.alarm.mark.pushed],
  });
});

const ended = [
  { fact: began({ what: 'nibp-overdue', priority: 'high' }), says: 'over: NIBP overdue' },
  {
    fact: began({ what: 'device-battery', priority: 'low', subject: 'OXI-7' }),
    says: 'over: Device battery low (OXI-7)',
  },
  { fact: began(), says: 'over: SpO2 was 84 < 85' },
];
for (const { fact, says } of ended) {
  it(`[AL11] just over it gives no order: "${says}"`, () => {
    const over: Told = [{ type: 'alarm-cleared', body: { occurrence: firstSeq, value: null } }];
    const [line] = recentLines(anAlarmedView([[fact], over]), wording());
    expect(line).toMatchObject({ words: says, remarks: ['until 11:00'] });
  });
}

const sinceThen = [
  { afterMs: 39_000, says: 'not acknowledged for 39 s' },
  { afterMs: 60_000, says: 'not acknowledged for 1 min' },
  { afterMs: 651_000, says: 'not acknowledged for 10 min 51 s' },
  { afterMs: 3_900_000, says: 'not acknowledged for 1 h 5 min' },
];
for (const { afterMs, says } of sinceThen) {
  it(`[AL23] a duration does not look like a time of day: "${says}"`, () => {
    expect(alarmLines(anAlarmedView([[began()]]), wording(afterMs))[0]!.remarks).toContain(says);
  });
}

it('[AL14] a cuff that changed since the acknowledgement says to what', () => {
  const measured = (systolicMmHg: number): Told => [
    {
      type: 'nibp-measured',
      body: {
        deviceId: 'CUFF',
        key: String(systolicMmHg),
        systolicMmHg,
        diastolicMmHg: 90,
        meanMmHg: 116,
        doubtful: [],
        measuredAtMs: startMs,
      },
    },
  ];
  const fact = began({ what: 'pressure-high', priority: 'medium', violations: [sys] });
  const told: readonly Told[] = [
    measured(168),
    [fact],
    [acknowledged(firstSeq + 1)],
    measured(172),
    [
      {
        type: 'alarm-changed',
        body: { occurrence: firstSeq + 1, priority: 'medium', violations: [{ ...sys, value: 172 }] },
      },
    ],
  ];
  expect(linesOf(told)[0]).toMatchObject({ words: 'SYS 172 > 160', isCalling: false });
  expect(linesOf(told)[0]!.remarks).toContain('changed SYS 172');
});

it('[UI8] what calls stands before what is acknowledged, then by priority, the patient before the technical, then the newest', () => {
  const medium = began({ what: 'pulse-low', priority: 'medium' });
  const told: readonly Told[] = [
    [began()],
    [began({ what: 'pulse-high', priority: 'medium' }), 500],
    [medium, 1_000],
    [began({ what: 'probe-off', priority: 'medium' }), 2_000],
    [acknowledged(firstSeq), 3_000],
  ];
  expect(linesOf(told).map(({ occurrence }) => occurrence!.condition.what)).toEqual([
    'pulse-low',
    'pulse-high',
    'probe-off',
    'spo2-low',
  ]);
});

it('[UI8] of the same urgency the patient stands before the technical, newer or not', () => {
  const told: readonly Told[] = [[began()], [began({ what: 'probe-off' }), 10_000]];
  const lines = linesOf(told);
  const conditions = ['spo2-low', 'probe-off'];
  expect(lines.map(({ occurrence }) => occurrence!.condition.what)).toEqual(conditions);
  expect(mostUrgentFirst(lines.toReversed()).map(({ occurrence }) => occurrence!.condition.what)).toEqual(
    conditions,
  );
});

it('[UI8] a higher technical one stands before a lower one of the patient', () => {
  const told: readonly Told[] = [
    [began({ what: 'pulse-low', priority: 'medium' })],
    [began({ what: 'probe-off' })],
  ];
  expect(linesOf(told)[0]!.occurrence!.condition.what).toBe('probe-off');
});

it('[UI8] among chairs an acknowledged high one stands before a low one that calls', () => {
  const [low] = linesOf([[began({ what: 'nibp-overdue', priority: 'low' })]]);
  const [seen] = linesOf([[began()], [acknowledged(firstSeq)]]);
  expect(mostUrgentFirst([low!, seen!])).toEqual([seen, low]);
});

it('[AL27] among chairs the most urgent comes first', () => {
  const [low] = linesOf([[began({ what: 'nibp-overdue', priority: 'low' })]]);
  const [high] = linesOf([[began()]]);
  expect(mostUrgentFirst([low!, high!])).toEqual([high, low]);
});

it('[AL19] what was pushed to the physician says so at the chair and at the desk', () => {
  const view = anAlarmedView([[began()]]);
  const pushed = (isAtDesk: boolean) => alarmLines(view, { ...wording(), isAtDesk })[0]!.remarks;
  expect(pushed(true)).toContain(en.alarm.mark.pushed);
  expect(pushed(false)).toContain(en.alarm.mark.pushed);
});

for (const { afterMs, count } of [
  { afterMs: recentShownMs - 1, count: 1 },
  { afterMs: recentShownMs, count: 0 },
  { afterMs: recentShownMs + 1, count: 0 },
]) {
  it(`[AL11] over for ${afterMs} ms it is ${count === 1 ? 'still listed' : 'listed no more'}`, () => {
    const over: Told = [{ type: 'alarm-cleared', body: { occurrence: firstSeq, value: 96 } }];
    expect(recentLines(anAlarmedView([[began()], over]), wording(afterMs))).toHaveLength(count);
  });
}

it('[AL13] a rise is another call, a change of value is not', () => {
  const raised: Told = [
    {
      type: 'alarm-raised',
      body: {
        occurrence: firstSeq,
        priority: 'high',
        violations: [aRow()],
        because: 'priority',
        cause: null,
        conditionAtMs: startMs,
        signalAtMs: startMs,
      },
    },
    5_000,
  ];
  const medium: Told = [began({ priority: 'medium', violations: [aRow({ priority: 'medium', limit: 90 })] })];
  const callKey = (told: readonly Told[], value: number) =>
    linesOf(told, [{ says: { quality: 'good', value } }])[0]!.callKey;
  expect(callKey([medium], 84)).toBe(callKey([medium], 83));
  expect(callKey([medium, raised], 84)).not.toBe(callKey([medium], 84));
});

function linesOf(told: readonly Told[], readings?: readonly Spoken[]) {
  return alarmLines(anAlarmedView(told, readings), wording());
}

function wording(afterMs = 0) {
  return { text: en, nowMs: startMs + afterMs, nameOf: () => 'J. Ortiz' };
}
