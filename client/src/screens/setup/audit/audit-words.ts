import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { AuditEntry } from '@chairside/shared/people/audit.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { AuditWords } from '@chairside/shared/text/audit-words.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { EntryDetail } from '@chairside/shared/text/wording.ts';
import { spanText } from '../../../ui/format.ts';
import { dayAndTime } from '../../record/day.ts';

type Wording = {
  readonly text: Catalogue;
  readonly words: AuditWords;
  readonly people: readonly Pick<Person, 'personId' | 'name'>[];
  readonly timeZone: string;
};

type Value = AuditEntry['detail'][string];
type Words = Readonly<Partial<Record<string, string>>>;

/** What it was, and what of it can be said; a fact of a later gateway stands by its own name. */
export function auditWords(
  { chair, type, detail }: Pick<AuditEntry, 'chair' | 'type' | 'detail'>,
  wording: Wording,
): { readonly what: string; readonly detail: string } {
  const known: Words = wording.words.event;
  const what = chair === null ? known[type] : atChair(type, detail, wording.text);
  const told = Object.entries(detail).flatMap(([key, value]) =>
    value === null ? [] : [toldOf(key, value, wording)],
  );
  return { what: what ?? type, detail: chair === null ? told.join(' · ') : '' };
}

function atChair(type: string, detail: AuditEntry['detail'], text: Catalogue): string | undefined {
  if (!Object.hasOwn(text.entry, type)) return undefined;
  return text.entry[type as ChairEventType](detail as EntryDetail);
}

/** These say by themselves what they are. */
const bare: readonly string[] = [
  'personId',
  'name',
  'deviceId',
  'chair',
  'role',
  'how',
  'because',
  'why',
  'url',
];
const coded: readonly string[] = ['role', 'how', 'because', 'why', 'place', 'clock', 'sourceClass'];

function toldOf(key: string, value: NonNullable<Value>, wording: Wording): string {
  const said = valueText(key, value, wording);
  const names: Words = wording.words.field;
  return bare.includes(key) ? said : `${names[key] ?? key}: ${said}`;
}

function valueText(
  key: string,
  value: NonNullable<Value>,
  { text, words, people, timeZone }: Wording,
): string {
  const codes: Words = words.value;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (key.endsWith('AtMs')) return dayAndTime(value, timeZone);
    return key.endsWith('Ms') ? `${value < 0 ? '−' : ''}${spanText(Math.abs(value), text)}` : String(value);
  }
  if (key === 'personId') return people.find(({ personId }) => personId === value)?.name ?? value;
  if (key === 'chair') return text.app.chair(value);
  return coded.includes(key) ? (codes[value] ?? value) : value;
}
