import { err, ok, type Result } from '@chairside/shared/result.ts';

/**
 * Why something of the record is not there: the gateway does not answer; has no such thing; has erased it; did not give it out;
 * or said something this page does not understand.
 */
export type FetchProblem = 'unreachable' | 'unknown' | 'erased' | 'refused' | 'not-understood';

/** `understand` gives null for what it does not know. Rejects only when `signal` is aborted. */
export async function fetchJson<T>(
  path: string,
  { understand, signal }: { readonly understand: (body: unknown) => T | null; readonly signal: AbortSignal },
): Promise<Result<T, FetchProblem>> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } }).catch(
    unlessAborted,
  );
  if (response === null) return err('unreachable');
  if (!response.ok) return err(problemOf(response.status));
  const body: unknown = await response.json().catch(unlessAborted);
  const understood = understand(body);
  return understood === null ? err('not-understood') : ok(understood);
}

export function problemOf(status: number): FetchProblem {
  if (status === 404) return 'unknown';
  if (status === 410) return 'erased';
  // A proxy, or a gateway that is just going.
  return status === 502 || status === 503 || status === 504 ? 'unreachable' : 'refused';
}

export function unlessAborted(failure: unknown): null {
  if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
  return null;
}
