import type { ChairState, Phase } from '@chairside/shared/chair/state.ts';
import type { ActionName } from './action-name.ts';
import { phaseFacts } from './phase-facts.ts';

/** `primary`: the one step that comes next. `beside`: small, below the steps. */
export type Actions = {
  readonly primary: readonly ActionName[];
  readonly others: readonly ActionName[];
  readonly beside: readonly ActionName[];
};

const actionsByPhase: Readonly<Record<Exclude<Phase, 'preparing' | 'observing'>, Actions>> = {
  infusing: {
    primary: [],
    others: ['recordPause', 'recordStop'],
    beside: ['score', 'limits', 'correct'],
  },
  paused: {
    primary: ['resumeInfusion'],
    others: ['recordStop'],
    beside: ['score', 'limits', 'correct'],
  },
};

/** The one step that comes next first; stop is never the brightest, nor is a discharge before its time (UI10). */
export function actionsOf({ session }: ChairState, nowMs: number): Actions {
  if (session === null) return { primary: ['openSession'], others: [], beside: [] };
  const facts = phaseFacts(session, nowMs);
  switch (facts.phase) {
    case 'preparing': {
      const hasBaseline = session.baseline !== null;
      return {
        primary: [hasBaseline ? 'startInfusion' : 'setBaseline'],
        others: [hasBaseline ? 'setBaseline' : 'startInfusion'],
        beside: ['score', 'limits', 'correct', 'cancelSession'],
      };
    }
    case 'infusing':
    case 'paused':
      return actionsByPhase[facts.phase];
    case 'observing':
      return {
        primary: facts.isEnough ? ['discharge'] : [],
        others: facts.isEnough ? ['transferred'] : ['dischargeEarly', 'transferred'],
        beside: ['newInfusion', 'score', 'limits', 'correct'],
      };
  }
}
