import type { families } from '@chairside/shared/devices/families.ts';
import type { DeviceSaid } from '../driver.ts';
import type { Hl7Message } from './message.ts';

/** What a maker's monitors say in HL7 v2, and by what it is known. */
export type Dialect = {
  readonly id: DialectId;
  /** The message bears its marks, and no other dialect's. */
  readonly isSpokenIn: (message: Hl7Message) => boolean;
  /** Kinds of message (MSH-9) it takes beside ORU^R01. */
  readonly takes: readonly string[];
  /** Whether MSH-11 may be empty outside simulation: its header has next to nothing in it (HL26). */
  readonly mayLeaveOutProcessing: boolean;
  /** One for each connection. */
  readonly open: (link: NamedLink) => Decoder;
};

export type DialectId = Exclude<(typeof families.hl7.options.dialect)[number], 'auto'>;

/** What a device is called where its messages say no more: its address, or the line it is on. */
export type NamedLink = { readonly deviceId: string };

/** Pure but for what one message says of another: bytes, socket and clock are somebody else's. */
export type Decoder = {
  read(message: Hl7Message, atMs: number): readonly DeviceSaid[];
  /** When what is held has been held long enough; null: nothing is held. */
  dueAtMs(): number | null;
  /** What is due by then. */
  due(atMs: number): readonly DeviceSaid[];
};

/** Of a dialect in which every message says all there is to say. */
export function statelessly(read: (message: Hl7Message) => readonly DeviceSaid[]): Decoder {
  return { read, dueAtMs: () => null, due: () => [] };
}
