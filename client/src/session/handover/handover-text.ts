import { handover as en } from '@chairside/shared/text/en-handover.ts';
import { handover as es } from '@chairside/shared/text/es-handover.ts';
import type { HandoverWords } from '@chairside/shared/text/handover-words.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, HandoverWords>> = { en, es };

/** The words of a handover, which are loaded with what says them. */
export function useHandoverText(): HandoverWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
