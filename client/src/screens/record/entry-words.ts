import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { SideEffect } from '@chairside/shared/chart/entry.ts';
import type { AnswerValue, ItemKind } from '@chairside/shared/protocols/items.ts';
import type { RecordedStep } from '@chairside/shared/record/session-record.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import type { EntryDetail } from '@chairside/shared/text/wording.ts';
import { timeText } from '../../session/answers.ts';
import type { Wording } from './wording.ts';

/** An entry in words, whole: what belongs to a side effect names it, and an answer its question. */
export function entryText({ entry }: Charted, wording: Wording): string {
  const { text, record } = wording;
  switch (entry.kind) {
    case 'side-effect-changed':
      return `${effectName(rootOf(entry.of, wording), wording)}, ${text.chart.severity[entry.severity]}`;
    case 'side-effect-ended':
      return wording.words.chart.ended(effectName(rootOf(entry.of, wording), wording));
    case 'answer': {
      const { item, list, value, note } = entry;
      const asked = record.answers[list].find((one) => one.item.id === item)?.item;
      const question = itemText(asked ?? { id: item, label: null }, wording.items);
      const said = answerText({ kind: asked?.kind ?? 'text', value }, wording);
      return note === null ? `${question}: ${said}` : `${question}: ${said} – ${note}`;
    }
    default:
      return text.entry['entry-charted'](detailOf(entry));
  }
}

/** A step of the course in words. */
export function stepText({ type, detail }: RecordedStep, { text, time }: Wording): string {
  const said = detailOf(detail);
  const at = said['untilMs'] ?? said['dueAtMs'];
  return text.entry[type](typeof at === 'number' ? { ...said, time: time(at) } : said);
}

type Named = { readonly effect: SideEffect; readonly other: string | null };

export function effectName(named: Named | null, { text }: Wording): string {
  if (named === null) return text.chart.sideEffect.other;
  return named.effect === 'other'
    ? (named.other ?? text.chart.sideEffect.other)
    : text.chart.sideEffect[named.effect];
}

function rootOf(root: number, { record }: Wording): Named | null {
  const entry = record.chart.findLast((one) => one.root === root)?.entry;
  return entry?.kind === 'side-effect' ? entry : null;
}

type Answered = { readonly kind: ItemKind; readonly value: AnswerValue };

/** A tick that is set is done; a time is one of the clinic's day, counted from midnight. */
export function answerText({ kind, value }: Answered, { words }: Wording): string {
  if (value === null) return words.lists.unanswered;
  if (typeof value === 'boolean')
    return kind === 'tick' && value ? words.lists.done : words.lists[value ? 'yes' : 'no'];
  return kind === 'time' && typeof value === 'number' ? timeText(value) : String(value);
}

/** What the words of an entry are made of: codes, words and numbers. */
function detailOf(fields: Readonly<Record<string, unknown>>): EntryDetail {
  const said = Object.entries(fields).filter(
    (field): field is [string, string | number | null] =>
      field[1] === null || typeof field[1] === 'string' || typeof field[1] === 'number',
  );
  return Object.fromEntries(said);
}
