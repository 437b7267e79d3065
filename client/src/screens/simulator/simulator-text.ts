import { simulator as en } from '@chairside/shared/text/en-simulator.ts';
import { simulator as es } from '@chairside/shared/text/es-simulator.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { SimulatorWords } from '@chairside/shared/text/simulator-words.ts';
import { useStore } from 'zustand';
import { preferences } from '../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, SimulatorWords>> = { en, es };

/** The words of the simulator panel, which are loaded with it and not with the first screen. */
export function useSimulatorText(): SimulatorWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
