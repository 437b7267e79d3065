import type { Chart } from '@chairside/shared/chart/chart.ts';
import { answerTo, openSideEffects, oxygenAt, sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import type { Said } from './entry-problem.ts';

/** A side effect that lasts does not begin again: entered anew it is how bad that one is now (SE14). Vomiting comes in bouts, and each is one. */
export function asOfTheOpenOne(chart: Chart, said: Said): Said {
  const { entry, happenedAtMs } = said;
  if (entry.kind !== 'side-effect' || entry.effect === 'vomiting') return said;
  const open = openSideEffects(chart).find(
    ({ effect, other, onsetAtMs }) =>
      effect === entry.effect && other === entry.other && onsetAtMs <= happenedAtMs,
  );
  if (open === undefined) return said;
  return { entry: { kind: 'side-effect-changed', of: open.root, severity: entry.severity }, happenedAtMs };
}

/** Whether the chart says so already: of a state that is as it was, of an answer that was given. Any other entry is news. */
export function saysNothingNew(chart: Chart, { entry, happenedAtMs }: Said): boolean {
  const until = chart.filter((one) => one.happenedAtMs <= happenedAtMs);
  switch (entry.kind) {
    case 'oxygen':
      return oxygenAt(chart, happenedAtMs)?.flowLPerMin === entry.flowLPerMin;
    case 'side-effect-changed':
      return sideEffectSpans(until).find(({ root }) => root === entry.of)?.severity === entry.severity;
    case 'answer': {
      const given = answerTo(until, entry.list, entry.item)?.entry;
      if (given === undefined) return entry.value === null;
      return given.value === entry.value && given.note === entry.note;
    }
    default:
      return false;
  }
}
