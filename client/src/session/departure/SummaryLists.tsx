import { timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { entryWords, sideEffectWords } from './entry-words.ts';
import { givenLines } from './given-lines.ts';
import style from './Summary.module.css';
import type { Summary } from './summary.ts';

type SummaryListsProps = { readonly summary: Summary; readonly timeZone: string };

/** What was given, what came of it, what alarmed, what else was entered. */
export function SummaryLists({ summary, timeZone }: SummaryListsProps) {
  const text = useText();
  const words = text.happening.summary;
  const at = (atMs: number) => timeOfDay(atMs, timeZone);
  const span = (fromMs: number, toMs: number | null) =>
    toMs === null ? words.lasting(at(fromMs)) : words.span(at(fromMs), at(toMs));
  return (
    <>
      <List title={words.given} lines={givenLines(summary, { text, timeZone })} />
      <List
        title={words.sideEffects}
        lines={summary.sideEffects.map(
          (one) => `${sideEffectWords(one, text)} · ${span(one.onsetAtMs, one.endedAtMs)}`,
        )}
      />
      <List
        title={words.alarms}
        lines={summary.alarms.map((one) => {
          const until = one.endedAtMs === null ? words.present : words.until(at(one.endedAtMs));
          const name = text.alarm.name[one.what];
          return `${at(one.beganAtMs)} ${name}, ${text.alarm.priority[one.priority]} · ${until}`;
        })}
      />
      <List
        title={words.entries}
        lines={summary.entries.map((one) => `${at(one.happenedAtMs)} ${entryWords(one, text)}`)}
      />
    </>
  );
}

type ListProps = { readonly title: string; readonly lines: readonly string[] };

function List({ title, lines }: ListProps) {
  const { none } = useText().happening.summary;
  return (
    <section className={style.list} aria-label={title}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {lines.map((line, index) => (
            <li key={`${String(index)} ${line}`}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
