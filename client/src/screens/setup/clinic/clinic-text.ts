import type { ClinicWords } from '@chairside/shared/text/clinic-words.ts';
import { clinic as en } from '@chairside/shared/text/en-clinic.ts';
import { clinic as es } from '@chairside/shared/text/es-clinic.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, ClinicWords>> = { en, es };

export function useClinicText(): ClinicWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
