import { err, ok, type Result } from '@chairside/shared/result.ts';

export type GivenParams = Readonly<Record<string, string | number | boolean>>;

/**
 * `by=7m, rate=0.1` as what a scenario would hold: numbers and yes or no as such, the rest as text for the simulator to judge.
 * The error is the part that is none.
 */
export function paramsIn(typed: string): Result<GivenParams, string> {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const params: Record<string, string | number | boolean> = {};
  for (const part of parts) {
    const [, name, value] = /^(\w+)\s*[=:]\s*(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return err(part);
    params[name] = valueIn(value);
  }
  return ok(params);
}

function valueIn(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
