import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { ucumOf } from '@chairside/shared/vitals/parameters.ts';
import type { Value } from './r4.ts';
import type { Scope } from './scope.ts';
import { absent, instant, quantity } from './terms.ts';

type Answer = EntryOf<'answer'>;

/** In the words it was asked in, in English where they are the product's. */
export function answerWords({ record }: Scope, { list, item }: Answer): string {
  const asked = record.protocol.checklists[list].find(({ id }) => id === item);
  return itemText({ id: item, label: asked?.label ?? null }, items);
}

const dayMs = 24 * 60 * 60_000;

export function answerValue({ record }: Scope, { list, item, value }: Answer): Value {
  if (value === null || value === '') return { dataAbsentReason: absent('no-value') };
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'string') return { valueString: value };
  const isTime = record.protocol.checklists[list].find(({ id }) => id === item)?.kind === 'time';
  if (!isTime) return { valueQuantity: quantity(value, ucumOf.number) };
  // Of the day, or on the clock.
  return value >= 0 && value < dayMs
    ? { valueTime: instant(value).slice(11, 19) }
    : { valueDateTime: instant(value) };
}
