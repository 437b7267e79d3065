import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cuffStatusOf, decodeBloodPressure, decodeCuffPressure } from './bps.ts';
import type { DateTime } from './date-time.ts';
import { decodeContinuous, decodePlxFeatures, decodeSpotCheck, sensorNames, statusNames } from './plx.ts';

/** Packets nobody here made, with what others read in them; they lie beside the project, where it is developed. */
const folder = join(import.meta.dirname, '../../../../../shared/data/vectors');
const files = ['ble_plx_spezi.json', 'ble_bps_nordic.json'].map((name) => join(folder, name));
const isThere = files.every((file) => existsSync(file));
if (!isThere) console.log('Bluetooth vectors: not beside the project, their tests did not run');

type Vector = { readonly char: string; readonly hex: string; readonly exp: unknown };
const vectors = isThere
  ? files.flatMap(
      (file) => (JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors,
    )
  : [];

/** What our decoders say, under the names the vectors' files use. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => object | 'INVALID'>> = {
  '2A5F': (bytes) => {
    const decoded = decodeContinuous(bytes);
    if (!decoded.ok) return 'INVALID';
    const { fast, slow, ...told } = decoded.value;
    return {
      ...common(told),
      spo2_fast: fast?.spo2,
      pr_fast: fast?.pulseRate,
      spo2_slow: slow?.spo2,
      pr_slow: slow?.pulseRate,
    };
  },
  '2A5E': (bytes) => {
    const decoded = decodeSpotCheck(bytes);
    return decoded.ok ? { ...common(decoded.value), timestamp: textOf(decoded.value.time) } : 'INVALID';
  },
  '2A60': (bytes) => {
    const decoded = decodePlxFeatures(bytes);
    if (!decoded.ok) return 'INVALID';
    const { features, measurementStatusSupport, sensorStatusSupport } = decoded.value;
    return {
      features,
      meas_status_support: measurementStatusSupport,
      sensor_status_support: sensorStatusSupport,
    };
  },
  '2A35': (bytes) => {
    const decoded = decodeBloodPressure(bytes);
    if (!decoded.ok) return 'INVALID';
    const { systolic, diastolic, mean, ...stamp } = decoded.value;
    return { sys: systolic, dia: diastolic, map: mean, ...stamped(stamp) };
  },
  '2A36': (bytes) => {
    const decoded = decodeCuffPressure(bytes);
    if (!decoded.ok) return 'INVALID';
    const { cuffPressure, ...stamp } = decoded.value;
    return { cuff_pressure: cuffPressure, ...stamped(stamp) };
  },
};

type PlxTold = Pick<
  Extract<ReturnType<typeof decodeContinuous>, { ok: true }>['value'],
  'spo2' | 'pulseRate' | 'measurementStatus' | 'sensorStatus' | 'pulseAmplitudeIndex'
>;

function common({ spo2, pulseRate, measurementStatus, sensorStatus, pulseAmplitudeIndex }: PlxTold) {
  return {
    spo2,
    pr: pulseRate,
    status: measurementStatus,
    status_names: statusNames(measurementStatus),
    sensor_status: sensorStatus,
    sensor_names: sensorNames(sensorStatus),
    pai: pulseAmplitudeIndex,
  };
}

type BpsStamp = Pick<
  Extract<ReturnType<typeof decodeCuffPressure>, { ok: true }>['value'],
  'unit' | 'time' | 'pulseRate' | 'userId' | 'status'
>;

function stamped({ unit, time, pulseRate, userId, status }: BpsStamp) {
  const { signs, pulseRange } = cuffStatusOf(status);
  return {
    unit,
    timestamp: textOf(time),
    pr: pulseRate,
    user_id: userId,
    status,
    body_movement: signs.includes('body-movement'),
    cuff_loose: signs.includes('cuff-loose'),
    irregular_pulse: signs.includes('irregular-pulse'),
    improper_position: signs.includes('improper-position'),
    pulse_range: pulseRange,
  };
}

function textOf(time: DateTime | null): string | null {
  if (time === null) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  return `${day}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
}

/** The files write a remark after some times. */
function withoutRemarks(expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || !('timestamp' in expected)) return expected;
  return { ...expected, timestamp: String(expected.timestamp).split(' ')[0] };
}

describe.runIf(isThere)('packets of others', () => {
  for (const [at, { char, hex, exp }] of vectors.entries()) {
    it(`[BT2] ${at + 1}, ${char} ${hex}, reads as its file says`, () => {
      const read = readers[char]?.(new Uint8Array(Buffer.from(hex, 'hex')));
      if (exp === 'INVALID') expect(read).toBe('INVALID');
      else expect(read).toMatchObject(withoutRemarks(exp) as object);
    });
  }
});
