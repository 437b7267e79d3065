import { inOrder, isCalling } from '@chairside/shared/alarms/signals.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { isPhysiological } from '@chairside/shared/alarms/conditions.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { KioskWords } from '@chairside/shared/text/kiosk-words.ts';
import { priorityMark } from '../alarms/alarm-line.ts';
import { watchedChairs, type Watching } from '../alarms/watching.ts';
import type { LiveState } from '../live/store.ts';

/** What a browser shows beside its window. Begins with the chair, and names no patient (UI27). */
export type Notice = {
  /** The same for one alarm as long as it calls with one priority, and for one call. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
};

export type NoticeWords = { readonly text: Catalogue; readonly kiosk: KioskWords };

/** More would push each other off the screen; the most urgent of each chair come first. */
export const noticesAtMost = 8;

/** Of the chairs this screen sounds for: what calls as high or medium, and who is called and has not answered. */
export function noticesWanted(
  { chairs, site }: Pick<LiveState, 'chairs' | 'site'>,
  place: Watching,
  words: NoticeWords,
): readonly Notice[] {
  const watched = watchedChairs(place, site?.site.chairs ?? []);
  const wanted = watched.flatMap((chair) => {
    const session = chairs[chair]?.state.session ?? null;
    return session === null ? [] : [...callsOf(chair, session, words), ...alarmsOf(chair, session, words)];
  });
  return wanted.slice(0, noticesAtMost);
}

function alarmsOf(chair: ChairId, session: Session, { text, kiosk }: NoticeWords): readonly Notice[] {
  const { alarms } = session;
  return inOrder(alarms)
    .filter((one) => isCalling(alarms, one) && one.priority !== 'low')
    .map((one) => ({
      tag: `${chair} ${session.id} ${one.id} ${one.priority}`,
      title: `${text.app.chair(chair)} · ${markOf(one)} ${text.alarm.name[one.condition.what]}`,
      body: kiosk.notices.body,
    }));
}

function callsOf(chair: ChairId, session: Session, { text, kiosk }: NoticeWords): readonly Notice[] {
  return session.escalations
    .filter(({ answered }) => answered === null)
    .map(({ id }) => ({
      tag: `${chair} ${session.id} call ${id}`,
      title: `${text.app.chair(chair)} · ${kiosk.notices.call}`,
      body: kiosk.notices.body,
    }));
}

function markOf({ priority, condition }: Occurrence): string {
  return priorityMark({ priority, isTechnical: !isPhysiological(condition) });
}

/** What to show and what to take away: nothing stands there while somebody sees the page, and nothing that is over. */
export function noticeOrders(
  shown: ReadonlySet<string>,
  wanted: readonly Notice[],
  isVisible: boolean,
): { readonly open: readonly Notice[]; readonly close: readonly string[] } {
  const due = isVisible ? [] : wanted;
  const tags = new Set(due.map(({ tag }) => tag));
  return {
    open: due.filter(({ tag }) => !shown.has(tag)),
    close: [...shown].filter((tag) => !tags.has(tag)),
  };
}
