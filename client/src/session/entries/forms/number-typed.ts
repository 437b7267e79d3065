/** A number as it is typed, with point or comma; null where it is none. */
export function numberOf(words: string): number | null {
  const plain = words.trim().replace(',', '.');
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

/** An amount: more than nothing, and not absurd. */
export function amountOf(words: string): number | null {
  const value = numberOf(words);
  return value !== null && value > 0 && value <= 100_000 ? value : null;
}

/** One that need not be given: null where nothing stands, undefined where what stands is no amount. */
export function amountOrNone(words: string): number | null | undefined {
  return words.trim() === '' ? null : (amountOf(words) ?? undefined);
}
