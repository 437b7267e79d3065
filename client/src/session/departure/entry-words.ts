import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { SideEffectSpan } from '@chairside/shared/chart/derived.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';

/** An entry of the chart in one line. */
export function entryWords({ entry }: Charted, text: Catalogue): string {
  const fields = Object.entries(entry).filter(
    (field): field is [string, string | number | null] => field[1] === null || typeof field[1] !== 'object',
  );
  return text.entry['entry-charted'](Object.fromEntries(fields));
}

/** `Nausea, moderate` */
export function sideEffectWords({ effect, other, severity }: SideEffectSpan, text: Catalogue): string {
  const name = effect === 'other' ? (other ?? text.chart.sideEffect.other) : text.chart.sideEffect[effect];
  return `${name}, ${text.chart.severity[severity]}`;
}
