import type { ChairId } from '@chairside/shared/ids.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import { createContext, startTransition, use, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ChairView } from './chair-view.ts';
import type { Connection } from './connection.ts';
import type { LiveState } from './store.ts';

const ConnectionContext = createContext<Connection | null>(null);

export const ConnectionProvider = ConnectionContext;

export function useConnection(): Connection {
  const connection = use(ConnectionContext);
  if (connection === null) throw new Error('There is no connection around this component.');
  return connection;
}

/** `select` is a constant of a module or returns what is in the store as it stands: no new object at each call. */
export function useLive<T>(select: (live: LiveState) => T): T {
  return useStore(useConnection().store, select);
}

export function useChair(chair: ChairId): ChairView | undefined {
  return useLive((live) => live.chairs[chair]);
}

/** Who would hear the chair; undefined while nobody knows. */
export function useHearing(chair: ChairId): Hearing | undefined {
  return useLive((live) => live.hearingByChair[chair]);
}

export function useFollowedChair(chair: ChairId): ChairView | undefined {
  const connection = useConnection();
  useEffect(() => connection.follow(chair), [connection, chair]);
  return useChair(chair);
}

export function useFollowedOverview(): void {
  const connection = useConnection();
  useEffect(() => connection.followOverview(), [connection]);
}

/** The session clock, once a second. */
export function useNowMs(): number {
  return useLive((live) => live.nowMs);
}

/**
 * What `look` sees in the store, but only every so often: for what is dear to draw. Drawn as a transition, so that a tap or
 * a number need not wait for it. `look` has to stay the same function while it looks at the same thing.
 */
export function useSlowly<T>(look: (live: LiveState) => T, everyMs: number): T | null {
  const { store } = useConnection();
  const [seen, setSeen] = useState<T | null>(null);
  useEffect(() => {
    const refresh = () => startTransition(() => setSeen(look(store.getState())));
    refresh();
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [store, look, everyMs]);
  return seen;
}
