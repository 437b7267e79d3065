import type { Line } from './bench.ts';

const titles = ['', 'what', 'aim', 'measured', 'baseline of the same run', 'ratio', 'ok?'] as const;

/** A Markdown table, aligned so that it reads as well in a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const cells = [titles, ...lines.map(cellsOf)];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...rest] = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [head, rule, ...rest].join('\n');
}

function cellsOf(line: Line): readonly string[] {
  const { row, what, aim, measured, baseline, ratio, isMet } = line;
  const verdict = isMet === null ? '' : isMet ? 'yes' : 'MISSED';
  return [row, what, aim, measured, baseline, ratio === null ? '' : ratio.toFixed(2), verdict];
}
