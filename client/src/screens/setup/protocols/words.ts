import type { ChecklistItem } from '@chairside/shared/protocols/items.ts';
import type { ProtocolProblem } from '@chairside/shared/protocols/problems.ts';
import type { Delivery } from '@chairside/shared/protocols/protocol.ts';
import type { ScaleProgramme } from '@chairside/shared/protocols/scales.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { itemText, type ItemWords } from '@chairside/shared/text/item-words.ts';
import type { ProtocolWords } from '@chairside/shared/text/protocol-words.ts';
import type { SetupWords } from '@chairside/shared/text/setup-words.ts';
import { problemText as presetProblemText } from '../preset-words.ts';
import type { ProtocolChange } from './changes.ts';
import { minutesText } from './draft.ts';
import { isNumberPath, numberFields, type NumberPath } from './fields.ts';

/** All the words of the page together, so that one hook brings them (use-protocol-text.ts). */
export type ProtocolText = {
  readonly words: ProtocolWords;
  readonly items: ItemWords;
  readonly setup: SetupWords;
  readonly chart: Catalogue['chart'];
};

type Labels = Readonly<Partial<Record<string, string | Readonly<Record<Delivery, string>>>>>;

/** What a field is called; of a gate the same for green and amber. */
export function fieldLabel(path: string, { words }: ProtocolText, delivery: Delivery): string {
  const { level, ...rest } = words.field;
  const levels: Readonly<Partial<Record<string, string>>> = level;
  const label = (rest as Labels)[path];
  if (typeof label === 'string') return label;
  return label?.[delivery] ?? levels[path.split('.').at(-1) ?? ''] ?? path;
}

/** `Planned infusion, min` */
export function numberLabel(path: NumberPath, text: ProtocolText, delivery: Delivery): string {
  const { unit } = numberFields[path];
  const label = fieldLabel(path, text, delivery);
  return unit === null ? label : text.words.withUnit(label, unit);
}

/** `Gate: amber: Systolic under, mmHg`: what a field is called where its heading is not above it. */
function placedLabel(path: string, text: ProtocolText, delivery: Delivery): string {
  const label = isNumberPath(path) ? numberLabel(path, text, delivery) : fieldLabel(path, text, delivery);
  const { section } = text.words;
  if (path.startsWith('gate.green')) return `${section.green}: ${label}`;
  if (path.startsWith('gate.amber')) return `${section.amber}: ${label}`;
  if (path.startsWith('discharge')) return `${section.discharge}: ${label}`;
  if (path.startsWith('nibpProgramme')) return `${section.cuff}: ${label}`;
  return label;
}

export function problemText(problem: ProtocolProblem, { words, setup }: ProtocolText): string {
  if (problem.type === 'limits') return presetProblemText(problem.problem, [], setup);
  const known = words.problems as Readonly<
    Partial<Record<string, (problem: ProtocolProblem, shown: (value: number) => string) => string>>
  >;
  const per = isNumberPath(problem.path) ? numberFields[problem.path].per : 1;
  const shown = (value: number) => String(Math.round((value / per) * 100) / 100);
  return Object.hasOwn(known, problem.type)
    ? (known[problem.type]?.(problem, shown) ?? '')
    : words.otherProblem;
}

/** The same with where it is in front. */
export function placedProblemText(problem: ProtocolProblem, text: ProtocolText, delivery: Delivery): string {
  return text.setup.problems.of(placeOf(problem.path, text, delivery), problemText(problem, text));
}

function placeOf(path: string, text: ProtocolText, delivery: Delivery): string {
  const { words } = text;
  const [first, second, third] = path.split('.');
  if (first === 'checklists' && (second === 'before' || second === 'after' || second === 'form'))
    return third === undefined ? words.list[second] : words.place.item(words.list[second], Number(third) + 1);
  if (first === 'scales')
    return second === undefined ? words.section.scales : words.place.scale(Number(second) + 1);
  return placedLabel(path.replace(/(atMinutes)\.\d+$/, '$1'), text, delivery);
}

/** `yes or no, required, somebody looks at: a no` */
export function itemSaid(item: ChecklistItem, { words }: ProtocolText): string {
  const { kinds, required, optional, concern, concerns, said } = words.item;
  return said(kinds[item.kind], [
    ...(item.choices.length > 0 ? [item.choices.join(' / ')] : []),
    item.isRequired ? required : optional,
    ...(item.concern === null ? [] : [`${concern}: ${concerns[item.concern]}`]),
  ]);
}

export function scaleSaid({ atMinutes, thenEveryMinutes }: ScaleProgramme, { words }: ProtocolText): string {
  return words.scale.said(
    minutesText(atMinutes),
    thenEveryMinutes === null ? null : String(thenEveryMinutes),
  );
}

export function changeText(change: ProtocolChange, text: ProtocolText, delivery: Delivery): string {
  const { words, items, chart } = text;
  const { changes, section } = words;
  switch (change.type) {
    case 'words':
      return changes.changed(fieldLabel(change.path, text, delivery), change.from, change.to);
    case 'text':
      return changes.worded(fieldLabel(change.path, text, delivery));
    case 'number':
      return changes.changed(
        placedLabel(change.path, text, delivery),
        String(change.from),
        String(change.to),
      );
    case 'cuff':
      return changes.changed(placedLabel('nibpProgramme.atMinutes', text, delivery), change.from, change.to);
    case 'item-added':
    case 'item-removed': {
      const say = change.type === 'item-added' ? changes.added : changes.removed;
      return say(words.list[change.list], itemText(change.item, items), itemSaid(change.item, text));
    }
    case 'item-changed':
      return itemChangeText(change, text);
    case 'reordered':
      return changes.reordered(words.list[change.list]);
    case 'scale-added':
    case 'scale-removed': {
      const say = change.type === 'scale-added' ? changes.added : changes.removed;
      return say(section.scales, chart.scale[change.scale.scale], scaleSaid(change.scale, text));
    }
    case 'scale-changed': {
      const [from, to] = [scaleSaid(change.from, text), scaleSaid(change.to, text)];
      return changes.changed(changes.of(section.scales, chart.scale[change.to.scale]), from, to);
    }
  }
}

/** By its old words where they are others now. */
function itemChangeText(
  { list, from, to }: Extract<ProtocolChange, { type: 'item-changed' }>,
  text: ProtocolText,
): string {
  const { words, items } = text;
  const [before, after] = [itemText(from, items), itemText(to, items)];
  const said = (item: ChecklistItem, name: string) =>
    before === after ? itemSaid(item, text) : words.changes.quoted(name, itemSaid(item, text));
  const { of, changed } = words.changes;
  return changed(of(words.list[list], before), said(from, before), said(to, after));
}
