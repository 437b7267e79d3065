import { openItems, valueOfAnswer } from '@chairside/shared/chart/derived.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { isOfConcern, type ChecklistItem, type ItemList } from '@chairside/shared/protocols/items.ts';

/** How a list stands: how many that have to be answered are not, and how many answers somebody has to look at. */
export type ListStanding = { readonly open: number; readonly concerns: number };

export function listStanding(session: Session, list: ItemList): ListStanding {
  const open = openItems(session.chart, session.protocol.checklists, list).length;
  return { open, concerns: itemsOfConcern(session, list).length };
}

/** Those whose answer somebody has to look at, in the order of the list. */
export function itemsOfConcern({ chart, protocol }: Session, list: ItemList): readonly ChecklistItem[] {
  return protocol.checklists[list].filter((item) => isOfConcern(item, valueOfAnswer(chart, list, item.id)));
}

const minuteMs = 60_000;

/** `08:30` as milliseconds since midnight, which is how a time of day is answered; null where it is none. */
export function timeFrom(words: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(words.trim()) ?? [];
  return hours === undefined ? null : (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

/** The same back as `08:30`. */
export function timeText(sinceMidnightMs: number): string {
  const minutes = Math.floor(sinceMidnightMs / minuteMs);
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
