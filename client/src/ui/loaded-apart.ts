import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const tryAgainAfterMs = 1_000;

/**
 * A part of the screen that is fetched when it is wanted. While the gateway is away it can not be fetched: the place of the
 * part stays empty and it is asked for again, for ever; the rest of the screen, with its numbers and alarms, must not fail
 * because of it.
 */
export function loadedApart<P>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => persistently(load));
}

/** Resolves with the first attempt that succeeds; never rejects. */
export async function persistently<T>(load: () => Promise<T>, afterMs = tryAgainAfterMs): Promise<T> {
  for (;;) {
    const loaded = await load().then(
      (value) => ({ value }),
      () => null,
    );
    if (loaded !== null) return loaded.value;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
  }
}
