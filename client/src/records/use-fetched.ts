import { useEffect, useState } from 'react';
import { fetchJson, type FetchProblem } from './fetch-json.ts';

export type Fetched<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: FetchProblem }
  | { readonly status: 'there'; readonly value: T };

const tryAgainAfterMs = 3_000;
const loading = { status: 'loading' } as const;

/**
 * What the gateway has at this path, asked for again while it does not answer. What was there before stays until the next is,
 * so that a search does not blink. `understand` has to stay the same function.
 */
export function useFetched<T>(
  path: string,
  understand: (body: unknown) => T | null,
): { readonly fetched: Fetched<T>; readonly isStale: boolean; readonly again: () => void } {
  const [asked, setAsked] = useState(0);
  const [got, setGot] = useState<{ readonly path: string; readonly fetched: Fetched<T> }>({
    path,
    fetched: loading,
  });
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      fetchJson(path, { understand, signal: abort.signal }).then(
        (answer) => {
          if (answer.ok) setGot({ path, fetched: { status: 'there', value: answer.value } });
          else setGot({ path, fetched: { status: 'failed', problem: answer.error } });
          if (!answer.ok && answer.error === 'unreachable') timer = setTimeout(ask, tryAgainAfterMs);
        },
        // Only because it was aborted: somebody else asks now, or nobody looks any more.
        () => undefined,
      );
    };
    ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [path, understand, asked]);
  return { fetched: got.fetched, isStale: got.path !== path, again: () => setAsked(asked + 1) };
}
