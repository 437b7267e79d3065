import type { OximeterReport } from '../../devices/device.ts';
import type { Encoder } from '../emission.ts';
import { noninBytes } from './nonin-bytes.ts';

/**
 * Nonin serial data format 8 (Onyx II 9560, WristOx2 3150): once a second, what is displayed, without a checksum.
 *
 * | byte | bits                                                                                          |
 * | ---- | --------------------------------------------------------------------------------------------- |
 * | 0    | b7 1 · b6 sensor fault · b5 out of track · b4 low perfusion · b3 marginal · b2 artefact · b1 b0 pulse rate 8, 7 |
 * | 1    | pulse rate 6 to 0                                                                              |
 * | 2    | saturation                                                                                    |
 * | 3    | b5 trusted (SmartPoint) · b3 sensor alarm · b1 battery critical · b0 battery low               |
 */
export function createNoninDf8Encoder(): Encoder {
  return {
    encode(report) {
      if (report.kind !== 'oximeter') return [];
      return [{ atMs: report.atMs, bytes: bytesOf(report), controlId: null, report }];
    },
  };
}

function bytesOf(report: OximeterReport): Uint8Array {
  const { flags } = report;
  const said = noninBytes(report);
  const [high, low] = said.displayPulseRate;
  const perfusion = flags.isProbeOff ? 0 : { good: 0, marginal: 0x08, low: 0x10 }[flags.perfusion];
  return Uint8Array.of(
    0x80 |
      (flags.isSensorFaulty ? 0x40 : 0) |
      (flags.isOutOfTrack ? 0x20 : 0) |
      perfusion |
      (flags.isArtefact ? 0x04 : 0) |
      high,
    low,
    said.displaySpo2,
    (said.isTrusted ? 0x20 : 0) |
      (flags.isProbeOff || flags.isSensorFaulty ? 0x08 : 0) |
      (said.isBatteryCritical ? 0x02 : 0) |
      (said.isBatteryLow ? 0x01 : 0),
  );
}
