import type { Severity, SideEffect } from '@chairside/shared/chart/entry.ts';
import type { SessionInSeries } from '@chairside/shared/record/series.ts';

export type EffectRow = {
  readonly name: string;
  /** Of each session in turn; null where it had none of it. */
  readonly bySession: readonly ({ readonly worst: Severity; readonly minute: number } | null)[];
};

const ranks: Readonly<Record<Severity, number>> = { mild: 1, moderate: 2, severe: 3 };

/** What came most often first; of the same in as many sessions, what was named first. */
export function effectRows(
  sessions: readonly SessionInSeries[],
  words: Readonly<Record<SideEffect, string>>,
): readonly EffectRow[] {
  const named = sessions.map(({ sideEffects }) =>
    sideEffects.map((one) => ({
      name: one.effect === 'other' ? (one.other ?? words.other) : words[one.effect],
      worst: one.worst,
      minute: Math.round(one.sinceStartMs / 60_000),
    })),
  );
  const names = [...new Set(named.flat().map(({ name }) => name))];
  return names
    .map((name) => ({
      name,
      bySession: named.map((some) => gravest(some.filter((one) => one.name === name))),
    }))
    .toSorted((one, other) => timesIn(other) - timesIn(one));
}

type Found = { readonly worst: Severity; readonly minute: number };

/** The worst of it, and when it began first. */
function gravest(found: readonly Found[]): Found | null {
  return found.reduce<Found | null>((worst, one) => {
    if (worst === null) return { worst: one.worst, minute: one.minute };
    return {
      worst: ranks[one.worst] > ranks[worst.worst] ? one.worst : worst.worst,
      minute: Math.min(worst.minute, one.minute),
    };
  }, null);
}

function timesIn({ bySession }: EffectRow): number {
  return bySession.filter((one) => one !== null).length;
}
