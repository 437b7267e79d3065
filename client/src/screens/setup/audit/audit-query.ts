import type { AuditPage } from '@chairside/shared/people/audit.ts';

/** What can be looked for, as the address of the page and the gateway's have it. */
const auditFields = ['from', 'to', 'personId', 'chair', 'kind'] as const;

/** The gateway's address for what the page's asks. */
export function auditPath(params: URLSearchParams, file: 'audit' | 'audit.csv' = 'audit'): string {
  const asked = new URLSearchParams();
  for (const field of [...auditFields, ...(file === 'audit' ? ['before'] : [])]) {
    const value = params.get(field);
    if (value !== null && value !== '') asked.set(field, value);
  }
  const query = asked.toString();
  return query === '' ? `/api/${file}` : `/api/${file}?${query}`;
}

/** Only what was filled in, and from the newest on. */
export function askedIn(filled: FormData): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of auditFields) {
    const value = filled.get(field);
    if (typeof value === 'string' && value !== '') params.set(field, value);
  }
  return params;
}

/** Null for anything that is no page of it. */
export function heardAudit(body: unknown): AuditPage | null {
  if (typeof body !== 'object' || body === null) return null;
  return 'entries' in body && 'before' in body && Array.isArray(body.entries) ? (body as AuditPage) : null;
}
