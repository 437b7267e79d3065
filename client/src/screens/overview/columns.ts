/** So many columns that sixteen chairs and fewer fill a screen without scrolling (UI15). */
export function columnsFor(chairs: number): 1 | 2 | 3 | 4 {
  if (chairs <= 1) return 1;
  if (chairs <= 4) return 2;
  if (chairs <= 6) return 3;
  return 4;
}
