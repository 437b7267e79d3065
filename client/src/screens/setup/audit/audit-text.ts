import type { AuditWords } from '@chairside/shared/text/audit-words.ts';
import { audit as en } from '@chairside/shared/text/en-audit.ts';
import { audit as es } from '@chairside/shared/text/es-audit.ts';
import type { Language } from '@chairside/shared/text/languages.ts';
import { useStore } from 'zustand';
import { preferences } from '../../../ui/preferences.ts';

const wordsByLanguage: Readonly<Record<Language, AuditWords>> = { en, es };

export function useAuditText(): AuditWords {
  return wordsByLanguage[useStore(preferences, ({ language }) => language)];
}
