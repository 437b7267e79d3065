import type { Coverage } from '@chairside/shared/record/coverage.ts';
import type { RecordedNibp, TableRow } from '@chairside/shared/record/session-record.ts';
import { furtherCodes, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { about, at, noteOf } from './observation.ts';
import { pressureComponents } from './pressure.ts';
import type { Observation, Value } from './r4.ts';
import type { Draft, Scope } from './scope.ts';
import { absent, category, codeOf, loinc, own, quantityOf, type AbsentCause } from './terms.ts';

/**
 * What the devices measured, one Observation each as flowsheets show them (decision 0024): every measurement of the cuff,
 * failed and missed ones included, and the oximeter at the same minute.
 */
export function measuredDrafts(scope: Scope): readonly Draft<Observation>[] {
  const { record } = scope;
  return [
    ...named(scope, record.nibp, (one) => one).flatMap(([name, one]) =>
      one.source === 'device' ? cuffDrafts(scope, name, one) : [],
    ),
    ...record.coverage.nibp.slots
      .filter(({ became }) => became === 'missed')
      .map((one) => missedDraft(scope, one)),
    ...named(scope, record.table, ({ nibp }) => nibp).flatMap(([name, row]) =>
      alignedDrafts(scope, name, row),
    ),
  ];
}

/**
 * Each with what names it in the session: of a typed one the entry as first recorded, so that a correction is no second
 * measurement. Two that one device gave at one moment are told apart by their order.
 */
function named<T>(
  { record }: Scope,
  rows: readonly T[],
  nibpOf: (row: T) => RecordedNibp,
): readonly (readonly [name: string, row: T])[] {
  const rootBySeq = new Map(record.chart.map(({ seq, root }) => [seq, root]));
  const count = new Map<string, number>();
  return rows.map((row) => {
    const { deviceId, entrySeq, atMs } = nibpOf(row);
    const name =
      entrySeq === null ? `${String(deviceId)} ${atMs}` : `entry ${rootBySeq.get(entrySeq) ?? entrySeq}`;
    const before = count.get(name) ?? 0;
    count.set(name, before + 1);
    return [before === 0 ? name : `${name} (${before + 1})`, row];
  });
}

const vital = { category: [category('vital-signs')] };
const panel = loinc([furtherCodes.bloodPressure.loinc], 'Blood pressure');

function cuffDrafts(scope: Scope, name: string, nibp: RecordedNibp): readonly Draft<Observation>[] {
  const { atMs, deviceId } = nibp;
  const said = {
    ...about(scope),
    status: 'final',
    ...vital,
    ...at(atMs),
    ...measuredBy(scope, deviceId),
  } as const;
  const role = `nibp ${name}`;
  const pressure: Observation = {
    ...said,
    code: panel,
    ...(nibp.failure === null ? {} : { dataAbsentReason: absent(nibp.failure) }),
    ...doubts([nibp.systolicMmHg, nibp.diastolicMmHg, nibp.meanMmHg], atMs),
    component: pressureComponents(nibp, 'device'),
  };
  const pulse: Observation = {
    ...said,
    code: codeOf('cuffPulseRateBpm', 'device'),
    ...valueOrWhy('cuffPulseRateBpm', nibp.pulseRateBpm),
    ...doubts([nibp.pulseRateBpm], atMs),
  };
  return [
    { urn: scope.urn(role), resource: pressure, recordedAtMs: atMs },
    ...(wasSent(nibp.pulseRateBpm)
      ? [{ urn: scope.urn(`${role} pulse`), resource: pulse, recordedAtMs: atMs }]
      : []),
  ];
}

/** A slot of the programme that nobody served: it was not measured, and that is said. */
function missedDraft(scope: Scope, { atMs }: Coverage['nibp']['slots'][number]): Draft<Observation> {
  const none = { quality: 'unavailable', reason: 'no-value' } as const;
  const reason = { dataAbsentReason: absent('missed') };
  const resource: Observation = {
    ...about(scope),
    status: 'cancelled',
    ...vital,
    code: panel,
    ...at(atMs),
    ...reason,
    component: pressureComponents({ systolicMmHg: none, diastolicMmHg: none, meanMmHg: none }, 'device').map(
      (one) => ({ ...one, ...reason }),
    ),
  };
  return { urn: scope.urn(`nibp missed ${atMs}`), resource, recordedAtMs: atMs };
}

/** The oximeter at the minute of a measurement, as the table of the record has it. */
function alignedDrafts(scope: Scope, name: string, row: TableRow): readonly Draft<Observation>[] {
  const { spo2Percent, pulseRateBpm, from } = row;
  const { atMs } = row.nibp;
  const values = { spo2Percent, pulseRateBpm };
  return (['spo2Percent', 'pulseRateBpm'] as const).map((parameter) => {
    const value = values[parameter];
    const resource: Observation = {
      ...about(scope),
      status: 'final',
      ...vital,
      code: codeOf(parameter, 'device'),
      ...at(atMs),
      ...(value === null
        ? { dataAbsentReason: absent(whyNone(scope, parameter, atMs)) }
        : { valueQuantity: quantityOf(parameter, value) }),
      method: own('method/median', 'Median of the good values from 30 s before to 30 s after'),
      ...measuredBy(scope, from[parameter]),
    };
    return { urn: scope.urn(`aligned ${parameter} ${name}`), resource, recordedAtMs: atMs };
  });
}

/** Why the oximeter had no good value then: there was one to doubt, or as the coverage of the record says. */
function whyNone(scope: Scope, parameter: ParameterId, atMs: number): AbsentCause {
  if (near(scope, parameter, atMs).some(({ quality }) => quality === 'questionable')) return 'questionable';
  const { gaps } = scope.record.coverage.spo2;
  return gaps.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.cause ?? 'silence';
}

const alignedWithinMs = 30_000;

function near({ readingsOf }: Scope, parameter: ParameterId, atMs: number): readonly NumberedReading[] {
  const readings = readingsOf(parameter);
  const from = firstFrom(readings, atMs - alignedWithinMs);
  const to = firstFrom(readings, atMs + alignedWithinMs + 1);
  return readings.slice(from, to);
}

/** Place of the first that is not before a time; by halves, as a session has ten thousands of them. */
function firstFrom(readings: readonly NumberedReading[], atMs: number): number {
  let [low, high] = [0, readings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readings[middle]?.atMs ?? Infinity) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function measuredBy(scope: Scope, deviceId: string | null): Pick<Observation, 'device'> {
  return deviceId === null ? {} : { device: scope.device(deviceId) };
}

/** A part that the device did not send is no measurement at all. */
function wasSent(measurement: Measurement): boolean {
  return measurement.quality !== 'unavailable' || measurement.reason !== 'no-value';
}

function valueOrWhy(parameter: ParameterId, measurement: Measurement): Value {
  return measurement.quality === 'unavailable'
    ? { dataAbsentReason: absent(measurement.reason) }
    : { valueQuantity: quantityOf(parameter, measurement.value) };
}

/** A number with a doubt keeps both. */
function doubts(measurements: readonly Measurement[], atMs: number): Pick<Observation, 'note'> {
  const reasons = measurements.flatMap((one) => (one.quality === 'questionable' ? [one.reason] : []));
  if (reasons.length === 0) return {};
  return { note: [noteOf(null, atMs, `Questionable: ${[...new Set(reasons)].join(', ')}`)] };
}
