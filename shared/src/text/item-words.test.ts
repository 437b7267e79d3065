import { describe, expect, it } from 'vitest';
import { itemLists } from '../protocols/items.ts';
import { protocols } from '../protocols/registry.ts';
import { items as en } from './en-items.ts';
import { items as es } from './es-items.ts';
import { itemText } from './item-words.ts';

const asked = protocols.flatMap(({ checklists }) => itemLists.flatMap((list) => checklists[list]));
const ids = [...new Set(asked.map(({ id }) => id))];

describe('what the product’s own protocols ask', () => {
  for (const id of ids) {
    it(`[SE12] [UI22] ${id} has words in both languages, and they differ`, () => {
      const words = [en, es].map((language) => itemText({ id, label: null }, language));
      expect(words).not.toContain(id);
      expect(new Set(words).size).toBe(2);
    });
  }

  it('[SE12] there are words for nothing that is not asked', () => {
    expect(Object.keys(en).toSorted()).toEqual(ids.toSorted());
  });
});

it('[SE12] a clinic’s own words come first, and a question without any shows its id', () => {
  expect(itemText({ id: 'consent', label: 'Consent form B' }, en)).toBe('Consent form B');
  expect(itemText({ id: 'own-1', label: null }, en)).toBe('own-1');
  expect(itemText({ id: 'constructor', label: null }, en)).toBe('constructor');
});
