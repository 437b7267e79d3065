import type { DeviceReading, DeviceSaid } from '../driver.ts';
import { parseMessage, type Hl7Message } from './message.ts';

/** Messages of our own making for tests, in the shape monitors send them. */

export const at = '20261123120000.000+0000';
export const atMs = Date.UTC(2026, 10, 23, 12);

type HeaderParts = {
  readonly id?: string;
  readonly type?: string;
  readonly processing?: string;
  readonly version?: string;
  /** MSH-15 and MSH-16. */
  readonly acknowledge?: readonly [string, string];
};

export function aHeader(parts: HeaderParts = {}): string {
  const { id = 'M1', type = 'ORU^R01^ORU_R01', processing = 'P', version = '2.6' } = parts;
  const [accept, application] = parts.acknowledge ?? ['', ''];
  return `MSH|^~\\&|MONITOR|WARD|GATEWAY|CLINIC|20261123120001+0000||${type}|${id}|${processing}|${version}|||${accept}|${application}`;
}

/** A message of these rows under one order at `at`. */
export function aMessage(rows: readonly string[], header: string = aHeader()): string {
  return [header, 'PID|||X', `OBR|1|||528391^MDC_DEV_SPEC_PROFILE_BP^MDC|||${at}`, ...rows, ''].join('\r');
}

type RowParts = {
  readonly place?: string;
  readonly value?: string;
  readonly unit?: string;
  readonly flags?: string;
  readonly status?: string;
  readonly time?: string;
  readonly device?: string;
};

const percent = '262688^MDC_DIM_PERCENT^MDC';
export const bpm = '264864^MDC_DIM_BEAT_PER_MIN^MDC';
export const mmHg = '266016^MDC_DIM_MMHG^MDC';

/** An OBX of `code` (OBX-3): 97 % from device OXI-1 where nothing else is said. */
export function aRow(code: string, parts: RowParts = {}): string {
  const { place = '1.3.1.1', value = '97', unit = percent, flags = '', status = 'R' } = parts;
  const { time = '', device = 'OXI-1' } = parts;
  return `OBX|1|NM|${code}|${place}|${value}|${unit}||${flags}|||${status}|||${time}||||${device}`;
}

export const spo2 = '150456^MDC_PULS_OXIM_SAT_O2^MDC';
export const pulse = '149530^MDC_PULS_OXIM_PULS_RATE^MDC';
export const cuffPulse = '149546^MDC_PULS_RATE_NON_INV^MDC';
export const perfusion = '150488^MDC_BLD_PERF_INDEX^MDC';
export const systolic = '150021^MDC_PRESS_BLD_NONINV_SYS^MDC';
export const diastolic = '150022^MDC_PRESS_BLD_NONINV_DIA^MDC';
export const mean = '150023^MDC_PRESS_BLD_NONINV_MEAN^MDC';

/** Where a monitor is that does not say. */
export const link = { deviceId: '10.1.0.7' };

export function parsed(lines: readonly string[]): Hl7Message {
  const result = parseMessage(`${lines.join('\r')}\r`);
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

/** `spo2Percent good 97`, `pulseRateBpm unavailable no-value`, `unknown 101`, `rejected malformed`. */
export function inShort(said: readonly DeviceSaid[]): readonly string[] {
  return said.map((one) => {
    if (one.type === 'unknown-code') return `unknown ${one.code}`;
    if (one.type === 'frame-rejected') return `rejected ${one.why}`;
    if (one.type === 'condition') return `${one.condition} ${one.isSo ? 'is so' : 'is over'}`;
    if (one.type !== 'reading') return one.type;
    const { reading } = one;
    if (reading.quality === 'unavailable') return `${reading.parameter} unavailable ${reading.reason}`;
    const doubt = reading.quality === 'questionable' ? ` ${reading.reason}` : '';
    return `${reading.parameter} ${reading.quality} ${reading.value}${doubt}`;
  });
}

export function readingsOf(said: readonly DeviceSaid[]): readonly DeviceReading[] {
  return said.flatMap((one) => (one.type === 'reading' ? [one.reading] : []));
}

/** What a Mindray monitor sends: `MSH-10` is the class. */
export function aMindrayMessage(
  messageClass: string,
  rows: readonly string[] = [],
  processing = 'P',
): string {
  return [`MSH|^~\\&|||||||ORU^R01|${messageClass}|${processing}|2.3.1|`, ...rows, ''].join('\r');
}
