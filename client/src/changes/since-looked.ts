import type { ChairId } from '@chairside/shared/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClock } from '../live/host-clock.ts';
import type { LiveState, LiveStore } from '../live/store.ts';
import { lookedAt, seen, told, touched, type SinceLooked } from './changes.ts';

/** Of this page; it begins when the overview is first opened. */
export const sinceLooked: StoreApi<SinceLooked> = createStore(() => lookedAt({ atMs: 0, hostMs: 0 }));

export type LookedAtPage = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

type Parts = {
  readonly store: LiveStore;
  readonly host: HostClock;
  readonly page?: LookedAtPage;
  readonly since?: StoreApi<SinceLooked>;
};

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const quietly = { capture: true, passive: true } as const;

/** Watches who touches the page and what changes meanwhile. Returns the end of it; what was listed stays. */
export function watchChanges({ store, host, page = document, since = sinceLooked }: Parts): () => void {
  const now = () => ({ atMs: store.getState().nowMs, hostMs: host.nowMs() });
  const look = () => since.setState((state) => touched(state, now()));
  const hear = ({ chairs }: LiveState, before: LiveState) => {
    if (chairs === before.chairs) return;
    const changed = Object.values(chairs).flatMap(({ state }) => {
      const known = before.chairs[state.chair]?.state;
      return known === undefined || known === state ? [] : [{ before: known, after: state }];
    });
    if (changed.length === 0) return;
    const isVisible = page.visibilityState === 'visible';
    since.setState((state) => told(state, changed, { hostMs: host.nowMs(), isVisible }));
  };
  look();
  for (const touch of touches) page.addEventListener(touch, look, quietly);
  const stop = store.subscribe(hear);
  return () => {
    stop();
    for (const touch of touches) page.removeEventListener(touch, look, quietly);
  };
}

export function haveSeen(chair: ChairId | 'all'): void {
  sinceLooked.setState((state) => seen(state, chair));
}
