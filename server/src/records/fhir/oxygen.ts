import { isStanding } from '@chairside/shared/chart/chart.ts';
import { furtherCodes } from '@chairside/shared/vitals/parameters.ts';
import type { Of, Part } from './part.ts';
import { about, at, enteredBy } from './observation.ts';
import type { Observation } from './r4.ts';
import type { Scope } from './scope.ts';
import { category, loinc, period, quantity } from './terms.ts';

/** Oxygen is a state (SE14a): each flow lasts until the next one, and "off" is a flow of zero. */
export function oxygenPart(scope: Scope, charted: Of<'oxygen'>): Part {
  const { entry, happenedAtMs, recordedAtMs, by } = charted;
  const { loinc: code, ucum } = furtherCodes.oxygenFlow;
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('therapy')],
    code: loinc([code], 'Inhaled oxygen flow rate'),
    ...(entry.flowLPerMin === null
      ? at(happenedAtMs)
      : { effectivePeriod: period(happenedAtMs, untilMs(scope, charted)) }),
    ...enteredBy(scope, by, recordedAtMs),
    valueQuantity: quantity(entry.flowLPerMin ?? 0, ucum),
  };
  return { part: 'oxygen', resource };
}

/** Null while it is given. One that does not stand ends where it began: it was never so. */
function untilMs({ record }: Scope, { seq, happenedAtMs, over }: Of<'oxygen'>): number | null {
  if (over !== null) return happenedAtMs;
  const later = record.chart.filter(
    (one) =>
      isStanding(one) &&
      one.entry.kind === 'oxygen' &&
      (one.happenedAtMs > happenedAtMs || (one.happenedAtMs === happenedAtMs && one.seq > seq)),
  );
  if (later.length > 0) return Math.min(...later.map((one) => one.happenedAtMs));
  return record.closing?.atMs ?? null;
}
