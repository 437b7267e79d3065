import type { DevicesPageWords } from '@chairside/shared/text/devices-page-words.ts';
import { devicesPage as en } from '@chairside/shared/text/en-devices-page.ts';
import { devicesPage as es } from '@chairside/shared/text/es-devices-page.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, DevicesPageWords>> = { en, es };

export function useDevicesText(): DevicesPageWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
