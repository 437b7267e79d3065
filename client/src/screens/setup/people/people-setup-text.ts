import { peopleSetup as en } from '@chairside/shared/text/en-people-setup.ts';
import { peopleSetup as es } from '@chairside/shared/text/es-people-setup.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { PeopleSetupWords } from '@chairside/shared/text/people-setup-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, PeopleSetupWords>> = { en, es };

export function usePeopleSetupText(): PeopleSetupWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
