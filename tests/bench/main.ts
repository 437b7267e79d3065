import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openBench, type Bench, type Figures, type Line, type Row } from './bench.ts';
import { median } from './numbers.ts';
import { actionsRow } from './rows/actions.ts';
import { callsRow } from './rows/calls.ts';
import { alarmsRow } from './rows/alarms.ts';
import { exactlyRow } from './rows/exactly.ts';
import { heapRow } from './rows/heap.ts';
import { ladderRow } from './rows/ladder.ts';
import { linkCutRow } from './rows/link-cut.ts';
import { scalingRow } from './rows/scaling.ts';
import { screensRow } from './rows/screens.ts';
import { scriptsRow } from './rows/scripts.ts';
import { silentSourceRow } from './rows/silent-source.ts';
import { simulatorRow, waveRow } from './rows/simulator.ts';
import { startRow } from './rows/start.ts';
import { steadyRow } from './rows/steady.ts';
import { wireBytesRow } from './rows/wire-bytes.ts';
import { wavesRow } from './rows/waves.ts';
import { tableOf } from './table.ts';

/** `npm run bench`: measures, judges, prints one table. A missed aim is shown, not hidden; only a failed run fails. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
    runs: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

const shortRows: readonly Row[] = [
  steadyRow,
  ladderRow,
  startRow,
  wireBytesRow,
  exactlyRow,
  scalingRow,
  screensRow,
  scriptsRow,
  alarmsRow,
  silentSourceRow,
  linkCutRow,
  simulatorRow,
  waveRow,
  actionsRow,
  callsRow,
  wavesRow,
];
const allRows = options.long ? [heapRow] : shortRows;
const chosen = options.only?.split(',').map(Number);
const rows = allRows.filter((row) => chosen === undefined || row.numbers.some((one) => chosen.includes(one)));
const runs = Number(options.runs ?? (options.quick ? 1 : 3));
const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  /** What else kept the machine busy in the minute before: above 0.5 or so the figures are of a busy machine. */
  loadBefore: loadavg()[0] ?? Number.NaN,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  runs,
};

const bench = openBench(options.quick, Number(options.minutes));
const measured: { readonly row: Row; readonly figures: readonly Figures[] }[] = [];
const failures: string[] = [];
for (const row of rows) {
  const figures: Figures[] = [];
  for (let run = 1; run <= (row.runs === 'once' ? 1 : runs); run += 1) {
    const one = await measureOnce(row, run, bench);
    if (one !== null) figures.push(one);
  }
  measured.push({ row, figures });
}
const lines = measured.flatMap(({ row, figures }) => judged(row, figures));
bench.feeder.stop();
bench.readers.stop();
rmSync(bench.folder, { recursive: true, force: true });

process.stdout.write(
  `\nChairside bench, ${machine.date}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, ` +
    `Node ${machine.node}, medians of ${runs}, load before ${machine.loadBefore.toFixed(1)}\n\n${tableOf(lines)}\n`,
);
for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`);
if (options.json !== undefined) {
  const runsByRow = measured.map(({ row, figures }) => ({ rows: row.numbers, figures }));
  writeFileSync(options.json, JSON.stringify({ machine, lines, failures, runs: runsByRow }, null, 2));
}
process.exit(failures.length === 0 ? 0 : 1);

async function measureOnce(row: Row, run: number, on: Bench): Promise<Figures | null> {
  const name = `row ${row.numbers.join(', ')}, run ${run}`;
  process.stderr.write(`${name} …\n`);
  try {
    return await row.measure(on);
  } catch (cause) {
    failures.push(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return null;
  }
}

function judged(row: Row, figures: readonly Figures[]): readonly Line[] {
  if (figures.length === 0) return [failedLine(row)];
  const names = [...new Set(figures.flatMap((one) => Object.keys(one)))];
  const medians = Object.fromEntries(
    names.map((name) => [name, median(figures.flatMap((one) => one[name] ?? []))]),
  );
  return row.judge(medians).filter((line) => chosen === undefined || chosen.includes(Number(line.row)));
}

function failedLine(row: Row): Line {
  const what = 'did not run';
  return { row: row.numbers.join(','), what, aim: '', measured: '', baseline: '', ratio: null, isMet: false };
}
