import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { EntryKind } from '@chairside/shared/chart/entry.ts';
import { standingEntries } from '@chairside/shared/chart/derived.ts';
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
  return [...entries, ...steps];
}
