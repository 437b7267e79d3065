import type { ChairView } from '../live/chair-view.ts';
import { useNowMs } from '../live/context.tsx';
import { useLooksOnly } from '../people/use-looks-only.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import { actionsOf, actionText } from './actions.ts';
import { deedsOf } from './afar/deeds-of.ts';
import { useMayHere } from './afar/place.ts';
import { useAsk } from './use-ask.tsx';

/** What is possible in this phase beside its steps; the foot of the pane lays it out. */
export function BesideActions({ view }: { readonly view: ChairView }) {
  const text = useText();
  const mayHere = useMayHere();
  const { ask, question } = useAsk(view);
  const { beside } = actionsOf(view, useNowMs());
  if (useLooksOnly() !== null) return null;
  const delivery = view.state.session?.protocol.delivery ?? 'infusion';
  return (
    <>
      {beside.map((action) => (
        <Button
          key={action}
          kind="quiet"
          disabled={action !== 'limits' && !deedsOf[action].some(mayHere)}
          onClick={() => ask(action)}
        >
          {actionText(action, delivery, text)}
        </Button>
      ))}
      {question}
    </>
  );
}
