import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Phase } from '@chairside/shared/chair/state.ts';
import { lazy, Suspense, useState } from 'react';
import { useConnection, useLive } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import type { ActionName } from './action-name.ts';
import { CommandNotice } from './CommandNotice.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import style from './SessionActions.module.css';
import { UndoChip } from './UndoChip.tsx';

const SessionDialog = lazy(() => import('./dialogs/SessionDialog.tsx'));

const plainSteps: Partial<Readonly<Record<ActionName, ChairCommand>>> = {
  setBaseline: { type: 'set-baseline' },
  resumeInfusion: { type: 'resume-infusion' },
};

/** The one step that comes next first; stop is never the brightest (UI10). */
export function SessionActions({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const [asked, ask] = useState<ActionName | null>(null);
  const { primary, others, beside } = actionsOf(chair);

  const act = (action: ActionName) => {
    const step = plainSteps[action];
    if (step === undefined || personId === null) ask(action);
    else void connection.give(chair.chair, step);
  };
  const personChosen = () => {
    const step = asked === null ? undefined : plainSteps[asked];
    if (step === undefined) return;
    ask(null);
    void connection.give(chair.chair, step);
  };

  return (
    <div className={style.actions}>
      <div className={style.steps} data-count={primary.length + others.length}>
        {primary.map((action) => (
          <Button key={action} kind="primary" onClick={() => act(action)}>
            {text.action[action]}
          </Button>
        ))}
        {others.map((action) => (
          <Button key={action} onClick={() => act(action)}>
            {text.action[action]}
          </Button>
        ))}
      </div>
      <CommandNotice chair={chair} />
      <UndoChip chair={chair} />
      {beside.length > 0 && (
        <div className={style.beside}>
          {beside.map((action) => (
            <Button key={action} kind="quiet" onClick={() => act(action)}>
              {text.action[action]}
            </Button>
          ))}
        </div>
      )}
      {asked !== null && personId === null && (
        <PersonDialog onChosen={personChosen} onClose={() => ask(null)} />
      )}
      {asked !== null && personId !== null && (
        <Suspense>
          <SessionDialog action={asked} chair={chair} onClose={() => ask(null)} />
        </Suspense>
      )}
    </div>
  );
}

type Actions = {
  readonly primary: readonly ActionName[];
  readonly others: readonly ActionName[];
  readonly beside: readonly ActionName[];
};

const actionsByPhase: Readonly<Record<Exclude<Phase, 'preparing'>, Actions>> = {
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
  observing: {
    primary: ['discharge'],
    others: ['transferred'],
    beside: ['newInfusion', 'score', 'limits', 'correct'],
  },
};

function actionsOf({ session }: ChairState): Actions {
  if (session === null) return { primary: ['openSession'], others: [], beside: [] };
  if (session.course.phase !== 'preparing') return actionsByPhase[session.course.phase];
  const hasBaseline = session.baseline !== null;
  return {
    primary: [hasBaseline ? 'startInfusion' : 'setBaseline'],
    others: [hasBaseline ? 'setBaseline' : 'startInfusion'],
    beside: ['score', 'limits', 'correct', 'cancelSession'],
  };
}
