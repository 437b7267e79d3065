import { err, ok, type Result } from '../result.ts';

/**
 * A recorded person as CSV: a header with the names of the columns, one line for each moment.
 *
 * | column          | what                                | empty means                       |
 * | --------------- | ----------------------------------- | --------------------------------- |
 * | `time_s`        | seconds, never going backwards      | not allowed                       |
 * | `spo2`          | oxygen saturation, %                | the oximeter had none             |
 * | `pr`            | pulse rate of the oximeter, /min    | the oximeter had none             |
 * | `sys dia map`   | of the cuff, mmHg                   | all three: nothing was measured   |
 *
 * Other columns are passed over. WFDB's signs for "none" are read as none: -32768, and 0 for saturation and pulse.
 */
export type RecordedRow = {
  readonly timeS: number;
  readonly spo2Percent: number | null;
  readonly pulseRateBpm: number | null;
  readonly systolicMmHg: number | null;
  readonly diastolicMmHg: number | null;
  readonly meanMmHg: number | null;
};

/** `line` and `column`, of characters, count from 1, as editors do. */
export type Malformed = { readonly line: number; readonly column: number; readonly why: string };

const columns = ['time_s', 'spo2', 'pr', 'sys', 'dia', 'map'] as const;
type Column = (typeof columns)[number];

export function parseRecording(text: string): Result<readonly RecordedRow[], Malformed> {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim());
  if (!names.includes('time_s')) return err({ line: 1, column: 1, why: 'the header has no column time_s' });
  const rows: RecordedRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = parseRow(line.split(','), names);
    if (!row.ok) return err({ line: index + 2, ...row.error });
    const before = rows.at(-1);
    if (before !== undefined && row.value.timeS < before.timeS)
      return err({
        line: index + 2,
        column: columnOf(line.split(','), names.indexOf('time_s')),
        why: `time goes backwards, from ${before.timeS} s to ${row.value.timeS} s`,
      });
    rows.push(row.value);
  }
  return rows.length === 0 ? err({ line: 2, column: 1, why: 'no rows' }) : ok(rows);
}

function parseRow(
  cells: readonly string[],
  names: readonly string[],
): Result<RecordedRow, Omit<Malformed, 'line'>> {
  const wrong = (column: Column, why: string) => err({ column: columnOf(cells, names.indexOf(column)), why });
  if (cells.length !== names.length)
    return err({
      column: columnOf(cells, Math.min(cells.length, names.length)),
      why: `${cells.length} cells where the header has ${names.length}`,
    });
  const numbers = new Map<Column, number | null>();
  for (const column of columns) {
    const cell = cells[names.indexOf(column)]?.trim() ?? '';
    if (cell !== '' && !/^-?\d+(\.\d+)?$/.test(cell))
      return wrong(column, `${column} is not a number: ${cell.slice(0, 40)}`);
    numbers.set(column, cell === '' ? null : Number(cell));
  }
  const timeS = numbers.get('time_s') ?? null;
  if (timeS === null) return wrong('time_s', 'time_s is empty');
  const given = (column: Column) => numbers.get(column) ?? null;
  return ok({
    timeS,
    spo2Percent: noneIfSentinel(given('spo2')),
    pulseRateBpm: noneIfSentinel(given('pr')),
    systolicMmHg: noneIfMissing(given('sys')),
    diastolicMmHg: noneIfMissing(given('dia')),
    meanMmHg: noneIfMissing(given('map')),
  });
}

/** Where the cell begins; behind the last one, where the line ends. */
function columnOf(cells: readonly string[], index: number): number {
  return index < cells.length
    ? cells.slice(0, index).join(',').length + (index === 0 ? 1 : 2)
    : cells.join(',').length + 1;
}

function noneIfSentinel(value: number | null): number | null {
  return value === 0 ? null : noneIfMissing(value);
}

function noneIfMissing(value: number | null): number | null {
  return value === -32_768 ? null : value;
}
