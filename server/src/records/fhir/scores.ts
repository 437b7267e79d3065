import { scales, type ScaleId } from '@chairside/shared/protocols/scales.ts';
import { chart as words } from '@chairside/shared/text/en-chart.ts';
import type { Of, Part } from './part.ts';
import { about, at, enteredBy } from './observation.ts';
import type { Concept, Observation } from './r4.ts';
import type { Scope } from './scope.ts';
import { category, loinc, own, score } from './terms.ts';

/** A scale, with its items where they were given (SE15). */
export function scalePart(scope: Scope, { entry, happenedAtMs, recordedAtMs, by }: Of<'scale'>): Part {
  const { scale, answers } = entry;
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('survey')],
    code: scaleCode(scale),
    ...at(happenedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    valueQuantity: score(entry.score),
    ...(answers === null || answers.length === 0
      ? {}
      : {
          component: answers.map((answer, index) => ({
            code: own(`scale/${scale}/${index + 1}`, `${words.scale[scale]}, question ${index + 1}`),
            valueQuantity: score(answer),
          })),
        }),
  };
  return { part: 'score', resource };
}

/** LOINC's where it has one; ours beside it always. */
export function scaleCode(scale: ScaleId): Concept {
  const ours = own(`scale/${scale}`, words.scale[scale]);
  const code: string | null = scales[scale].loinc;
  if (code === null) return ours;
  return { ...ours, coding: [...(loinc([code], '').coding ?? []), ...(ours.coding ?? [])] };
}
