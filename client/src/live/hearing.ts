import type { ChairId } from '@chairside/shared/ids.ts';
import type { Hearing } from '@chairside/shared/wire.ts';

export type HearingByChair = Readonly<Record<ChairId, Hearing>>;

/** What is the same stays the same object, so that nobody draws a chair anew once a second for nothing. */
export function heardHearing(before: HearingByChair, said: unknown): HearingByChair {
  if (typeof said !== 'object' || said === null) return {};
  const entries = Object.entries(said as Readonly<Record<string, unknown>>).filter(isHearingOf);
  const kept = entries.map(([chair, hearing]) => {
    const was = before[chair as ChairId];
    return [chair, was !== undefined && isSame(was, hearing) ? was : hearing] as const;
  });
  return Object.fromEntries(kept);
}

function isHearingOf(entry: readonly [string, unknown]): entry is [string, Hearing] {
  const [, hearing] = entry;
  if (typeof hearing !== 'object' || hearing === null) return false;
  const { atChair, isDeskAudible } = hearing as Partial<Hearing>;
  return Number.isInteger(atChair) && typeof isDeskAudible === 'boolean';
}

function isSame(one: Hearing, other: Hearing): boolean {
  return one.atChair === other.atChair && one.isDeskAudible === other.isDeskAudible;
}
