import { lastInfusion, observedEnoughAtMs } from '../chair/timeline.ts';
import type { Session } from '../chair/state.ts';
import { isOfConcern } from '../protocols/items.ts';
import { freshness } from '../vitals/staleness.ts';
import type { NibpMeasurement } from '../vitals/nibp.ts';
import { valueOf, type Measurement, type NumberedReading } from '../vitals/reading.ts';
import { standing } from './chart.ts';
import { answerTo, latestScore, oxygenNow } from './derived.ts';

/**
 * Whether a patient may go (SE21): what follows from the readings and the clock, and beside it what only a person can say.
 * Gateway and screens reckon it with this, from the same state and readings.
 */
export const computedCriteria = ['minimum', 'nibp', 'spo2', 'on-air', 'moaas'] as const;
export const saidCriteria = ['nausea', 'dissociation'] as const;

export type Criterion = {
  /** `minimum`, `nibp` …, or `item:` and the id of an item of the list `after`. */
  readonly id: string;
  readonly kind: 'computed' | 'said';
  readonly isMet: boolean;
};

export type BedsideNow = {
  /** Of this session, oldest first. */
  readonly nibp: readonly NibpMeasurement[];
  /** The newest one, whatever its quality. */
  readonly spo2: NumberedReading | undefined;
};

/** How long a pressure or a score says how the patient is: the longest interval of a programme, and some minutes. */
export const saysForMs = 35 * 60_000;

/** None before there is anything to be observed. */
export function readiness(session: Session, bedside: BedsideNow, nowMs: number): readonly Criterion[] {
  const { course, protocol, chart } = session;
  if (course.phase !== 'observing') return [];
  const { discharge } = protocol;
  const sinceMs = lastInfusion(course).stoppedAtMs;
  const scored = (scale: 'moaas' | 'nausea' | 'dissociation') => {
    const latest = latestScore(chart, scale);
    const isOld = latest === null || latest.atMs < sinceMs || nowMs - latest.atMs > saysForMs;
    return isOld ? null : latest.score;
  };
  const moaas = scored('moaas');
  const nausea = scored('nausea');
  const dissociation = scored('dissociation');
  return [
    computed('minimum', nowMs >= observedEnoughAtMs(course, protocol.observationMs)),
    computed('nibp', isPressureSettled(session, bedside, { sinceMs, nowMs })),
    computed('spo2', isSaturated(session, bedside, nowMs)),
    computed('on-air', oxygenNow(chart) === null),
    computed('moaas', moaas !== null && moaas >= discharge.moaasAtLeast),
    said('nausea', nausea !== null && nausea <= discharge.nauseaAtMost),
    said('dissociation', dissociation !== null && dissociation <= discharge.dissociationAtMost),
    ...protocol.checklists.after
      .filter(({ isRequired }) => isRequired)
      .map((item) => said(`item:${item.id}`, isAnsweredWell(session, item.id, sinceMs))),
  ];
}

export function unmetCriteria(criteria: readonly Criterion[]): readonly string[] {
  return criteria.filter(({ isMet }) => !isMet).map(({ id }) => id);
}

/** What the devices and the clock say, and nothing a person has to look for: "vitals ready" (UI16). */
export function areVitalsReady(criteria: readonly Criterion[]): boolean {
  const own = criteria.filter(({ kind }) => kind === 'computed');
  return own.length > 0 && own.every(({ isMet }) => isMet);
}

function computed(id: (typeof computedCriteria)[number], isMet: boolean): Criterion {
  return { id, kind: 'computed', isMet };
}

function said(id: string, isMet: boolean): Criterion {
  return { id, kind: 'said', isMet };
}

/** Said of this observation: what was ticked before a further dose says nothing about after it (SE6). */
function isAnsweredWell({ chart, protocol }: Session, id: string, sinceMs: number): boolean {
  const item = protocol.checklists.after.find((one) => one.id === id);
  const answer = answerTo(chart, 'after', id);
  const value = answer?.entry.value ?? null;
  if (item === undefined || answer === undefined || value === null) return false;
  if (answer.happenedAtMs < sinceMs) return false;
  return item.kind === 'tick' ? value === true : !isOfConcern(item, value);
}

type Pressure = { readonly atMs: number; readonly systolicMmHg: number; readonly diastolicMmHg: number };

/** Of the cuff and, marked as such in the chart, typed by a person (SE16); oldest first. */
export function pressuresOf({ chart }: Session, nibp: readonly NibpMeasurement[]): readonly Pressure[] {
  const measured = nibp.flatMap((one) => {
    const [systolicMmHg, diastolicMmHg] = [good(one.systolicMmHg), good(one.diastolicMmHg)];
    if (systolicMmHg === null || diastolicMmHg === null) return [];
    return [{ atMs: one.atMs, systolicMmHg, diastolicMmHg }];
  });
  const typed = standing(chart, 'vitals').flatMap(({ entry, happenedAtMs }) => {
    const { systolicMmHg, diastolicMmHg } = entry;
    if (systolicMmHg === null || diastolicMmHg === null) return [];
    return [{ atMs: happenedAtMs, systolicMmHg, diastolicMmHg }];
  });
  return [...measured, ...typed].toSorted((one, other) => one.atMs - other.atMs);
}

/** The newest since the stop, and the newest of those far enough before it: both within the limits and near the baseline. */
function isPressureSettled(
  session: Session,
  { nibp }: BedsideNow,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): boolean {
  const { discharge } = session.protocol;
  const all = pressuresOf(session, nibp);
  const last = all.at(-1);
  if (last === undefined || last.atMs < sinceMs || nowMs - last.atMs > saysForMs) return false;
  const before = all.findLast(({ atMs }) => last.atMs - atMs >= discharge.apartMs);
  return before !== undefined && [before, last].every((one) => isSettled(one, session));
}

function isSettled({ systolicMmHg, diastolicMmHg }: Pressure, { baseline, protocol }: Session): boolean {
  const { discharge } = protocol;
  const isUnder = systolicMmHg < discharge.systolicUnder && diastolicMmHg < discharge.diastolicUnder;
  if (baseline === null) return false;
  const isNear = (value: number, base: number) =>
    Math.abs(value - base) * 100 <= base * discharge.withinBaselinePercent;
  return (
    isUnder && isNear(systolicMmHg, baseline.systolicMmHg) && isNear(diastolicMmHg, baseline.diastolicMmHg)
  );
}

function isSaturated({ baseline, protocol }: Session, { spo2 }: BedsideNow, nowMs: number): boolean {
  if (spo2 === undefined || spo2.quality !== 'good' || freshness(nowMs - spo2.atMs, 1_000) === 'gone')
    return false;
  const value = valueOf(spo2);
  if (value === null) return false;
  return value >= Math.min(protocol.discharge.spo2AtLeast, baseline?.spo2Percent ?? Infinity);
}

function good(measurement: Measurement): number | null {
  return measurement.quality === 'good' ? measurement.value : null;
}
