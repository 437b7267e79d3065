import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { catalogueByLanguage, type Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from './preferences.ts';

/** The words of the chosen language. Components hold no text of their own (UI22). */
export function useText(): Catalogue {
  return catalogueByLanguage[useLanguage()];
}

function useLanguage(): Language {
  return useStore(preferences, ({ language }) => language);
}
