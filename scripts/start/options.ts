import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@chairside/shared/result.ts';

export type StartOptions = {
  /** Session seconds in one of the host's. */
  readonly speed: number;
  /** The dashboard from its sources, redrawn at every change. */
  readonly isDevelopment: boolean;
  /** Nobody has been here before: sessions that are being prepared. */
  readonly isEmpty: boolean;
};

const startUsage = 'npm start -- [--speed 20] [--empty]';

/** Command line first, then `CHAIRSIDE_SIMULATION`, then life's own speed. What is wrong comes as one line. */
export function startOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<StartOptions, string> {
  const { CHAIRSIDE_SIMULATION: set = '0' } = environment;
  const asked = flags(args);
  if (!asked.ok) return asked;
  const text = asked.value.speed ?? (set === '0' ? '1' : set);
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(speed > 0 && speed <= 1_000))
    return err(`--speed: above 0, at most 1000, not “${text}”. ${startUsage}`);
  return ok({ speed, isDevelopment: asked.value.dev === true, isEmpty: asked.value.empty === true });
}

function flags(args: readonly string[]): Result<Asked, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { speed: { type: 'string' }, dev: { type: 'boolean' }, empty: { type: 'boolean' } },
    });
    return ok(values);
  } catch (problem) {
    const [why] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
    return err(`${why ?? ''} ${startUsage}`);
  }
}

type Asked = { readonly speed?: string; readonly dev?: boolean; readonly empty?: boolean };
