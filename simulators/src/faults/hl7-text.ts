import {
  bytesThat,
  type Draw,
  type FormatFaults,
  type LineEnds,
  type SpecialValue,
} from './format-faults.ts';

/**
 * What goes wrong in HL7 v2 messages in their MLLP blocks (`0B message 1C 0D`, segments end in 0D), whatever the dialect.
 * Text is bytes as Latin-1, so that nothing but what is meant is changed.
 */
const startOfBlock = 0x0b;
const endOfBlock = 0x1c;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Of a dialect that counts its messages in MSH-10. */
export const countedHl7Faults: FormatFaults = {
  saidAs: (block, as) => changed(block, (text) => eachSegment(text, (segment) => rowSaidAs(segment, as))),
  withLineEnds: (block, ends, draw) => changed(block, (text) => withSegmentEnds(text, ends, draw)),
  withControlId: (block, controlId) =>
    changed(block, (text) => eachSegment(text, (segment) => headerWithControlId(segment, controlId))),
  withoutEnd: (block) => block.subarray(0, -2),
  joined: {
    verb: 'two_in_block',
    join: (first, second) => Buffer.concat([first.subarray(0, -2), second.subarray(1)]),
  },
  meaningless: bytesThat((byte) => ![startOfBlock, endOfBlock, carriageReturn, lineFeed].includes(byte)),
  isAcknowledged: true,
};

/** Of one that has the class of the message there, as Mindray does: nothing is counted, and nothing acknowledged by number. */
export const classedHl7Faults = withoutNumbers(countedHl7Faults);

function withoutNumbers({ withControlId: _, ...rest }: FormatFaults): FormatFaults {
  return { ...rest, isAcknowledged: false };
}

function changed(block: Uint8Array, change: (text: string) => string): Uint8Array {
  const text = Buffer.from(block.subarray(1, -2)).toString('latin1');
  return Buffer.concat([block.subarray(0, 1), Buffer.from(change(text), 'latin1'), block.subarray(-2)]);
}

function eachSegment(text: string, change: (segment: string) => string): string {
  return text.split('\r').map(change).join('\r');
}

/** Rows that say a number; where there is none already, nothing can be said otherwise. */
function rowSaidAs(segment: string, as: SpecialValue): string {
  const fields = segment.split('|');
  if (fields[0] !== 'OBX' || fields[2] !== 'NM' || (fields[5] ?? '') === '') return segment;
  const [number, text] = replacements[as];
  fields[number] = text;
  return fields.join('|');
}

/**
 * Field of OBX, and what stands there. HL7 has no word for the numbers that are none: 8388607 is the mantissa of a FLOAT NaN as a
 * monitor of Comen lets it out, -100 is what Mindray and Northern send for no value. A unit is a lie: the number stays.
 */
const replacements: Readonly<Record<SpecialValue, readonly [field: number, text: string]>> = {
  nan: [5, '8388607'],
  nres: [5, '-100'],
  '+inf': [5, 'INF'],
  '-inf': [5, '-INF'],
  empty: [5, ''],
  null: [5, '""'],
  'unit-kpa': [6, 'kPa'],
  'unknown-code': [3, '999999^NOT KNOWN'],
  'not-final': [11, 'P'],
};

function withSegmentEnds(text: string, ends: LineEnds, draw: Draw): string {
  const choice = { crlf: ['\r\n'], lf: ['\n'], mixed: ['\r', '\n', '\r\n'] }[ends];
  let n = 0;
  return text.replaceAll('\r', () => choice[Math.floor(draw(n++) * choice.length)] ?? '\r');
}

function headerWithControlId(segment: string, controlId: string): string {
  if (!segment.startsWith('MSH|')) return segment;
  const fields = segment.split('|');
  // MSH-1 is the separator itself, so that MSH-10 is the tenth piece.
  fields[9] = controlId;
  return fields.join('|');
}
