/** How the sectors stand: so many, in rows of so many. */
export type Rows = { readonly count: number; readonly columns: number };

/**
 * Which sector a key leads to: an arrow to the neighbour on that side, and nowhere where there is none; Home and End to the first
 * and the last. Null for any other key. Before any was chosen every one of them leads to the first.
 */
export function sectorAfter(key: string, at: number | null, { count, columns }: Rows): number | null {
  if (count === 0 || !isSectorKey(key)) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (at === null) return 0;
  const column = at % columns;
  switch (key) {
    case 'ArrowLeft':
      return column === 0 ? at : at - 1;
    case 'ArrowRight':
      return column === columns - 1 || at === count - 1 ? at : at + 1;
    case 'ArrowUp':
      return at < columns ? at : at - columns;
    case 'ArrowDown':
      return at + columns < count ? at + columns : at;
  }
}

const sectorKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;

function isSectorKey(key: string): key is (typeof sectorKeys)[number] {
  return sectorKeys.some((one) => one === key);
}
