import { createHeldNumerics, type HeldNumerics } from './mindray-validity.ts';

/**
 * What a Mindray connection remembers of each bed from message to message. A vendor's gateway speaks for several beds over one
 * connection: nothing that is said of one counts for another (HL39).
 */
export type Bed = {
  readonly held: HeldNumerics;
  isProbeOff: boolean;
  /** The newest cuff measurement, by the monitor's clock, and when it was first told; null before the cuff was spoken of. */
  newestCuff: { readonly measuredAtMs: number; readonly toldAtMs: number } | null;
};

export type Beds = {
  /** By the name of its device. */
  of(name: string): Bed;
  /** Nothing had said so far where this was: what is remembered of `from` is `to`'s. */
  rename(from: string, to: string): void;
  all(): readonly Bed[];
  /** Beyond what is remembered, the longest unheard first. */
  forget(): readonly Bed[];
};

/** More than a gateway of theirs has. */
export const bedsAtMost = 128;

export function createBeds(): Beds {
  /** The longest unheard first. */
  const byName = new Map<string, Bed>();

  return {
    of(name) {
      const bed = byName.get(name) ?? { held: createHeldNumerics(), isProbeOff: false, newestCuff: null };
      byName.delete(name);
      byName.set(name, bed);
      return bed;
    },
    rename(from, to) {
      const bed = byName.get(from);
      if (bed === undefined || byName.has(to)) return;
      byName.delete(from);
      byName.set(to, bed);
    },
    all: () => [...byName.values()],
    forget() {
      const over = [...byName].slice(0, Math.max(0, byName.size - bedsAtMost));
      for (const [name] of over) byName.delete(name);
      return over.map(([, bed]) => bed);
    },
  };
}
