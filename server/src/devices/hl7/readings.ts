import { deviceIdSchema } from '@chairside/shared/ids.ts';
import { isInAnotherUnit, judge, judgePressures } from '@chairside/shared/vitals/judge.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid, RejectedWhy } from '../driver.ts';
import type { ObservationRow } from './observation-rows.ts';
import { trustOf } from './trust.ts';
import { convertTo, type Unit } from './units.ts';
import { withoutNames } from './without-names.ts';

/**
 * From rows to what a device says, the same in every dialect: a dialect brings its codes and its units.
 *
 * A row is known by its code; texts are not looked at, vendors label them differently. Nothing is made up: a row that can not be
 * read is a rejection, a row without a number is a reading without a number.
 */
export type Vocabulary = {
  /** Null for a code that is none of its. */
  readonly parameterOf: (row: ObservationRow) => ParameterId | null;
  /** Null for a unit nobody here knows (DD9). */
  readonly unitOf: (row: ObservationRow, parameter: ParameterId) => Unit | null;
  /** What a row says beside measurements; null where it is one, or nothing known. */
  readonly besides?: (row: ObservationRow) => DeviceSaid | null;
};

export function sayRows(rows: readonly ObservationRow[], vocabulary: Vocabulary): readonly DeviceSaid[] {
  const said: DeviceSaid[] = [];
  const found: Found[] = [];
  for (const row of rows) {
    const besides = vocabulary.besides?.(row) ?? null;
    if (besides !== null) {
      said.push(besides);
      continue;
    }
    const parameter = vocabulary.parameterOf(row);
    if (parameter === null) {
      said.push(...unknownRow(row));
      continue;
    }
    const { reading, why } = readRow(row, parameter, vocabulary);
    if (why !== undefined) said.push(rejected(why, row));
    if (reading !== null) found.push({ row, reading });
  }
  const readings = orderedPressures(oneChannelEach(found, said), said);
  return [...readings.map((reading) => ({ type: 'reading' as const, reading })), ...said];
}

/** A row of a code nobody here reads: listed, unless it only says that a part of the device exists. */
export function unknownRow(row: ObservationRow): readonly DeviceSaid[] {
  if (row.valueType === '' && row.value === '') return [];
  if (row.code === '') return [rejected('malformed', row)];
  return [{ type: 'unknown-code', code: row.code.slice(0, codeLength) }];
}

export function rejected(why: RejectedWhy, row: ObservationRow): DeviceSaid {
  return { type: 'frame-rejected', why, raw: withoutNames(row.text).slice(0, rawLength) };
}

export type RowRead = {
  /** Null: the row says nothing that could be shown. */
  readonly reading: DeviceReading | null;
  /** It is counted as rejected. */
  readonly why?: RejectedWhy | undefined;
};

/** One row for itself, not held against others of its message. */
export function readRow(row: ObservationRow, parameter: ParameterId, { unitOf }: Vocabulary): RowRead {
  const device = deviceIdSchema.safeParse(row.device);
  if (!device.success) return { reading: null, why: 'malformed' };
  const { measurement, original, why } = measure(row, parameter, unitOf);
  if (measurement === null) return { reading: null, why };
  const { measuredAtMs, sentAtMs } = row;
  const reading = { ...measurement, deviceId: device.data, parameter, measuredAtMs, sentAtMs };
  const kept = original === undefined ? reading : { ...reading, original: original.slice(0, originalLength) };
  return { reading: kept, why };
}

/** HL7's NM: a sign, digits, a point. Number() alone would read '' as 0 and take hexadecimal. */
export function numberOf(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

type Found = { readonly row: ObservationRow; readonly reading: DeviceReading };

const codeLength = 40;
const originalLength = 200;
const rawLength = 300;

/** Numbers that stand for none: Mindray and Northern, Comen (a NaN's mantissa that got out). */
const sentinels: ReadonlySet<number> = new Set([-100, 8388607]);

type Outcome = {
  readonly measurement: Measurement | null;
  readonly original?: string;
  readonly why?: RejectedWhy;
};

const none = { quality: 'unavailable', reason: 'no-value' } as const satisfies Measurement;

/** A cuff that calls its result invalid has measured and failed; an oximeter goes on measuring. */
function unavailable(
  reason: UnavailableReason,
  { flags }: ObservationRow,
  parameter: ParameterId,
): Measurement {
  const hasFailed =
    flags.includes('INV') && reason === 'invalid' && parameters[parameter].cadence === 'episodic';
  return { quality: 'unavailable', reason: hasFailed ? 'failed' : reason };
}

function measure(row: ObservationRow, parameter: ParameterId, unitOf: Vocabulary['unitOf']): Outcome {
  const trust = trustOf(row.flags, row.status);
  if (trust.type === 'refused') return { measurement: null, why: 'malformed' };
  if (trust.type === 'unavailable') return { measurement: unavailable(trust.reason, row, parameter) };
  if (row.value === '' || row.value === '""') return { measurement: none };
  const number = numberOf(row.value);
  if (number === null) return { measurement: none, original: row.value, why: 'malformed' };
  if (sentinels.has(number)) return { measurement: none };
  const unit = unitOf(row, parameter);
  const value = unit === null ? null : convertTo(parameters[parameter].unit, number, unit);
  if (unit === null || value === null) return { measurement: null, why: 'unknown-unit' };
  const judged = judge(parameter, value);
  const original = `${row.value} ${unit}`;
  if (judged.quality === 'unavailable') return { measurement: judged, original, why: 'impossible' };
  const measurement: Measurement =
    trust.type === 'doubtful' && judged.quality === 'good'
      ? { quality: 'questionable', value, reason: 'device-doubt' }
      : judged;
  return unit === parameters[parameter].unit ? { measurement } : { measurement, original };
}

/**
 * A monitor may have two channels for one parameter, and one of them idle. What the one measures is not erased by the
 * other's having nothing (HL14); where both measured at the same time, the better and then the first one stands, and the
 * other is listed, so that it can be seen that it was left out.
 */
function oneChannelEach(found: readonly Found[], said: DeviceSaid[]): readonly Found[] {
  const placesWithValue = new Map<string, Set<string>>();
  const bestByTime = new Map<string, Found>();
  for (const one of found) {
    if (one.reading.quality === 'unavailable') continue;
    const places = placesWithValue.get(parameterKey(one)) ?? new Set();
    placesWithValue.set(parameterKey(one), places.add(one.row.place));
    const rival = bestByTime.get(timeKey(one));
    if (rival === undefined || isBetter(one, rival)) bestByTime.set(timeKey(one), one);
  }
  return found.filter((one) => {
    if (one.reading.quality === 'unavailable') {
      const places = placesWithValue.get(parameterKey(one));
      return places === undefined || (places.size === 1 && places.has(one.row.place));
    }
    if (bestByTime.get(timeKey(one)) === one) return true;
    said.push({ type: 'unknown-code', code: `${one.row.code}@${one.row.place}`.slice(0, codeLength) });
    return false;
  });
}

function parameterKey({ reading }: Found): string {
  return `${reading.parameter} ${reading.deviceId}`;
}

function timeKey(one: Found): string {
  return `${String(one.reading.measuredAtMs)} ${parameterKey(one)}`;
}

function isBetter({ reading }: Found, than: Found): boolean {
  return reading.quality === 'good' && than.reading.quality !== 'good';
}

/** Systolic, diastolic and mean are held against each other where they are of one measurement: device, channel, time. */
function orderedPressures(found: readonly Found[], said: DeviceSaid[]): readonly DeviceReading[] {
  if (found.every(({ reading }) => parameters[reading.parameter].cadence === 'continuous'))
    return found.map(({ reading }) => reading);
  const byMeasurement = Map.groupBy(found, ({ row, reading }) =>
    [reading.deviceId, row.order, row.channel, reading.measuredAtMs].join(' '),
  );
  return [...byMeasurement.values()].flatMap((group) => {
    const readings = group.map(({ reading }) => reading);
    const systolic = group.find(({ reading }) => reading.parameter === 'systolicMmHg');
    if (systolic !== undefined && isInAnotherUnit(readings)) said.push(rejected('impossible', systolic.row));
    return judgePressures(readings);
  });
}
