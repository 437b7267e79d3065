import { unlessAborted } from '../../../records/fetch-json.ts';

/** Asks for a key, which is shown once, or for a test; null where that was not done. */
export async function askPager(what: 'key' | 'test'): Promise<{ readonly key: string | null } | null> {
  const response = await fetch(`/api/pager/${what}`, { method: 'POST' }).catch(unlessAborted);
  if (response?.ok !== true) return null;
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  return { key: 'key' in body && typeof body.key === 'string' ? body.key : null };
}
