import type { LogEntry, Session } from '@chairside/shared/chair/state.ts';
import type { Charted } from '@chairside/shared/chart/chart.ts';

/** One line of the list: an entry of the chart as it stands or stood, or anything else that happened. */
export type EntryRow =
  | { readonly is: 'charted'; readonly seq: number; readonly charted: Charted }
  | { readonly is: 'other'; readonly seq: number; readonly entry: LogEntry };

const rowsShown = 60;

/**
 * Newest first, by when it was recorded. What ended an entry is told at that entry, so the undo and the strike have no line
 * of their own; answers of a checklist stand in the checklist.
 */
export function entryRows({ chart, recentEntries }: Session): readonly EntryRow[] {
  const charted = chart
    .filter(({ entry }) => entry.kind !== 'answer')
    .map((one): EntryRow => ({ is: 'charted', seq: one.seq, charted: one }));
  const others = recentEntries
    .filter((entry) => !isToldByChart(entry))
    .map((entry): EntryRow => ({ is: 'other', seq: entry.seq, entry }));
  return [...charted, ...others].toSorted((one, other) => other.seq - one.seq).slice(0, rowsShown);
}

function isToldByChart({ type, detail }: LogEntry): boolean {
  switch (type) {
    case 'entry-charted':
    case 'moaas-scored':
    case 'entry-undone':
      return true;
    case 'entry-corrected':
      return detail['how'] !== 'remark';
    default:
      return false;
  }
}
