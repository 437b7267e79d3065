import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { valueOfAnswer } from '@chairside/shared/chart/derived.ts';
import { isOfConcern, type AnswerValue, type ItemList } from '@chairside/shared/protocols/items.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { Flag } from 'lucide-react';
import { useCareText } from '../care-text.ts';
import { useItemWords } from '../item-text.ts';
import style from './Checklist.module.css';
import { ItemAnswer } from './ItemAnswer.tsx';

type ChecklistProps = {
  readonly session: Session;
  readonly list: ItemList;
  readonly onTry: (command: ChairCommand) => unknown;
};

/** Every question of a list with its answer as the gateway has it; an answer that somebody has to look at stands out. */
export function Checklist({ session, list, onTry }: ChecklistProps) {
  const words = useCareText().checklist;
  const itemWords = useItemWords();
  const answer = (item: string, value: AnswerValue) =>
    onTry({
      type: 'chart-entry',
      entry: { kind: 'answer', list, item, value, note: null },
      happenedAtMs: null,
    });
  return (
    <ul className={style.list}>
      {session.protocol.checklists[list].map((item) => {
        const value = valueOfAnswer(session.chart, list, item.id);
        const isConcern = isOfConcern(item, value);
        const isOpen = item.isRequired && value === null;
        return (
          <li
            key={item.id}
            data-kind={item.kind}
            data-concern={isConcern || undefined}
            data-open={isOpen || undefined}
          >
            <ItemAnswer
              item={item}
              label={itemText(item, itemWords)}
              value={value}
              onAnswer={(given) => answer(item.id, given)}
            />
            {isConcern && (
              <p className={style.concern}>
                <Flag aria-hidden size={18} /> {words.lookAt}
              </p>
            )}
            {isOpen && <span className="heard">{words.required}</span>}
          </li>
        );
      })}
    </ul>
  );
}
