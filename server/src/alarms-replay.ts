import { resolve } from 'node:path';
import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { parseRecording } from '@chairside/shared/vitals/recording.ts';
import { compare } from './alarms-replay/compare.ts';
import { fileText } from './alarms-replay/files.ts';
import { recordedFromRows } from './alarms-replay/from-csv.ts';
import { recordedFromJournal } from './alarms-replay/from-journal.ts';
import { replayOptionsFrom, type ReplayOptions } from './alarms-replay/options.ts';
import { outcomeOf } from './alarms-replay/outcome.ts';
import { presetNamed } from './alarms-replay/presets.ts';
import type { Recorded } from './alarms-replay/recorded.ts';
import { reportText } from './alarms-replay/report.ts';

/**
 * What another preset would have done over recorded readings, by the same evaluator (AL36); `npm run alarms:replay`. It only
 * reads, and no time passes.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = replayOptionsFrom(args, process.env);
  if (!options.ok) return failed([options.error]);
  const { presets: names, isJson } = options.value;
  const presets = await presetsNamed(names);
  if (!presets.ok) return failed(presets.error);
  const recorded = await recordedOf(options.value);
  if (!recorded.ok) return failed([recorded.error]);
  const [first, second] = presets.value;
  const outcomes = [
    outcomeOf(recorded.value, names[0], first),
    outcomeOf(recorded.value, names[1], second),
  ] as const;
  const comparison = compare(...outcomes);
  const { name, fromMs, toMs } = recorded.value;
  const json = { recording: name, seconds: (toMs - fromMs) / 1_000, presets: outcomes, ...comparison };
  const text = isJson ? JSON.stringify(json, null, 2) : reportText(recorded.value, outcomes, comparison);
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Everything that is wrong with either. */
async function presetsNamed([first, second]: ReplayOptions['presets']): Promise<
  Result<readonly [AlarmPreset, AlarmPreset], readonly string[]>
> {
  const one = await presetNamed(first);
  const other = first === second ? one : await presetNamed(second);
  if (one.ok && other.ok) return ok([one.value, other.value]);
  const problems = [one, ...(one === other ? [] : [other])].map((preset) => (preset.ok ? [] : preset.error));
  return err(problems.flat());
}

async function recordedOf({ recording, dataFolder }: ReplayOptions): Promise<Result<Recorded, string>> {
  if (!recording.endsWith('.csv')) return recordedFromJournal(recording, resolve(dataFolder));
  const text = await fileText(recording);
  if (!text.ok) return text;
  const rows = parseRecording(text.value);
  if (rows.ok) return ok(recordedFromRows(recording, rows.value));
  const { line, column, why } = rows.error;
  return err(`${recording}:${line}:${column}: ${why}`);
}

function failed(lines: readonly string[]): number {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  return 1;
}
