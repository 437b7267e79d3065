import type { AlarmState, Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { conditionKey, highestOf, isHigher, type Priority } from '@chairside/shared/alarms/conditions.ts';
import type { AlarmTimes } from '@chairside/shared/alarms/preset.ts';
import { isAudioPaused, isCalling, isStandingBy } from '@chairside/shared/alarms/signals.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision } from '../decision.ts';

/** The life of an occurrence: what people do about it (AL12–AL16, AL31), and what time does (AL19). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

export function acknowledge(
  { alarms }: Session,
  { occurrence, reason, callingSinceMs }: Omit<CommandOf<'acknowledge-alarm'>, 'type'>,
): Decision {
  const found = alarms.occurrences.find(({ id }) => id === occurrence);
  if (found === undefined) return err({ type: 'occurrence-gone' });
  const { acknowledged, presence } = found;
  if (acknowledged !== null) {
    const { by, atMs } = acknowledged;
    return err({ type: 'already-acknowledged', personId: by?.personId ?? null, atMs });
  }
  if (callingSinceMs !== undefined && found.callingSinceMs > callingSinceMs)
    return err({ type: 'occurrence-risen' });
  const fact: ChairFact = { type: 'alarm-acknowledged', body: { occurrence, reason } };
  if (presence === 'returned')
    return ok([fact, { type: 'alarm-reset', body: { occurrence, because: 'acknowledged' } }]);
  return ok([fact, ...fallen(found)]);
}

/** What was kept high until somebody had seen it is from now on what its rows say (AL11). */
function fallen({ id, violations, rowsPriority }: Occurrence): readonly ChairFact[] {
  const priority = highestOf(violations.map((one) => one.priority));
  if (priority === null || priority === rowsPriority) return [];
  return [{ type: 'alarm-changed', body: { occurrence: id, priority, violations: [...violations] } }];
}

/** While it is paused already a further request begins it anew. */
export function pauseAudio({ protocol }: Session, nowMs: number): Decision {
  const { audioPause } = protocol.alarmPreset.timesMs;
  return ok([{ type: 'audio-paused', body: { untilMs: nowMs + audioPause } }]);
}

export function endAudioPause({ alarms }: Session): Decision {
  if (alarms.audioPause === null) return ok([]);
  return ok([{ type: 'audio-pause-ended', body: { because: 'person', occurrence: null } }]);
}

export function delegateSound({ alarms }: Session, isDeskAudible: boolean): Decision {
  if (!isDeskAudible) return err({ type: 'no-desk-audible' });
  return ok(alarms.delegatedAtMs === null ? [{ type: 'sound-delegated', body: {} }] : []);
}

export function returnSound({ alarms }: Session): Decision {
  if (alarms.delegatedAtMs === null) return ok([]);
  return ok([{ type: 'sound-returned', body: { because: 'person' } }]);
}

/** What the clock has made of the occurrences by now. */
export function lifeFacts({ alarms, protocol }: Session, nowMs: number): readonly ChairFact[] {
  const times = protocol.alarmPreset.timesMs;
  const { audioPause } = alarms;
  const isPauseOver = audioPause !== null && nowMs >= audioPause.untilMs;
  return [
    ...(isPauseOver
      ? [{ type: 'audio-pause-ended' as const, body: { because: 'elapsed' as const, occurrence: null } }]
      : []),
    ...alarms.occurrences.flatMap((one) => escalation(alarms, one, { times, nowMs })),
  ];
}

function escalation(
  alarms: AlarmState,
  one: Occurrence,
  { times, nowMs }: { readonly times: AlarmTimes; readonly nowMs: number },
): readonly ChairFact[] {
  const next = nextEscalation(alarms, one, times);
  if (next === null || nowMs < next.atMs) return [];
  return [{ type: 'alarm-escalated', body: { occurrence: one.id, step: next.step } }];
}

type Escalation = { readonly atMs: number; readonly step: 'pushed' | 'risen' | 'telephone' };

/** What happens next to one that nobody answers, and when (AL19); what stands by calls nobody who could answer. */
export function nextEscalation(alarms: AlarmState, one: Occurrence, times: AlarmTimes): Escalation | null {
  const { priority, callingSinceMs, pushedAtMs, telephoneAtMs } = one;
  if (!isCalling(alarms, one) || priority === 'low') return null;
  if (priority === 'medium') {
    if (pushedAtMs === null) return { atMs: callingSinceMs + times.pushAfter, step: 'pushed' };
    return { atMs: callingSinceMs + times.riseAfter, step: 'risen' };
  }
  if (telephoneAtMs !== null) return null;
  const pushedMs = Math.max(pushedAtMs ?? callingSinceMs, callingSinceMs);
  return { atMs: pushedMs + times.telephoneAfter, step: 'telephone' };
}

/**
 * Ends the audio pause where one of these facts is new to those who paused it: a condition that was not present then, or a
 * rise (AL16). Facts get their numbers from `afterSeq` on.
 */
export function breakThrough(
  alarms: AlarmState,
  facts: readonly ChairFact[],
  { afterSeq, nowMs }: { readonly afterSeq: number; readonly nowMs: number },
): readonly ChairFact[] {
  if (!isAudioPaused(alarms, nowMs)) return [];
  for (const [index, fact] of facts.entries()) {
    const occurrence = newToThePause(alarms, fact, afterSeq + index + 1);
    if (occurrence !== null)
      return [{ type: 'audio-pause-ended', body: { because: 'broken-through', occurrence } }];
  }
  return [];
}

function newToThePause(alarms: AlarmState, fact: ChairFact, seq: number): number | null {
  switch (fact.type) {
    case 'alarm-began': {
      const { condition, priority } = fact.body;
      if (isStandingBy(alarms, fact.body)) return null;
      const silenced = alarms.audioPause?.silenced[conditionKey(condition)];
      const isNew = silenced === undefined || isHigher(priority, silenced);
      return isLoud(priority) && isNew ? seq : null;
    }
    case 'alarm-raised': {
      const { occurrence, priority } = fact.body;
      const risen = alarms.occurrences.find(({ id }) => id === occurrence);
      if (risen !== undefined && isStandingBy(alarms, risen)) return null;
      return isLoud(priority) ? occurrence : null;
    }
    case 'alarm-escalated':
      return fact.body.step === 'risen' ? fact.body.occurrence : null;
    default:
      return null;
  }
}

function isLoud(priority: Priority): boolean {
  return isHigher(priority, 'low');
}
