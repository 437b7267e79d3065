import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { isHigher } from '@chairside/shared/alarms/conditions.ts';
import type { LoggedAcknowledgement, OccurrenceEntry } from '@chairside/shared/alarms/log-entry.ts';
import { alarm as words } from '@chairside/shared/text/en-alarms.ts';
import { about, noteBy, noteOf } from './observation.ts';
import type { Annotation, Component, Observation } from './r4.ts';
import { scaleCode } from './scores.ts';
import type { Draft, Scope } from './scope.ts';
import { codeOf, outside, own, period, quantityOf, score } from './terms.ts';

/**
 * Each alarm of the session as an Observation with its period (decision 0024): its priority, what was measured and the limit it
 * was held against, and who acknowledged it when.
 */
export function alarmDrafts(scope: Scope): readonly Draft<Observation>[] {
  return scope.record.alarms.flatMap((entry) =>
    entry.kind === 'occurrence' ? [alarmDraft(scope, entry)] : [],
  );
}

function alarmDraft(scope: Scope, occurrence: OccurrenceEntry): Draft<Observation> {
  const { seq, condition, priority, beganAtMs, over, ended, violations } = occurrence;
  const note = notesOf(scope, occurrence);
  const { what, subject } = condition;
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [own('alarm', 'Alarm')],
    code: own(`alarm/${what}`, subject === null ? words.name[what] : `${words.name[what]} (${subject})`),
    effectivePeriod: period(beganAtMs, over?.atMs ?? ended?.atMs ?? null),
    valueCodeableConcept: own(`priority/${priority}`, words.priority[priority]),
    device: scope.gateway,
    ...(violations.length === 0 ? {} : { component: furthestLimits(violations).map(componentOf) }),
    ...(note.length === 0 ? {} : { note }),
  };
  return { urn: scope.urn(`alarm ${seq}`), resource, recordedAtMs: beganAtMs };
}

/** Of the rows about one parameter the most urgent: the milder ones stand with it. */
function furthestLimits(violations: readonly Violation[]): readonly Violation[] {
  const byParameter = new Map<string, Violation>();
  for (const one of violations) {
    const known = byParameter.get(one.parameter);
    if (known === undefined || isHigher(one.priority, known.priority)) byParameter.set(one.parameter, one);
  }
  return [...byParameter.values()];
}

function componentOf({ parameter, value, limit, direction }: Violation): Component {
  const side = direction === 'low' ? 'low' : 'high';
  if (parameter === 'moaasScore')
    return {
      code: scaleCode('moaas'),
      valueQuantity: score(value),
      interpretation: [outside(direction)],
      referenceRange: [{ [side]: score(limit) }],
    };
  return {
    code: codeOf(parameter, 'device'),
    valueQuantity: quantityOf(parameter, value),
    interpretation: [outside(direction)],
    referenceRange: [{ [side]: quantityOf(parameter, limit) }],
  };
}

const steps = {
  pushed: "Shown on the physician's screen",
  risen: 'Risen to high',
  telephone: 'Nobody answered: telephone',
};

/** In the order they happened. */
function notesOf(
  scope: Scope,
  { cause, beganAtMs, acknowledged, escalated }: OccurrenceEntry,
): readonly Annotation[] {
  const notes = [
    ...(cause === null ? [] : [noteOf(null, beganAtMs, `As the device says: ${cause}`)]),
    ...escalated.map(({ atMs, step }) => noteOf(null, atMs, steps[step])),
    ...acknowledged.map((one) => acknowledgement(scope, one)),
  ];
  return notes.toSorted((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}

function acknowledgement(scope: Scope, { atMs, by, reason }: LoggedAcknowledgement): Annotation {
  return noteBy(scope, by, { atMs, text: reason === null ? 'Acknowledged' : `Acknowledged: ${reason}` });
}
