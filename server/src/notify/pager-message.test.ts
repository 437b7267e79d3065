import { describe, expect, it } from 'vitest';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { factoryEscalationWords as words } from '@chairside/shared/escalation/words.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import * as a from '../journal/samples.ts';
import { pagerMessage } from './pager-message.ts';
import { untold } from './untold.ts';

type Fact = Pick<ChairEvent, 'type' | 'body'>;

const called: Fact = {
  type: 'escalation-raised',
  body: { because: 'alarm', occurrence: 2, ask: null },
};

/** A chair with a session, an alarm and what follows; each event beside what a pager is told of it. */
function told(facts: readonly Fact[], namesPatients = false) {
  const events = [
    a.aSessionOpened({ seq: 1 }),
    a.aChairEvent({ seq: 2, actor: null, ...a.anAlarm(a.morningMs) }),
    ...facts.map((fact, index) =>
      a.aChairEvent({ ...fact, seq: index + 3 } as Partial<ChairEvent> & { readonly seq: number }),
    ),
  ];
  let state: ChairState = emptyChair(a.chair1);
  const messages = events.map((event) => {
    state = evolve(state, event);
    return pagerMessage(event, { session: state.session, namesPatients, words });
  });
  return { state, messages: messages.filter((message) => message !== null) };
}

describe('of a call', () => {
  it('[NO1] beginning, trouble, answer and end are told, each under an id of its own', () => {
    const { messages } = told([
      called,
      { type: 'escalation-troubled', body: { escalation: 3, trouble: 'undelivered' } },
      { type: 'escalation-answered', body: { escalation: 3, answer: '@coming' } },
      { type: 'escalation-closed', body: { escalation: 3, because: 'person' } },
    ]);
    expect(messages.map(({ id, type, trouble, answer }) => [id, type, trouble, answer])).toEqual([
      ['1 3 called 3', 'called', null, null],
      ['1 3 troubled 4', 'troubled', 'undelivered', null],
      ['1 3 answered 5', 'answered', null, '@coming'],
      ['1 3 closed 6', 'closed', null, null],
    ]);
    expect(messages[0]?.alarm).toEqual({ what: 'spo2-low', priority: 'medium' });
  });

  it('[NO1] the patient is named only where the clinic says so', () => {
    expect(JSON.stringify(told([called]).messages)).not.toContain('Sample');
    expect(told([called], true).messages[0]?.patient).toBe('A. Sample');
  });

  it('[NO1] words typed at the chair go out only where patients may be named', () => {
    const typed = [
      { type: 'escalation-raised', body: { because: 'nurse', occurrence: null, ask: 'Mrs Doe faints' } },
    ] as const;
    expect(told(typed).messages[0]?.ask).toBeNull();
    expect(told(typed, true).messages[0]?.ask).toBe('Mrs Doe faints');
    const listed = [
      { type: 'escalation-raised', body: { because: 'nurse', occurrence: null, ask: '@please-come' } },
    ] as const;
    expect(told(listed).messages[0]?.ask).toBe('@please-come');
  });

  it('[NO1] nothing else of a chair is told', () => {
    expect(told([]).messages).toEqual([]);
  });
});

const troubled: Fact = { type: 'escalation-troubled', body: { escalation: 3, trouble: 'undelivered' } };

describe('after the gateway was gone', () => {
  const delivered = (message: string) =>
    a.aSiteEvent({
      seq: 1,
      type: 'webhook-delivered',
      body: { message, attempts: 1 },
    });
  const rows = [
    { what: 'an open call nobody was told of', facts: [called], events: [], ids: ['1 3 called 3'] },
    { what: 'one the pager has', facts: [called], events: [delivered('1 3 called 3')], ids: [] },
    {
      what: 'one that is answered',
      facts: [called, { type: 'escalation-answered', body: { escalation: 3, answer: 'yes' } } as const],
      events: [],
      ids: [],
    },
    {
      what: 'one in trouble, of which the pager knows that it was called',
      facts: [called, troubled],
      events: [delivered('1 3 called 3')],
      ids: ['1 3 troubled 4'],
    },
    {
      what: 'one in trouble nobody was told of at all',
      facts: [called, troubled],
      events: [],
      ids: ['1 3 called 3', '1 3 troubled 4'],
    },
    {
      what: 'one in trouble the pager has both of',
      facts: [called, troubled],
      events: [delivered('1 3 called 3'), { ...delivered('1 3 troubled 4'), seq: 2 }],
      ids: [],
    },
  ];
  for (const { what, facts, events, ids } of rows) {
    it(`[NO2] ${what}`, () => {
      const messages = untold([told(facts).state], { siteEvents: events, namesPatients: false, words });
      expect(messages.map(({ id }) => id)).toEqual(ids);
    });
  }
});
