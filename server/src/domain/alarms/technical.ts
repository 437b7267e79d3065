import {
  conditionKey,
  highestOf,
  isOfDeviceAtPatient,
  type Condition,
  type Priority,
  type TechnicalCondition,
} from '@chairside/shared/alarms/conditions.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { urgencyOf } from '@chairside/shared/escalation/next.ts';
import { isExposed, startedAtMs } from '@chairside/shared/chair/timeline.ts';
import { unacceptedAfterMs } from '../handover.ts';
import type { Memory } from './memory.ts';
import { occurrenceOf, reconcile } from './reconcile.ts';
import type { Surroundings } from './surroundings.ts';
import { priorityAfter, stepsByCondition } from './technical-rows.ts';
import { silenceMs, silentAtMs, type Track } from './track.ts';

/** The technical conditions: what stands in the way of watching, since when, and so how urgent it is (AL37). */

/** Something that is so, or will be when its time comes. */
export type Standing = {
  readonly condition: Condition & { readonly what: TechnicalCondition };
  readonly sinceMs: number;
  readonly cause: string | null;
  /** Instead of the one its time would give: while nobody has put the probe on yet, or for what is worse than it is old. */
  readonly priority?: Priority | undefined;
};

export type Seen = {
  readonly session: Session;
  readonly memory: Memory;
  readonly surroundings: Surroundings;
  readonly nowMs: number;
};

/** Off the monitor nothing about the devices there begins or rises; it may end (SE29). */
export function technicalFacts(seen: Seen): readonly ChairFact[] {
  const { session, nowMs } = seen;
  const standings = standingsOf(seen);
  const known = new Set(standings.map(({ condition }) => conditionKey(condition)));
  const over = session.alarms.occurrences.filter(
    ({ condition }) =>
      isTechnical(condition) && !known.has(conditionKey(condition)) && !isUnknown(condition, seen),
  );
  return [
    ...over.flatMap(({ condition }) => reconcile(session.alarms, notSo(condition, nowMs), nowMs)),
    ...standings
      .filter(({ condition }) => session.offMonitor === null || !isOfDeviceAtPatient(condition))
      .flatMap((one) => reconcile(session.alarms, findingOf(one, seen), nowMs)),
  ];
}

function isTechnical(condition: Condition): condition is Standing['condition'] {
  return Object.hasOwn(stepsByCondition, condition.what);
}

/** What nobody has told this gateway about since it started stays as it was: silence ends nothing. */
function isUnknown(condition: Condition, { surroundings, memory }: Seen): boolean {
  if (isOfProbe(condition) && memory.spo2 === null) return true;
  if (condition.what === 'no-audible-screen') return surroundings.hearing === null;
  const isAboutDevice = condition.what === 'device-battery' || condition.what === 'device-clock-off';
  // Of a device that is not here any more nobody will say anything.
  if (isAboutDevice && !surroundings.devices.some(({ deviceId }) => deviceId === condition.subject))
    return false;
  return surroundings.isUnreported(condition);
}

function isOfProbe({ what }: Condition): boolean {
  return what === 'probe-off' || what === 'signal-inadequate' || what === 'spo2-not-updating';
}

function notSo(condition: Condition, nowMs: number) {
  return { condition, priority: null, violations: [], cause: null, conditionAtMs: nowMs, value: null };
}

function findingOf(standing: Standing, { session, nowMs }: Seen) {
  const { condition, sinceMs, cause, ...so } = standing;
  const steps = stepsByCondition[condition.what];
  const byTime = priorityAfter(steps, { elapsedMs: nowMs - sinceMs, isExposed: isExposed(session, nowMs) });
  const priority = byTime === null ? null : (so.priority ?? byTime);
  return { condition, priority, violations: [], cause, conditionAtMs: sinceMs, value: null };
}

/** All that is so now, however young. */
export function standingsOf(seen: Seen): readonly Standing[] {
  return [
    ...probe(seen),
    ...neverSeen(seen),
    ...notArmed(seen),
    ...cuff(seen),
    ...told(seen),
    ...unheard(seen),
    ...away(seen),
    ...unowned(seen),
    ...unreached(seen),
  ].map((one) => sinceBack(seen.session, one));
}

/** Of the time the patient was off the monitor nothing counts: how long a device says nothing is counted from the return. */
function sinceBack({ alarms: { backAtMs } }: Session, one: Standing): Standing {
  if (backAtMs === null || !isOfDeviceAtPatient(one.condition)) return one;
  return { ...one, sinceMs: Math.max(one.sinceMs, backAtMs) };
}

/** SE29: a condition once the time is over, whatever it is that keeps the patient. */
function away({ session: { offMonitor } }: Seen): readonly Standing[] {
  return offMonitor === null ? [] : [standing('off-monitor-long', null, offMonitor.untilMs)];
}

/** SE20: with somebody who comes in no more, or offered and not accepted. What was nobody's from the first rings for nobody. */
function unowned({ session, surroundings, nowMs }: Seen): readonly Standing[] {
  const { nurse, handover } = session;
  if (nurse !== null && !surroundings.mayHaveChair(nurse.personId))
    return [sinceFound(session, { ...standing('chair-without-nurse', null, nowMs), cause: 'nurse-gone' })];
  if (nurse === null || handover === null) return [];
  return [standing('handover-not-accepted', null, handover.atMs + unacceptedAfterMs)];
}

/** ES9: as urgent as the most urgent call nobody has, or nobody answers. */
function unreached({ session: { escalations } }: Seen): readonly Standing[] {
  const troubled = escalations.filter(({ trouble }) => trouble !== null);
  const sinceMs = Math.min(...troubled.map(({ troubledAtMs }) => troubledAtMs ?? Infinity));
  const priority = highestOf(troubled.map(urgencyOf));
  return priority === null ? [] : [{ ...standing('physician-not-reached', null, sinceMs), priority }];
}

function probe({ session, memory, nowMs }: Seen): readonly Standing[] {
  const { spo2 } = memory;
  if (spo2 === null) return [];
  const isSetUp = session.course.phase === 'preparing' && session.alarms.armedAtMs.spo2Percent === null;
  const priority = isSetUp ? 'low' : undefined;
  return [silence(spo2, session, nowMs), off(spo2), inadequate(spo2, session, nowMs)].flatMap((one) =>
    one === null ? [] : [{ ...one, priority }],
  );
}

function silence(track: Track, { alarms: { backAtMs } }: Session, nowMs: number): Standing | null {
  // Whoever comes back has as long to speak as anybody.
  const fromMs = Math.max(silentAtMs(track), (backAtMs ?? -Infinity) + silenceMs(track));
  if (nowMs < fromMs) return null;
  return standing('spo2-not-updating', track.deviceId, track.newestAtMs);
}

/** Neither silence nor a reading without a number says that the probe is on again. */
function off({ probeOffSinceMs, deviceId }: Track): Standing | null {
  return probeOffSinceMs === null ? null : standing('probe-off', deviceId, probeOffSinceMs);
}

/** Ends with a good number. Silence and a probe that is off have conditions of their own: they do not begin it, nor end it. */
function inadequate(track: Track, { alarms }: Session, nowMs: number): Standing | null {
  const { quality, reason, probeOffSinceMs, deviceId, lastGoodAtMs, firstAtMs } = track;
  if (quality === 'good') return null;
  const one = { ...standing('signal-inadequate', deviceId, lastGoodAtMs ?? firstAtMs), cause: reason };
  const isTold = occurrenceOf(alarms, one.condition) !== undefined;
  const isOther = probeOffSinceMs !== null || nowMs >= silentAtMs(track);
  return isOther && !isTold ? null : one;
}

function neverSeen({ session, memory, surroundings }: Seen): readonly Standing[] {
  const startMs = startedAtMs(session.course);
  // Beside an oximeter that speaks, a device nobody knows may be a cuff, which has nothing to say before it is used.
  const expectedMs = memory.spo2 === null ? session.openedAtMs : startMs;
  return surroundings.devices
    .filter(({ wasHeard }) => !wasHeard)
    .flatMap(({ deviceId, sinceMs }) => {
      const fromMs = Math.max(sinceMs, expectedMs ?? Infinity, surroundings.watchedSinceMs);
      const one = sinceFound(session, standing('device-never-seen', deviceId, fromMs));
      return one.sinceMs === Infinity ? [] : [one];
    });
}

/** What was found already is as old as when it was found, whatever else begins meanwhile: the infusion, or this gateway. */
function sinceFound({ alarms }: Session, one: Standing): Standing {
  const before = occurrenceOf(alarms, one.condition);
  return before === undefined ? one : { ...one, sinceMs: Math.min(one.sinceMs, before.conditionAtMs) };
}

function notArmed({ session, nowMs }: Seen): readonly Standing[] {
  const sinceMs = startedAtMs(session.course);
  const isArmed = session.alarms.armedAtMs.spo2Percent !== null;
  if (sinceMs === null || isArmed || !isExposed(session, nowMs)) return [];
  return [standing('spo2-not-armed', null, sinceMs)];
}

function cuff({ session }: Seen): readonly Standing[] {
  const { failuresInRow, lastFailure } = session.nibp;
  const failed =
    failuresInRow === 0 || lastFailure === null
      ? []
      : [
          {
            ...standing('nibp-failed', lastFailure.deviceId, lastFailure.atMs),
            cause: lastFailure.reason,
            priority: failuresInRow > 1 || isInTrouble(session) ? ('medium' as const) : undefined,
          },
        ];
  const due = nibpDue(session);
  return due === null ? failed : [...failed, standing('nibp-overdue', null, due.atMs)];
}

/** AL38 */
function isInTrouble({ alarms }: Session): boolean {
  return alarms.occurrences.some(
    ({ presence, condition: { what } }) =>
      presence === 'present' && (what === 'spo2-low' || what === 'pulse-low' || what === 'pulse-high'),
  );
}

function told({ surroundings }: Seen): readonly Standing[] {
  return surroundings.reports.map(({ condition, sinceMs, priority }) => ({
    ...standing(condition.what, condition.subject, sinceMs),
    priority,
  }));
}

function unheard({ session, surroundings: { hearing } }: Seen): readonly Standing[] {
  const startMs = startedAtMs(session.course);
  if (startMs === null || hearing === null || hearing.atChair > 0) return [];
  return [sinceFound(session, standing('no-audible-screen', null, Math.max(startMs, hearing.sinceMs)))];
}

function standing(what: TechnicalCondition, subject: string | null, sinceMs: number): Standing {
  return { condition: { what, subject }, sinceMs, cause: null };
}
