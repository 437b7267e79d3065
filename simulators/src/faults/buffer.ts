import type { Parcel } from './parcel.ts';

/** What a small device keeps at most of what it can not get rid of: minutes of any format. */
export const bufferBytes = 256 * 1024;

/** Parcels with their time, oldest first. Where there is no room any more the oldest is forgotten. */
export type ParcelBuffer = {
  add(parcel: Parcel, atMs: number): void;
  /** From that instant on. */
  since(atMs: number): readonly Parcel[];
  takeAll(): readonly Parcel[];
  forgetBefore(atMs: number): void;
};

export function createBuffer(): ParcelBuffer {
  let kept: { readonly parcel: Parcel; readonly atMs: number }[] = [];
  let keptBytes = 0;

  function forgetWhile(isTooMuch: (oldestAtMs: number) => boolean): void {
    for (let oldest = kept[0]; oldest !== undefined && isTooMuch(oldest.atMs); oldest = kept[0]) {
      keptBytes -= oldest.parcel.bytes.length;
      kept.shift();
    }
  }

  return {
    add(parcel, atMs) {
      kept.push({ parcel, atMs });
      keptBytes += parcel.bytes.length;
      forgetWhile(() => keptBytes > bufferBytes);
    },
    since: (atMs) => kept.filter((one) => one.atMs >= atMs).map(({ parcel }) => parcel),
    takeAll() {
      const taken = kept.map(({ parcel }) => parcel);
      kept = [];
      keptBytes = 0;
      return taken;
    },
    forgetBefore: (atMs) => forgetWhile((oldestAtMs) => oldestAtMs < atMs),
  };
}
