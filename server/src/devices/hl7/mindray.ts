import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceReading, DeviceSaid } from '../driver.ts';
import { cuffTakesMs } from '../cuff-takes.ts';
import { bedOf, deviceName } from './bed.ts';
import type { Decoder, Dialect, NamedLink } from './dialect.ts';
import { createBeds, type Bed } from './mindray-beds.ts';
import type { Validity } from './mindray-validity.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { observationRows, type ObservationRow } from './observation-rows.ts';
import { readRow, rejected, sayRows, unknownRow, type Vocabulary } from './readings.ts';
import { unitOf, type Unit } from './units.ts';

/**
 * Mindray Patient Data Share, HL7 2.3.1: monitors of the uMEC, iMEC, iPM and T series, at port 4601.
 *
 *   MSH|^~\&|||||||ORU^R01|204|P|2.3.1|      a header with nothing in it; MSH-10 is the class of the message
 *
 *   101 103   who and where the patient is: the bed counts, the patient is nobody's business here
 *   106       keep-alive, no body
 *   204       numerics        OBX||NM|160^SpO2|2103|98||||||F
 *   205       their validity  OBX||CE|2037^|160|3^||||||F                         3 valid, 2 invalid
 *   503       the cuff        OBX||NM|170^Sys|2105|120||||||F||APERIODIC|20070106191915
 *   54 56     alarms, physiological and technical; empty: none any more
 *
 * Codes alone count: `PR` is 161 (oximeter) or 600 (arterial line), `Sys` is 170 (cuff), 500 or 503 (arterial). -100 is no value,
 * 00000000000000 no time. A unit is not sent: it is the code's. Times are the monitor's own, without a zone.
 */
export const mindray: Dialect = {
  id: 'mindray',
  isSpokenIn: (message) => hasItsHeader(message) || hasItsRows(message),
  takes: ['ADT^A01'],
  mayLeaveOutProcessing: true,
  open: openDecoder,
};

const periodic: ReadonlyMap<string, ParameterId> = new Map<string, ParameterId>([
  ['160', 'spo2Percent'],
  ['161', 'pulseRateBpm'],
  ['162', 'perfusionIndexPercent'],
]);

const ofCuff: ReadonlyMap<string, ParameterId> = new Map<string, ParameterId>([
  ['170', 'systolicMmHg'],
  ['171', 'diastolicMmHg'],
  ['172', 'meanMmHg'],
  ['173', 'cuffPulseRateBpm'],
]);

const unitOfCode: Readonly<Record<string, Unit>> = {
  160: '%',
  161: '/min',
  162: '%',
  170: 'mmHg',
  171: 'mmHg',
  172: 'mmHg',
  173: '/min',
};

const validityCode = '2037';
const sensorOff = '205';
const classes: ReadonlySet<string> = new Set(['101', '103', '106', '204', '205', '503', '54', '56']);

/** Nothing in it but the class, or a time beside it; or its maker's name. */
function hasItsHeader({ header, separators }: Hl7Message): boolean {
  const version = componentOf(header.field(12), 1, separators);
  const messageClass = header.field(10);
  if (!version.startsWith('2.3')) return false;
  if ([3, 4].some((field) => /^mindray/i.test(header.field(field)))) return true;
  if ([3, 4, 5, 6].some((field) => header.field(field) !== '')) return false;
  return header.field(7) === ''
    ? /^\d{2,3}$/.test(messageClass)
    : version === '2.3.1' && classes.has(messageClass);
}

/** Its validity, which nobody else sends; in 2.3.1 also its codes where they stand in their group, of no coding system. */
function hasItsRows({ header, segments, separators }: Hl7Message): boolean {
  const isOfItsVersion = componentOf(header.field(12), 1, separators) === '2.3.1';
  return segments.some((row) => {
    if (row.name !== 'OBX' || componentOf(row.field(3), 3, separators) !== '') return false;
    const code = componentOf(row.field(3), 1, separators);
    if (code === validityCode) return true;
    const group = periodic.has(code) ? '2103' : ofCuff.has(code) ? '2105' : null;
    return isOfItsVersion && row.field(4) === group;
  });
}

function openDecoder({ deviceId }: NamedLink): Decoder {
  /** Of whoever names none in a message of numbers. */
  let place = '';
  const beds = createBeds();

  return {
    read(message, atMs) {
      switch (componentOf(message.header.field(10), 1, message.separators)) {
        case '101':
        case '103':
          admitted(message);
          return [];
        case '106':
        case '54':
          return [];
        case '56':
          return technicalAlarms(message);
        default:
          return [...measurements(message, atMs), ...beds.forget().flatMap((bed) => due(bed, Infinity))];
      }
    },
    dueAtMs() {
      const dues = beds.all().flatMap(({ held }) => held.dueAtMs() ?? []);
      return dues.length === 0 ? null : Math.min(...dues);
    },
    due: (atMs) => beds.all().flatMap((bed) => due(bed, atMs)),
  };

  function admitted(message: Hl7Message): void {
    const was = place;
    place = bedOf(message);
    if (was === '' && place !== '') beds.rename(deviceName([deviceId]), deviceName([deviceId, place]));
  }

  function nameOf(message: Hl7Message): string {
    return deviceName([deviceId, bedOf(message) || place]);
  }

  function measurements(message: Hl7Message, atMs: number): readonly DeviceSaid[] {
    const sender = nameOf(message);
    const bed = beds.of(sender);
    const rows = observationRows(message, { sender });
    const vocabulary = vocabularyOf(message);
    const said: DeviceSaid[] = [];
    for (const row of rows) {
      const parameter = periodic.get(row.code);
      if (parameter !== undefined) said.push(...numeric(row, { bed, parameter, vocabulary, atMs }));
      else if (row.code === validityCode) said.push(...confirmed(row, bed));
      else if (!ofCuff.has(row.code)) said.push(...unknownRow(row));
    }
    return [...cuff(rows, { bed, vocabulary, atMs }), ...said];
  }

  function technicalAlarms(message: Hl7Message): readonly DeviceSaid[] {
    const name = nameOf(message);
    const bed = beds.of(name);
    const isOff = message.segments.some(
      (row) => row.name === 'OBX' && componentOf(row.field(5), 1, message.separators) === sensorOff,
    );
    if (isOff === bed.isProbeOff) return [];
    bed.isProbeOff = isOff;
    const deviceId = name as DeviceReading['deviceId'];
    return [{ type: 'condition', deviceId, condition: 'probe-off', isSo: isOff }];
  }
}

function due(bed: Bed, atMs: number): readonly DeviceSaid[] {
  return spoken(bed, bed.held.due(atMs));
}

type Numeric = {
  readonly bed: Bed;
  readonly parameter: ParameterId;
  readonly vocabulary: Vocabulary;
  readonly atMs: number;
};

/** A number waits for its validity; that there is none does not. */
function numeric(row: ObservationRow, { bed, parameter, vocabulary, atMs }: Numeric): readonly DeviceSaid[] {
  const { reading, why } = readRow(row, parameter, vocabulary);
  const before = reading === null ? [] : bed.held.replace(parameter);
  const said = spoken(bed, before);
  if (why !== undefined) said.push(rejected(why, row));
  if (reading?.quality === 'unavailable') said.push(...spoken(bed, [reading]));
  else if (reading !== null) bed.held.hold(reading, atMs);
  return said;
}

/** OBX-4 says which code it is about; where it is empty it is about nothing. */
function confirmed({ place, value }: ObservationRow, bed: Bed): readonly DeviceSaid[] {
  const parameter = periodic.get(place);
  if (parameter === undefined) return [];
  return spoken(bed, bed.held.confirm(parameter, validityOf(value)));
}

/** What the monitor says of the sensor counts more than a number beside it. */
function spoken(bed: Bed, readings: readonly DeviceReading[]): DeviceSaid[] {
  return readings.map((reading) => ({
    type: 'reading',
    reading: bed.isProbeOff ? doubted(reading) : reading,
  }));
}

/**
 * Measured when OBX-14 says, and a number without that is rejected: it may be any old one. A time later than all before it of
 * this bed on this connection was just now, whatever the monitor's clock says, unless it comes sooner than a cuff can measure.
 */
function cuff(
  rows: readonly ObservationRow[],
  { bed, vocabulary, atMs }: Omit<Numeric, 'parameter'>,
): readonly DeviceSaid[] {
  const own = rows.filter(({ code }) => ofCuff.has(code));
  if (own.length === 0) return [];
  const isNumber = (row: ObservationRow) => row.value !== '' && Number(row.value) !== -100;
  const timeless = own.filter((row) => isNumber(row) && row.measuredAtMs === null);
  const withValue = new Set(own.filter((row) => isNumber(row)).map(({ code }) => code));
  const telling = own.filter((row) => !timeless.includes(row) && (isNumber(row) || !withValue.has(row.code)));
  const before = bed.newestCuff;
  const newestMs = Math.max(...telling.flatMap(({ measuredAtMs }) => measuredAtMs ?? []));
  if (before === null || newestMs > before.measuredAtMs)
    bed.newestCuff = { measuredAtMs: newestMs, toldAtMs: newestMs === -Infinity ? -Infinity : atMs };
  const isNew = ({ measuredAtMs }: DeviceReading) =>
    before !== null &&
    measuredAtMs !== null &&
    measuredAtMs > before.measuredAtMs &&
    atMs - before.toldAtMs >= cuffTakesMs;
  const said = sayRows(telling, vocabulary).map((one) =>
    one.type === 'reading' && isNew(one.reading)
      ? { ...one, reading: { ...one.reading, isFromMemory: false } }
      : one,
  );
  return [...said, ...timeless.map((row) => rejected('malformed', row))];
}

function vocabularyOf({ separators }: Hl7Message): Vocabulary {
  return {
    parameterOf: ({ code }) => periodic.get(code) ?? ofCuff.get(code) ?? null,
    unitOf: ({ code, unit }) => (unit === '' ? (unitOfCode[code] ?? null) : unitOf(unit, separators)),
  };
}

/** OBX-5 is a coded entry, `3^`. */
function validityOf(value: string): Validity {
  const [code] = value.split('^');
  return code === '3' ? 'valid' : code === '2' ? 'invalid' : 'unknown';
}

function doubted(reading: DeviceReading): DeviceReading {
  if (reading.quality === 'unavailable') return { ...reading, reason: 'probe-off' };
  return { ...reading, quality: 'questionable', reason: 'device-doubt' };
}
