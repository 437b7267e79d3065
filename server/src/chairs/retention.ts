/**
 * Up to when what was closed is older than a clinic keeps it: so many months before, to the day and hour. A month without such a
 * day ends with its last one, so that nothing goes a day early.
 */
export function keptSinceMs(nowMs: number, months: number): number {
  const since = new Date(nowMs);
  const day = since.getUTCDate();
  since.setUTCDate(1);
  since.setUTCMonth(since.getUTCMonth() - months);
  since.setUTCDate(Math.min(day, daysOfMonth(since)));
  return since.getTime();
}

function daysOfMonth(of: Date): number {
  return new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + 1, 0)).getUTCDate();
}
