import { items as en } from '@chairside/shared/text/en-items.ts';
import { items as es } from '@chairside/shared/text/es-items.ts';
import type { ItemWords } from '@chairside/shared/text/item-words.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, ItemWords>> = { en, es };

/** The words of the product's own questions, which are loaded with the lists that show them. */
export function useItemWords(): ItemWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
