import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { oxygenAt, sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import type { ChartEntry, EntryOf } from '@chairside/shared/chart/entry.ts';
import type { AnswerValue, ChecklistItem } from '@chairside/shared/protocols/items.ts';
import { scales } from '@chairside/shared/protocols/scales.ts';
import { assertNever } from '@chairside/shared/result.ts';

/** An entry, and when it happened on the session clock. */
export type Said = { readonly entry: ChartEntry; readonly happenedAtMs: number };

/** Why an entry can not stand in this chart, beyond its form; null where it can. */
export function entryProblem(session: Session, { entry, happenedAtMs }: Said): Refusal | null {
  switch (entry.kind) {
    case 'side-effect':
      return entry.effect === 'other' && entry.other === null ? { type: 'nothing-entered' } : null;
    case 'side-effect-changed':
    case 'side-effect-ended':
      return spanProblem(session, entry.of, happenedAtMs);
    case 'intervention':
      return entry.what === 'other' && entry.note === null ? { type: 'nothing-entered' } : null;
    case 'oxygen':
      return entry.flowLPerMin === null && oxygenAt(session.chart, happenedAtMs) === null
        ? { type: 'oxygen-not-given' }
        : null;
    case 'scale':
      return scaleProblem(entry);
    case 'vitals':
      return vitalsProblem(entry);
    case 'answer':
      return answerProblem(session, entry);
    case 'dose':
    case 'medicine':
    case 'note':
      return null;
    default:
      return assertNever(entry);
  }
}

function spanProblem({ chart }: Session, of: number, happenedAtMs: number): Refusal | null {
  const span = sideEffectSpans(chart).find(({ root }) => root === of);
  if (span === undefined) return { type: 'unknown-entry' };
  if (span.endedAtMs !== null) return { type: 'side-effect-over' };
  const { onsetAtMs } = span;
  return happenedAtMs < onsetAtMs ? { type: 'happened-before-onset', onsetAtMs } : null;
}

/** The sum of a form is the sum of its items, where they were given. */
function scaleProblem({ scale, score, answers }: EntryOf<'scale'>): Refusal | null {
  const { min, max, items, itemMax } = scales[scale];
  const outOfRange: Refusal = { type: 'score-out-of-range', min, max };
  if (score < min || score > max) return outOfRange;
  if (answers === null) return null;
  const isForm = answers.length === items && answers.every((one) => one <= itemMax);
  return isForm && answers.reduce((sum, one) => sum + one, 0) === score ? null : outOfRange;
}

function vitalsProblem(entry: EntryOf<'vitals'>): Refusal | null {
  const { systolicMmHg, diastolicMmHg, pulseRateBpm, spo2Percent } = entry;
  const isEmpty = [systolicMmHg, diastolicMmHg, pulseRateBpm, spo2Percent].every((one) => one === null);
  if (isEmpty) return { type: 'nothing-entered' };
  if (systolicMmHg === null && diastolicMmHg === null) return null;
  const isPair = systolicMmHg !== null && diastolicMmHg !== null && systolicMmHg > diastolicMmHg;
  return isPair ? null : { type: 'pressure-order' };
}

function answerProblem({ protocol }: Session, { list, item, value }: EntryOf<'answer'>): Refusal | null {
  const known = protocol.checklists[list].find(({ id }) => id === item);
  return known === undefined || !isAnswerTo(known, value) ? { type: 'unknown-item' } : null;
}

/** Null takes an answer back, whatever it was. */
function isAnswerTo({ kind, choices }: ChecklistItem, value: AnswerValue): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'tick':
    case 'yes-no':
      return typeof value === 'boolean';
    case 'number':
    case 'time':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
  }
}
