import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { commandLine, isHttpUrl, speedFrom, wholeNumber } from '../command-line.ts';

export type ReplayOptions = {
  readonly file: string;
  readonly chair: ChairId;
  /** Null: as fast as the session clock goes. */
  readonly speed: number | null;
  readonly gateway: string;
  readonly mllpHost: string;
  readonly mllpPort: number;
};

export const replayUsage =
  'npm run replay -- <file.csv> --chair 2 [--speed 5] [--gateway http://127.0.0.1:8080] [--mllp-port 2575]';

/** All problems at once, a line each. */
export function replayOptionsFrom(args: readonly string[]): Result<ReplayOptions, readonly string[]> {
  const line = commandLine(args, {
    chair: '1',
    speed: '',
    gateway: 'http://127.0.0.1:8080',
    'mllp-host': '127.0.0.1',
    'mllp-port': '2575',
  });
  if (!line.ok) return err([line.error]);
  const { values, positionals } = line.value;
  const [file, ...more] = positionals;
  const chair = chairIdSchema.safeParse(values['chair']);
  const speed = values['speed'] === '' ? null : speedFrom(values['speed']);
  const gateway = values['gateway'] ?? '';
  const mllpPort = wholeNumber(values['mllp-port'], 1, 65_535);
  const problems = [
    file !== undefined && more.length === 0 ? null : `one recording: ${replayUsage}`,
    chair.success ? null : '--chair: a chair, like 2',
    values['speed'] === '' || speed !== null ? null : '--speed: a number above 0, at most 1000',
    isHttpUrl(gateway) ? null : '--gateway: an address like http://127.0.0.1:8080',
    mllpPort === null ? '--mllp-port: a number from 1 to 65535' : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || file === undefined || !chair.success || mllpPort === null) return err(problems);
  return ok({ file, chair: chair.data, speed, gateway, mllpHost: values['mllp-host'] ?? '', mllpPort });
}
