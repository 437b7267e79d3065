import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { shownLimits, type ShownLimit } from './vital.ts';

/** The limits of one number, low to high, under its own name where a tile has several: `SYS 90–160`. */
export type LimitRange = { readonly label: string | null; readonly ends: readonly ShownLimit[] };

type RangeOf = { readonly parameter: ResolvedLimit['parameter']; readonly label: string | null };

/** Empty where the number has no limit. `value` is the number drawn beside them, null when none is. */
export function limitRange(
  limits: readonly ResolvedLimit[],
  { parameter, label }: RangeOf,
  value: number | null,
): readonly LimitRange[] {
  const ends = shownLimits(limits, parameter, value).toReversed();
  return ends.length === 0 ? [] : [{ label, ends }];
}
