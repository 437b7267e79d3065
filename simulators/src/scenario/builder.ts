import type { z } from 'zod';
import { stringify } from 'yaml';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { cuffVerbs, oximeterVerbs } from '../devices/device-verbs.ts';
import type { courseVerbs, siteVerbs } from '../engine/course-verbs.ts';
import type { linkVerbs } from '../faults/link-verbs.ts';
import type { patientVerbs } from '../patient/patient-verbs.ts';
import type { VerbTable } from '../verbs.ts';
import type { WrittenDrawn } from './drawn-form.ts';
import type { WrittenScenario } from './form.ts';
import { pathText } from './problem.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/**
 * Scenarios from TypeScript: the same words as in a file, typed, read by the same reader, and so the same tree (SI5).
 *
 *     buildScenario({
 *       sim: 1,
 *       name: 'apnea_35s',
 *       clock: { start: '2026-03-02T09:00:00Z' },
 *       chairs: { 1: { timeline: [{ at: 'T+20m', ...patientDoes('apnea'), for: '35s', label: 'A1' }] } },
 *     });
 */
export function buildScenario(written: WrittenScenario): Result<Scenario, readonly string[]> {
  const { scenario, problems } = readScenario(written, () => null);
  if (scenario !== null) return ok(scenario);
  return err(problems.map(({ path, message }) => `${pathText(path)}: ${message}`));
}

/** As a file that says the same. */
export function toYaml(written: WrittenScenario): string {
  return stringify(written, { lineWidth: 0 });
}

type Verb<T extends VerbTable> = keyof T & string;
type Params<T extends VerbTable, V extends Verb<T>> = {
  readonly [N in keyof z.input<T[V]['params']>]: WrittenDrawn<NonNullable<z.input<T[V]['params']>[N]>>;
};
type WrittenDeed = Readonly<Record<string, object>>;

export function patientDoes<V extends Verb<typeof patientVerbs>>(
  verb: V,
  params?: Params<typeof patientVerbs, V>,
): WrittenDeed {
  return { [`patient.${verb}`]: params ?? {} };
}

export function oximeterDoes<V extends Verb<typeof oximeterVerbs>>(
  id: string,
  verb: V,
  params?: Params<typeof oximeterVerbs, V>,
): WrittenDeed {
  return { [`${id}.${verb}`]: params ?? {} };
}

export function cuffDoes<V extends Verb<typeof cuffVerbs>>(
  id: string,
  verb: V,
  params?: Params<typeof cuffVerbs, V>,
): WrittenDeed {
  return { [`${id}.${verb}`]: params ?? {} };
}

/** `id`: the device at the end of the link. */
export function linkDoes<V extends Verb<typeof linkVerbs>>(
  id: string,
  verb: V,
  params?: Params<typeof linkVerbs, V>,
): WrittenDeed {
  return { [`link:${id}.${verb}`]: params ?? {} };
}

/** `infusion.stop`, `nurse.acknowledge`, … */
export function courseDoes<V extends Verb<typeof courseVerbs>>(
  verb: V,
  params?: Params<typeof courseVerbs, V>,
): WrittenDeed {
  return { [verb]: params ?? {} };
}

export function siteDoes<V extends Verb<typeof siteVerbs>>(
  verb: V,
  params?: Params<typeof siteVerbs, V>,
): WrittenDeed {
  return { [`site.${verb}`]: params ?? {} };
}
