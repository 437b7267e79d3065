/**
 * HL7 DTM (v2.6, 2A.22): `YYYYMMDDHHMM[SS[.S[S[S[S]]]]][+/-ZZZZ]`.
 *
 * A time of day is needed: a date alone says nothing about when something was measured. Fractions beyond milliseconds
 * are cut off.
 */
const dtm = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:\.(\d{1,4}))?)?([+-]\d{4})?$/;

/**
 * Epoch milliseconds; null for what is no instant, zeros among it.
 * Without a zone the time is in `zone` (`+0500`, the message's own), and without that in the gateway's local one.
 */
export function parseDtm(text: string, zone: string | null): number | null {
  const found = dtm.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(numberOf);
  const isDate = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!isDate || hour > 23 || minute > 59 || second > 59) return null;
  const ms = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = offsetMs(found[8] ?? zone ?? '');
  if (offset === null) return new Date(year, month - 1, day, hour, minute, second, ms).getTime();
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset;
}

/** The zone a DTM ends with; null where it has none. */
export function zoneOf(text: string): string | null {
  return /[+-]\d{4}$/.exec(text)?.[0] ?? null;
}

export function formatDtm(atMs: number): string {
  return `${new Date(atMs).toISOString().replaceAll(/[-:TZ]/g, '')}+0000`;
}

function offsetMs(zone: string): number | null {
  if (!/^[+-]\d{4}$/.test(zone)) return null;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function numberOf(digits: string | undefined): number {
  return Number(digits ?? 0);
}
