import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { isViolated, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { limitText } from '../ui/format.ts';
import { shownLimits, type ShownLimit } from './vital.ts';

/** The limits of one number, low to high, under its own name where a tile has several: `SYS 90–160`. */
export type LimitRange = { readonly label: string | null; readonly ends: readonly ShownLimit[] };

type RangeOf = {
  readonly parameter: ResolvedLimit['parameter'];
  readonly label: string | null;
  /** The rows the alarms name: their limit is shown in place of the nearest, so that tile and bar agree. */
  readonly named: readonly Violation[];
};

/** Empty where the number has no limit. `value` is the number drawn beside them, null when none is. */
export function limitRange(
  limits: readonly ResolvedLimit[],
  { parameter, label, named }: RangeOf,
  value: number | null,
): readonly LimitRange[] {
  const ends = shownLimits(limits, parameter, value)
    .toReversed()
    .map((end) => {
      const { direction } = end;
      const row = named.find((one) => one.parameter === parameter && one.direction === direction);
      return row === undefined ? end : endOf(row, value);
    });
  return ends.length === 0 ? [] : [{ label, ends }];
}

function endOf({ direction, limit, isReached }: Violation, value: number | null): ShownLimit {
  const isBeyond = value !== null && isViolated({ direction, value: limit, isReached }, value);
  return { direction, text: limitText(limit, direction), isViolated: isBeyond };
}
