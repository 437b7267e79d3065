import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { useCareText } from './care-text.ts';
import { useItemWords } from './item-text.ts';

/** What a criterion is called: `item:` and an id is a question of the list `after`. A later gateway's keeps its id. */
export function useCriterionName(): (id: string, protocol: Pick<Protocol, 'checklists'>) => string {
  const { criterion } = useCareText().ready;
  const itemWords = useItemWords();
  return (id, { checklists }) => {
    const [, itemId] = /^item:(.+)$/.exec(id) ?? [];
    const item = checklists.after.find((one) => one.id === itemId);
    if (item !== undefined) return itemText(item, itemWords);
    const known: Readonly<Partial<Record<string, string>>> = criterion;
    return known[id] ?? id;
  };
}
