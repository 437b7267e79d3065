import type { OximeterReport } from '../../devices/device.ts';
import type { Encoder } from '../emission.ts';
import { byte, threeBytes, twoBytes } from './gatt-bytes.ts';
import { saidNumbers } from './said-numbers.ts';
import { sfloat } from './sfloat.ts';

/**
 * PLX Continuous Measurement, 0x2A5F (Pulse Oximeter Service 1.0.1): notified once a second, little-endian.
 *
 * | field                          | bytes      | flag |
 * | ------------------------------ | ---------- | ---- |
 * | flags                          | 1          |      |
 * | saturation, pulse rate, normal | 2 SFLOAT   |      |
 * | the same, fast                 | 2 SFLOAT   | b0   |
 * | the same, slow                 | 2 SFLOAT   | b1   |
 * | measurement status             | 2          | b2   |
 * | device and sensor status       | 3          | b3   |
 * | pulse amplitude index, %       | SFLOAT     | b4   |
 *
 * A number that is missing is NaN. What a display would hold is not in it. There is no fast pulse rate: NaN.
 */
export function createPlxEncoder(): Encoder {
  return {
    encode(report) {
      if (report.kind !== 'oximeter') return [];
      return [
        {
          atMs: report.atMs,
          bytes: payloadOf(report),
          controlId: null,
          report,
          characteristic: '2A5F',
        },
      ];
    },
  };
}

const everyField = 0b11111;

function payloadOf(report: OximeterReport): Uint8Array {
  const said = saidNumbers(report);
  return Uint8Array.from([
    ...byte(everyField),
    ...twoBytes(sfloat(said.spo2Percent)),
    ...twoBytes(sfloat(said.pulseRateBpm)),
    ...twoBytes(sfloat(said.fastSpo2Percent)),
    ...twoBytes(sfloat(null)),
    ...twoBytes(sfloat(said.slowSpo2Percent)),
    ...twoBytes(sfloat(said.slowPulseRateBpm)),
    ...twoBytes(measurementStatus(report)),
    ...threeBytes(sensorStatus(report)),
    ...twoBytes(sfloat(said.perfusionIndexPercent, 2)),
  ]);
}

/** b5 ongoing · b6 early estimate · b8 fully qualified · b13 unavailable · b14 questionable */
function measurementStatus(report: OximeterReport): number {
  const { flags, state } = report;
  const { spo2Percent, pulseRateBpm } = saidNumbers(report);
  if (spo2Percent === null && pulseRateBpm === null) return 1 << 13;
  return (
    (1 << 5) |
    (state === 'search' ? 1 << 6 : 0) |
    (flags.isTrusted ? 1 << 8 : 0) |
    (flags.isArtefact || flags.isOutOfTrack ? 1 << 14 : 0)
  );
}

/** b2 irregular processing · b3 inadequate · b4 poor signal · b5 low perfusion · b9 analysing · b11 no finger · b14 malfunction */
function sensorStatus({ flags, state }: OximeterReport): number {
  return (
    (flags.isArtefact ? 1 << 2 : 0) |
    (flags.isOutOfTrack ? 1 << 3 : 0) |
    (flags.perfusion === 'marginal' ? 1 << 4 : 0) |
    (flags.perfusion === 'low' ? 1 << 5 : 0) |
    (state === 'boot' || state === 'search' ? 1 << 9 : 0) |
    (flags.isProbeOff ? 1 << 11 : 0) |
    (flags.isSensorFaulty ? 1 << 14 : 0)
  );
}
