import type { ChairId } from '@chairside/shared/ids.ts';
import type { RefObject } from 'react';
import { watch, watching } from '../../alarms/watching.ts';
import { toggleFullScreen } from '../../kiosk/full-screen.ts';
import { useScreenKeys } from '../../kiosk/keys.ts';
import { sectorAfter } from './sector-keys.ts';

/** The overview by keyboard (UI26): from sector to sector, and what is done with the one that has the focus. */
export function useSectorKeys(grid: RefObject<HTMLElement | null>, showKeys: () => void): void {
  useScreenKeys((key) => {
    if (grid.current === null) return false;
    const sectors = [...grid.current.querySelectorAll<HTMLElement>('[data-chair]')];
    const found = sectors.findIndex((sector) => sector.contains(document.activeElement));
    const at = found === -1 ? null : found;
    if (key === '?') return did(showKeys);
    if (key === 'f') return did(() => void toggleFullScreen());
    if (key === 'w' && at !== null) return toggleWatch(sectors[at]?.dataset['chair'] as ChairId | undefined);
    const next = sectorAfter(key, at, { count: sectors.length, columns: columnsOf(sectors) });
    if (next === null) return false;
    sectors[next]?.querySelector<HTMLElement>('a')?.focus();
    return true;
  });
}

function did(what: () => void): true {
  what();
  return true;
}

function toggleWatch(chair: ChairId | undefined): boolean {
  const { home, unwatched } = watching.getState();
  if (chair === undefined || home !== 'desk') return false;
  return did(() => watch(chair, unwatched.includes(chair)));
}

/** As they stand, whatever the width of the screen has made of them. */
function columnsOf(sectors: readonly HTMLElement[]): number {
  const [first] = sectors;
  return Math.max(1, sectors.filter(({ offsetTop }) => offsetTop === first?.offsetTop).length);
}
