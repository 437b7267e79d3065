import type { ChairId } from '@chairside/shared/ids.ts';
import type { Panel, PanelChair } from '@chairside/shared/simulation.ts';
import { aMeasuredPerson } from '@chairside/shared/simulation-sample.ts';
import { chairTwo, startMs } from './chair.ts';

/** A patient whose saturation falls at the heart and has not yet at the finger; the cuff measured 200 s ago. */
export function aPanelChair(over: Partial<PanelChair> = {}): PanelChair {
  return {
    chair: chairTwo,
    ...aMeasuredPerson(startMs - 200_000),
    links: [{ name: 'ox', isConnected: true }],
    active: [],
    targets: [
      { target: 'patient', verbSet: 'patient' },
      { target: 'ox', verbSet: 'oximeter' },
      { target: 'link:ox', verbSet: 'link:hl7' },
    ],
    ...over,
  };
}

export function aPanel(over: Partial<Panel> = {}): Panel {
  return {
    scenario: 'apnea_35s',
    seed: 20417,
    sessionNowMs: startMs,
    speed: 5,
    isPaused: false,
    scenarios: [
      { name: 'calm_day', about: 'Nothing should alarm.' },
      { name: 'placebo', about: 'No drug.' },
    ],
    verbSets: [
      {
        id: 'patient',
        verbs: [
          { verb: 'apnea', about: 'Does not breathe.', kind: 'span', usualMs: 35_000 },
          { verb: 'legs_up', about: 'Ends what is vasovagal.', kind: 'instant', usualMs: null },
        ],
      },
      {
        id: 'oximeter',
        verbs: [
          { verb: 'probe_off', about: 'Nothing on the probe.', kind: 'span', usualMs: 45_000 },
          { verb: 'nail_polish', about: 'Reads `bias` beside it.', kind: 'span', usualMs: null },
        ],
      },
      {
        id: 'link:hl7',
        verbs: [{ verb: 'gremlin_mode', about: 'Of a later simulator.', kind: 'instant', usualMs: null }],
      },
    ],
    chairs: [aPanelChair(), aPanelChair({ chair: '3' as ChairId })],
    ...over,
  };
}
