import type { SessionInSeries } from '@chairside/shared/record/series.ts';

/** From the start on; null where the oximeter gave none. */
export function lowestSpo2({ spo2Percent }: SessionInSeries): number | null {
  return spo2Percent.reduce<number | null>((lowest, { sinceStartMs, value }) => {
    if (value === null || sinceStartMs < 0) return lowest;
    return lowest === null ? value : Math.min(lowest, value);
  }, null);
}

/** `−52`, `+8`, `0`: cut towards zero, so that no fall is said to be greater than it is. */
export function changeText(percent: number): string {
  const whole = Math.trunc(percent);
  if (whole === 0) return '0';
  return whole < 0 ? `−${-whole}` : `+${whole}`;
}
