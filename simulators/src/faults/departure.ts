import { createAgenda } from './agenda.ts';
import type { Draws } from './draws.ts';
import type { LinkDeeds } from './link-deeds.ts';
import type { Parcel } from './parcel.ts';
import { createReorder } from './reorder.ts';

/** How frames get onto the line: not at all, in another order, twice, or again for want of an answer. */
export type Departure = {
  /** What gets onto the line now. */
  leave(parcel: Parcel, atMs: number): readonly Parcel[];
  /** When something gets onto it by itself; null: nothing will. */
  readonly nextAtMs: () => number | null;
  run(atMs: number): readonly Parcel[];
};

/** A device gives a message up that nobody answers. */
const mostResends = 3;
/** So many copies and repeats wait for their time; no more are made meanwhile. */
const mostWaiting = 10_000;

/** `sendsLeft` 0: a copy of the network’s, which sends nothing again. */
type Waiting = { readonly parcel: Parcel; readonly sendsLeft: number };

export function createDeparture({
  deeds,
  draws,
}: {
  readonly deeds: LinkDeeds;
  readonly draws: Draws;
}): Departure {
  const reorder = createReorder({ deeds, draws });
  const waiting = createAgenda<Waiting>();

  function later(atMs: number, what: Waiting): void {
    if (waiting.size() < mostWaiting) waiting.add(atMs, what);
  }

  function sent(parcel: Parcel, atMs: number): Parcel {
    const duplicate = deeds.at('duplicate', atMs);
    if (duplicate !== null && draws.hits('duplicate', parcel.n, duplicate.deed.params.rate))
      later(atMs + duplicate.deed.params.after, { parcel, sendsLeft: 0 });
    missAnswer({ parcel, sendsLeft: mostResends }, atMs);
    return parcel;
  }

  function missAnswer({ parcel, sendsLeft }: Waiting, atMs: number): void {
    const lost = deeds.at('ack_lost', atMs);
    if (lost === null || parcel.controlId === null || sendsLeft === 0) return;
    later(atMs + lost.deed.params.resendAfter, { parcel, sendsLeft });
  }

  function repeat(atMs: number): readonly Parcel[] {
    const one = waiting.take();
    if (one === null) return [];
    if (one.sendsLeft > 0) missAnswer({ ...one, sendsLeft: one.sendsLeft - 1 }, atMs);
    return [one.parcel];
  }

  return {
    leave(parcel, atMs) {
      const drop = deeds.at('drop', atMs);
      if (drop !== null && draws.hits('drop', parcel.n, drop.deed.params.rate)) return [];
      return reorder.pass(parcel, atMs).map((one) => sent(one, atMs));
    },
    nextAtMs() {
      const times = [reorder.releaseAtMs(), waiting.nextAtMs()].filter((atMs) => atMs !== null);
      return times.length === 0 ? null : Math.min(...times);
    },
    run(atMs) {
      const released = reorder.releaseAtMs();
      return released !== null && released <= atMs
        ? reorder.release().map((one) => sent(one, atMs))
        : repeat(atMs);
    },
  };
}
