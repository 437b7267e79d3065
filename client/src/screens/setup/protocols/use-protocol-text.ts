import { protocols as en } from '@chairside/shared/text/en-protocols.ts';
import { protocols as es } from '@chairside/shared/text/es-protocols.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import type { ProtocolWords } from '@chairside/shared/text/protocol-words.ts';
import { useStore } from 'zustand';
import { useItemWords } from '../../../session/item-text.ts';
import { preferences } from '../../../ui/preferences.ts';
import { useText } from '../../../ui/text.ts';
import { useSetupText } from '../setup-text.ts';
import type { ProtocolText } from './words.ts';

const wordsByLanguage: Readonly<Record<Language, ProtocolWords>> = { en, es };

export function useProtocolText(): ProtocolText {
  const words = wordsByLanguage[useStore(preferences, ({ language }) => language)];
  const [items, setup, { chart }] = [useItemWords(), useSetupText(), useText()];
  return { words, items, setup, chart };
}
