/** As in a scenario: `45s`, `6m`, `1h30m`, `250ms`. */
const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;
const written = /^(\d+(\.\d+)?(ms|s|m|h))+$/;

/** Milliseconds, more than none; null where it is no duration. A bare number is seconds. */
export function durationIn(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : written.test(text) ? sum(text) : NaN;
  return ms > 0 ? Math.round(ms) : null;
}

function sum(text: string): number {
  const sizes: Readonly<Record<string, number>> = Object.fromEntries(units);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g);
  return [...parts].reduce((total, [, count, unit]) => total + Number(count) * (sizes[unit ?? ''] ?? NaN), 0);
}

/** `90000` as `1m30s`. */
export function durationWritten(ms: number): string {
  let rest = Math.max(0, Math.round(ms));
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === '' ? '0s' : text;
}
