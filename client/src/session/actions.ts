import type { Phase, Session } from '@chairside/shared/chair/state.ts';
import type { Delivery } from '@chairside/shared/protocols/protocol.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ChairView } from '../live/chair-view.ts';
import type { ActionName } from './action-name.ts';
import { listStanding } from './answers.ts';
import { isFreeToStart } from './gate-facts.ts';
import { readinessFacts } from './readiness-facts.ts';

/** `primary`: the one step that comes next. `beside`: small, below the steps. */
export type Actions = {
  readonly primary: readonly ActionName[];
  readonly others: readonly ActionName[];
  readonly beside: readonly ActionName[];
  /** What is still open before that step, to be counted on its button. */
  readonly open: Partial<Readonly<Record<ActionName, number>>>;
};

const actionsByPhase: Readonly<Record<Exclude<Phase, 'preparing' | 'observing'>, Actions>> = {
  infusing: {
    primary: [],
    others: ['recordPause', 'recordStop'],
    beside: ['limits', 'correct'],
    open: {},
  },
  paused: {
    primary: ['resumeInfusion'],
    others: ['recordStop'],
    beside: ['limits', 'correct'],
    open: {},
  },
};

/** The one step that comes next first; stop is never the brightest, nor is what lacks something (UI10). */
export function actionsOf(view: ChairView, nowMs: number): Actions {
  const { session } = view.state;
  if (session === null) return { primary: ['openSession'], others: [], beside: [], open: {} };
  // On the way out, from whatever phase, one step is left (SE31).
  if (session.departure !== null)
    return { primary: ['left'], others: [], beside: ['limits', 'correct'], open: {} };
  const { phase } = session.course;
  switch (phase) {
    case 'preparing':
      return whilePreparing(session);
    case 'infusing':
    case 'paused':
      return actionsByPhase[phase];
    case 'observing':
      return whileObserving(view, session, nowMs);
  }
}

function whilePreparing(session: Session): Actions {
  const isFree = isFreeToStart(session);
  return {
    primary: [isFree ? 'startInfusion' : 'setBaseline'],
    others: [isFree ? 'setBaseline' : 'startInfusion'],
    beside: ['limits', 'correct', 'cancelSession'],
    open: { startInfusion: listStanding(session, 'before').open },
  };
}

function whileObserving(view: ChairView, session: Session, nowMs: number): Actions {
  const beside: readonly ActionName[] = ['newInfusion', 'limits', 'correct'];
  if (session.ready !== null) return { primary: ['left'], others: [], beside, open: {} };
  const { open } = readinessFacts(view, session, nowMs);
  return open.length === 0
    ? { primary: ['recordReady'], others: [], beside, open: {} }
    : { primary: [], others: ['recordReady'], beside, open: { recordReady: open.length } };
}

const atOnceNames: Partial<Readonly<Record<ActionName, 'recordDose' | 'furtherDose'>>> = {
  startInfusion: 'recordDose',
  newInfusion: 'furtherDose',
};

/** What the button says: of what is given in a moment it is a dose that is recorded, no infusion. */
export function actionText(action: ActionName, delivery: Delivery, text: Catalogue): string {
  const name = delivery === 'at-once' ? (atOnceNames[action] ?? action) : action;
  return text.action[name];
}
