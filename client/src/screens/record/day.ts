/** `2026-11-23 10:23`, in the clinic's time zone whatever the browser's is (UI22). */
export function dayAndTime(atMs: number, timeZone: string): string {
  return format(atMs, { timeZone, dateStyle: 'short', timeStyle: 'short' });
}

/** `2026-11-23` */
export function dayOf(atMs: number, timeZone: string): string {
  return format(atMs, { timeZone, dateStyle: 'short' });
}

/** The Swedish order: year, month, day. UTC for a zone this browser does not know. */
function format(atMs: number, how: Intl.DateTimeFormatOptions & { readonly timeZone: string }): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', how).format(atMs).replace(', ', ' ');
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...how, timeZone: 'UTC' }).format(atMs).replace(', ', ' ');
  }
}
