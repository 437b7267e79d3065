import type { ItemList } from '@chairside/shared/protocols/items.ts';
import type { RecordedAnswer, SessionRecord } from '@chairside/shared/record/session-record.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { answerText } from './entry-words.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording, type Wording } from './wording.ts';

type ChecklistProps = { readonly record: SessionRecord; readonly list: ItemList };

/**
 * The questions of one list with what was answered, by whom and when; what somebody has to look at says so. What was not answered
 * and need not be stands in a line below.
 */
export function Checklist({ record, list }: ChecklistProps) {
  const wording = useWording(record);
  const { lists, table, course } = wording.words;
  const asked = record.answers[list];
  if (asked.length === 0) return null;
  const isLeftOut = ({ item, answer }: RecordedAnswer) => answer === null && !item.isRequired;
  const leftOut = asked.filter(isLeftOut);
  return (
    <Section title={lists[list]}>
      <Table name={lists[list]} columns={[lists.question, lists.answer, table.time, course.who]}>
        {asked
          .filter((one) => !isLeftOut(one))
          .map((one) => (
            <Answer key={one.item.id} one={one} wording={wording} />
          ))}
      </Table>
      {leftOut.length > 0 && (
        <p>{lists.leftOut(leftOut.map(({ item }) => itemText(item, wording.items)).join(', '))}</p>
      )}
    </Section>
  );
}

function Answer({ one, wording }: { readonly one: RecordedAnswer; readonly wording: Wording }) {
  const { item, answer, isOfConcern } = one;
  const { words, items, time, nameOf, record } = wording;
  const wasOpen = record.infusions.some(({ openItems }) => openItems.includes(item.id));
  return (
    <tr>
      <td>{itemText(item, items)}</td>
      <td data-strong={isOfConcern || undefined}>
        {saidText(one, wording)}
        {isOfConcern && ` – ${words.lists.concern}`}
        {wasOpen && <small> {words.lists.openAtStart}</small>}
      </td>
      <td>{answer === null ? '–' : time(answer.happenedAtMs)}</td>
      <td>{answer === null ? '–' : nameOf(answer.by)}</td>
    </tr>
  );
}

function saidText({ item, answer }: RecordedAnswer, wording: Wording): string {
  if (answer === null) return wording.words.lists.unanswered;
  const { value, note } = answer.entry;
  const said = answerText({ kind: item.kind, value }, wording);
  return note === null ? said : `${said} – ${note}`;
}
