import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { AuditEntry } from '@chairside/shared/people/audit.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { AuditWords } from '@chairside/shared/text/audit-words.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { EntryDetail } from '@chairside/shared/text/wording.ts';

type Wording = {
  readonly text: Catalogue;
  readonly words: AuditWords;
  readonly people: readonly Pick<Person, 'personId' | 'name'>[];
};

/** What it was, and what of it can be said; a fact of a later gateway stands by its own name. */
export function auditWords(
  { chair, type, detail }: Pick<AuditEntry, 'chair' | 'type' | 'detail'>,
  { text, words, people }: Wording,
): { readonly what: string; readonly detail: string } {
  const known: Readonly<Partial<Record<string, string>>> = words.event;
  const what = chair === null ? known[type] : atChair(type, detail, text);
  const told = Object.entries(detail).flatMap(([key, value]) => {
    if (value === null) return [];
    const name = key === 'personId' ? people.find(({ personId }) => personId === value)?.name : undefined;
    return [name ?? `${key}: ${String(value)}`];
  });
  return { what: what ?? type, detail: chair === null ? told.join(' · ') : '' };
}

function atChair(type: string, detail: AuditEntry['detail'], text: Catalogue): string | undefined {
  if (!Object.hasOwn(text.entry, type)) return undefined;
  return text.entry[type as ChairEventType](detail as EntryDetail);
}
