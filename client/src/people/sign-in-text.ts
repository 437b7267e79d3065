import { signIn as en } from '@chairside/shared/text/en-sign-in.ts';
import { signIn as es } from '@chairside/shared/text/es-sign-in.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { SignInWords } from '@chairside/shared/text/sign-in-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, SignInWords>> = { en, es };

/** In both languages from the start: the sign-in screen is there before anything else is. */
export function useSignInText(): SignInWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
