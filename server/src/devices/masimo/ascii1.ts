import { createByteFramer, needMore, noMatch, type Match } from '../byte-framing.ts';

/**
 * Masimo serial "ASCII 1" (Rad-5, 8, 57, 87, Radical): one line a second, 9600 8N1, ended by CR LF, blank lines between.
 *
 * `MM/DD/YY HH:MM:SS SN=… SPO2=098% BPM=097 PI=03.60% SPCO=--.-% … ALARM=0000 EXC=000800`
 *
 * Which fields there are, how wide they are and whether a `%` follows goes by the model: what stands between blanks is a key and
 * its value, and nothing goes by column. ALARM and EXC are hexadecimal. Hyphens are no value. The date is that of a clock nobody
 * sets, often years off and without a zone: nothing is told by it.
 */
export type Ascii1Line = {
  /** Null: the device has none. Undefined: the line does not speak of it. */
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  readonly perfusionIndexPercent: number | null | undefined;
  /** Null: it says nothing of them. */
  readonly alarms: number | null;
  readonly exceptions: number;
  /** A simulator says so in the serial number. */
  readonly isSimulated: boolean;
  /** Keys nobody here knows. */
  readonly unknown: readonly string[];
};

const lineAtMost = 400;
const [cr, lf, hyphen] = [0x0d, 0x0a, 0x2d];
/** Hyphens: its clock was never set. */
const stamped = /^(\d\d|--)(\/(\d\d|--)){2} (\d\d|--)(:(\d\d|--)){2} /;

export function createAscii1Framer() {
  return createByteFramer(matchLine);
}

function matchLine(bytes: Uint8Array): Match {
  const [first = 0] = bytes;
  if (isLineEnd(first)) return { type: 'filler', length: 1 };
  if (!isDigit(first) && first !== hyphen) return noMatch;
  const shown = bytes.subarray(0, lineAtMost);
  const at = shown.findIndex((byte) => !isPrintable(byte));
  if (at === -1) return bytes.length < lineAtMost ? needMore : noMatch;
  if (!isLineEnd(bytes[at] ?? 0)) return noMatch;
  const text = textOf(bytes.subarray(0, at));
  if (!stamped.test(text)) return noMatch;
  return { type: decodeAscii1(text) === null ? 'broken' : 'frame', length: at };
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Null: it is no line of this format, or not a whole one. Without EXC no number can be believed. */
export function decodeAscii1(text: string): Ascii1Line | null {
  if (!stamped.test(text)) return null;
  const fields = new Map<string, string>();
  for (const field of text.trimEnd().split(/ +/).slice(2)) {
    const [, written, value] = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/.exec(field) ?? [];
    const key = written?.toUpperCase();
    // Twice the same key is two lines of which one lost its end.
    if (key === undefined || value === undefined || fields.has(key)) return null;
    fields.set(key, value);
  }
  const spo2Percent = numberOf(fields.get('SPO2'));
  const pulseRateBpm = numberOf(fields.get('BPM'));
  const perfusion = fields.get('PI');
  const perfusionIndexPercent = perfusion === undefined ? undefined : numberOf(perfusion);
  const exceptions = hexadecimalOf(fields.get('EXC'));
  const alarm = fields.get('ALARM') || null;
  const alarms = hexadecimalOf(alarm ?? undefined);
  if (spo2Percent === undefined || pulseRateBpm === undefined || exceptions === null) return null;
  if (alarm !== null && alarms === null) return null;
  if (perfusion !== undefined && perfusionIndexPercent === undefined) return null;
  const unknown = [...fields.keys()].filter((key) => !knownKeys.has(key));
  const isSimulated = fields.get('SN')?.startsWith('SIM-') ?? false;
  return { spo2Percent, pulseRateBpm, perfusionIndexPercent, alarms, exceptions, isSimulated, unknown };
}

/** Also those that say nothing of what is measured here. */
const knownKeys: ReadonlySet<string> = new Set([
  ...['SN', 'SPO2', 'BPM', 'PI', 'SPCO', 'SPMET', 'SPHB', 'SPOC', 'PVI', 'DESAT', 'PIDELTA'],
  ...['ALARM', 'EXC', 'EXC1'],
]);

/** Undefined: neither a number nor hyphens. */
function numberOf(value: string | undefined): number | null | undefined {
  if (value === undefined) return undefined;
  if (/^-+(\.-+)?%?$/.test(value)) return null;
  return /^\d{1,3}(\.\d{1,2})?%?$/.test(value) ? Number.parseFloat(value) : undefined;
}

function hexadecimalOf(value: string | undefined): number | null {
  return value !== undefined && /^[0-9A-Fa-f]{1,8}$/.test(value) ? Number.parseInt(value, 16) : null;
}

function isLineEnd(byte: number): boolean {
  return byte === cr || byte === lf;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e;
}
