import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { anAlarmedChair, aRow, began, type Told } from '../testing/alarms.ts';
import { startMs } from '../testing/chair.ts';
import { tileNotes } from './tile-notes.ts';

/** As the factory preset has it: medium after 15 s. */
const delay: ChairFact = {
  type: 'delay-started',
  body: {
    condition: { what: 'spo2-low', subject: null },
    rule: rowAfter(15_000),
    value: 88,
    limit: 90,
    sinceMs: startMs,
    measuredAtMs: null,
  },
};

const left = [
  { afterMs: 8_999, says: 'alarm in 7 s' },
  { afterMs: 9_000, says: 'alarm in 6 s' },
  { afterMs: 9_001, says: 'alarm in 6 s' },
];
for (const { afterMs, says } of left) {
  it(`[UI9] ${afterMs} ms into the delay the tile says "${says}"`, () => {
    expect(notesOf([[delay]], afterMs)).toContain(says);
  });
}

it('[UI9] beside an alarm of the same that stands no delay is told', () => {
  expect(notesOf([[began({ violations: [aRow()] })], [delay]], 9_000)).not.toContain('alarm in 6 s');
});

it('[UI9] beside an alarm of another parameter it is', () => {
  expect(notesOf([[began({ what: 'pulse-low' })], [delay]], 9_000)).toContain('alarm in 6 s');
});

function notesOf(told: readonly Told[], afterMs: number): readonly string[] {
  const session = anAlarmedChair(...told).session!;
  return tileNotes(session, { nowMs: startMs + afterMs, heardAtMs: {}, text: en }).spo2;
}

function rowAfter(delayMs: number): string {
  const rules = anAlarmedChair().session!.protocol.alarmPreset.rules;
  return rules.find((row) => row.parameter === 'spo2Percent' && row.delayMs === delayMs)!.id;
}
