import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { preferences } from './preferences.ts';

type Loaded = { readonly en: Catalogue } & Partial<Readonly<Record<Language, Catalogue>>>;

/** English is always there; another language is fetched when it is wanted, and until then English stands in. */
const catalogues = createStore<Loaded>(() => ({ en }));

export async function loadLanguage(language: Language): Promise<void> {
  if (catalogues.getState()[language] !== undefined) return;
  const { es } = await import('@chairside/shared/text/es.ts');
  catalogues.setState({ es });
}

preferences.subscribe(({ language }) => void loadLanguage(language));

/** The words of the chosen language. Components hold no text of their own (UI22). */
export function useText(): Catalogue {
  const language = useStore(preferences, (chosen) => chosen.language);
  return useStore(catalogues, (loaded) => loaded[language] ?? loaded.en);
}

/** The same for what is no component. */
export function textNow(): Catalogue {
  const loaded = catalogues.getState();
  return loaded[preferences.getState().language] ?? loaded.en;
}
