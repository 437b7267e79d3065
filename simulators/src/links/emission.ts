import type { DeviceReport } from '../devices/device.ts';

/**
 * The way of a report to the gateway: an encoder makes frames of it, faults do to them what they do, and what is left is
 * delivered by a port. All of it is decided on the virtual clock; a port only carries it out.
 */

/** One frame in the format of its link, as the device sends it. */
export type Frame = {
  readonly atMs: number;
  readonly bytes: Uint8Array;
  /** Of an HL7 message: what the acknowledgement will refer to; null where nothing is acknowledged. */
  readonly controlId: string | null;
  /** Of which device and report, so that the truth can tell when what was delivered. */
  readonly report: DeviceReport | null;
  /** Of a Bluetooth payload, which has no framing of its own; absent in every other format. */
  readonly characteristic?: Characteristic;
};

/** PLX continuous · blood pressure measurement · intermediate cuff pressure */
export type Characteristic = '2A5F' | '2A35' | '2A36';

/** What is to be done at the gateway’s door, in this order. */
export type Delivery =
  | {
      readonly type: 'bytes';
      readonly atMs: number;
      readonly bytes: Uint8Array;
      readonly controlId: string | null;
      /** Intact frames these bytes complete; empty for what was damaged or cut. */
      readonly reports: readonly DeviceReport[];
      readonly characteristic?: Characteristic;
    }
  | { readonly type: 'connection'; readonly atMs: number; readonly action: ConnectionAction };

/**
 * connect      as often as it takes
 * disconnect   ends it properly
 * reset        ends it without a word (RST)
 * half-open    goes away without the gateway being told: what is sent is not carried any more
 */
export type ConnectionAction = 'connect' | 'disconnect' | 'reset' | 'half-open';

/** Of one device on one link. */
export type EncoderSettings = {
  readonly chair: string;
  /** What the device calls itself on the wire: `SIM-OXI-3`. */
  readonly deviceId: string;
};

/** A format: what a device of that kind puts on the wire for a report. Pure but for the numbers it counts itself. */
export type Encoder = { encode(report: DeviceReport): readonly Frame[] };

/** Where bytes go. */
export type LinkPort = {
  /** For the record: `mllp chair-3`. */
  readonly name: string;
  deliver(delivery: Delivery): void;
  /**
   * How the gateway knows this connection and how many bytes were written to it, so that it can wait for all of them; null where
   * there is none just now or the gateway does not listen to it.
   */
  sent(): { readonly peer: string; readonly bytes: number } | null;
  /** Resolves when what was delivered is written, or the connection is known to be away. */
  settled(): Promise<void>;
  close(): Promise<void>;
};
