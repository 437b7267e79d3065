import type { ChairEvent } from '../chair/events.ts';
import { missedSlotsKept, type NibpState } from './nibp-state.ts';
import { recentOccurrencesKept, type AlarmState, type Occurrence, type StandBy } from './alarm-state.ts';
import { conditionKey, isOfDeviceAtPatient, rankOf } from './conditions.ts';
import type { alarmBodies } from './alarm-events.ts';

export type AlarmEventType = keyof typeof alarmBodies;
export type AlarmEvent = Extract<ChairEvent, { type: AlarmEventType }>;

/** The alarms' part of the fold. Total: what names an occurrence that is not there changes nothing. */
export function evolveAlarms(alarms: AlarmState, event: ChairEvent, nibp: NibpState): AlarmState {
  switch (event.type) {
    case 'alarms-armed':
      return { ...alarms, armedAtMs: { ...alarms.armedAtMs, [event.body.parameter]: event.atMs } };
    case 'delay-started': {
      const { rule, condition, sinceMs, measuredAtMs } = event.body;
      const others = alarms.delays.filter((delay) => delay.rule !== rule);
      return { ...alarms, delays: [...others, { rule, condition, sinceMs, measuredAtMs }] };
    }
    case 'delay-ended':
      return withoutDelays(alarms, [event.body.rule]);
    case 'alarm-began':
      return began(alarms, event);
    case 'alarm-raised': {
      const { occurrence, violations, priority, conditionAtMs, signalAtMs } = event.body;
      return withRows(alarms, occurrence, (one) => ({
        ...one,
        violations,
        conditionAtMs,
        signalAtMs,
        rowsPriority: priority,
        priority: one.isEscalated ? 'high' : priority,
        isLatched: one.isLatched || violations.some(isLatchingHigh),
        acknowledged: null,
        callingSinceMs: event.atMs,
        cause: event.body.cause ?? one.cause,
        // It calls anew, and so it is pushed anew.
        pushedAtMs: priority === 'high' || one.isEscalated ? event.atMs : null,
        telephoneAtMs: null,
        calledAtMs: null,
      }));
    }
    case 'alarm-changed': {
      const { occurrence, violations, priority } = event.body;
      return withRows(alarms, occurrence, (one) => ({
        ...one,
        violations,
        rowsPriority: priority,
        priority: one.isEscalated ? 'high' : priority,
        isLatched: one.isLatched || (one.acknowledged === null && violations.some(isLatchingHigh)),
      }));
    }
    case 'alarm-held':
      return withOccurrence(alarms, event.body.occurrence, (one) => ({ ...one, held: event.body.why }));
    case 'alarm-verified':
      return withOccurrence(alarms, event.body.occurrence, (one) => ({ ...one, held: null }));
    case 'alarm-acknowledged':
      return withOccurrence(alarms, event.body.occurrence, (one) => ({
        ...one,
        isLatched: false,
        acknowledged: {
          by: event.actor,
          atMs: event.atMs,
          reason: event.body.reason,
          pressures: nibp.lastKnown,
          measurement: nibp.last?.key ?? null,
        },
      }));
    case 'alarm-escalated':
      return withOccurrence(alarms, event.body.occurrence, (one) => escalated(one, event));
    case 'escalation-raised': {
      const { occurrence } = event.body;
      if (occurrence === null) return alarms;
      return withOccurrence(alarms, occurrence, (one) => ({ ...one, calledAtMs: event.atMs }));
    }
    case 'alarm-latched':
      return withRows(alarms, event.body.occurrence, (one) => ({
        ...one,
        presence: 'returned',
        held: null,
      }));
    case 'alarm-cleared':
    case 'alarm-reset':
      return gone(alarms, event.body.occurrence, event.atMs);
    case 'audio-paused': {
      const lowestFirst = alarms.occurrences.toSorted((a, b) => rankOf(a.priority) - rankOf(b.priority));
      const silenced = Object.fromEntries(
        lowestFirst.map(({ condition, priority }) => [conditionKey(condition), priority]),
      );
      const { untilMs } = event.body;
      return { ...alarms, audioPause: { fromMs: event.atMs, untilMs, by: event.actor, silenced } };
    }
    case 'audio-pause-ended':
      return { ...alarms, audioPause: null };
    case 'sound-delegated':
      return { ...alarms, delegatedAtMs: event.atMs };
    case 'sound-returned':
      return { ...alarms, delegatedAtMs: null };
    case 'cuff-hold-began':
      return { ...alarms, cuffHold: { fromMs: event.atMs, untilMs: event.body.untilMs } };
    case 'cuff-hold-shortened':
      if (alarms.cuffHold === null) return alarms;
      return { ...alarms, cuffHold: { ...alarms.cuffHold, untilMs: event.body.untilMs } };
    case 'off-monitor-began':
      return standingBy(alarms, 'off-monitor');
    case 'off-monitor-ended':
      return { ...calledAnew(alarms, 'off-monitor', event.atMs), backAtMs: event.atMs };
    case 'evacuation-began':
      return standingBy(alarms, 'evacuation');
    case 'evacuation-ended':
      return calledAnew(alarms, 'evacuation', event.atMs);
    default:
      return alarms;
  }
}

function standingBy(alarms: AlarmState, why: StandBy): AlarmState {
  return alarms.standBy.includes(why) ? alarms : { ...alarms, standBy: [...alarms.standBy, why] };
}

/** Nobody heard it meanwhile: it calls, and escalates, from now on. */
function calledAnew(alarms: AlarmState, why: StandBy, atMs: number): AlarmState {
  if (!alarms.standBy.includes(why)) return alarms;
  const standBy = alarms.standBy.filter((one) => one !== why);
  if (standBy.length > 0) return { ...alarms, standBy };
  const occurrences = alarms.occurrences.map((one) =>
    isOfDeviceAtPatient(one.condition) && one.acknowledged === null ? { ...one, callingSinceMs: atMs } : one,
  );
  return { ...alarms, standBy, occurrences };
}

type EventOf<T extends ChairEvent['type']> = Extract<ChairEvent, { type: T }>;

function began(alarms: AlarmState, event: EventOf<'alarm-began'>): AlarmState {
  const { condition, priority, violations, cause, conditionAtMs, signalAtMs } = event.body;
  const occurrence: Occurrence = {
    id: event.seq,
    condition,
    presence: 'present',
    priority,
    rowsPriority: priority,
    isEscalated: false,
    violations,
    cause,
    isLatched: violations.some(isLatchingHigh),
    held: null,
    acknowledged: null,
    beganAtMs: event.atMs,
    conditionAtMs,
    signalAtMs,
    callingSinceMs: event.atMs,
    pushedAtMs: priority === 'high' ? event.atMs : null,
    telephoneAtMs: null,
    calledAtMs: null,
  };
  const stands = violations.map(({ rule }) => rule);
  return { ...withoutDelays(alarms, stands), occurrences: [...alarms.occurrences, occurrence] };
}

/** A high row while it waits for its repeat proposes medium, and latches nothing yet. */
function isLatchingHigh({ isLatching, priority }: Occurrence['violations'][number]): boolean {
  return isLatching && priority === 'high';
}

function escalated(one: Occurrence, { atMs, body }: EventOf<'alarm-escalated'>): Occurrence {
  switch (body.step) {
    case 'pushed':
      return { ...one, pushedAtMs: atMs };
    case 'risen':
      return { ...one, isEscalated: true, priority: 'high', pushedAtMs: one.pushedAtMs ?? atMs };
    case 'telephone':
      return { ...one, telephoneAtMs: atMs };
  }
}

function withOccurrence(alarms: AlarmState, id: number, change: (one: Occurrence) => Occurrence): AlarmState {
  const occurrences = alarms.occurrences.map((one) => (one.id === id ? change(one) : one));
  return { ...alarms, occurrences };
}

/** A row that stands waits no longer. */
function withRows(alarms: AlarmState, id: number, change: (one: Occurrence) => Occurrence): AlarmState {
  const changed = withOccurrence(alarms, id, change);
  const stands = changed.occurrences.find((one) => one.id === id)?.violations ?? [];
  return withoutDelays(
    changed,
    stands.map(({ rule }) => rule),
  );
}

function withoutDelays(alarms: AlarmState, rules: readonly string[]): AlarmState {
  if (!alarms.delays.some(({ rule }) => rules.includes(rule))) return alarms;
  return { ...alarms, delays: alarms.delays.filter(({ rule }) => !rules.includes(rule)) };
}

function gone(alarms: AlarmState, id: number, atMs: number): AlarmState {
  const over = alarms.occurrences.find((one) => one.id === id);
  if (over === undefined) return alarms;
  return {
    ...alarms,
    occurrences: alarms.occurrences.filter((one) => one.id !== id),
    recent: [...alarms.recent, { ...over, endedAtMs: atMs }].slice(-recentOccurrencesKept),
  };
}

/** The cuff's part of the fold. */
export function evolveNibp(nibp: NibpState, event: ChairEvent): NibpState {
  switch (event.type) {
    case 'nibp-measured': {
      const { key, systolicMmHg, diastolicMmHg, meanMmHg, doubtful, measuredAtMs } = event.body;
      const values = { systolicMmHg, diastolicMmHg, meanMmHg };
      const last = { key, ...values, doubtful, atMs: measuredAtMs };
      const lastKnown = {
        systolicMmHg: systolicMmHg ?? nibp.lastKnown.systolicMmHg,
        diastolicMmHg: diastolicMmHg ?? nibp.lastKnown.diastolicMmHg,
        meanMmHg: meanMmHg ?? nibp.lastKnown.meanMmHg,
      };
      // A further part of the same measurement answers nothing that was asked because of the first.
      const asked = nibp.last?.key === key ? nibp.asked : null;
      // Two that fail one after the other have nothing measured between them (AL8).
      const confirmations = nibp.confirmations.map((one) => ({ ...one, failures: 0 }));
      return { ...nibp, last, lastKnown, failuresInRow: 0, asked, confirmations };
    }
    case 'nibp-failed': {
      const { key, deviceId, reason, failedAtMs } = event.body;
      return {
        ...nibp,
        failuresInRow: nibp.failuresInRow + 1,
        lastFailure: { key, deviceId, reason, atMs: failedAtMs },
        asked: null,
        confirmations: nibp.confirmations.map((one) => ({ ...one, failures: one.failures + 1 })),
      };
    }
    case 'nibp-asked': {
      const { dueAtMs, because } = event.body;
      const isSooner = nibp.asked === null || dueAtMs <= nibp.asked.dueAtMs;
      return isSooner ? { ...nibp, asked: { dueAtMs, because } } : nibp;
    }
    case 'nibp-missed':
      return {
        ...nibp,
        missedAtMs: [...nibp.missedAtMs, event.body.dueAtMs].slice(-missedSlotsKept),
      };
    case 'confirmation-began': {
      const { rule, key, value, firstAtMs } = event.body;
      const others = nibp.confirmations.filter((one) => one.rule !== rule);
      return { ...nibp, confirmations: [...others, { rule, key, value, firstAtMs, failures: 0 }] };
    }
    case 'confirmation-ended': {
      const { rule, outcome } = event.body;
      const stands = outcome !== 'dropped' && outcome !== 'over';
      const others = nibp.confirmed.filter((one) => one.rule !== rule);
      const asked = nibp.confirmations.find((one) => one.rule === rule);
      return {
        ...nibp,
        confirmations: nibp.confirmations.filter((one) => one.rule !== rule),
        confirmed: stands && asked !== undefined ? [...others, { rule, value: asked.value }] : others,
      };
    }
    default:
      return nibp;
  }
}
