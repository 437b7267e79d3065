import type { DeviceReport } from '../devices/device.ts';
import type { Characteristic, Frame } from '../links/emission.ts';

/** A frame on its way through the faults. */
export type Parcel = {
  /** Its number on the link, from 0: what hits it is drawn by it. A copy has the number of its original. */
  readonly n: number;
  readonly bytes: Uint8Array;
  readonly controlId: string | null;
  /** What an ideal decoder could still read out of it. */
  readonly reports: readonly DeviceReport[];
  readonly characteristic?: Characteristic;
};

export function parcelOf({ atMs: _, report, ...frame }: Frame, n: number): Parcel {
  return { ...frame, n, reports: report === null ? [] : [report] };
}

/** It can be read as little as it can be acknowledged. */
export function damaged(parcel: Parcel, bytes: Uint8Array): Parcel {
  return { ...parcel, bytes, controlId: null, reports: [] };
}

/** A whole frame that says something else than the device measured. */
export function misstated(parcel: Parcel, bytes: Uint8Array): Parcel {
  return isSame(parcel.bytes, bytes) ? parcel : { ...parcel, bytes, reports: [] };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
