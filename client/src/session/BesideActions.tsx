import type { ChairState } from '@chairside/shared/chair/state.ts';
import { useNowMs } from '../live/context.tsx';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import { actionsOf } from './actions.ts';
import { useAsk } from './use-ask.tsx';

/** What is possible in this phase beside its steps; the foot of the pane lays it out. */
export function BesideActions({ chair }: { readonly chair: ChairState }) {
  const text = useText();
  const { ask, question } = useAsk(chair);
  return (
    <>
      {actionsOf(chair, useNowMs()).beside.map((action) => (
        <Button key={action} kind="quiet" onClick={() => ask(action)}>
          {text.action[action]}
        </Button>
      ))}
      {question}
    </>
  );
}
