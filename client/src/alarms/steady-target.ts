import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { useEffect, useReducer, useState } from 'react';
import { useConnection } from '../live/context.tsx';
import { holdMs } from './held-order.ts';

type Aimed = { readonly id: number | null; readonly movedAtMs: number };

/**
 * What a tap on *Acknowledge* would answer: null for a second after it aims at another one than before, be it because this
 * person acknowledged the first, another did, or it ended (UI8). A second tap, or one that was on its way, hits nothing.
 */
export function useSteadyTarget(shown: Occurrence | null): Occurrence | null {
  const { host } = useConnection();
  const [aimed, setAimed] = useState<Aimed>({ id: shown?.id ?? null, movedAtMs: -Infinity });
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const next = aimedAt(aimed, shown?.id ?? null, host.nowMs());
  if (next !== aimed) setAimed(next);
  const { movedAtMs } = next;
  useEffect(() => {
    const leftMs = movedAtMs + holdMs - host.nowMs();
    if (leftMs <= 0) return undefined;
    const timer = setTimeout(lookAgain, leftMs);
    return () => clearTimeout(timer);
  }, [movedAtMs, host]);
  return host.nowMs() - movedAtMs < holdMs ? null : shown;
}

/** What begins where nothing called can be answered at once: nobody was aiming at anything else. */
export function aimedAt(before: Aimed, id: number | null, nowMs: number): Aimed {
  if (before.id === id) return before;
  return { id, movedAtMs: before.id === null ? before.movedAtMs : nowMs };
}
