import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { imKetamine } from '@chairside/shared/protocols/given-at-once.ts';
import { intravenousChecklists } from '@chairside/shared/protocols/factory-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { viewOfSnapshot } from '../live/chair-view.ts';
import { aChair, aSnapshot, opened, started, startMs } from '../testing/chair.ts';
import { actionsOf, actionText } from './actions.ts';

const baseline = { systolicMmHg: 120, diastolicMmHg: 76, spo2Percent: 98, pulseRateBpm: 70 };
const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } };
const ready: ChairFact = { type: 'ready-recorded', body: { unmet: [], reason: null } };

function actionsAfter(...facts: readonly ChairFact[]) {
  return actionsOf(viewOfSnapshot(aSnapshot({ state: aChair(opened, ...facts) })), startMs);
}

function baselineWith(outcome: 'green' | 'amber' | 'red' | 'incomplete'): ChairFact {
  return { type: 'baseline-set', body: { baseline, gate: { outcome, nibpReadings: 2, spo2ForMs: 60_000 } } };
}

it('[UI10] before a baseline the next step is the baseline', () => {
  expect(actionsAfter()).toMatchObject({ primary: ['setBaseline'], others: ['startInfusion'] });
});

for (const outcome of ['amber', 'red', 'incomplete'] as const) {
  it(`[SE13] with a gate that is ${outcome} the start is not the bright step`, () => {
    expect(actionsAfter(baselineWith(outcome)).primary).toEqual(['setBaseline']);
  });

  it(`[SE13] with a gate that is ${outcome} and released it is`, () => {
    const released: ChairFact = { type: 'start-released', body: { outcome, unheard: [], reason: 'known' } };
    expect(actionsAfter(baselineWith(outcome), released).primary).toEqual(['startInfusion']);
  });
}

it('[SE13] with a green gate the start is the next step', () => {
  expect(actionsAfter(baselineWith('green')).primary).toEqual(['startInfusion']);
});

it('[SE12a] what of the checklist has to be answered is counted on the start', () => {
  const required = intravenousChecklists.before.filter(({ isRequired }) => isRequired).length;
  expect(actionsAfter().open.startInfusion).toBe(required);
  const entry = { kind: 'answer', list: 'before', item: 'consent', value: true, note: null } as const;
  const answered: ChairFact = { type: 'entry-charted', body: { entry, happenedAtMs: startMs } };
  expect(actionsAfter(answered).open.startInfusion).toBe(required - 1);
});

it('[UI10] stop is never the brightest', () => {
  const { primary, others } = actionsAfter(started);
  expect(primary).toEqual([]);
  expect(others).toContain('recordStop');
});

it('[SE21] while a criterion is not met nothing is bright, and how many is counted', () => {
  const { primary, others, open } = actionsAfter(started, stopped);
  expect(primary).toEqual([]);
  expect(others).toContain('recordReady');
  expect(open.recordReady).toBeGreaterThan(0);
});

it('[SE22] with every unmet criterion released, ready is the bright step', () => {
  const { open } = actionsAfter(started, stopped);
  const unmet = ['minimum', 'nibp', 'spo2', 'moaas', 'nausea', 'dissociation'];
  const items = intravenousChecklists.after.filter(({ isRequired }) => isRequired);
  const released: ChairFact = {
    type: 'discharge-released',
    body: { unmet: [...unmet, ...items.map(({ id }) => `item:${id}`)], reason: 'known' },
  };
  expect(open.recordReady).toBe(unmet.length + items.length);
  expect(actionsAfter(started, stopped, released)).toMatchObject({ primary: ['recordReady'], open: {} });
});

it('[SE21] once ready, what comes next is that the patient has left', () => {
  expect(actionsAfter(started, stopped, ready).primary).toEqual(['left']);
});

it('[UI10] a button says what it records: a dose, where the drug is given in a moment', () => {
  expect(actionText('startInfusion', 'infusion', en)).toBe(en.action.startInfusion);
  expect(actionText('startInfusion', imKetamine.delivery, en)).toBe(en.action.recordDose);
  expect(actionText('newInfusion', imKetamine.delivery, en)).toBe(en.action.furtherDose);
});
