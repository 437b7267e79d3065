import { conditionKey } from '@chairside/shared/alarms/conditions.ts';
import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import type { AlarmPreset, LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { Baseline, ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { acknowledge } from '../domain/alarms/life.ts';
import { changeLimit, limitsWithBaseline } from '../domain/limits.ts';

/**
 * What people did in a recorded session, done again under another preset. What the gateway itself had noted is left out: it will
 * note its own. The sound is left out as well, since no alarm depends on it.
 */
export type Again = {
  readonly preset: AlarmPreset;
  readonly session: Session | null;
  /** Accepted in the same turn, and not in the state yet. */
  readonly baseline: Baseline | null;
  /** The number an event of the recording has in this replay. */
  readonly seqNow: (recordedSeq: number) => number | undefined;
  /** What the recording's occurrence was of. */
  readonly conditionOf: (occurrence: number) => string | undefined;
};

export function factsAgain(event: ChairEvent, again: Again): readonly ChairFact[] {
  const { preset, session } = again;
  switch (event.type) {
    case 'session-opened': {
      const protocol = { ...event.body.protocol, alarmPreset: preset };
      const limits = [...resolveLimits(preset, null)];
      return [{ type: 'session-opened', body: { ...event.body, protocol, limits } }];
    }
    case 'limits-set':
      return session === null ? [] : limitsAgain(event, session, again.baseline);
    case 'alarm-acknowledged':
      return session === null ? [] : acknowledgedAgain(event, session, again);
    case 'step-undone': {
      const undoneSeq = again.seqNow(event.body.undoneSeq);
      return undoneSeq === undefined ? [] : [{ type: 'step-undone', body: { undoneSeq } }];
    }
    case 'nibp-asked':
      return event.body.because === 'person' ? [{ type: event.type, body: event.body }] : [];
    // That the signal is back follows from the readings.
    case 'off-monitor-ended':
      return event.body.because === 'person' ? [{ type: event.type, body: event.body }] : [];
    // Which of two devices spoke was settled before anything was recorded, and only that one was.
    case 'source-changed':
      return [{ type: event.type, body: event.body }];
    case 'baseline-set':
    case 'moaas-scored':
    case 'off-monitor-began':
    case 'evacuation-began':
    case 'evacuation-ended':
    case 'cuff-put-off':
    case 'session-reattributed':
    case 'infusion-started':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped':
    case 'limbs-noted':
    case 'nurse-assigned':
    case 'handover-offered':
    case 'handover-withdrawn':
    case 'monitoring-interrupted':
    case 'session-closed':
      return [{ type: event.type, body: event.body } as ChairFact];
    default:
      return [];
  }
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

/** The limits of this preset, with what a person had moved moved here too, as far as its guard lets them. */
function limitsAgain(
  { body }: EventOf<'limits-set'>,
  session: Session,
  baseline: Baseline | null,
): readonly ChairFact[] {
  const { cause } = body;
  const facts = (limits: readonly ResolvedLimit[]): readonly ChairFact[] => [
    { type: 'limits-set', body: { limits: [...limits], cause } },
  ];
  const known = baseline ?? session.baseline;
  switch (cause.kind) {
    case 'baseline':
      return known === null ? [] : facts(limitsWithBaseline(session, known));
    case 'reverted':
      return facts(resolveLimits(session.protocol.alarmPreset, known));
    case 'reattributed':
      return facts(resolveLimits(session.protocol.alarmPreset, null));
    case 'person':
      return facts(
        body.limits.reduce((limits, moved) => movedTo({ ...session, limits }, moved), session.limits),
      );
  }
}

function movedTo(session: Session, { because, parameter, direction, value }: ResolvedLimit) {
  const { limits } = session;
  const isMoved = limits.some(
    (one) =>
      one.because === 'person' &&
      one.parameter === parameter &&
      one.direction === direction &&
      one.value === value,
  );
  if (because !== 'person' || isMoved || parameter === 'moaasScore') return limits;
  const change: { parameter: LimitParameter; direction: 'low' | 'high'; value: number } = {
    parameter,
    direction,
    value,
  };
  const changed = changeLimit(session, change);
  return changed.ok ? changed.value : limits;
}

/** What was acknowledged then is acknowledged now where the same condition calls at that moment. */
function acknowledgedAgain(
  { body }: EventOf<'alarm-acknowledged'>,
  session: Session,
  { conditionOf }: Again,
): readonly ChairFact[] {
  const condition = conditionOf(body.occurrence);
  const calling = session.alarms.occurrences.find(
    (one) => one.acknowledged === null && conditionKey(one.condition) === condition,
  );
  if (calling === undefined) return [];
  const decided = acknowledge(session, { occurrence: calling.id, reason: body.reason });
  return decided.ok ? decided.value : [];
}
