import type { SessionHead } from '@chairside/shared/record/summary.ts';
import type { ChairId, CommandId, SessionId } from '@chairside/shared/ids.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { CommandAnswer } from '@chairside/shared/wire.ts';
import { decideErasure, type ErasureAsked, type Standing } from '../domain/erasure.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { Log } from '../ports/log.ts';
import type { ChairDesk } from './chair-desk.ts';
import { keptSinceMs } from './retention.ts';

/**
 * Takes a closed session out of the record, but for its tombstone, at its chair's desk: so that it has its place among
 * everything else that happens there (decision 0023).
 */
export type Erasure = {
  /** As a person asks. */
  erase(asked: ErasureAsked & { readonly commandId: CommandId }): Promise<CommandAnswer>;
  /**
   * What the clinic keeps no longer, one by one: nobody who is monitored waits for more than one. Never rejects; what could not be
   * erased now is found again the next time.
   */
  expire(): Promise<void>;
};

type Surroundings = {
  readonly journal: Pick<Journal, 'headOf' | 'sessions'>;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  readonly clock: Clock;
  /** As the site has it now; null keeps everything. */
  readonly retentionMonths: () => number | null;
  readonly log: Log;
};

const pageSize = 500;

export function createErasure({ journal, desks, clock, retentionMonths, log }: Surroundings): Erasure {
  function isRunning(session: SessionId): boolean {
    return [...desks.values()].some((desk) => desk.state().session?.id === session);
  }

  function standingOf(session: SessionId, head: SessionHead | null): Standing {
    if (isRunning(session)) return 'running';
    if (head === null || !desks.has(head.chair)) return 'unknown';
    return head.erasedAtMs === null ? 'closed' : 'erased';
  }

  /** Newest first, which is why all are found before the first of them goes. */
  async function closedBefore(atMs: number): Promise<readonly SessionHead[]> {
    const found: SessionHead[] = [];
    for (let offset = 0; ; offset += pageSize) {
      const { total, sessions } = await journal.sessions({ ...any, toMs: atMs, offset, atMost: pageSize });
      found.push(...sessions.filter(({ closing }) => closing !== null && closing.atMs < atMs));
      if (offset + pageSize >= total) return found.toReversed();
    }
  }

  async function expireAll(months: number): Promise<number> {
    let count = 0;
    for (const { session, chair } of await closedBefore(keptSinceMs(clock.now(), months))) {
      const desk = desks.get(chair);
      if (desk === undefined || isRunning(session)) continue;
      const body = { erasedSession: session, because: 'retention', reason: null } as const;
      const isRecorded = await desk.erase(body, { principal: null, commandId: null });
      if (!isRecorded) return count;
      count += 1;
    }
    return count;
  }

  return {
    async erase({ commandId, ...asked }) {
      const { session, principal } = asked;
      const head = await journal.headOf(session);
      if (head !== null && !isWithinReach(principal.chairs, head.chair))
        return err({ type: 'not-your-chair' });
      const decision = decideErasure(asked, standingOf(session, head));
      if (!decision.ok) return decision;
      const desk = head === null ? undefined : desks.get(head.chair);
      const [tombstone] = decision.value;
      if (desk === undefined || tombstone?.type !== 'session-erased') return ok({ recorded: true });
      return ok({ recorded: await desk.erase(tombstone.body, { principal, commandId }) });
    },
    async expire() {
      const months = retentionMonths();
      if (months === null) return;
      try {
        const count = await expireAll(months);
        if (count > 0) log.info('sessions-expired', { count, months });
      } catch (cause) {
        log.error('sessions-not-expired', { why: cause instanceof Error ? cause.message : String(cause) });
      }
    },
  };
}

const any = { text: null, fromMs: null, chair: null, protocolId: null, outcome: null } as const;
