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
export type Driver = {
  readonly id: string;
  readonly label: string;
  readonly measures: readonly ParameterId[];
  /** Called once for each connection. What it throws closes the connection, never the gateway (DD4). */
  readonly open: (surroundings: DriverSurroundings) => DriverSession;
};

export type DriverSurroundings = {
  /** Session clock: what `receivedAtMs` is stamped with. */
  readonly clock: Clock;
  readonly link: Link;
  /** Answers when it is known whether what belongs to a session is on disk, so that an ACK can wait for it. */
  readonly emit: Emit;
  /** In simulation every message must say so, outside it none may (SI12). */
  readonly isSimulation: boolean;
};

export type DriverSession = {
  receive(bytes: Uint8Array): void;
  /** What came in since the session was opened. */
  counts(): DriverCounts;
  /** The peer is gone, or the gateway closes. Twice is once. */
  close(): void;
};

/** `frames` whole ones, read or rejected; `garbageBytes` what belonged to none. */
export type DriverCounts = { readonly frames: number; readonly garbageBytes: number };

/** Bytes out to the device, and the right to hang up. */
export type Link = {
  /** Who is at the other end, for the log and for counting. */
  readonly peer: string;
  write(bytes: Uint8Array): void;
  close(why: string): void;
};

export type Emit = (batch: readonly DeviceSaid[]) => Promise<EmitAnswer>;

/**
 * recorded      what belongs to a session is durable; what belongs to none was taken
 * not-recorded  it was shown but the disk does not hold it: the device should send it again
 */
export type EmitAnswer = 'recorded' | 'not-recorded';

/** Everything a device can say is one union (DD3): it can be logged, replayed and switched over. */
export type DeviceSaid =
  | { readonly type: 'reading'; readonly reading: DeviceReading }
  | { readonly type: 'battery'; readonly deviceId: DeviceId; readonly percent: number }
  | { readonly type: 'frame-rejected'; readonly why: RejectedWhy; readonly raw: string }
  | { readonly type: 'unknown-code'; readonly code: string };

/** A reading before the gateway stamps it with its own time of receipt. */
export type DeviceReading = Measurement & {
  readonly deviceId: DeviceId;
  readonly parameter: ParameterId;
  readonly measuredAtMs: number | null;
  /** When the device sent it, on the device's own clock; null where it does not say. */
  readonly sentAtMs: number | null;
  readonly original?: string | undefined;
};

/**
 * malformed        can not be read as what it claims to be
 * unknown-unit     a number without a unit, or in one nobody here knows: never assumed (DD9)
 * impossible       a number no patient can have
 * oversized        a frame that never ends; the connection is dropped
 * garbage          bytes that belong to no frame
 * simulated        simulated data outside simulation
 * not-simulated    real data inside simulation
 */
export type RejectedWhy =
  'malformed' | 'unknown-unit' | 'impossible' | 'oversized' | 'garbage' | 'simulated' | 'not-simulated';
