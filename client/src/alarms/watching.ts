import type { ChairId } from '@chairside/shared/ids.ts';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from '../ui/preferences.ts';
import { homeBeforeReload, keepHome } from './home-of-tab.ts';

/**
 * Where this screen stands and for which chairs it sounds (AL27, AL29). A screen stands where it was first opened: at a chair, or
 * at the desk, whatever it is looking at later and however often it is loaded again, until somebody says that it stands elsewhere;
 * a device that was set to the desk is opened there.
 */
export type Watching = {
  /** Null until the first screen is open. */
  readonly home: ChairId | 'desk' | null;
  /** At the desk: chairs somebody has switched off here. All others sound. */
  readonly unwatched: readonly ChairId[];
};

const desk = 'desk';

export const watching = createStore<Watching>(() => ({
  home: homeBeforeReload() ?? (recall('place') === desk ? desk : null),
  unwatched: (recall('unwatched') ?? '').split(' ').filter((one) => one !== '') as ChairId[],
}));

watching.subscribe(({ home }) => keepHome(home));

/** Counts for the first screen of a page only. */
export function openedAt(home: ChairId | 'desk'): void {
  if (watching.getState().home === null) watching.setState({ home });
}

/** Whoever holds this screen says that they stand at that chair now: sounds and rights go with them (UI19). */
export function standAt(home: ChairId): void {
  watching.setState({ home });
}

/** An address that names no chair of the clinic opens nothing. */
export function openedNowhere(chair: ChairId): void {
  if (watching.getState().home === chair) watching.setState({ home: null });
}

/** This device stands at the desk from now on, or where it is opened. */
export function settleAtDesk(isDesk: boolean, opened: ChairId | 'desk'): void {
  remember('place', isDesk ? desk : null);
  watching.setState({ home: isDesk ? desk : opened });
}

export function watch(chair: ChairId, isWatched: boolean): void {
  const others = watching.getState().unwatched.filter((one) => one !== chair);
  const unwatched = isWatched ? others : [...others, chair];
  remember('unwatched', unwatched.length === 0 ? null : unwatched.join(' '));
  watching.setState({ unwatched });
}

/** A screen that is nowhere yet counts for no chair. */
export function placeOf({ home }: Watching): 'chair' | 'desk' {
  return home === null || home === desk ? 'desk' : 'chair';
}

/** The same of a page that is being loaded, before its first screen is there: by its address. */
export function placeOpening(place: Watching, path: string): 'chair' | 'desk' {
  return place.home === null && path.startsWith('/chairs/') ? 'chair' : placeOf(place);
}

/** Whether a chair on this screen is looked at from afar (UI19); of a screen that is nowhere yet nobody says so. */
export function isFromAfar({ home }: Watching): boolean {
  return home === desk;
}

/** The chairs this screen sounds for, in the clinic's order. */
export function watchedChairs({ home, unwatched }: Watching, chairs: readonly ChairId[]): readonly ChairId[] {
  if (home === null) return [];
  return home === desk ? chairs.filter((chair) => !unwatched.includes(chair)) : [home];
}

/**
 * Why this screen does not sound for a chair it may be looking at: it stands at another one, or at a desk where somebody switched
 * the chair off. Null where it sounds.
 */
export function silentHere({ home, unwatched }: Watching, chair: ChairId): ChairId | 'unwatched' | null {
  if (home === null || home === chair) return null;
  if (home !== desk) return home;
  return unwatched.includes(chair) ? 'unwatched' : null;
}
