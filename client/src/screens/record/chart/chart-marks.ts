import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { EntryKind } from '@chairside/shared/chart/entry.ts';
import { standingEntries } from '@chairside/shared/chart/derived.ts';
import type { RecordedStep } from '@chairside/shared/record/session-record.ts';
import { entryText, stepText } from '../entry-words.ts';
import type { Wording } from '../wording.ts';
import type { Mark } from './marks.ts';

/** Answers are in the checklists, typed values are drawn as pressures, and the ratings stand in the table. */
const marked: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'side-effect',
  'side-effect-changed',
  'side-effect-ended',
  'dose',
  'medicine',
  'intervention',
  'oxygen',
  'note',
]);

const markedSteps: ReadonlySet<ChairEventType> = new Set<ChairEventType>([
  'infusion-paused',
  'infusion-stopped',
  'off-monitor-began',
  'off-monitor-ended',
  'departure-began',
  'evacuation-began',
  'session-reattributed',
  'ready-recorded',
  'session-closed',
]);

/** What happened, as it stands now: what was undone, struck or replaced is not in the chart. */
export function chartMarks(wording: Wording): readonly Mark[] {
  const { record } = wording;
  const entries = standingEntries(record.chart)
    .filter(({ entry }) => marked.has(entry.kind))
    .map((one) => ({ key: `entry ${one.seq}`, atMs: one.happenedAtMs, words: entryText(one, wording) }));
  const steps = record.steps
    .filter(({ type, undone }) => undone === null && markedSteps.has(type))
    .map((one) => ({ key: `step ${one.seq}`, atMs: one.happenedAtMs, words: stepText(one, wording) }));
  return [...entries, ...steps, ...sourceMarks(wording)];
}

const togetherMs = 5 * 60_000;

/** A device that comes and goes is one mark with how often; each time stands in the list of devices. */
function sourceMarks(wording: Wording): readonly Mark[] {
  const runs: RecordedStep[][] = [];
  for (const step of wording.record.steps.filter(({ type }) => type === 'source-changed')) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && step.atMs - last.atMs <= togetherMs) run.push(step);
    else runs.push([step]);
  }
  return runs.flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const often = more.length === 0 ? '' : ` (+${more.length})`;
    const [what = ''] = stepText(first, wording).split(',');
    return [{ key: `step ${first.seq}`, atMs: first.atMs, words: `${what}${often}` }];
  });
}
