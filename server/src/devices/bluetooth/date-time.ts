import type { Fields } from './fields.ts';

/**
 * Date Time (GATT 0x2A08), the device's local clock, without a zone.
 *
 *   bytes     0-1             2               3              4      5        6
 *   meaning   year            month           day            hour   minute   second
 *             0 is unknown    0 is unknown    0 is unknown
 */
export type DateTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export function readDateTime(fields: Fields): DateTime {
  const year = fields.u16();
  const [month, day] = [fields.u8(), fields.u8()];
  const [hour, minute, second] = [fields.u8(), fields.u8(), fields.u8()];
  return { year, month, day, hour, minute, second };
}

/** Epoch milliseconds, read in the gateway's zone; null where a part of it is unknown, or there is no such time. */
export function instantOf({ year, month, day, hour, minute, second }: DateTime): number | null {
  if (year < 1582 || year > 9999 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isOfCalendar = month > 0 && day > 0 && date.getMonth() === month - 1 && date.getDate() === day;
  return isOfCalendar ? date.getTime() : null;
}

/** As the gateway's zone has it: what a device's clock is set to. */
export function dateTimeBytes(atMs: number): Uint8Array {
  const date = new Date(atMs);
  const year = date.getFullYear();
  return Uint8Array.of(
    year & 0xff,
    year >> 8,
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
  );
}
