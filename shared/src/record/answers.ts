import { answerTo } from '../chart/derived.ts';
import type { Session } from '../chair/state.ts';
import { isOfConcern, itemLists, type ItemList } from '../protocols/items.ts';
import type { RecordedAnswer, SessionRecord } from './session-record.ts';

/** Every question of the protocol's lists, answered or not, in the order of the list. */
export function recordedAnswers(session: Session): SessionRecord['answers'] {
  const lists = itemLists.map((list) => [list, answersOf(session, list)] as const);
  return Object.fromEntries(lists) as Record<ItemList, readonly RecordedAnswer[]>;
}

function answersOf({ protocol, chart }: Session, list: ItemList): readonly RecordedAnswer[] {
  return protocol.checklists[list].map((item) => {
    const answer = answerTo(chart, list, item.id) ?? null;
    return { item, answer, isOfConcern: answer !== null && isOfConcern(item, answer.entry.value) };
  });
}
