import type { ItemList } from '@chairside/shared/protocols/items.ts';
import { Button } from '../../../ui/Button.tsx';
import { moved, newItem, type DraftItem, type ProtocolDraft } from './draft.ts';
import { EditItem } from './EditItem.tsx';
import style from './Editing.module.css';
import { useProtocolText } from './use-protocol-text.ts';

type EditItemsProps = {
  readonly draft: ProtocolDraft;
  readonly list: ItemList;
  readonly wrongAt: (path: string) => readonly string[];
  readonly onChange: (items: readonly DraftItem[]) => void;
};

/** The questions of a list, in their order. */
export function EditItems({ draft, list, wrongAt, onChange }: EditItemsProps) {
  const { words } = useProtocolText();
  const items = draft.lists[list];
  const name = words.list[list];
  return (
    <section className={style.section} aria-label={name}>
      <h3>{name}</h3>
      {items.length === 0 && <p>{words.item.none}</p>}
      <ol className={style.rows}>
        {items.map((item, index) => (
          <EditItem
            key={item.id}
            item={item}
            place={{ index, count: items.length }}
            wrong={wrongAt(`checklists.${list}.${index}`)}
            onChange={(over) =>
              onChange(items.map((one) => (one.id === item.id ? { ...one, ...over } : one)))
            }
            onMove={(by) => onChange(moved(items, index, by))}
            onRemove={() => onChange(items.filter(({ id }) => id !== item.id))}
          />
        ))}
      </ol>
      <Button kind="quiet" onClick={() => onChange([...items, newItem(draft)])}>
        {words.item.add(name)}
      </Button>
    </section>
  );
}
