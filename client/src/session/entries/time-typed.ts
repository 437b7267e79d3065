/**
 * The moment a typed time of day means: the one nearest to a known moment, which is shown in the same zone as `shown`
 * (`14:05`). Null where it is no time of day.
 */
export function momentOf(
  typed: string,
  known: { readonly atMs: number; readonly shown: string },
): number | null {
  const minute = minuteOfDay(typed);
  const knownMinute = minuteOfDay(known.shown);
  if (minute === null || knownMinute === null) return null;
  if (minute === knownMinute) return known.atMs;
  const apart = (((minute - knownMinute) % day) + day) % day;
  const nearest = apart >= day / 2 ? apart - day : apart;
  const startOfMinuteMs = known.atMs - (known.atMs % 60_000);
  return startOfMinuteMs + nearest * 60_000;
}

const day = 24 * 60;

function minuteOfDay(words: string): number | null {
  const parts = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(words.trim());
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}
