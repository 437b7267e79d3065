import type { Draws } from './draws.ts';
import type { LinkDeeds } from './link-deeds.ts';
import type { Parcel } from './parcel.ts';

/** Frames gather until there are as many as the window, and go on in an order that is drawn. */
export type Reorder = {
  pass(parcel: Parcel, atMs: number): readonly Parcel[];
  /** When what has gathered goes on though it is less; null: nothing waits for that. */
  releaseAtMs(): number | null;
  release(): readonly Parcel[];
};

export function createReorder({
  deeds,
  draws,
}: {
  readonly deeds: LinkDeeds;
  readonly draws: Draws;
}): Reorder {
  let gathered: readonly Parcel[] = [];
  let spanId = '';

  function release(): readonly Parcel[] {
    const released = shuffled(gathered, draws, 'reorder');
    gathered = [];
    return released;
  }

  return {
    pass(parcel, atMs) {
      const fault = deeds.at('reorder', atMs);
      if (fault === null) return [...release(), parcel];
      gathered = [...gathered, parcel];
      spanId = fault.span.id;
      return gathered.length >= fault.deed.params.window ? release() : [];
    },
    releaseAtMs: () => (gathered.length === 0 ? null : deeds.endOf(spanId)),
    release,
  };
}

/** In an order drawn by their numbers. */
export function shuffled(parcels: readonly Parcel[], draws: Draws, use: string): readonly Parcel[] {
  return parcels
    .map((parcel) => ({ parcel, place: draws.uniform(use, parcel.n) }))
    .sort((one, other) => one.place - other.place)
    .map(({ parcel }) => parcel);
}
