import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { Suspense, useState } from 'react';
import { useConnection, useLive, useNowMs } from '../live/context.tsx';
import { selectPersonId } from '../live/selectors.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import type { ActionName } from './action-name.ts';
import { actionsOf } from './actions.ts';
import { CommandNotice } from './CommandNotice.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import style from './SessionActions.module.css';
import { UndoChip } from './UndoChip.tsx';
import { loadedApart } from '../ui/loaded-apart.ts';

const SessionDialog = loadedApart(() => import('./dialogs/SessionDialog.tsx'));

const plainSteps: Partial<Readonly<Record<ActionName, ChairCommand>>> = {
  setBaseline: { type: 'set-baseline' },
};

/** The one step that comes next first; stop is never the brightest (UI10). */
export function SessionActions({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const [asked, ask] = useState<ActionName | null>(null);
  const nowMs = useNowMs();
  const { primary, others, beside } = actionsOf(chair, nowMs);

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
