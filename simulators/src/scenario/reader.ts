import type { z } from 'zod';
import { findingsOf, unknownKey, valueAt } from './issues.ts';
import type { Finding, Path } from './problem.ts';

/**
 * Reads what was written part by part, so that one part that is wrong hides nothing that is wrong in another: all problems are listed
 * at once.
 */
export type Reader = {
  readonly findings: readonly Finding[];
  refuse(path: Path, message: string): void;
  refuseKey(path: Path, message: string): void;
  /** What stands there, unread. */
  at(path: Path): unknown;
  /**
   * What stands there, by its form. What is wrong in it is noted and left out, and the rest read; undefined where that is not enough.
   */
  read<T>(form: z.ZodType<T>, path: Path): T | undefined;
  /** The keys of what stands there; those the form does not have are noted. Undefined: it is no mapping. */
  keys(form: z.ZodObject, path: Path): readonly string[] | undefined;
};

export function createReader(written: unknown): Reader {
  const findings: Finding[] = [];
  /** Two who look at the same thing say it once. */
  const note = (...found: readonly Finding[]) => {
    for (const one of found) {
      const isTold = findings.some(
        ({ path, message }) => message === one.message && path.join('\0') === one.path.join('\0'),
      );
      if (!isTold) findings.push(one);
    }
  };
  const at = (path: Path) => valueAt(written, path);

  function keys(form: z.ZodObject, path: Path): readonly string[] | undefined {
    const value = at(path);
    if (!isMapping(value)) {
      note(...findingsOf(form.safeParse(value).error?.issues ?? [], path, value));
      return undefined;
    }
    const given = Object.keys(value);
    for (const key of given.filter((one) => !(one in form.shape))) {
      note({ path: [...path, key], at: 'key', message: unknownKey(key) });
    }
    return given;
  }

  return {
    findings,
    refuse: (path, message) => note({ path, at: 'value', message }),
    refuseKey: (path, message) => note({ path, at: 'key', message }),
    at,
    keys,
    read(form, path) {
      const value = at(path);
      const read = form.safeParse(value);
      if (read.success) return read.data;
      const found = findingsOf(read.error.issues, path, value);
      note(...found);
      const rest = found.reduce((left, one) => without(left, one.path.slice(path.length)), value);
      return form.safeParse(rest).data;
    },
  };
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same value without what stands at that path. */
function without(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => (index === Number(first) ? without(one, rest) : one));
  }
  if (!isMapping(value)) return value;
  const { [String(first)]: gone, ...kept } = value;
  return rest.length === 0 || gone === undefined ? kept : { ...kept, [String(first)]: without(gone, rest) };
}
