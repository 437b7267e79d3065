import type { PatientSeries } from '@chairside/shared/record/series.ts';
import type { SessionSummary } from '@chairside/shared/record/summary.ts';

export type SessionList = { readonly total: number; readonly sessions: readonly SessionSummary[] };

/** Null for anything that is no list of sessions. */
export function heardSessions(body: unknown): SessionList | null {
  if (typeof body !== 'object' || body === null) return null;
  return 'total' in body && 'sessions' in body && Array.isArray(body.sessions) ? (body as SessionList) : null;
}

/** Null for anything that is no series. */
export function heardSeries(body: unknown): PatientSeries | null {
  if (typeof body !== 'object' || body === null) return null;
  return 'sessions' in body && 'responses' in body && 'next' in body ? (body as PatientSeries) : null;
}
