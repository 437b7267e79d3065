import type { OximeterReport } from '../../devices/device.ts';
import type { Encoder, EncoderSettings } from '../emission.ts';
import { lowBatteryPercent, saidNumbers } from './said-numbers.ts';

/**
 * Masimo “ASCII 1” (Rad-8, Radical): one line a second, CR LF, as in published logs of Rad-8 monitors. ALARM and EXC are
 * hexadecimal. It shows what is on the display: that the number is held and the sensor off says EXC alone.
 *
 * | EXC      |                     | EXC   |                  |
 * | -------- | ------------------- | ----- | ---------------- |
 * | `000002` | sensor defective    | `20`  | sensor off       |
 * | `000004` | low perfusion       | `400` | low signal IQ    |
 * | `000008` | searching a pulse   | `800` | it runs (normal) |
 *
 * The serial number is the device’s `SIM-` id. The time is the device’s own, without a zone; dashes where it has none (assumed).
 */
export function createMasimoEncoder({ deviceId }: EncoderSettings): Encoder {
  return {
    encode(report) {
      if (report.kind !== 'oximeter') return [];
      const bytes = Buffer.from(`${lineOf(report, deviceId)}\r\n`, 'latin1');
      return [{ atMs: report.atMs, bytes, controlId: null, report }];
    },
  };
}

function lineOf(report: OximeterReport, deviceId: string): string {
  const { displaySpo2Percent, displayPulseRateBpm, perfusionIndexPercent } = saidNumbers(report);
  return [
    timeOf(report.deviceAtMs),
    `SN=${deviceId}`,
    `SPO2=${threeDigits(displaySpo2Percent)}%`,
    `BPM=${threeDigits(displayPulseRateBpm)}`,
    `PI=${perfusionIndexPercent === null ? '--.--' : perfusionIndexPercent.toFixed(2).padStart(5, '0')}%`,
    'SPCO=--.-% SPMET=--.-% DESAT=-- PIDELTA=+--',
    `ALARM=${hex(report.batteryPercent < lowBatteryPercent ? 0x40 : 0, 4)}`,
    `EXC=${hex(exceptionsOf(report), 6)}`,
  ].join(' ');
}

function exceptionsOf({ state, flags }: OximeterReport): number {
  return (
    (flags.isSensorFaulty ? 0x02 : 0) |
    (flags.perfusion === 'low' ? 0x04 : 0) |
    (state === 'search' || flags.isOutOfTrack ? 0x08 : 0) |
    (flags.isProbeOff ? 0x20 : 0) |
    (flags.isArtefact ? 0x400 : 0) |
    (state === 'boot' ? 0 : 0x800)
  );
}

function threeDigits(value: number | null): string {
  return value === null ? '---' : String(Math.round(value)).padStart(3, '0');
}

function hex(bits: number, digits: number): string {
  return bits.toString(16).toUpperCase().padStart(digits, '0');
}

/** `MM/DD/YY HH:MM:SS` */
function timeOf(deviceAtMs: number | null): string {
  if (deviceAtMs === null) return '--/--/-- --:--:--';
  const [date = '', time = ''] = new Date(deviceAtMs).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year.slice(2)} ${time.slice(0, 8)}`;
}
