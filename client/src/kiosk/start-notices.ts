import { watching } from '../alarms/watching.ts';
import type { LiveStore } from '../live/store.ts';
import { preferences } from '../ui/preferences.ts';
import { textNow } from '../ui/text.ts';
import { kioskText } from './kiosk-text.ts';
import { connectNotices, noticeChoice } from './notice-desk.ts';
import { createBrowserNotices } from './notice-port.ts';

/** For as long as the page lives; loaded once the first screen is there. */
export function startNotices(store: LiveStore): void {
  const words = () => ({ text: textNow(), kiosk: kioskText(preferences.getState().language) });
  connectNotices({
    store,
    watching,
    choice: noticeChoice,
    port: createBrowserNotices(),
    words,
    page: document,
  });
}
