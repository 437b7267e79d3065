import type { Delivery } from '../links/emission.ts';
import { createBuffer } from './buffer.ts';
import type { Draws } from './draws.ts';
import type { LinkDeeds } from './link-deeds.ts';
import { damaged, type Parcel } from './parcel.ts';
import { shuffled } from './reorder.ts';

/** The last of the way: what has arrived is handed over, kept for later, or never seen again. */
export type Door = {
  arrive(parcel: Parcel, at: Moment): readonly Delivery[];
  /** There is a connection again: what was kept meanwhile. */
  opened(atMs: number): readonly Delivery[];
  /** Everything handed over in the last `lastMs`, once more; two minutes of it are remembered. */
  again(lastMs: number, at: Moment): readonly Delivery[];
  /** Nothing more is said until then. */
  fallSilent(untilMs: number): void;
  /** The connection is closed after so many bytes more. */
  limit(bytes: number): void;
};

type Moment = { readonly atMs: number; readonly isUp: boolean };

const rememberedMs = 120_000;

export function createDoor({ deeds, draws }: { readonly deeds: LinkDeeds; readonly draws: Draws }): Door {
  const kept = createBuffer();
  const remembered = createBuffer();
  let isShuffled = false;
  let silentUntilMs = -Infinity;
  let bytesLeft = Infinity;

  function keep(parcel: Parcel, atMs: number): void {
    const down = deeds.at('down', atMs);
    if (down === null || down.deed.params.then === 'live') return;
    isShuffled = down.deed.params.then === 'shuffled';
    kept.add(parcel, atMs);
  }

  function isSilent(atMs: number): boolean {
    return atMs < silentUntilMs || deeds.at('hang', atMs) !== null;
  }

  function first(parcel: Parcel, atMs: number): readonly Delivery[] {
    if (isSilent(atMs)) return [];
    remembered.forgetBefore(atMs - rememberedMs);
    remembered.add(parcel, atMs);
    return handOver(parcel, atMs);
  }

  function handOver(parcel: Parcel, atMs: number): readonly Delivery[] {
    if (parcel.bytes.length < bytesLeft) {
      bytesLeft -= parcel.bytes.length;
      return delivered(parcel, atMs);
    }
    const part = parcel.bytes.subarray(0, bytesLeft);
    const isWhole = part.length === parcel.bytes.length;
    bytesLeft = Infinity;
    return [
      ...delivered(isWhole ? parcel : damaged(parcel, part), atMs),
      { type: 'connection', atMs, action: 'disconnect' },
      { type: 'connection', atMs, action: 'connect' },
    ];
  }

  function delivered({ n: _, ...frame }: Parcel, atMs: number): readonly Delivery[] {
    const { bytes, controlId, reports } = frame;
    if (bytes.length === 0) return [];
    if (deeds.at('split_bytes', atMs) === null) return [{ ...frame, type: 'bytes', atMs }];
    // Only the last byte completes the frame.
    return Array.from(bytes, (_, at) => {
      const isLast = at === bytes.length - 1;
      return {
        type: 'bytes',
        atMs,
        bytes: bytes.subarray(at, at + 1),
        controlId: isLast ? controlId : null,
        reports: isLast ? reports : [],
      };
    });
  }

  return {
    arrive(parcel, { atMs, isUp }) {
      if (!isUp) {
        keep(parcel, atMs);
        return [];
      }
      return first(parcel, atMs);
    },
    opened(atMs) {
      const waited = kept.takeAll();
      const inOrder = isShuffled ? shuffled(waited, draws, 'down') : waited;
      return inOrder.flatMap((parcel) => first(parcel, atMs));
    },
    again(lastMs, { atMs, isUp }) {
      if (!isUp || isSilent(atMs)) return [];
      return remembered.since(atMs - lastMs).flatMap((parcel) => handOver(parcel, atMs));
    },
    fallSilent(untilMs) {
      silentUntilMs = Math.max(silentUntilMs, untilMs);
    },
    limit(bytes) {
      bytesLeft = Math.min(bytesLeft, bytes);
    },
  };
}
