import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';

/** In the words of the list, or of who entered it where it is none of the list. */
export function effectName(
  { effect, other }: Pick<EntryOf<'side-effect'>, 'effect' | 'other'>,
  text: Catalogue,
): string {
  return effect === 'other' ? (other ?? text.chart.sideEffect.other) : text.chart.sideEffect[effect];
}
