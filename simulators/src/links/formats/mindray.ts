import type { CuffReport, DeviceReport, OximeterReport } from '../../devices/device.ts';
import type { Encoder, Frame } from '../emission.ts';
import { mllpFrame } from '../mllp.ts';
import { isDoubted, saidNumbers } from './said-numbers.ts';

/**
 * HL7 2.3.1 in the manner of Mindray's patient data share: the header is nearly empty, MSH-10 is the class of the message and no
 * name of it, so that nothing is acknowledged by number; whether numbers are valid comes in the next message.
 *
 * | MSH-10 | what                                                         |
 * | ------ | ------------------------------------------------------------ |
 * | 204    | numbers: 160 SpO2, 161 pulse, 162 perfusion; -100 is none     |
 * | 205    | their validity: 3 valid, 2 not                                |
 * | 503    | the cuff: 170 systolic, 171 diastolic, 172 mean; its own time, without a zone |
 * | 106    | alive; no body                                                |
 *
 * MSH-11 is `T` where the real one has `P` (SI12). Segments end in CR.
 */
export function createMindrayEncoder(): Encoder {
  let aliveAtMs = -Infinity;
  return {
    encode(report) {
      const frames: Frame[] = [];
      if (report.atMs - aliveAtMs >= aliveEveryMs) {
        aliveAtMs = report.atMs;
        frames.push(frame(report.atMs, message('106', []), null));
      }
      return [...frames, ...framesOf(report)];
    },
  };
}

const aliveEveryMs = 10_000;

function framesOf(report: DeviceReport): readonly Frame[] {
  switch (report.kind) {
    case 'oximeter':
      return [
        frame(report.atMs, message('204', numericRows(report)), report),
        frame(report.atMs, message('205', validityRows(report)), null),
      ];
    case 'cuff':
      return [frame(report.atMs, message('503', cuffRows(report)), report)];
    case 'cuff-pressure':
      return [];
  }
}

function frame(atMs: number, text: string, report: DeviceReport | null): Frame {
  return { atMs, bytes: mllpFrame(text), controlId: null, report };
}

function message(className: string, rows: readonly string[]): string {
  const body = rows.length === 0 ? [] : ['OBR||||Mindray Monitor|||0|', ...rows];
  return [`MSH|^~\\&|||||||ORU^R01|${className}|T|2.3.1|`, ...body, ''].join('\r');
}

/** What is displayed goes out, held or not; that it is held is told by the validity only. */
function numericRows(report: OximeterReport): readonly string[] {
  const { displaySpo2Percent, displayPulseRateBpm, perfusionIndexPercent } = saidNumbers(report);
  const row = (code: string, value: string) => `OBX||NM|${code}|2103|${value}||||||F`;
  return [
    row('160^SpO2', whole(displaySpo2Percent)),
    row('161^PR', whole(displayPulseRateBpm)),
    row('162^PI', perfusionIndexPercent === null ? '-100.00' : perfusionIndexPercent.toFixed(2)),
  ];
}

function validityRows(report: OximeterReport): readonly string[] {
  const { spo2Percent, pulseRateBpm, perfusionIndexPercent } = saidNumbers(report);
  const row = (code: number, measured: number | null) =>
    `OBX||CE|2037^|${code}|${measured === null || isDoubted(report) ? 2 : 3}^||||||F`;
  return [row(160, spo2Percent), row(161, pulseRateBpm), row(162, perfusionIndexPercent)];
}

function cuffRows({ result, deviceAtMs }: CuffReport): readonly string[] {
  const measured = result.outcome === 'measured' ? result : null;
  const time = deviceAtMs === null ? '00000000000000' : localTime(deviceAtMs);
  const row = (code: string, value: number | undefined) =>
    `OBX||NM|${code}|2105|${whole(value ?? null)}||||||F||APERIODIC|${time}`;
  return [
    row('170^Sys', measured?.systolicMmHg),
    row('171^Dia', measured?.diastolicMmHg),
    row('172^Mean', measured?.meanMmHg),
  ];
}

function whole(value: number | null): string {
  return value === null ? '-100' : String(Math.round(value));
}

function localTime(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}
