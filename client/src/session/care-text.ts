import type { CareWords } from '@chairside/shared/text/care-words.ts';
import { care as en } from '@chairside/shared/text/en-care.ts';
import { care as es } from '@chairside/shared/text/es-care.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, CareWords>> = { en, es };

/** The words of before and after, which are loaded with the dialogs that say them. */
export function useCareText(): CareWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
