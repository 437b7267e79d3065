import type { ChairEvent } from '../chair/events.ts';
import { expect, it } from 'vitest';
import { recordedSteps } from './steps.ts';

function anEvent(seq: number, type: ChairEvent['type'], body: object): ChairEvent {
  return { seq, type, body, atMs: seq * 1_000, actor: null } as ChairEvent;
}

it('[ES17] a call, its answer, that nobody was reached and its end are steps of the record; receipts are not', () => {
  const steps = recordedSteps([
    anEvent(1, 'escalation-raised', { because: 'nurse', occurrence: null, ask: '@please-come' }),
    anEvent(2, 'escalation-troubled', { escalation: 1, trouble: 'undelivered' }),
    anEvent(3, 'escalation-delivered', { escalation: 1, to: 'physician-1' }),
    anEvent(4, 'escalation-seen', { escalation: 1 }),
    anEvent(5, 'escalation-answered', { escalation: 1, answer: '@coming' }),
    anEvent(6, 'escalation-closed', { escalation: 1, because: 'person' }),
  ]);
  expect(steps.map(({ type, detail }) => [type, detail])).toEqual([
    ['escalation-raised', { because: 'nurse', occurrence: null, ask: '@please-come' }],
    ['escalation-troubled', { escalation: 1, trouble: 'undelivered' }],
    ['escalation-answered', { escalation: 1, answer: '@coming' }],
    ['escalation-closed', { escalation: 1, because: 'person' }],
  ]);
});
