import type { LogEntry } from '../chair/state.ts';
import type { ChartEntry } from './entry.ts';

/** What of an entry can be said in one line, as the words ask for it; answers of a form stay in the chart. */
export function detailOfEntry(entry: ChartEntry): LogEntry['detail'] {
  const said = Object.entries(entry).filter(
    (field): field is [string, string | number | null] =>
      field[1] === null || typeof field[1] === 'string' || typeof field[1] === 'number',
  );
  return Object.fromEntries(said);
}
