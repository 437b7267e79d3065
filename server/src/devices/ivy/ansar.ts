import { createByteFramer, needMore, noMatch, type Match } from '../byte-framing.ts';

/**
 * Ivy 450C, "ANSAR-B" stream: one frame a second, 9600 8N1.
 *
 * | bytes | 0 | 1–8 | 9–208 | 209–258 | 259–308 | 309–358 | 359–408 | then |
 * | --- | --- | --- | --- | --- | --- | --- | --- | --- |
 * | | `FF` | `ANSAR-B ` | ECG, 200 | respiration, 50 | pleth, 50 | P1, 50 | P2, 50 | lines of text, each ended by CR, then `FE` |
 *
 * A wave's byte can be `FE` or `FF` as well, so a frame is counted out and never looked for. The lines are `NAME=state;…;`:
 * `SPO2=1;100;PR=80 ;`, `NIBP=4;121;75;92;80;;` (systolic; diastolic; mean; pulse). A field that is empty has no value. What the
 * digit of the state stands for is not published; in every line of the one capture there is, it is the number of the line's
 * values, there or not (`HR=1`, `SPO2=1`, `P1=3`, `NIBP=4`). Words after the values are the monitor's: `NO TRANSDUCER` of a
 * pressure; of SpO2 it shows none.
 */
export type AnsarFrame = {
  readonly oximeter: {
    readonly spo2Percent: number | null;
    readonly pulseRateBpm: number | null;
    readonly state: string;
    /** What it says beside its numbers: `PROBE OFF`. */
    readonly note: string;
  };
  /** Null: the frame does not speak of a cuff. */
  readonly cuff: AnsarCuff | null;
  /** 50 samples of a fiftieth of a second, in the full range of 16 bits. */
  readonly pleth: Uint16Array;
};

export type AnsarCuff = {
  readonly state: string;
  readonly systolicMmHg: number | null;
  readonly diastolicMmHg: number | null;
  readonly meanMmHg: number | null;
  readonly pulseRateBpm: number | null;
};

export const header = Uint8Array.of(0xff, ...Buffer.from('ANSAR-B ', 'latin1'));
export const waveLengths = { ecg: 200, respiration: 50, pleth: 50, p1: 50, p2: 50 } as const;
const plethAt = header.length + waveLengths.ecg + waveLengths.respiration;
export const textAt = header.length + 400;
const textAtMost = 512;
const [cr, last] = [0x0d, 0xfe];

export function createAnsarFramer() {
  return createByteFramer(matchFrame);
}

function matchFrame(bytes: Uint8Array): Match {
  const begun = Math.min(bytes.length, header.length);
  for (let at = 0; at < begun; at += 1) if (bytes[at] !== header[at]) return noMatch;
  const text = bytes.subarray(textAt, textAt + textAtMost);
  const endAt = text.findIndex((byte) => byte !== cr && !isPrintable(byte));
  if (endAt === -1) {
    if (text.length < textAtMost) return needMore;
    return { type: 'broken', length: textAt + textAtMost };
  }
  const isEnd = text[endAt] === last && text[endAt - 1] === cr;
  const isText = isEnd && linesOf(bytes.subarray(textAt, textAt + endAt)) !== null;
  return { type: isText ? 'frame' : 'broken', length: textAt + endAt + 1 };
}

/** `bytes` is a whole frame. */
export function decodeAnsar(bytes: Uint8Array): AnsarFrame {
  const lines = linesOf(bytes.subarray(textAt, -1)) ?? new Map<string, readonly string[]>();
  const [state = '', spo2 = '', ...rest] = lines.get('SPO2') ?? [];
  const rate = rest.map((field) => /^PR=(.*)$/.exec(field)?.[1]).find((found) => found !== undefined);
  const cuff = lines.get('NIBP');
  return {
    oximeter: {
      spo2Percent: numberOf(spo2),
      pulseRateBpm: numberOf(rate ?? ''),
      state,
      note: noteOf([spo2, ...rest].filter((field) => !field.startsWith('PR='))),
    },
    cuff: cuff === undefined ? null : cuffOf(cuff),
    pleth: Uint16Array.from(bytes.subarray(plethAt, plethAt + waveLengths.pleth), (byte) => byte * 0x101),
  };
}

function cuffOf([state = '', ...fields]: readonly string[]): AnsarCuff {
  const [systolicMmHg = null, diastolicMmHg = null, meanMmHg = null, pulseRateBpm = null] =
    fields.map(numberOf);
  return { state, systolicMmHg, diastolicMmHg, meanMmHg, pulseRateBpm };
}

/** Fields that are words. */
function noteOf(fields: readonly string[]): string {
  return fields.filter((field) => /[A-Za-z]/.test(field)).join(' ');
}

/** By name; null where something is no line of this format: then bytes were lost before it, and nothing stands where it should. */
function linesOf(text: Uint8Array): ReadonlyMap<string, readonly string[]> | null {
  const lines = Buffer.from(text)
    .toString('latin1')
    .split('\r')
    .filter((line) => line !== '');
  const byName = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [, name, fields] = /^([A-Z][A-Z0-9]{1,7})=(.*)$/.exec(line) ?? [];
    if (name === undefined || fields === undefined || byName.has(name)) return null;
    byName.set(
      name,
      fields.split(';').map((field) => field.trim()),
    );
  }
  return byName.size === 0 ? null : byName;
}

/** Empty, or anything that is no number, is none. */
function numberOf(field: string): number | null {
  const digits = field.trim();
  return /^\d{1,3}$/.test(digits) ? Number(digits) : null;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e;
}
