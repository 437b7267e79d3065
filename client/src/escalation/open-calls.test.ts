import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { anAlarmedView, began, firstSeq, type Told } from '../testing/alarms.ts';
import { startMs } from '../testing/chair.ts';
import { progressWords, stepWords } from './call-words.ts';
import { callsToAnswer, progressOf, type CallProgress } from './open-calls.ts';

const escalation = firstSeq;
const raised: Told = [about(null)];
const delivered: Told = [
  { type: 'escalation-delivered', body: { escalation, to: 'physician-1' as never } },
  1_000,
];
const lost: Told = [{ type: 'escalation-lost', body: { escalation } }, 30_000];
const seen: Told = [{ type: 'escalation-seen', body: { escalation } }, 20_000];
const answered: Told = [{ type: 'escalation-answered', body: { escalation, answer: '@coming' } }, 40_000];
const undelivered: Told = [
  { type: 'escalation-troubled', body: { escalation, trouble: 'undelivered' } },
  40_000,
];
const unanswered: Told = [
  { type: 'escalation-troubled', body: { escalation, trouble: 'unanswered' } },
  150_000,
];

function about(occurrence: number | null, ask = '@please-come'): ChairFact {
  return { type: 'escalation-raised', body: { because: 'nurse', occurrence, ask } };
}

const rows: readonly (readonly [CallProgress, readonly Told[], string])[] = [
  ['waiting', [raised], en.escalation.waiting],
  ['delivered', [raised, delivered], en.escalation.delivered('physician-1')],
  ['lost', [raised, delivered, lost], en.escalation.lost],
  ['undelivered', [raised, undelivered], en.escalation.undelivered],
  ['seen', [raised, delivered, seen], en.escalation.seen('nurse-1')],
  ['lost', [raised, delivered, seen, lost], en.escalation.lost],
  ['unanswered', [raised, delivered, seen, unanswered], en.escalation.unanswered],
  ['answered', [raised, delivered, seen, answered], en.escalation.answered('nurse-1', 'I am coming')],
  ['answered', [raised, undelivered, answered], en.escalation.answered('nurse-1', 'I am coming')],
];

const wording = {
  text: en,
  nowMs: startMs,
  nameOf: (actor: { personId: string } | null) => actor?.personId ?? '',
};

for (const [progress, told, words] of rows) {
  it(`[ES14] after ${told.map(([{ type }]) => type).join(', ')} a call is ${progress}`, () => {
    const call = anAlarmedView(told).state.session!.escalations[0]!;
    expect(progressOf(call)).toBe(progress);
    expect(progressWords(call, wording)).toBe(words);
  });
}

it('[ES14] says every step with its time', () => {
  const call = anAlarmedView([raised, delivered, seen, lost]).state.session!.escalations[0]!;
  const steps = stepWords(call, en, 'UTC')
    .split(' · ')
    .map((one) => one.replace(/ \d\d:\d\d:\d\d$/, ''));
  expect(steps).toEqual(['called', 'on a screen', 'seen', 'lost']);
});

it('[ES13] the most urgent first, then the newest; what was answered last, and for a minute', () => {
  const view = anAlarmedView([
    [about(null, 'first')],
    [about(null, 'second'), 1_000],
    [began(), 2_000],
    [about(firstSeq + 2, 'about the alarm'), 3_000],
    [{ type: 'escalation-answered', body: { escalation: firstSeq, answer: '@coming' } }, 4_000],
  ]);
  const asks = (afterMs: number) => callsToAnswer([view], startMs + afterMs).map(({ call }) => call.ask);
  expect(asks(4_000)).toEqual(['about the alarm', 'second', 'first']);
  expect(asks(63_999)).toEqual(['about the alarm', 'second', 'first']);
  expect(asks(64_000)).toEqual(['about the alarm', 'second']);
});

it('[ES13] a person’s call, and a patient’s alarm, before what a technical alarm raised however urgent, the newest first', () => {
  const byAlarm = (occurrence: number): ChairFact => ({
    type: 'escalation-raised',
    body: { because: 'alarm', occurrence, ask: null },
  });
  const view = anAlarmedView([
    [began({ what: 'no-audible-screen', priority: 'high' })],
    [byAlarm(firstSeq)],
    [began({ what: 'spo2-low', priority: 'medium' }), 1_000],
    [byAlarm(firstSeq + 2), 1_000],
    [about(null), 2_000],
    [began({ what: 'pulse-high', priority: 'high' }), 3_000],
    [byAlarm(firstSeq + 5), 3_000],
  ]);
  const order = callsToAnswer([view], startMs + 4_000).map(
    ({ call }) => call.alarm?.condition.what ?? call.ask,
  );
  expect(order).toEqual(['pulse-high', '@please-come', 'spo2-low', 'no-audible-screen']);
});
