/** `2026-11-23 10:23`, in the clinic's time zone whatever the browser's is (UI22). */
export function dayAndTime(atMs: number, timeZone: string): string {
  return (formatFor(timeZone) ?? formatFor('UTC'))?.format(atMs).replace(', ', ' ') ?? '';
}

/** Nothing for a zone this browser does not know. */
function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    // The Swedish order: year, month, day.
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  } catch {
    return undefined;
  }
}
