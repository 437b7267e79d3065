import { err, ok, type Result } from '@chairside/shared/result.ts';
import { commandLine, isHttpUrl, speedFrom, wholeNumber } from '../command-line.ts';
import { parseDuration } from '../scenario/values.ts';

export type RunOptions = {
  readonly scenario: string;
  /** Null: the scenario's own. */
  readonly seed: number | null;
  /** `own`: one is started for the run; `none`: bytes go nowhere but into the record. */
  readonly gateway: string;
  readonly mllp: { readonly host: string; readonly port: number };
  /** Null: the scenario's own. */
  readonly speed: number | 'max' | null;
  readonly record: string | null;
  /** Null: no door. 0: any free port. */
  readonly controlPort: number | null;
  readonly forMs: number | null;
  /** `commands.ndjson` of an earlier run. */
  readonly commands: string | null;
};

/** All problems at once, a line each. */
export function runOptionsFrom(args: readonly string[]): Result<RunOptions, readonly string[]> {
  const line = commandLine(args, {
    ...{
      seed: '',
      speed: '',
      gateway: 'http://127.0.0.1:8080',
      'mllp-host': '127.0.0.1',
      'mllp-port': '2575',
    },
    ...{ record: '', 'control-port': '', for: '', commands: '' },
  });
  if (!line.ok) return err([line.error]);
  const { positionals } = line.value;
  const given = (name: string) => line.value.values[name] ?? '';
  const [scenario, ...more] = positionals;
  const seed = given('seed') === '' ? null : wholeNumber(given('seed'), 0, 2 ** 32 - 1);
  const speed = given('speed') === 'max' ? 'max' : given('speed') === '' ? null : speedFrom(given('speed'));
  const mllpPort = wholeNumber(given('mllp-port'), 1, 65_535);
  const controlPort = given('control-port') === '' ? null : wholeNumber(given('control-port'), 0, 65_535);
  const forMs = given('for') === '' ? null : parseDuration(given('for'));
  const gateway = given('gateway');
  const problems = [
    scenario !== undefined && more.length === 0 ? null : 'one scenario: a name or a file',
    given('seed') !== '' && seed === null ? '--seed: a whole number' : null,
    given('speed') !== '' && speed === null ? '--speed: a number above 0, at most 1000, or max' : null,
    gateway === 'own' || gateway === 'none' || isHttpUrl(gateway)
      ? null
      : '--gateway: an address like http://127.0.0.1:8080, own or none',
    mllpPort === null ? '--mllp-port: a number from 1 to 65535' : null,
    given('control-port') !== '' && controlPort === null ? '--control-port: a number from 0 to 65535' : null,
    given('for') !== '' && (forMs === null || forMs <= 0) ? '--for: a duration like 30m' : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || scenario === undefined || mllpPort === null) return err(problems);
  return ok({
    ...{ scenario, seed, speed, gateway, controlPort, forMs },
    mllp: { host: given('mllp-host'), port: mllpPort },
    record: given('record') === '' ? null : given('record'),
    commands: given('commands') === '' ? null : given('commands'),
  });
}
