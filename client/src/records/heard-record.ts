import type { SessionRecord } from '@chairside/shared/record/session-record.ts';

/** What a page can draw nothing without. The rest it takes as the gateway, which is as old as this page, says it. */
const needed = [
  'session',
  'patient',
  'protocol',
  'phases',
  'infusions',
  'nibp',
  'table',
  'trend',
  'chart',
  'steps',
  'answers',
  'alarms',
  'burden',
  'coverage',
] as const satisfies readonly (keyof SessionRecord)[];

/** Null for anything that is no record. */
export function heardRecord(body: unknown): SessionRecord | null {
  if (typeof body !== 'object' || body === null) return null;
  return needed.every((field) => field in body) ? (body as SessionRecord) : null;
}
