import { bufferBytes } from './buffer.ts';
import type { Draws } from './draws.ts';
import type { LinkDeeds } from './link-deeds.ts';
import type { Parcel } from './parcel.ts';

/**
 * The way from the device to the gateway’s door: what enters first arrives first, after its latency, at most so many bytes a
 * second. What a device cannot get rid of fills its buffer; what does not fit in any more is lost.
 */
export type Line = {
  enter(parcel: Parcel, atMs: number): void;
  /** When the foremost arrives; null: nothing is on its way. */
  readonly nextAtMs: () => number | null;
  leave(): Parcel | null;
};

export function createLine({ deeds, draws }: { readonly deeds: LinkDeeds; readonly draws: Draws }): Line {
  const onTheWay: { readonly parcel: Parcel; readonly readyAtMs: number }[] = [];
  let waitingBytes = 0;
  /** When the one before had passed; not rounded, so that a slow line is as slow as it should be. */
  let freeAtMs = -Infinity;

  function passedAtMs(): number | null {
    const [first] = onTheWay;
    if (first === undefined) return null;
    const beginsAtMs = Math.max(first.readyAtMs, freeAtMs);
    const narrow = deeds.at('bandwidth', beginsAtMs);
    if (narrow === null) return beginsAtMs;
    const passed = beginsAtMs + (first.parcel.bytes.length * 1_000) / narrow.deed.params.bytesPerSecond;
    return Math.min(passed, narrow.span.untilMs ?? Infinity);
  }

  return {
    enter(parcel, atMs) {
      if (onTheWay.length > 0 && waitingBytes + parcel.bytes.length > bufferBytes) return;
      const late = deeds.at('latency', atMs);
      const lateMs =
        late === null
          ? 0
          : late.deed.params.by + late.deed.params.jitter * draws.uniform('latency', parcel.n);
      onTheWay.push({ parcel, readyAtMs: atMs + Math.round(lateMs) });
      waitingBytes += parcel.bytes.length;
    },
    nextAtMs() {
      const passed = passedAtMs();
      return passed === null ? null : Math.ceil(passed);
    },
    leave() {
      const passed = passedAtMs();
      const first = onTheWay.shift();
      if (passed === null || first === undefined) return null;
      freeAtMs = passed;
      waitingBytes -= first.parcel.bytes.length;
      return first.parcel;
    },
  };
}
