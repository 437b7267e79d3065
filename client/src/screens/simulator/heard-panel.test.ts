import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aPanel, aPanelChair } from '../../testing/panel.ts';
import { heardPanel } from './heard-panel.ts';

it('[SI81] a panel is heard as it was told', () => {
  const { chairs, ...run } = aPanel();
  expect(heardPanel(aPanel())).toEqual({ ...run, chairs: chairs.map((chair) => ({ ...chair })) });
});

it('[SI81] what a later simulator adds is in nobody’s way', () => {
  const told = { ...aPanel(), weather: 'fair', chairs: [{ ...aPanelChair(), mood: 3 }] };
  expect(heardPanel(told)?.chairs).toEqual([aPanelChair()]);
});

const nothing = [undefined, null, 7, 'panel', [], {}, { scenario: 5 }];
for (const told of nothing) {
  it(`[SI81] ${JSON.stringify(told)} is no panel`, () => {
    expect(heardPanel(told)).toBeNull();
  });
}

it('[SI81] what has no name is passed over, a number that is none is missing', () => {
  const chair = {
    ...aPanelChair(),
    true: { pulseRateBpm: '88', systolicMmHg: Number.NaN },
    said: { oximeter: { spo2Percent: 97 }, cuff: { phase: 'idle' } },
    verbs: [{ verb: 'apnea' }, { target: 'patient', verb: 'apnea' }],
    links: [{ isConnected: true }, { name: 'ox' }],
    active: [{ target: 'ox', verb: 'probe_off' }],
  };
  const panel = heardPanel({ scenario: 'x', chairs: [{ verbs: [] }, null, chair] });
  expect(panel).toMatchObject({
    seed: null,
    sessionNowMs: null,
    speed: null,
    isPaused: false,
    scenarios: [],
  });
  expect(panel?.chairs).toHaveLength(1);
  expect(panel?.chairs[0]).toMatchObject({
    true: { pulseRateBpm: null, systolicMmHg: null, diastolicMmHg: null },
    said: { oximeter: null, cuff: { phase: 'idle', pressureMmHg: null, atMs: null, error: null } },
    verbs: [{ target: 'patient', verb: 'apnea', about: '', kind: 'instant', usualMs: null }],
    links: [{ name: 'ox', isConnected: false }],
    active: [],
  });
});

it('[SI81] nothing that comes breaks the page', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (one, other) => {
      const panel = heardPanel({ scenario: 'x', chairs: [one, { chair: '1', said: other, verbs: one }] });
      expect(panel?.chairs.some(({ chair }) => chair === '1')).toBe(true);
    }),
  );
});
