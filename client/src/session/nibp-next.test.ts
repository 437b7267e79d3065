import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { anAlarmedChair, began, firstSeq } from '../testing/alarms.ts';
import { startMs } from '../testing/chair.ts';
import { nibpNextText } from './nibp-next.ts';

const minuteMs = 60_000;
/** The first slot of the protocol after the start of the infusion. */
const firstMs = firstSlotMs();

const programme = [
  { fromDueMs: -45_000, says: en.alarm.nibp.next('45 s') },
  { fromDueMs: -1, says: en.alarm.nibp.next('1 s') },
  { fromDueMs: 0, says: en.alarm.nibp.due },
  { fromDueMs: minuteMs - 1, says: en.alarm.nibp.due },
  { fromDueMs: minuteMs, says: en.alarm.nibp.overdue('1 min') },
  { fromDueMs: minuteMs + 1_000, says: en.alarm.nibp.overdue('1 min 1 s') },
];
for (const { fromDueMs, says } of programme) {
  it(`[SE18] ${fromDueMs} ms from its due time the cuff says "${says}"`, () => {
    expect(said([], firstMs + fromDueMs)).toBe(says);
  });
}

const measured: ChairFact = {
  type: 'nibp-measured',
  body: {
    deviceId: 'CUFF',
    key: 'first',
    systolicMmHg: 120,
    diastolicMmHg: 76,
    meanMmHg: 91,
    doubtful: [],
    measuredAtMs: startMs,
  },
};

const asked = [
  { because: 'confirm', inMs: 45_000, says: en.alarm.nibp.repeat('45 s') },
  { because: 'confirm', inMs: 0, says: en.alarm.nibp.repeatNow },
  { because: 'failed', inMs: 60_000, says: en.alarm.nibp.retry('1 min') },
  { because: 'failed', inMs: 0, says: en.alarm.nibp.retryNow },
  { because: 'person', inMs: 0, says: en.alarm.nibp.asked },
] as const;
for (const { because, inMs, says } of asked) {
  it(`[AL8] [SE18] asked for (${because}) in ${inMs} ms it says "${says}"`, () => {
    const fact: ChairFact = { type: 'nibp-asked', body: { dueAtMs: startMs + inMs, because } };
    expect(said([measured, fact], startMs)).toBe(says);
  });
}

const askedForPulse: ChairFact = { type: 'nibp-asked', body: { dueAtMs: startMs, because: 'pulse-low' } };
const pulseLow = began({ what: 'pulse-low' });

it('[AL38] while the pulse is low the cuff says so', () => {
  expect(said([measured, pulseLow, askedForPulse], startMs)).toBe(en.alarm.nibp.pulse);
});

for (const over of ['alarm-cleared', 'alarm-latched'] as const) {
  it(`[AL38] when the low pulse is over (${over}) the cuff follows its programme again`, () => {
    const facts: readonly ChairFact[] = [
      measured,
      pulseLow,
      askedForPulse,
      { type: over, body: { occurrence: firstSeq + 1, value: 72 } },
    ];
    expect(said(facts, startMs)).toBe(said([measured], startMs));
  });
}

function said(facts: readonly ChairFact[], nowMs: number) {
  return nibpNextText(anAlarmedChair(...facts.map((fact) => [fact] as const)).session!, nowMs, en);
}

function firstSlotMs(): number {
  const { atMinutes, thenEveryMinutes } = anAlarmedChair().session!.protocol.nibpProgramme;
  const fixed = atMinutes.find((minute) => minute > 0) ?? thenEveryMinutes;
  return startMs + (atMinutes.includes(0) ? 0 : fixed * minuteMs);
}
