import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useNowMs } from '../live/context.tsx';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import { actionsOf } from './actions.ts';
import { CommandNotice } from './CommandNotice.tsx';
import style from './SessionActions.module.css';
import { UndoChip } from './UndoChip.tsx';
import { useAsk } from './use-ask.tsx';

/** The one step that comes next first; stop is never the brightest (UI10). */
export function SessionActions({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const { ask, question } = useAsk(chair);
  const { primary, others } = actionsOf(chair, useNowMs());
  return (
    <div className={style.actions}>
      <div className={style.steps} data-count={primary.length + others.length}>
        {primary.map((action) => (
          <Button key={action} kind="primary" onClick={() => ask(action)}>
            {text.action[action]}
          </Button>
        ))}
        {others.map((action) => (
          <Button key={action} onClick={() => ask(action)}>
            {text.action[action]}
          </Button>
        ))}
      </div>
      <CommandNotice chair={chair} />
      <UndoChip chair={chair} />
      {question}
    </div>
  );
}
