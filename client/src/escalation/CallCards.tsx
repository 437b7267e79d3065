import { useState } from 'react';
import { useText } from '../ui/text.ts';
import { CallCard } from './CallCard.tsx';
import style from './CallCards.module.css';
import type { OpenCall } from './open-calls.ts';

/**
 * The calls of every chair, counted and none left out. They lie over a corner of the screen and never over the alarm bar; nothing
 * behind them is inert (ES13).
 */
function CallCards({ calls }: { readonly calls: readonly OpenCall[] }) {
  const text = useText();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = calls.filter(({ call }) => call.answered === null).length;
  return (
    <aside className={style.cards} aria-label={text.escalation.region}>
      {open > 0 && <h2 role="status">{text.escalation.count(open)}</h2>}
      {calls.map(({ chair, call }) => {
        const key = `${chair} ${call.id}`;
        return (
          <CallCard
            key={key}
            chair={chair}
            call={call}
            isOpen={key === openKey}
            onOpen={(isOpen) => setOpenKey(isOpen ? key : null)}
          />
        );
      })}
    </aside>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default CallCards;
