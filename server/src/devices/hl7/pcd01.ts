import { deviceIdSchema } from '@chairside/shared/ids.ts';
import { judge, judgePressureOrder } from '@chairside/shared/vitals/judge.ts';
import { parameterIds, parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid, RejectedWhy } from '../driver.ts';
import type { Hl7Message, Separators } from './message.ts';
import { observationRows, type ObservationRow } from './observation-rows.ts';
import { trustOf } from './trust.ts';
import { convertTo, unitOf } from './units.ts';

/**
 * IHE PCD-01: what an ORU^R01 says about a patient (IHE Patient Care Device Technical Framework, volume 2, 3.1).
 *
 * A row is known by the MDC number in OBX-3; texts are not looked at, vendors label them differently. Nothing is made up:
 * a row that can not be read is a rejection, a row without a number is a reading without a number.
 */
export function decodeObservations(message: Hl7Message): readonly DeviceSaid[] {
  const said: DeviceSaid[] = [];
  const found: Found[] = [];
  for (const row of observationRows(message)) {
    const battery = batteryOf(row, message.separators);
    if (battery !== null) {
      said.push(battery);
      continue;
    }
    const parameter = parameterOf(row);
    if (parameter === null) {
      if (isStructure(row)) continue;
      if (row.code === '') said.push(rejected('malformed', row));
      else said.push({ type: 'unknown-code', code: row.code.slice(0, codeLength) });
      continue;
    }
    const device = deviceIdSchema.safeParse(row.device);
    const { measurement, original, why } = device.success
      ? measure(row, parameter, message.separators)
      : { measurement: null, why: 'malformed' as const };
    if (why !== undefined) said.push(rejected(why, row));
    if (measurement === null || !device.success) continue;
    const reading = {
      ...measurement,
      deviceId: device.data,
      parameter,
      measuredAtMs: row.measuredAtMs,
      sentAtMs: row.sentAtMs,
    };
    const kept =
      original === undefined ? reading : { ...reading, original: original.slice(0, originalLength) };
    found.push({ row, reading: kept });
  }
  const readings = orderedPressures(oneChannelEach(found, said));
  return [...readings.map((reading) => ({ type: 'reading' as const, reading })), ...said];
}

type Found = { readonly row: ObservationRow; readonly reading: DeviceReading };

const codeLength = 40;
const originalLength = 200;
const rawLength = 300;

/** Numbers that stand for none: Mindray and Northern, Comen (a NaN's mantissa that got out). */
const sentinels: ReadonlySet<number> = new Set([-100, 8388607]);

const parameterByMdc: ReadonlyMap<string, ParameterId> = new Map(
  parameterIds.flatMap((id) => parameters[id].mdc.map((code) => [String(code), id] as const)),
);

/** MDC_ATTR_VAL_BATT_CHARGE, in percent (ISO/IEEE 11073-10101). */
const batteryMdc = '67996';

function batteryOf(row: ObservationRow, separators: Separators): DeviceSaid | null {
  if (row.code !== batteryMdc || (row.codingSystem !== '' && row.codingSystem !== 'MDC')) return null;
  const device = deviceIdSchema.safeParse(row.device);
  const percent = numberOf(row.value);
  const isPercent = unitOf(row.unit, separators) === '%';
  if (!device.success || percent === null || !isPercent || percent < 0 || percent > 100) return null;
  return { type: 'battery', deviceId: device.data, percent };
}

/** A number in another coding system that is named is not an MDC number, though it may look like one. */
function parameterOf(row: ObservationRow): ParameterId | null {
  if (row.codingSystem !== '' && row.codingSystem !== 'MDC') return null;
  return parameterByMdc.get(row.code) ?? null;
}

/** A row that only says that a device or a channel exists. */
function isStructure(row: ObservationRow): boolean {
  return row.valueType === '' && row.value === '';
}

/** `measurement` null: the row says nothing that could be shown. `why` given: it is counted as rejected. */
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

function measure(row: ObservationRow, parameter: ParameterId, separators: Separators): Outcome {
  const trust = trustOf(row.flags, row.status);
  if (trust.type === 'refused') return { measurement: null, why: 'malformed' };
  if (trust.type === 'unavailable') return { measurement: unavailable(trust.reason, row, parameter) };
  if (row.value === '' || row.value === '""') return { measurement: none };
  const number = numberOf(row.value);
  if (number === null) return { measurement: none, original: row.value, why: 'malformed' };
  if (sentinels.has(number)) return { measurement: none };
  const unit = unitOf(row.unit, separators);
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

function rejected(why: RejectedWhy, row: ObservationRow): DeviceSaid {
  return { type: 'frame-rejected', why, raw: row.text.slice(0, rawLength) };
}

/** HL7's NM: a sign, digits, a point. Number() alone would read '' as 0 and take hexadecimal. */
function numberOf(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
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
function orderedPressures(found: readonly Found[]): readonly DeviceReading[] {
  const byMeasurement = Map.groupBy(found, ({ row, reading }) =>
    [reading.deviceId, row.order, row.channel, reading.measuredAtMs].join(' '),
  );
  if (byMeasurement.size === found.length) return found.map(({ reading }) => reading);
  return [...byMeasurement.values()].flatMap((group) =>
    judgePressureOrder(group.map(({ reading }) => reading)),
  );
}
