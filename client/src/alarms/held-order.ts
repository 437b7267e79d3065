import { useEffect, useReducer, useState } from 'react';
import { useConnection } from '../live/context.tsx';

/** What is shown in which order, and since when. */
export type HeldOrder = {
  readonly keys: readonly string[];
  /** Keys of what called when it was looked at last. */
  readonly calling: readonly string[];
  /** Host time of the last change; nothing moves for `holdMs` after it. */
  readonly changedAtMs: number;
};

export type Ordered = { readonly key: string; readonly isCalling: boolean };

export const holdMs = 1_000;
export const emptyOrder: HeldOrder = { keys: [], calling: [], changedAtMs: -Infinity };

/**
 * UI8: what stands under a finger stays there. For a second after a change, and after an acknowledgement, lines keep their
 * places; what is new waits below them, what is gone leaves.
 */
export function heldOrder(before: HeldOrder, wanted: readonly Ordered[], nowMs: number): HeldOrder {
  const keys = wanted.map(({ key }) => key);
  const calling = wanted.filter(({ isCalling }) => isCalling).map(({ key }) => key);
  const isAnswered = before.calling.some((key) => keys.includes(key) && !calling.includes(key));
  const changedAtMs = isAnswered ? nowMs : before.changedAtMs;
  if (nowMs - changedAtMs < holdMs) {
    const kept = before.keys.filter((key) => keys.includes(key));
    const held = [...kept, ...keys.filter((key) => !kept.includes(key))];
    return same(before, { keys: held, calling, changedAtMs });
  }
  return same(before, { keys, calling, changedAtMs: sameKeys(before.keys, keys) ? changedAtMs : nowMs });
}

function same(before: HeldOrder, next: HeldOrder): HeldOrder {
  const isSame =
    sameKeys(before.keys, next.keys) &&
    sameKeys(before.calling, next.calling) &&
    before.changedAtMs === next.changedAtMs;
  return isSame ? before : next;
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** The lines in the order in which they may be shown now. */
export function useHeldOrder<T extends Ordered>(wanted: readonly T[]): readonly T[] {
  const { host } = useConnection();
  const [held, setHeld] = useState(emptyOrder);
  const [, lookAgain] = useReducer((count: number) => count + 1, 0);
  const next = heldOrder(held, wanted, host.nowMs());
  if (next !== held) setHeld(next);
  const { changedAtMs } = next;
  useEffect(() => {
    const leftMs = changedAtMs + holdMs - host.nowMs();
    if (leftMs <= 0) return undefined;
    const timer = setTimeout(lookAgain, leftMs);
    return () => clearTimeout(timer);
  }, [changedAtMs, host]);
  const byKey = new Map(wanted.map((line) => [line.key, line]));
  return next.keys.flatMap((key) => byKey.get(key) ?? []);
}
