import type { Family } from '@chairside/shared/devices/families.ts';
import type { DeviceCondition, RejectedWhy } from '@chairside/shared/devices/shown.ts';
import type { WavePiece } from '@chairside/shared/devices/wave.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement } from '@chairside/shared/vitals/reading.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * The extension point (DD1): a family of devices is a literal like this, with a pure decoder beside it. Adding one is one
 * folder and one line in the registry.
 *
 * A driver gets bytes from a `Link` and gives back what the device said; it knows no socket, no chair, no session.
 */
export type Driver = Family & {
  /** Called once for each connection. What it throws closes the connection, never the gateway (DD4). */
  readonly open: (surroundings: DriverSurroundings) => DriverSession;
};

export type DriverSurroundings = {
  /** Session clock: what `receivedAtMs` is stamped with. */
  readonly clock: Clock;
  readonly link: Link;
  /** What the device is called where its frames do not say. */
  readonly deviceId: DeviceId;
  /** As chosen for this line; what is not named is the first of the family's `options`. */
  readonly options: Readonly<Record<string, string>>;
  /** Answers when it is known whether what belongs to a session is on disk, so that an ACK can wait for it. */
  readonly emit: Emit;
  /** In simulation every message must say so, outside it none may (SI12). */
  readonly isSimulation: boolean;
  /** The device called; else the gateway has called it, and may have to speak first. */
  readonly isIncoming?: boolean;
};

export type DriverSession = {
  /** `channel`: of a link that has several (Bluetooth), the characteristic's UUID; empty where there is but one stream. */
  receive(bytes: Uint8Array, channel?: string): void;
  /** What came in since the session was opened. */
  counts(): DriverCounts;
  /** The peer is gone, or the gateway closes. Twice is once. */
  close(): void;
};

/**
 * `frames` whole ones, read or rejected; `garbageBytes` what belonged to none. `speaks`: of a family with several dialects, which
 * one this is, once it is known.
 */
export type DriverCounts = {
  readonly frames: number;
  readonly garbageBytes: number;
  readonly speaks?: string | undefined;
};

/** Bytes out to the device, and the right to hang up. */
export type Link = {
  /** Who is at the other end, for the log and for counting. */
  readonly peer: string;
  write(bytes: Uint8Array, channel?: string): void;
  close(why: string): void;
};

/** `frame`: what the batch was read from, for who looks at the device; without a patient's name in it. */
export type Emit = (batch: readonly DeviceSaid[], frame?: Uint8Array | string) => Promise<EmitAnswer>;

/**
 * recorded      what belongs to a session is durable; what belongs to none was taken
 * not-recorded  the disk does not hold it, or it is not heard yet (DV13): the device should send it again
 */
export type EmitAnswer = 'recorded' | 'not-recorded';

/** Everything a device can say is one union (DD3): it can be logged, replayed and switched over. */
export type DeviceSaid =
  | { readonly type: 'reading'; readonly reading: DeviceReading }
  | { readonly type: 'waveform'; readonly piece: WavePiece }
  /** So from now on, until the device says otherwise or is gone. */
  | {
      readonly type: 'condition';
      readonly deviceId: DeviceId;
      readonly condition: DeviceCondition;
      readonly isSo: boolean;
    }
  | { readonly type: 'battery'; readonly deviceId: DeviceId; readonly percent: number }
  | { readonly type: 'battery-voltage'; readonly deviceId: DeviceId; readonly volt: number }
  | { readonly type: 'frame-rejected'; readonly why: RejectedWhy; readonly raw: string }
  | { readonly type: 'unknown-code'; readonly code: string };

/** A reading before the gateway stamps it with its own time of receipt. */
export type DeviceReading = Measurement & {
  readonly deviceId: DeviceId;
  readonly parameter: ParameterId;
  readonly measuredAtMs: number | null;
  /** When the device sent it, on the device's own clock; null where it does not say. */
  readonly sentAtMs: number | null;
  /**
   * It had been kept by the device and was sent when it was connected: so at its own time, however lately it came, and where it
   * has none, of unknown age (LN11). `false`: seen to be measured since. Not given: nobody can tell.
   */
  readonly isFromMemory?: boolean | undefined;
  readonly original?: string | undefined;
};

export type { RejectedWhy };
