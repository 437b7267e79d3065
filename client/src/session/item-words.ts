import { items as en } from '@chairside/shared/text/en-items.ts';
import { items as es } from '@chairside/shared/text/es-items.ts';
import type { ItemWords } from '@chairside/shared/text/item-words.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, ItemWords>> = { en, es };

/** What the product's own items ask, in words (`itemText`): loaded with the lists that show them, not with the first screen. */
export function useItemWords(): ItemWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
