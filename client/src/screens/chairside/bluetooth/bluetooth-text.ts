import type { BluetoothWords } from '@chairside/shared/text/bluetooth-words.ts';
import { bluetooth as en } from '@chairside/shared/text/en-bluetooth.ts';
import { bluetooth as es } from '@chairside/shared/text/es-bluetooth.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, BluetoothWords>> = { en, es };

/** The words of Bluetooth devices, which are loaded with them and not with the first screen. */
export function useBluetoothText(): BluetoothWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
