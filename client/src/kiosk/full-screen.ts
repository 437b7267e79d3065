import { useSyncExternalStore } from 'react';

/** The page without the browser around it, where the browser can. */
type FullPage = Pick<Document, 'fullscreenElement' | 'exitFullscreen' | 'documentElement'> & {
  /** Missing on a telephone that has no full screen. */
  readonly fullscreenEnabled?: boolean;
};

export function canBeFull({ fullscreenEnabled }: Pick<FullPage, 'fullscreenEnabled'> = document): boolean {
  return fullscreenEnabled === true;
}

/** From a person's touch; a browser that refuses leaves the page as it is. */
export async function toggleFullScreen(page: FullPage = document): Promise<void> {
  if (!canBeFull(page)) return;
  const done =
    page.fullscreenElement === null ? page.documentElement.requestFullscreen() : page.exitFullscreen();
  await done.catch(() => undefined);
}

export function useIsFull(): boolean {
  return useSyncExternalStore(onFullChange, () => document.fullscreenElement !== null);
}

function onFullChange(tell: () => void): () => void {
  document.addEventListener('fullscreenchange', tell);
  return () => document.removeEventListener('fullscreenchange', tell);
}
