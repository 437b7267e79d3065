import { log as en } from '@chairside/shared/text/en-log.ts';
import { log as es } from '@chairside/shared/text/es-log.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { LogWords } from '@chairside/shared/text/log-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, LogWords>> = { en, es };

/** The words of the alarm log, which are loaded with what says them. */
export function useLogText(): LogWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
