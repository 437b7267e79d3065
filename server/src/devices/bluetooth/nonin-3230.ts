import { err, ok, type Result } from '@chairside/shared/result.ts';
import { namesOfBits } from './fields.ts';

/**
 * Nonin 3230 and 3150, Nonin's own service (Nonin 113142-000-02). Big-endian, once a second.
 *
 *   measurement     0         1        2               3-4              5-6       7       8-9
 *                   0x0A,     status   battery,        pulse amplitude  counter   SpO2,   pulse rate,
 *                   length             0.1 V           index, 0.01 %              127 none   511 none
 *
 *   device status   0         1             2                          3         4          5-6
 *                   length    sensor type   0 right, 1 no sensor,      battery,  battery,   counter
 *                                           5 fault, 6 system fault    0.1 V     %
 *
 * The length counts itself. A packet shorter than it says is refused whole.
 */
export type NoninMeasurement = {
  readonly signs: readonly NoninSign[];
  readonly batteryVolt: number;
  readonly pulseAmplitudeIndexPercent: number;
  /** One more with each packet, from 65535 to 0. */
  readonly counter: number;
  /** Null where the device has none. */
  readonly spo2: number | null;
  readonly pulseRate: number | null;
  /** Bytes after the last field. */
  readonly spareBytes: number;
};

const noninSigns = [
  null,
  'weak-signal',
  'smart-point',
  'searching',
  'sensor-on',
  'battery-low',
  'encrypted',
] as const;
export type NoninSign = NonNullable<(typeof noninSigns)[number]>;

export type NoninStatus = {
  readonly sensor: 'right' | 'missing' | 'fault' | 'unknown';
  readonly batteryVolt: number;
  /** Null where it is more than a whole. */
  readonly batteryPercent: number | null;
  readonly counter: number;
  readonly spareBytes: number;
};

const measurementBytes = 10;
const statusBytes = 7;
const noSpo2 = 127;
const noPulseRate = 511;

export function decodeNonin(bytes: Uint8Array): Result<NoninMeasurement, 'short'> {
  if (isShort(bytes, measurementBytes)) return err('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [spo2, pulseRate] = [view.getUint8(7), view.getUint16(8)];
  return ok({
    signs: namesOfBits(view.getUint8(1), noninSigns),
    batteryVolt: view.getUint8(2) / 10,
    pulseAmplitudeIndexPercent: view.getUint16(3) / 100,
    counter: view.getUint16(5),
    spo2: spo2 === noSpo2 ? null : spo2,
    pulseRate: pulseRate === noPulseRate ? null : pulseRate,
    spareBytes: bytes.length - measurementBytes,
  });
}

export function decodeNoninStatus(bytes: Uint8Array): Result<NoninStatus, 'short'> {
  if (isShort(bytes, statusBytes)) return err('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const percent = view.getUint8(4);
  return ok({
    sensor: sensorByCode.get(view.getUint8(2)) ?? 'unknown',
    batteryVolt: view.getUint8(3) / 10,
    batteryPercent: percent > 100 ? null : percent,
    counter: view.getUint16(5),
    spareBytes: bytes.length - statusBytes,
  });
}

const sensorByCode: ReadonlyMap<number, NoninStatus['sensor']> = new Map([
  [0, 'right'],
  [1, 'missing'],
  [5, 'fault'],
  [6, 'fault'],
]);

/** Less than a packet of its kind, or less than it says itself: which of its fields are right nobody can say. */
function isShort(bytes: Uint8Array, leastBytes: number): boolean {
  const said = bytes[0] ?? 0;
  return said < leastBytes || bytes.length < said;
}
