import { eventsOf, type Told } from './last.ts';
import type { LimbsNoted, LimitsSpan, RecordedBaseline, StartReleased } from './session-record.ts';

/** What the patient was measured and held against, and who let it go on. */

export function baselines({ events, session }: Told): readonly RecordedBaseline[] {
  const set = eventsOf(events, 'baseline-set');
  return set.map(({ seq, atMs, actor, body }, index) => ({
    ...body.baseline,
    seq,
    setAtMs: atMs,
    by: actor,
    gate: body.gate,
    isInForce: index === set.length - 1 && session.baseline !== null,
  }));
}

export function startReleases({ events }: Told): readonly StartReleased[] {
  return eventsOf(events, 'start-released').map(({ seq, atMs, actor, body }) => ({
    seq,
    atMs,
    by: actor,
    ...body,
  }));
}

/** Those that were in force for no time at all are left out: two changes of one moment, and the one that comes with the closing. */
export function limitsSpans({ events, opening, closing }: Told): readonly LimitsSpan[] {
  const changes = eventsOf(events, 'limits-set').map(({ atMs, actor, body }) => ({
    fromMs: atMs,
    limits: body.limits,
    because: body.cause.kind,
    by: actor,
    reason: body.cause.kind === 'person' ? body.cause.reason : null,
  }));
  const first = {
    fromMs: opening.atMs,
    limits: opening.body.limits,
    because: 'opened' as const,
    by: opening.actor,
    reason: null,
  };
  const all = [first, ...changes];
  return all
    .map((one, index) => ({ ...one, toMs: all[index + 1]?.fromMs ?? closing?.atMs ?? null }))
    .filter(({ fromMs, toMs }) => toMs === null || toMs > fromMs);
}

export function limbsNoted({ events }: Told): readonly LimbsNoted[] {
  return eventsOf(events, 'limbs-noted').map(({ atMs, actor, body }) => ({ ...body, atMs, by: actor }));
}
