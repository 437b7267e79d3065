import type { NoticePermission, NoticePort } from './notice-port.ts';

/** A browser whose person answers as the test wants, and that keeps what stands there. */
export type FakeNotices = NoticePort & { readonly titles: () => readonly string[] };

export function createFakeNotices(answer: NoticePermission = 'granted'): FakeNotices {
  const open = new Map<string, string>();
  let permission: NoticePermission = 'default';
  return {
    titles: () => [...open.values()],
    permission: () => permission,
    ask() {
      permission = answer;
      return Promise.resolve(permission);
    },
    open({ tag, title }) {
      open.set(tag, title);
      return () => void open.delete(tag);
    },
  };
}
