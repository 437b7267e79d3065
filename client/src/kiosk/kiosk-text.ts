import { kiosk as en } from '@chairside/shared/text/en-kiosk.ts';
import { kiosk as es } from '@chairside/shared/text/es-kiosk.ts';
import type { KioskWords } from '@chairside/shared/text/kiosk-words.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, KioskWords>> = { en, es };

export function kioskText(language: Language): KioskWords {
  return wordsByLanguage[language];
}

/** The words of the screen itself, which are loaded with the parts that say them. */
export function useKioskText(): KioskWords {
  return kioskText(useStore(preferences, ({ language }) => language));
}
