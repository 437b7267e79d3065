import type { ChecklistItem } from '../protocols/items.ts';
import type { Worded } from './catalogue.ts';
import type { items } from './en-items.ts';

/** The words of the product's own items: a language that lacks one does not compile. */
export type ItemWords = Worded<typeof items>;

/** What an item asks: the clinic's own words first, else the product's, else its id, so that no question is without a name. */
export function itemText({ id, label }: Pick<ChecklistItem, 'id' | 'label'>, words: ItemWords): string {
  const known: Readonly<Partial<Record<string, string>>> = words;
  return label ?? (Object.hasOwn(known, id) ? known[id] : undefined) ?? id;
}
