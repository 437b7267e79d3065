import type { Notice } from './notices.ts';

/** Whether the browser may show notices; `unsupported` also where the address is not secure. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'unsupported';

/** What the notices need of a browser. */
export type NoticePort = {
  permission(): NoticePermission;
  /** From a person's touch; what became of it. */
  ask(): Promise<NoticePermission>;
  /** Shows it until it is closed. Returns the way to do that. */
  open(notice: Notice): () => void;
};

export function createBrowserNotices(): NoticePort {
  const isThere = 'Notification' in globalThis && globalThis.isSecureContext;
  return {
    permission: () => (isThere ? Notification.permission : 'unsupported'),
    ask: () => (isThere ? Notification.requestPermission() : Promise.resolve('unsupported')),
    open({ tag, title, body }) {
      const options = { tag, body, icon: '/icon-192.png', requireInteraction: true };
      try {
        const shown = new Notification(title, options);
        shown.onclick = () => {
          window.focus();
          shown.close();
        };
        return () => shown.close();
      } catch {
        // On a telephone only the service worker may show one.
        return openByWorker(title, options);
      }
    },
  };
}

function openByWorker(title: string, options: NotificationOptions & { readonly tag: string }): () => void {
  const shown = navigator.serviceWorker.ready.then(async (registration) => {
    await registration.showNotification(title, options);
    return registration;
  });
  shown.catch(() => undefined);
  return () => {
    const closed = shown.then(async (registration) => {
      for (const notice of await registration.getNotifications({ tag: options.tag })) notice.close();
    });
    closed.catch(() => undefined);
  };
}
