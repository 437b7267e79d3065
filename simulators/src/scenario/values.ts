import { z } from 'zod';

/**
 * How a person writes values in a scenario, in a live command and on the command line, and what they become.
 *
 * | written                  | becomes                              |
 * | ------------------------ | ------------------------------------ |
 * | `45s` `6m` `1h30m` `250ms` | milliseconds                       |
 * | `-7m` `+7m`              | milliseconds, where a sign makes sense |
 * | `188/112`                | a pressure                           |
 * | `91kg` `2.1%` `30ppm` `0.5mg/kg` | the number                   |
 *
 * Everywhere a bare number means what the unit in the name of the field says.
 */
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const span = String.raw`(\d+(\.\d+)?(ms|s|m|h|d))+`;

/** `1m30s` as milliseconds; null where it is no duration. A leading sign counts. */
export function parseDuration(text: string): number | null {
  const match = new RegExp(`^([+-]?)(${span})$`).exec(text.trim());
  if (match === null) return null;
  const parts = (match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  const sum = [...parts].reduce(
    (total, [, size, unit]) => total + Number(size) * (unitMs[unit ?? ''] ?? NaN),
    0,
  );
  return Math.round(match[1] === '-' ? -sum : sum);
}

/** `90000` as `1m30s`: the shortest way a person would write it. */
export function formatDuration(ms: number): string {
  const sign = ms < 0 ? '-' : '';
  let rest = Math.abs(Math.round(ms));
  let text = '';
  for (const [unit, size] of [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
    ['ms', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return `${sign}${text === '' ? '0s' : text}`;
}

export const durationMs = z
  .string()
  .regex(new RegExp(`^${span}$`), 'is no duration like 45s, 6m or 1h30m')
  .transform((text) => parseDuration(text) ?? NaN);

export const signedDurationMs = z
  .string()
  .regex(new RegExp(`^[+-]?${span}$`), 'is no duration like +7m or -30s')
  .transform((text) => parseDuration(text) ?? NaN);

/** A number that may carry its unit: `91kg` or `91`. */
function withUnit(unit: string, example: string) {
  const form = new RegExp(`^[+-]?\\d+(\\.\\d+)? ?${unit}$`);
  return z.union([
    z.number(),
    z
      .string()
      .regex(form, `is no number like ${example}`)
      .transform((text) => parseFloat(text)),
  ]);
}

export const percent = withUnit('%', '2.1%');
export const kilograms = withUnit('kg', '91kg');
export const partsPerMillion = withUnit('ppm', '30ppm');
export const milligramsPerKilogram = withUnit('mg/kg', '0.5mg/kg');

/** From 0 to 1. */
export const share = z.number().min(0).max(1);

/** `188/112`: systolic over diastolic, mmHg. */
export const pressure = z
  .string()
  .regex(/^\d{2,3}\/\d{2,3}$/, 'is no pressure like 188/112')
  .transform((text) => {
    const [systolicMmHg = NaN, diastolicMmHg = NaN] = text.split('/').map(Number);
    return { systolicMmHg, diastolicMmHg };
  })
  .refine(
    ({ systolicMmHg, diastolicMmHg }) => systolicMmHg > diastolicMmHg,
    'has the systolic not above the diastolic',
  );
