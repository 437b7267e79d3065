import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { EscalationWords } from '@chairside/shared/escalation/words.ts';
import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { calledMessage, troubledMessage, type PagerMessage } from './pager-message.ts';

/** Calls that were open when the gateway went, unanswered, and their trouble, where nothing says that the pager knows of it (NO2). */
export function untold(
  chairs: readonly ChairState[],
  {
    siteEvents,
    ...about
  }: {
    readonly siteEvents: readonly SiteEvent[];
    readonly namesPatients: boolean;
    readonly words: EscalationWords;
  },
): readonly PagerMessage[] {
  const delivered = new Set(
    siteEvents.flatMap((event) => (event.type === 'webhook-delivered' ? [event.body.message] : [])),
  );
  return chairs
    .flatMap(({ chair, session }) =>
      (session?.escalations ?? [])
        .filter(({ answered }) => answered === null)
        .flatMap((call) => {
          const whole = { session, ...about };
          const troubled = troubledMessage(chair, call, whole);
          return [calledMessage(chair, call, whole), ...(troubled === null ? [] : [troubled])];
        }),
    )
    .filter(({ id }) => !delivered.has(id));
}
