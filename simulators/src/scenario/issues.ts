import type { z } from 'zod';
import type { Finding, Path } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found, in the words of a person: what stands there, and what could. */
export function findingsOf(issues: readonly Issue[], from: Path, written: unknown): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const within = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const path = [...from, ...within];
    const value = valueAt(written, within);
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({ path: [...path, key], at: 'key', message: unknownKey(key) }));
      case 'invalid_union':
        return unionFindings(issue.errors, path, value);
      default:
        return [{ path, at: 'value', message: messageOf(issue, path, value) }];
    }
  });
}

export function unknownKey(key: string): string {
  return `unknown key "${key}"`;
}

/** What stands there, short enough for a line. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    written,
  );
}

/** Of several forms the one that was meant: of the right kind, with the least wrong in it. */
function unionFindings(
  errors: readonly (readonly Issue[])[],
  path: Path,
  value: unknown,
): readonly Finding[] {
  const isOfOtherKind = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0);
  const ways = errors.flatMap(unfolded);
  const [meant] = ways
    .filter((issues) => !isOfOtherKind(issues))
    .toSorted((one, other) => one.length - other.length);
  if (meant !== undefined) return findingsOf(meant, path, value);
  const kinds = ways.flatMap((issues) =>
    issues.flatMap((issue) => (issue.code === 'invalid_type' ? [kindName(issue.expected)] : [])),
  );
  return [{ path, at: 'value', message: wanted([...new Set(kinds)].join(' or '), path, value) }];
}

/** A form that is itself one of several is as many. */
function unfolded(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const [only, ...more] = issues;
  const isChoice = only?.code === 'invalid_union' && only.path.length === 0 && more.length === 0;
  return isChoice ? only.errors.flatMap(unfolded) : [issues];
}

function messageOf(issue: Issue, path: Path, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return wanted(kindName(issue.expected), path, value);
    case 'invalid_value':
      return wanted(issue.values.map(String).join(', '), path, value);
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `"${String(path.at(-1))}" is too short`
        : `${shown(value)} is below ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `"${String(path.at(-1))}" is too long`
        : `${shown(value)} is above ${String(issue.maximum)}`;
    default:
      return `${shown(value)} ${issue.message}`;
  }
}

/** Kinds of values as their schema calls them, and as people do. */
const kindNames: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  tuple: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function kindName(expected: string): string {
  return kindNames[expected] ?? expected;
}

function wanted(what: string, path: Path, value: unknown): string {
  const key = String(path.at(-1) ?? '');
  if (value === undefined) return `"${key}" is missing: ${what}`;
  return `${shown(value)} is not what "${key}" takes: ${what}`;
}
