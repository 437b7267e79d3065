import type { ChairId, DeviceId } from '../ids.ts';
import type { ParameterId } from '../vitals/parameters.ts';
import type { Reading } from '../vitals/reading.ts';
import type { TransportType } from './families.ts';
import type { LineId } from './line.ts';
import type { SourceClass } from './source-class.ts';

/**
 * What is wrong with what a device sent.
 *
 * malformed        can not be read as what it claims to be
 * unknown-unit     a number without a unit, or in one nobody here knows: never assumed (DD9)
 * impossible       a number no patient can have
 * oversized        a frame that never ends; the connection is dropped
 * garbage          bytes that belong to no frame
 * simulated        simulated data outside simulation
 * not-simulated    real data inside simulation
 * name-taken       under the name of a device that speaks on another link (DV13)
 * stored           measured some other time: out of a device's memory, a demonstration, a test
 */
export const rejectedWhys = [
  'malformed',
  'unknown-unit',
  'impossible',
  'oversized',
  'garbage',
  'simulated',
  'not-simulated',
  'name-taken',
  'stored',
] as const;
export type RejectedWhy = (typeof rejectedWhys)[number];

/** Something a device says of itself beside its numbers. */
export const deviceConditions = [
  'probe-off',
  'weak-signal',
  'searching',
  'battery-low',
  'cuff-inflating',
  'fault',
] as const;
export type DeviceCondition = (typeof deviceConditions)[number];

/**
 * open      connected, and it speaks
 * silent    connected, and it has said nothing for longer than its family may
 * opening   being tried
 * waiting   tried and failed: `why`, and when it is tried again
 * gone      it was there and is not
 */
export type LinkState = 'open' | 'silent' | 'opening' | 'waiting' | 'gone';

export type LinkShown = {
  /** As in the log: an address and port, a line, a browser's device. */
  readonly peer: string;
  readonly family: string;
  readonly transport: TransportType;
  /** Null where a device came by itself. */
  readonly lineId: LineId | null;
  readonly state: LinkState;
  readonly why: string | null;
  readonly sinceMs: number;
  readonly retryAtMs: number | null;
  /** Of a family with several, the one it was set to or found to speak. */
  readonly dialect?: string | undefined;
  readonly frames: number;
  readonly garbageBytes: number;
  readonly rejected: Readonly<Partial<Record<RejectedWhy, number>>>;
  /** Newest first, at most 20, of the link that was asked for; of the others none. */
  readonly lastFrames: readonly FrameShown[];
};

/** A frame as it came, and what became of it. Patients' names are left out of the raw. */
export type FrameShown = {
  readonly atMs: number;
  /** Printable text as it is, anything else in hexadecimal; at most 1,000 characters, of at most 300 bytes. */
  readonly raw: string;
  readonly said: readonly string[];
  readonly rejected: readonly RejectedWhy[];
};

export type DeviceShown = {
  readonly deviceId: DeviceId;
  readonly family: string | null;
  readonly sourceClass: SourceClass;
  readonly peer: string | null;
  readonly chair: ChairId | null;
  readonly isConnected: boolean;
  readonly lastHeardAtMs: number | null;
  readonly latest: readonly Reading[];
  readonly conditions: readonly DeviceCondition[];
  readonly batteryPercent: number | null;
  /** Of a device that says no more of its battery. */
  readonly batteryVolt: number | null;
  /** How far its clock is ahead of the gateway's, and how fast that grows; null while nobody can tell (DD7). */
  readonly skewMs: number | null;
  readonly driftMsPerHour: number | null;
  /** Measurements that were not taken since nobody can tell when they were made; none once one was placed (DD12). */
  readonly unplaced: number;
  /** For which of its parameters it speaks at its chair; the others are another device's just now (DD8). */
  readonly speaksFor: readonly ParameterId[];
};

/** The devices page: everything the gateway knows of what is connected. */
export type DevicesShown = { readonly links: readonly LinkShown[]; readonly devices: readonly DeviceShown[] };
