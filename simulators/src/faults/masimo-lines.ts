import { bytesThat, type Draw, type FormatFaults, type LineEnds } from './format-faults.ts';

/** What goes wrong in lines of Masimo “ASCII 1”: `… SPO2=098% BPM=097 PI=03.60% …`, ended by CR LF. */
export const masimoFaults: FormatFaults = {
  saidAs: (line) => changed(line, (text) => text.replaceAll(/\b(SPO2|BPM|PI)=[^ \r\n]*/g, dashes)),
  withLineEnds: (line, ends, draw) => changed(line, (text) => withLineEnds(text, ends, draw)),
  joined: {
    verb: 'merge',
    join: (first, second) =>
      Buffer.concat([Buffer.from(latin1(first).replace(/[\r\n]+$/, ''), 'latin1'), second]),
  },
  meaningless: bytesThat((byte) => byte >= 0x80),
  isAcknowledged: false,
};

function dashes(field: string): string {
  const [name = '', value = ''] = field.split('=');
  return `${name}=${value.replaceAll(/\d/g, '-')}`;
}

function withLineEnds(text: string, ends: LineEnds, draw: Draw): string {
  const choice = { crlf: ['\r\n'], lf: ['\n'], mixed: ['\r', '\n', '\r\n'] }[ends];
  let n = 0;
  return text.replaceAll(/\r\n|\r|\n/g, () => choice[Math.floor(draw(n++) * choice.length)] ?? '\r\n');
}

function changed(line: Uint8Array, change: (text: string) => string): Uint8Array {
  return Buffer.from(change(latin1(line)), 'latin1');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
