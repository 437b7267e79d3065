import { z } from 'zod';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { VerbSpec } from '../verbs.ts';
import { extremesOf, isDrawn } from './draw.ts';
import { drawnForm } from './drawn-form.ts';
import { findingsOf } from './issues.ts';
import type { Finding } from './problem.ts';
import { isMapping } from './reader.ts';

type Params = Readonly<Record<string, unknown>>;

/** Parameters as written, read by the schema of their verb. Nothing in them may be left to be drawn. */
export function readParams<P>(spec: VerbSpec<P>, params: Params): Result<P, readonly Finding[]> {
  const read = spec.params.safeParse(params);
  return read.success ? ok(read.data) : err(findingsOf(read.error.issues, [], params));
}

/** What is wrong with parameters some of which are drawn later: each is tried at the furthest it can be drawn to. */
export function findingsInParams(spec: VerbSpec, params: Params): readonly Finding[] {
  const shapes = Object.entries(params)
    .filter(([, value]) => isMapping(value))
    .flatMap(([name, value]) => {
      const read = drawnForm(z.union([z.number(), z.string(), z.boolean()])).safeParse(value);
      return read.success ? [] : findingsOf(read.error.issues, [name], value);
    });
  if (shapes.length > 0) return shapes;
  const extremes = Object.entries(params).map(([name, value]) => [name, extremesOf(value)] as const);
  const most = Math.max(1, ...extremes.map(([, all]) => all.length));
  const found = Array.from({ length: most }, (_, turn) => {
    const tried = Object.fromEntries(extremes.map(([name, all]) => [name, all[turn % all.length]]));
    const read = readParams(spec, tried);
    return read.ok ? [] : read.error;
  }).flat();
  const byText = new Map(found.map((one) => [`${one.path.join('.')}: ${one.message}`, one]));
  return [...byText.values()];
}

/**
 * What was written after `ox.battery:` as parameters by name: nothing, all of them, or the one a verb has by itself
 * (`ox.battery: 15%`).
 */
export function namedParams(spec: VerbSpec, written: unknown): Params | null {
  if (written === null) return {};
  if (isMapping(written) && !isDrawn(written)) return written;
  const names = parameterNames(spec.params);
  const [only] = names;
  return names.length === 1 && only !== undefined ? { [only]: written } : null;
}

/** What a verb takes, by name. */
export function parameterNames(params: z.ZodType): readonly string[] {
  return params instanceof z.ZodObject ? Object.keys(params.shape) : [];
}
