import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { CuffReport, DeviceReport, OximeterReport } from '../../devices/device.ts';
import type { Encoder, EncoderSettings } from '../emission.ts';
import { mllpFrame } from '../mllp.ts';
import { encodePcd01, type Observation } from '../pcd01.ts';
import { isDoubted, saidNumbers } from './said-numbers.ts';

/**
 * IHE PCD-01 as a monitor speaks it: one message a report, each to be acknowledged. What is held on the display and what the
 * device doubts goes out with its number and `QUES`. While a cuff inflates nothing is said.
 */
export function createPcd01Encoder({ chair, deviceId }: EncoderSettings): Encoder {
  let sent = 0;
  let clockAheadMs = 0;
  return {
    encode(report) {
      if (report.kind === 'cuff-pressure') return [];
      sent += 1;
      const batteryPercent = Math.round(report.batteryPercent);
      const controlId = `${deviceId}-${sent}`;
      const message = {
        sender: `SIM-CHAIR-${chair}`,
        controlId,
        profile: report.kind,
        deviceId,
        observations: report.kind === 'oximeter' ? oximeterRows(report) : cuffRows(report),
        ...(batteryPercent < 100 && { batteryPercent }),
      };
      const payload = encodePcd01({ ...message, ...timesOf(report) });
      return [{ atMs: report.atMs, bytes: mllpFrame(payload), controlId, report }];
    },
  };

  /** A result that is said again is as old as it was; the message that says it is new. */
  function timesOf(report: Exclude<DeviceReport, { kind: 'cuff-pressure' }>) {
    const { atMs, deviceAtMs } = report;
    if (deviceAtMs === null) return { sentAtMs: null, measuredAtMs: null } as const;
    const isRepeat = report.kind === 'cuff' && report.isRepeat;
    if (!isRepeat) clockAheadMs = deviceAtMs - atMs;
    return { sentAtMs: atMs + clockAheadMs, measuredAtMs: deviceAtMs };
  }
}

function oximeterRows(report: OximeterReport): readonly Observation[] {
  const numbers = saidNumbers(report);
  const absent = { absent: whyAbsent(report) };
  const row = (parameter: ParameterId, measured: number | null, held: number | null): Observation => {
    if (measured !== null) return { parameter, result: valued(measured, isDoubted(report)) };
    return { parameter, result: held === null ? absent : valued(held, true) };
  };
  return [
    row('spo2Percent', numbers.spo2Percent, numbers.displaySpo2Percent),
    row('pulseRateBpm', numbers.pulseRateBpm, numbers.displayPulseRateBpm),
    row('perfusionIndexPercent', numbers.perfusionIndexPercent, null),
  ];
}

function valued(value: number, doubted: boolean) {
  return doubted ? { value, isDoubted: true } : { value };
}

function whyAbsent({ flags }: OximeterReport): 'OFF' | 'INV' | 'NAV' {
  if (flags.isProbeOff || flags.isSensorFaulty) return 'OFF';
  return flags.isArtefact ? 'INV' : 'NAV';
}

function cuffRows({ result }: CuffReport): readonly Observation[] {
  const failed = { absent: 'INV' } as const;
  const measured = result.outcome === 'measured' ? result : null;
  const row = (parameter: ParameterId, value: number | undefined): Observation => ({
    parameter,
    result: value === undefined ? failed : { value },
  });
  return [
    row('systolicMmHg', measured?.systolicMmHg),
    row('diastolicMmHg', measured?.diastolicMmHg),
    row('meanMmHg', measured?.meanMmHg),
    row('cuffPulseRateBpm', measured?.pulseRateBpm),
  ];
}
