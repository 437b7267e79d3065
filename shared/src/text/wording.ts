/** What a log entry says beyond its type, as the chair's state carries it. */
export type EntryDetail = Readonly<Record<string, string | number | null>>;

/** The word for a code, or the code itself where a later gateway sent one nobody here knows. Null for none. */
export function wordFor(
  words: Readonly<Record<string, string>>,
  code: string | number | null | undefined,
): string | null {
  return code === null || code === undefined ? null : (words[String(code)] ?? String(code));
}

/** What a person said beyond the entry itself, set off by a dash. */
export function said(part: string | number | null | undefined): string {
  return part === null || part === undefined ? '' : ` – ${String(part)}`;
}

/** `1 pause`, `3 pauses`. */
export function counted(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** `SpO2/PR` of several codes in one text, each word once: without a comma, after which a mark in the trend is cut. */
export function slashed(
  codes: EntryDetail[string] | undefined,
  words: Readonly<Record<string, string>>,
): string {
  const all = String(codes ?? '')
    .split(', ')
    .map((one) => words[one] ?? one);
  return [...new Set(all)].join('/');
}
