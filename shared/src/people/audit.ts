import type { PersonId, SessionId } from '../ids.ts';
import type { SiteEventType } from '../site/events.ts';

/**
 * Who did what: every fact a person caused at a chair or in the clinic, and everything the gateway noted about people. Read from the
 * journal as it is; nothing is left out, and nobody can erase it. What was done at a chair is named without words about the patient:
 * those stand in the session's record.
 */
export type AuditEntry = {
  /** Its place in the journal: newer ones have higher ones. */
  readonly place: number;
  readonly chair: string | null;
  readonly session: SessionId | null;
  readonly type: string;
  readonly atMs: number;
  readonly actor: { readonly personId: PersonId; readonly role: string; readonly isFromAfar?: true } | null;
  /** Codes and numbers of the fact; of the clinic's own facts also its words. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

export type AuditPage = {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null: there is none. */
  readonly before: number | null;
};

/**
 * sign-in  who came, went, and was not let in
 * refusal  what somebody asked for and may not do
 * setting  people, screens, devices, limits, protocols, lists
 * session  what was done at the chairs
 * gateway  what the gateway noted by itself
 */
export const auditKinds = ['sign-in', 'refusal', 'setting', 'session', 'gateway'] as const;
export type AuditKind = (typeof auditKinds)[number];

const kindOfSiteEvent: Readonly<Partial<Record<SiteEventType, AuditKind>>> = {
  'signed-in': 'sign-in',
  'signed-out': 'sign-in',
  'sign-in-refused': 'sign-in',
  'deed-refused': 'refusal',
  'site-opened': 'gateway',
  'gateway-started': 'gateway',
  'wall-clock-stepped': 'gateway',
  'device-known': 'gateway',
  'webhook-delivered': 'gateway',
  'webhook-failed': 'gateway',
};

/** Of the clinic's own facts every one that is nothing else is a setting. */
export function auditKindOf({ chair, type }: Pick<AuditEntry, 'chair' | 'type'>): AuditKind {
  if (chair !== null) return 'session';
  return (kindOfSiteEvent as Readonly<Partial<Record<string, AuditKind>>>)[type] ?? 'setting';
}
