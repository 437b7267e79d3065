import type { Chart } from '@chairside/shared/chart/chart.ts';
import { answerTo, oxygenAt, sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import type { Said } from './entry-problem.ts';

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
