import type { AlarmLogEntry } from '@chairside/shared/alarms/log-entry.ts';
import type { Actor } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { HandoverWords } from '@chairside/shared/text/handover-words.ts';
import type { ItemWords } from '@chairside/shared/text/item-words.ts';
import type { LogWords } from '@chairside/shared/text/log-words.ts';

/** What is needed to say the card of a handover in words. */
export type HandoverWording = {
  readonly text: Catalogue;
  readonly words: HandoverWords;
  readonly nameOf: (actor: Actor) => string;
  readonly nowMs: number;
  /** The product's own questions. */
  readonly items: ItemWords;
  readonly criterionName: (id: string, protocol: Session['protocol']) => string;
  readonly log: LogWords;
  /** The alarm log of the session; empty while it is on its way, null where it can not be had. */
  readonly alarmLog: readonly AlarmLogEntry[] | null;
};
