import type { Charted } from '@chairside/shared/chart/chart.ts';
import { assertNever } from '@chairside/shared/result.ts';
import { chart as words } from '@chairside/shared/text/en-chart.ts';
import { answerValue, answerWords } from './answers.ts';
import { dosePart, medicinePart } from './given.ts';
import { about, at, enteredBy } from './observation.ts';
import { oxygenPart } from './oxygen.ts';
import type { Of, Part } from './part.ts';
import type { Observation, Procedure } from './r4.ts';
import { scalePart } from './scores.ts';
import type { Scope } from './scope.ts';
import { severityPart, sideEffectPart } from './side-effects.ts';
import { category, instant, own } from './terms.ts';
import { typedParts } from './typed.ts';

/** An entry as it stands by itself: whether it still does is said elsewhere (entries.ts). */
export function partsOf(scope: Scope, charted: Charted): readonly Part[] {
  const { entry } = charted;
  switch (entry.kind) {
    case 'side-effect':
      return [sideEffectPart(scope, { ...charted, entry })];
    case 'side-effect-changed':
      return [severityPart(scope, { ...charted, entry })];
    // The end of the side effect's own period, and nothing beside it.
    case 'side-effect-ended':
      return [];
    case 'dose':
      return [dosePart(scope, { ...charted, entry })];
    case 'medicine':
      return [medicinePart(scope, { ...charted, entry })];
    case 'intervention':
      return [interventionPart(scope, { ...charted, entry })];
    case 'oxygen':
      return [oxygenPart(scope, { ...charted, entry })];
    case 'scale':
      return [scalePart(scope, { ...charted, entry })];
    case 'vitals':
      return typedParts(scope, { ...charted, entry });
    case 'answer':
      return [answerPart(scope, { ...charted, entry })];
    case 'note':
      return [notePart(scope, { ...charted, entry })];
    default:
      return assertNever(entry);
  }
}

function interventionPart(scope: Scope, { entry, happenedAtMs, by }: Of<'intervention'>): Part {
  const text = words.intervention[entry.what];
  const performer = by === null ? [] : [{ actor: scope.person(by) }];
  const resource: Procedure = {
    resourceType: 'Procedure',
    status: 'completed',
    category: { text: 'Intervention' },
    code: own(`intervention/${entry.what}`, text),
    subject: scope.patient,
    encounter: scope.encounter,
    performedDateTime: instant(happenedAtMs),
    ...(performer.length === 0 ? {} : { performer }),
    ...(entry.note === null ? {} : { note: [{ time: instant(happenedAtMs), text: entry.note }] }),
  };
  return { part: 'intervention', resource };
}

function answerPart(scope: Scope, { entry, happenedAtMs, recordedAtMs, by }: Of<'answer'>): Part {
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('survey')],
    code: own(`${entry.list}/${entry.item}`, answerWords(scope, entry)),
    ...at(happenedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    ...answerValue(scope, entry),
    ...(entry.note === null ? {} : { note: [{ time: instant(happenedAtMs), text: entry.note }] }),
  };
  return { part: 'answer', resource };
}

function notePart(scope: Scope, { entry, happenedAtMs, recordedAtMs, by }: Of<'note'>): Part {
  const resource: Observation = {
    ...about(scope),
    status: 'final',
    category: [category('procedure')],
    code: own('note', 'Note'),
    ...at(happenedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    valueString: entry.text,
  };
  return { part: 'note', resource };
}
