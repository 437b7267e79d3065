import { itemKinds, type ItemKind } from '@chairside/shared/protocols/items.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { DraftItem } from './draft.ts';
import style from './Editing.module.css';
import { useProtocolText } from './use-protocol-text.ts';

type EditItemProps = {
  readonly item: DraftItem;
  readonly place: { readonly index: number; readonly count: number };
  readonly wrong: readonly string[];
  readonly onChange: (over: Partial<DraftItem>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One question: its words, how it is answered, whether it has to be, and which answer somebody looks at. */
export function EditItem({ item, place, wrong, onChange, onMove, onRemove }: EditItemProps) {
  const { words, items } = useProtocolText();
  const wrongId = useId();
  const products = itemText({ id: item.id, label: null }, items);
  const hasProducts = products !== item.id;
  const name = item.label.trim() || (hasProducts ? products : words.item.unnamed(place.index + 1));
  const of = (field: string) => words.item.of(field, name);
  const judged = wrong.length > 0 ? { 'aria-invalid': true as const, 'aria-describedby': wrongId } : {};
  return (
    <li className={style.row} data-wrong={wrong.length > 0 || undefined}>
      <input
        className={style.question}
        aria-label={of(words.item.question)}
        placeholder={hasProducts ? products : ''}
        value={item.label}
        {...judged}
        onChange={({ target }) => onChange({ label: target.value })}
      />
      <select
        aria-label={of(words.item.kind)}
        value={item.kind}
        onChange={({ target }) => onChange({ kind: target.value as ItemKind })}
      >
        {itemKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.item.kinds[kind]}
          </option>
        ))}
      </select>
      <label className={style.check}>
        <input
          type="checkbox"
          aria-label={of(words.item.required)}
          checked={item.isRequired}
          onChange={({ target }) => onChange({ isRequired: target.checked })}
        />
        {words.item.required}
      </label>
      {item.kind === 'yes-no' && (
        <select
          aria-label={of(words.item.concern)}
          value={item.concern ?? 'none'}
          onChange={({ target }) =>
            onChange({ concern: target.value === 'yes' || target.value === 'no' ? target.value : null })
          }
        >
          {(['none', 'yes', 'no'] as const).map((concern) => (
            <option key={concern} value={concern}>
              {`${words.item.concern}: ${words.item.concerns[concern]}`}
            </option>
          ))}
        </select>
      )}
      {item.kind === 'choice' && (
        <input
          className={style.wide}
          aria-label={of(words.item.choices)}
          placeholder={words.item.choices}
          value={item.choices}
          onChange={({ target }) => onChange({ choices: target.value })}
        />
      )}
      <span className={style.moves}>
        <Button
          kind="quiet"
          aria-label={of(words.item.up)}
          disabled={place.index === 0}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden size={22} />
        </Button>
        <Button
          kind="quiet"
          aria-label={of(words.item.down)}
          disabled={place.index === place.count - 1}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden size={22} />
        </Button>
        <Button kind="quiet" aria-label={of(words.item.remove)} onClick={onRemove}>
          <Trash2 aria-hidden size={22} />
        </Button>
      </span>
      {wrong.length > 0 && (
        <p id={wrongId} className={style.wrong}>
          {wrong.join(' ')}
        </p>
      )}
    </li>
  );
}
