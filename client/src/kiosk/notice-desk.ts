import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Watching } from '../alarms/watching.ts';
import type { LiveStore } from '../live/store.ts';
import { recall, remember } from '../ui/preferences.ts';
import type { NoticePort } from './notice-port.ts';
import { noticeOrders, noticesWanted, type NoticeWords } from './notices.ts';

/** Whether somebody asked this browser for notices; it is remembered on the device. */
export type NoticeChoice = StoreApi<{ readonly areOn: boolean }>;

export const noticeChoice: NoticeChoice = createStore(() => ({ areOn: recall('notices') === 'on' }));

export function chooseNotices(areOn: boolean): void {
  remember('notices', areOn ? 'on' : null);
  noticeChoice.setState({ areOn });
}

type Parts = {
  readonly store: LiveStore;
  readonly watching: StoreApi<Watching>;
  readonly choice: NoticeChoice;
  readonly port: NoticePort;
  readonly words: () => NoticeWords;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
};

/** Shows notices while the page is in the background, and takes away what is over (UI27). Returns the end of all of it. */
export function connectNotices({ store, watching, choice, port, words, page }: Parts): () => void {
  const closing = new Map<string, () => void>();

  function look() {
    const mayShow = choice.getState().areOn && port.permission() === 'granted';
    if (!mayShow && closing.size === 0) return;
    const wanted = mayShow ? noticesWanted(store.getState(), watching.getState(), words()) : [];
    const isVisible = page.visibilityState === 'visible';
    const { open, close } = noticeOrders(new Set(closing.keys()), wanted, isVisible);
    for (const tag of close) take(tag);
    for (const notice of open) closing.set(notice.tag, port.open(notice));
  }

  function take(tag: string) {
    closing.get(tag)?.();
    closing.delete(tag);
  }

  const ends = [
    store.subscribe(({ chairs }, before) => {
      if (chairs !== before.chairs) look();
    }),
    watching.subscribe(look),
    choice.subscribe(look),
  ];
  page.addEventListener('visibilitychange', look);
  look();
  return () => {
    for (const end of ends) end();
    page.removeEventListener('visibilitychange', look);
    for (const tag of [...closing.keys()]) take(tag);
  };
}
