import type { ChairId } from '@chairside/shared/ids.ts';

const key = 'chairside.home';

/**
 * Where this tab stood before its page was loaded again: whoever reloads has gone nowhere (UI19). Null of one that is opened anew, by
 * an address or a link, and in a browser that keeps nothing.
 */
export function homeBeforeReload(): ChairId | 'desk' | null {
  if (isOpenedAnew()) return null;
  try {
    return sessionStorage.getItem(key) as ChairId | 'desk' | null;
  } catch {
    return null;
  }
}

/** For as long as the tab is open; without it, the page asks its address again. */
export function keepHome(home: ChairId | 'desk' | null): void {
  try {
    if (home === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, home);
  } catch {
    return;
  }
}

function isOpenedAnew(): boolean {
  const [load] = performance.getEntriesByType('navigation');
  const how = load !== undefined && 'type' in load ? load.type : 'navigate';
  return how !== 'reload' && how !== 'back_forward';
}
