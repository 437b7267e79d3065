import { scaleItems as en } from '@chairside/shared/text/en-scale-items.ts';
import { scaleItems as es } from '@chairside/shared/text/es-scale-items.ts';
import type { Worded } from '@chairside/shared/text/catalogue.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../ui/preferences.ts';

type ScaleWords = Worded<typeof en>;

const wordsByLanguage: Readonly<Record<Language, ScaleWords>> = { en, es };

/** What the forms ask, word by word: loaded with them, and not with the first screen. */
export function useScaleWords(): ScaleWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
