import { assertNever } from '@chairside/shared/result.ts';
import type { CuffError, CuffPressureReport, CuffReport } from '../../devices/device.ts';
import type { Encoder } from '../emission.ts';
import { byte, dateTime, twoBytes } from './gatt-bytes.ts';
import { sfloat } from './sfloat.ts';

/**
 * Blood Pressure Service 1.1.1: Measurement, 0x2A35, indicated when a measurement is over, and Intermediate Cuff Pressure, 0x2A36,
 * notified while it goes on. Little-endian, one layout.
 *
 * | field                                          | bytes    | flag |
 * | ---------------------------------------------- | -------- | ---- |
 * | flags; b0 0: mmHg                              | 1        |      |
 * | systolic, diastolic, mean; or cuff, NaN, NaN   | 3 SFLOAT |      |
 * | device’s time                                  | 7        | b1   |
 * | pulse rate                                     | SFLOAT   | b2   |
 * | status                                         | 2        | b4   |
 *
 * A measurement that failed has NaN for every number. A result said again has the time it had.
 */
export function createBpsEncoder(): Encoder {
  return {
    encode(report) {
      const { atMs } = report;
      switch (report.kind) {
        case 'oximeter':
          return [];
        case 'cuff':
          return [{ atMs, bytes: measurement(report), controlId: null, report, characteristic: '2A35' }];
        case 'cuff-pressure':
          return [{ atMs, bytes: intermediate(report), controlId: null, report, characteristic: '2A36' }];
        default:
          return assertNever(report);
      }
    },
  };
}

const withTime = 1 << 1;
const withPulse = 1 << 2;
const withStatus = 1 << 4;

function measurement({ result, deviceAtMs }: CuffReport): Uint8Array {
  const measured = result.outcome === 'measured' ? result : null;
  const flags = withPulse | withStatus | (deviceAtMs === null ? 0 : withTime);
  return Uint8Array.from([
    ...byte(flags),
    ...twoBytes(sfloat(measured?.systolicMmHg ?? null)),
    ...twoBytes(sfloat(measured?.diastolicMmHg ?? null)),
    ...twoBytes(sfloat(measured?.meanMmHg ?? null)),
    ...(deviceAtMs === null ? [] : dateTime(deviceAtMs)),
    ...twoBytes(sfloat(measured?.pulseRateBpm ?? null)),
    ...twoBytes(result.outcome === 'failed' ? statusOfError[result.error] : pulseRange(result.pulseRateBpm)),
  ]);
}

function intermediate({ pressureMmHg }: CuffPressureReport): Uint8Array {
  return Uint8Array.from([
    ...byte(0),
    ...twoBytes(sfloat(pressureMmHg)),
    ...twoBytes(sfloat(null)),
    ...twoBytes(sfloat(null)),
  ]);
}

/** b0 moved · b1 cuff too loose · b2 irregular pulse. The service has no words for the others. */
const statusOfError: Readonly<Record<CuffError, number>> = {
  motion: 1 << 0,
  leak: 1 << 1,
  'weak-signal': 1 << 2,
  'over-range': 0,
  'over-pressure': 0,
  timeout: 0,
  occluded: 0,
  'low-battery': 0,
};

/** b4 b3: 01 above what the cuff can measure, 10 below it. */
function pulseRange(bpm: number): number {
  if (bpm > 240) return 1 << 3;
  return bpm < 40 ? 2 << 3 : 0;
}
