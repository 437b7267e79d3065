import type { Actor, ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import type { SiteEvent, SiteFact } from '@chairside/shared/site/events.ts';

/** What turns a fact into an event: its number, its time, who caused it. */
export type Stamp = {
  /** The number before the first of them. */
  readonly afterSeq: number;
  readonly atMs: number;
  readonly actor: Actor;
  readonly commandId: CommandId | null;
};

/** All of one session, but for a tombstone: that is of the one it stands for, long over. */
export function stampChairFacts(
  facts: readonly ChairFact[],
  { afterSeq, ...stamp }: Stamp & { readonly chair: ChairId; readonly session: SessionId },
): readonly ChairEvent[] {
  return facts.map((fact, index) => ({
    ...stamp,
    ...(fact.type === 'session-erased' ? { session: fact.body.erasedSession } : {}),
    ...fact,
    seq: afterSeq + index + 1,
    typeVersion: 1 as const,
  }));
}

export function stampSiteFacts(
  facts: readonly SiteFact[],
  { afterSeq, ...stamp }: Stamp,
): readonly SiteEvent[] {
  return facts.map((fact, index) => ({
    ...stamp,
    ...fact,
    seq: afterSeq + index + 1,
    typeVersion: 1 as const,
  }));
}
