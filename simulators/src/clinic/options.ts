import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { commandLine, isHttpUrl, wholeNumber } from '../command-line.ts';

export type ClinicOptions = {
  readonly chairs: readonly ChairId[];
  readonly gateway: string;
  readonly seed: number;
  readonly mllpHost: string;
  readonly mllpPort: number;
};

/** All problems at once, a line each. */
export function optionsFrom(args: readonly string[]): Result<ClinicOptions, readonly string[]> {
  const line = commandLine(args, {
    chairs: '1,2,3,4',
    gateway: 'http://127.0.0.1:8080',
    seed: '1',
    'mllp-host': '127.0.0.1',
    'mllp-port': '2575',
  });
  if (!line.ok) return err([line.error]);
  const { values } = line.value;
  const chairs = (values['chairs'] ?? '').split(',').map((chair) => chairIdSchema.safeParse(chair));
  const gateway = values['gateway'] ?? '';
  const seed = wholeNumber(values['seed'], 0, 2 ** 32 - 1);
  const mllpPort = wholeNumber(values['mllp-port'], 1, 65_535);
  const problems = [
    chairs.every((chair) => chair.success) ? null : '--chairs: a list like 1,2,3,4',
    isHttpUrl(gateway) ? null : '--gateway: an address like http://127.0.0.1:8080',
    seed === null ? '--seed: a whole number' : null,
    mllpPort === null ? '--mllp-port: a number from 1 to 65535' : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || seed === null || mllpPort === null) return err(problems);
  return ok({
    chairs: chairs.flatMap((chair) => (chair.success ? [chair.data] : [])),
    gateway,
    seed,
    mllpHost: values['mllp-host'] ?? '',
    mllpPort,
  });
}
