import type { ChairView } from '../live/chair-view.ts';
import { useNowMs } from '../live/context.tsx';
import { useLooksOnly } from '../people/use-looks-only.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import type { ActionName } from './action-name.ts';
import { actionsOf, actionText } from './actions.ts';
import style from './SessionActions.module.css';
import { deedsOf } from './afar/deeds-of.ts';
import { useMayHere } from './afar/place.ts';
import { useAsk } from './use-ask.tsx';

/** The one step that comes next first; stop is never the brightest (UI10). What is still open before it is counted on it. */
export function SessionActions({ view }: { readonly view: ChairView }) {
  const text = useText();
  const looksOnly = useLooksOnly();
  const mayHere = useMayHere();
  const { ask, question } = useAsk(view);
  const { primary, others, open } = actionsOf(view, useNowMs());
  const delivery = view.state.session?.protocol.delivery ?? 'infusion';
  const button = (action: ActionName, kind: 'primary' | 'plain') => (
    <Button key={action} kind={kind} disabled={!deedsOf[action].some(mayHere)} onClick={() => ask(action)}>
      <span>
        {actionText(action, delivery, text)}
        {(open[action] ?? 0) > 0 && <small>{text.session.panel.open(open[action] ?? 0)}</small>}
      </span>
    </Button>
  );
  if (looksOnly !== null) return <p className={style.looks}>{looksOnly}</p>;
  return (
    <div className={style.steps} data-count={primary.length + others.length}>
      {primary.map((action) => button(action, 'primary'))}
      {others.map((action) => button(action, 'plain'))}
      {question}
    </div>
  );
}
