import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@chairside/shared/result.ts';

export type ReplayOptions = {
  /** A session's id, or a file that ends in `.csv`. */
  readonly recording: string;
  readonly presets: readonly [first: string, second: string];
  readonly dataFolder: string;
  readonly isJson: boolean;
};

const usage =
  'npm run alarms:replay -- <session or file.csv> --preset factory --preset mine.json [--json] [--data ./data]';

/** What is wrong comes as one line. */
export function replayOptionsFrom(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<ReplayOptions, string> {
  const given = flags(args);
  if (!given.ok) return err(`${given.error} ${usage}`);
  const { values, positionals } = given.value;
  const [recording, ...more] = positionals;
  if (recording === undefined || more.length > 0)
    return err(`one recording, not ${positionals.length}: ${usage}`);
  const [first, second, ...others] = values.preset ?? [];
  if (first === undefined || second === undefined || others.length > 0)
    return err(`--preset twice, not ${values.preset?.length ?? 0} times: ${usage}`);
  return ok({
    recording,
    presets: [first, second],
    dataFolder: values.data ?? environment['CHAIRSIDE_DATA'] ?? './data',
    isJson: values.json === true,
  });
}

function flags(args: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          preset: { type: 'string', multiple: true },
          data: { type: 'string' },
          json: { type: 'boolean' },
        },
      }),
    );
  } catch (problem) {
    const [why = ''] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
    return err(why);
  }
}
