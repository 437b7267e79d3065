import { setup as en } from '@chairside/shared/text/en-setup.ts';
import { setup as es } from '@chairside/shared/text/es-setup.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { SetupWords } from '@chairside/shared/text/setup-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, SetupWords>> = { en, es };

/** The words of setup, which are loaded with it and not with the first screen. */
export function useSetupText(): SetupWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
