import { chairIdSchema, type ChairId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { commandLine, isHttpUrl, speedFrom, wholeNumber } from '../command-line.ts';
import type { MllpAddress } from '../engine/ports.ts';
import { parseDuration } from '../scenario/values.ts';

export type ClinicOptions = {
  readonly chairs: readonly ChairId[];
  readonly gateway: string;
  readonly mllp: MllpAddress;
  /** Null: the scenario's own. */
  readonly seed: number | null;
  readonly speed: number;
  /** Played in first, where the gateway has no history; 0: preparing sessions. */
  readonly historyMs: number;
  /** Null: the usual one. */
  readonly scenario: string | null;
  /** 0: any free port. */
  readonly controlPort: number;
};

/** All problems at once, a line each. */
export function clinicOptionsFrom(args: readonly string[]): Result<ClinicOptions, readonly string[]> {
  const line = commandLine(args, {
    ...{ chairs: '1,2,3,4', gateway: 'http://127.0.0.1:8080', seed: '', speed: '1', history: '0s' },
    ...{ 'mllp-host': '127.0.0.1', 'mllp-port': '2575', 'control-port': '0', scenario: '' },
  });
  if (!line.ok) return err([line.error]);
  const given = (name: string) => line.value.values[name] ?? '';
  const chairs = given('chairs')
    .split(',')
    .map((chair) => chairIdSchema.safeParse(chair));
  const seed = given('seed') === '' ? null : wholeNumber(given('seed'), 0, 2 ** 32 - 1);
  const speed = speedFrom(given('speed'));
  const mllpPort = wholeNumber(given('mllp-port'), 1, 65_535);
  const controlPort = wholeNumber(given('control-port'), 0, 65_535);
  const historyMs = parseDuration(given('history'));
  const problems = [
    chairs.every((chair) => chair.success) ? null : '--chairs: a list like 1,2,3,4',
    isHttpUrl(given('gateway')) ? null : '--gateway: an address like http://127.0.0.1:8080',
    given('seed') !== '' && seed === null ? '--seed: a whole number' : null,
    speed === null ? '--speed: a number above 0, at most 1000' : null,
    historyMs === null || historyMs < 0 ? '--history: a duration like 45m, or 0s' : null,
    mllpPort === null ? '--mllp-port: a number from 1 to 65535' : null,
    controlPort === null ? '--control-port: a number from 0 to 65535' : null,
  ].filter((problem) => problem !== null);
  if (speed === null || historyMs === null || mllpPort === null || controlPort === null) return err(problems);
  if (problems.length > 0) return err(problems);
  return ok({
    chairs: chairs.flatMap((chair) => (chair.success ? [chair.data] : [])),
    ...{ gateway: given('gateway'), seed, speed, historyMs, controlPort },
    mllp: { host: given('mllp-host'), port: mllpPort },
    scenario: given('scenario') === '' ? null : given('scenario'),
  });
}
