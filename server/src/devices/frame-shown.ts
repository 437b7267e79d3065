import { assertNever } from '@chairside/shared/result.ts';
import type { FrameShown } from '@chairside/shared/devices/shown.ts';
import type { DeviceSaid } from './driver.ts';
import { ownText } from './own-text.ts';

/** One frame as it is kept to be looked at: worked out only when somebody does. */
export type KeptFrame = {
  readonly atMs: number;
  readonly raw: Uint8Array | string;
  readonly batch: readonly DeviceSaid[];
};

/** As much as shows the first numbers of a message behind its header. */
const rawShownAtMost = 1_000;
const bytesKeptAtMost = 300;

/** A copy of its beginning: what a socket gave may be a piece of much more. */
export function keepFrame(
  atMs: number,
  batch: readonly DeviceSaid[],
  frame?: Uint8Array | string,
): KeptFrame {
  const raw = frame ?? batch.find((said) => said.type === 'frame-rejected')?.raw ?? '';
  const own = typeof raw === 'string' ? ownText(raw, rawShownAtMost) : raw.slice(0, bytesKeptAtMost);
  return { atMs, batch, raw: own };
}

export function frameShown({ atMs, raw, batch }: KeptFrame): FrameShown {
  return {
    atMs,
    raw: (typeof raw === 'string' ? visible(raw) : rawOf(raw)).slice(0, rawShownAtMost),
    said: batch.flatMap((said) => saidInShort(said) ?? []),
    rejected: batch.flatMap((said) => (said.type === 'frame-rejected' ? said.why : [])),
  };
}

/** Text where all of it is, else hexadecimal. */
function rawOf(bytes: Uint8Array): string {
  const isText = bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || framing.has(byte));
  return isText ? visible(Buffer.from(bytes).toString('latin1')) : hex(bytes);
}

/** What ends lines and encloses messages, in texts too. */
const framing: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0d, 0x1c]);

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** Control characters as the pictures Unicode has of them: a line end that is there can be seen, and breaks no line. */
function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- These are the very ones that are looked for.
  return text.replaceAll(/[\u0000-\u001f]/g, (one) =>
    String.fromCodePoint(0x2400 + (one.codePointAt(0) ?? 0)),
  );
}

/** In the words of the language a driver speaks: `spo2Percent 97`, `pulseRateBpm probe-off`. */
function saidInShort(said: DeviceSaid): string | null {
  switch (said.type) {
    case 'reading': {
      const { reading } = said;
      if (reading.quality === 'unavailable') return `${reading.parameter} ${reading.reason}`;
      return `${reading.parameter} ${reading.value}${reading.quality === 'questionable' ? ` ${reading.reason}` : ''}`;
    }
    case 'battery':
      return `battery ${said.percent} %`;
    case 'battery-voltage':
      return `battery ${said.volt} V`;
    case 'condition':
      return said.isSo ? said.condition : `not ${said.condition}`;
    case 'waveform':
      return said.piece.kind;
    case 'unknown-code':
      return `unknown code ${said.code}`;
    case 'frame-rejected':
      return null;
    default:
      return assertNever(said);
  }
}
