import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import { nextDue } from '@chairside/shared/chair/timeline.ts';

/** When time alone will next change something about the course of the session; null when it will not. */
export function courseDueAtMs(chair: ChairState): number | null {
  return chair.session === null ? null : (nextDue(chair.session)?.atMs ?? null);
}

/** What the clock has made true of the course by `nowMs` and is not noted yet. The same tick twice notes it once. */
export function decideDue(chair: ChairState, nowMs: number): readonly ChairFact[] {
  if (chair.session === null) return [];
  const due = nextDue(chair.session);
  return due === null || due.atMs > nowMs ? [] : [{ type: due.type, body: {} }];
}
