import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@chairside/shared/result.ts';

type Flags = Readonly<Record<string, string>>;

export type CommandLine = {
  readonly values: Flags;
  readonly positionals: readonly string[];
};

/** `--name value` for each of `defaults`, and what stands beside; otherwise what is wrong, in one line. */
export function commandLine(args: readonly string[], defaults: Flags): Result<CommandLine, string> {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: 'string' as const, default: value }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return ok({ values: { ...defaults, ...(values as Flags) }, positionals });
  } catch (problem) {
    const [why = ''] = (problem instanceof Error ? problem.message : String(problem)).split('\n');
    return err(why);
  }
}

/** A whole number within the range, or null. */
export function wholeNumber(text: string | undefined, min: number, max: number): number | null {
  const value = /^-?\d{1,15}$/.test(text ?? '') ? Number(text) : NaN;
  return value >= min && value <= max ? value : null;
}

/** Above 0, at most 1,000; or null. */
export function speedFrom(text: string | undefined): number | null {
  const value = /^\d+(\.\d+)?$/.test(text ?? '') ? Number(text) : NaN;
  return value > 0 && value <= 1_000 ? value : null;
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
