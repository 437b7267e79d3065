import { records as en } from '@chairside/shared/text/en-records.ts';
import { records as es } from '@chairside/shared/text/es-records.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { RecordsWords } from '@chairside/shared/text/records-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, RecordsWords>> = { en, es };

/** The words of record, history and series, which are loaded with them and not with the first screen. */
export function useRecordsText(): RecordsWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
