import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { identifiers } from './identity.ts';

/** `Chair 1 · Ana R. · #SIM-1`; the chair alone while nobody sits there. */
export function whoseText({ chair, session }: ChairState, text: Catalogue): string {
  if (session === null) return text.app.chair(chair);
  const { patient } = session;
  return `${text.app.chair(chair)} · ${patient.displayName} · ${identifiers(patient)}`;
}
