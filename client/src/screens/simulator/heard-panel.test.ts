import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aPanel, aPanelChair } from '../../testing/panel.ts';
import { heardPanel } from './heard-panel.ts';

it('[SI81] a panel is heard as it was told', () => {
  const { verbSets, chairs, ...run } = aPanel();
  const verbsOf = (id: string) => verbSets.find((one) => one.id === id)?.verbs;
  expect(heardPanel(aPanel())).toEqual({
    ...run,
    chairs: chairs.map((chair) => ({
      ...chair,
      targets: chair.targets.map(({ target, verbSet }) => ({ target, verbs: verbsOf(verbSet) })),
    })),
  });
});

it('[SI81] what a later simulator adds is in nobody’s way', () => {
  const told = { ...aPanel(), weather: 'fair', chairs: [{ ...aPanelChair(), mood: 3 }] };
  expect(heardPanel(told)).toEqual(heardPanel({ ...aPanel(), chairs: [aPanelChair()] }));
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
    targets: [
      { verbSet: 'patient' },
      { target: 'patient', verbSet: 'patient' },
      { target: 'nurse', verbSet: 'nurse' },
    ],
    links: [{ isConnected: true }, { name: 'ox' }],
    active: [{ target: 'ox', verb: 'probe_off' }],
  };
  const verbSets = [{ verbs: [] }, { id: 'patient', verbs: [{ about: 'x' }, { verb: 'apnea' }] }, null];
  const panel = heardPanel({ scenario: 'x', verbSets, chairs: [{ targets: [] }, null, chair] });
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
    targets: [
      { target: 'patient', verbs: [{ verb: 'apnea', about: '', kind: 'instant', usualMs: null }] },
      { target: 'nurse', verbs: [] },
    ],
    links: [{ name: 'ox', isConnected: false }],
    active: [],
  });
});

it('[SI81] nothing that comes breaks the page', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (one, other) => {
      const chairs = [one, { chair: '1', said: other, targets: one }];
      const panel = heardPanel({ scenario: 'x', verbSets: other, chairs });
      expect(panel?.chairs.some(({ chair }) => chair === '1')).toBe(true);
    }),
  );
});
