import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
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
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const open = calls.filter(({ call }) => call.answered === null).length;
  const outOfSight = calls.filter((one) => !inSight.includes(keyOf(one))).length;
  const noteSight = (key: string, isInSight: boolean) =>
    setInSight((before) => {
      if (before.includes(key) === isInSight) return before;
      return isInSight ? [...before, key] : before.filter((one) => one !== key);
    });
  const goOn = () => list.current?.scrollBy({ top: list.current.clientHeight / 2 });
  return (
    <aside className={style.cards} aria-label={text.escalation.region}>
      {open > 0 && <h2 role="status">{text.escalation.count(open)}</h2>}
      <div ref={list} className={style.list}>
        {openFirst(calls, openKey).map((one) => (
          <CallCard
            key={keyOf(one)}
            chair={one.chair}
            call={one.call}
            isOpen={keyOf(one) === openKey}
            onOpen={(isOpen) => setOpenKey(isOpen ? keyOf(one) : null)}
            onSight={(isInSight) => noteSight(keyOf(one), isInSight)}
          />
        ))}
      </div>
      {outOfSight > 0 && (
        <Button kind="quiet" onClick={goOn}>
          <ChevronDown aria-hidden size={24} /> {text.escalation.below(outOfSight)}
        </Button>
      )}
    </aside>
  );
}

function keyOf({ chair, call }: OpenCall): string {
  return `${chair} ${call.id}`;
}

/** What somebody is reading keeps its place at the top: a call that comes meanwhile moves no answer from under a finger (UI6). */
function openFirst(calls: readonly OpenCall[], openKey: string | null): readonly OpenCall[] {
  return calls.toSorted((one, other) => Number(keyOf(other) === openKey) - Number(keyOf(one) === openKey));
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default CallCards;
