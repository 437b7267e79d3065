import type { ChairId } from '@chairside/shared/ids.ts';
import { checkSteps } from './check-steps.ts';
import type { PlacedStep } from './placed-step.ts';
import { chairIdOf, scenarioForm } from './form.ts';
import { deepFrozen } from './frozen.ts';
import { shown } from './issues.ts';
import type { Finding, Path } from './problem.ts';
import { readChair, type ChairPlan } from './read-chair.ts';
import { readChaos } from './read-chaos.ts';
import { readExpectation, readThreshold } from './read-expect.ts';
import { readHandler } from './read-handler.ts';
import { readStep } from './read-step.ts';
import type { StepScene } from './step-scene.ts';
import { createReader, isMapping, type Reader } from './reader.ts';
import type { Place, Scenario, ScenarioChair, Step } from './scenario.ts';

export type ScenarioReading = {
  /** Null: something is wrong with it. Frozen to its leaves. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Finding[];
  /** What is allowed and hardly meant. */
  readonly warnings: readonly Finding[];
};

/**
 * What was written, in a file or with the builder, as a scenario: every problem at once. Problems that only follow from another one
 * are not listed.
 */
export function readScenario(written: unknown, placeOf: (path: Path) => Place | null): ScenarioReading {
  const reader = createReader(written);
  const keys = reader.keys(scenarioForm, []);
  if (keys === undefined) return { scenario: null, problems: reader.findings, warnings: [] };
  const { shape } = scenarioForm;
  reader.read(shape.sim, ['sim']);
  const plans = readChairs(reader);
  const steps = readTimelines(plans, reader, placeOf);
  const chairs = plans.map(({ chair, path }) => ({
    ...chair,
    timeline: stepsUnder([...path, 'timeline'], steps),
  }));
  const chairIds = chairs.map(({ chair }) => chair);
  const scene = {
    reader,
    chairs,
    chairIds,
    placeOf,
    areDevicesSure: plans.every((one) => one.areDevicesSure),
  };
  const handlers = listAt('handlers', reader).map((path) => readHandler(path, scene));
  const inHandlers = handlerSteps(reader);
  const labelled = [...steps, ...inHandlers].filter(({ label }) => label !== undefined);
  const chairByLabel = new Map(labelled.map(({ label = '', chair }) => [label, chair]));
  const judged = { reader, chairIds, chairByLabel, placeOf };
  const expect = listAt('expect', reader).map((path) => readExpectation(path, judged));
  const thresholds = keysAt('thresholds', reader).map((path) => readThreshold(path, judged));
  const clock = reader.read(shape.clock, ['clock']);
  const scenario: Scenario = {
    name: reader.read(shape.name, ['name']) ?? '',
    about: (reader.read(shape.about, ['about']) ?? '').trim(),
    seeds: readSeeds(reader),
    startAtMs: Date.parse(clock?.start ?? ''),
    speed: clock?.speed === 'max' ? null : (clock?.speed ?? null),
    cohort: reader.read(shape.cohort, ['cohort'])?.preset ?? 'meta2021',
    chairs,
    timeline: stepsUnder(['timeline'], steps),
    handlers: handlers.filter((one) => one !== undefined),
    chaos: reader.at(['chaos']) === undefined ? null : readChaos(['chaos'], chairs, reader),
    expect: expect.filter((one) => one !== undefined),
    thresholds: thresholds.filter((one) => one !== undefined),
    stopAfterMs: reader.read(shape.stop, ['stop'])?.max ?? longestOf(chairs),
  };
  refusePortsTwice(reader);
  const warnings = checkSteps({ scenario, steps, inHandlers }, reader);
  const isWhole = reader.findings.length === 0;
  return { scenario: isWhole ? deepFrozen(scenario) : null, problems: reader.findings, warnings };
}

function readChairs(reader: Reader): readonly ChairPlan[] {
  const paths = keysAt('chairs', reader);
  if (paths.length === 0) reader.refuse(['chairs'], 'a scenario has at least one chair');
  const seen = new Set<ChairId>();
  return paths.flatMap((path) => {
    const name = String(path.at(-1));
    const id = chairIdOf(name);
    if (id === null) {
      reader.refuseKey(path, `"${name}" is nothing a chair can be called: like chair-1 or 1`);
      return [];
    }
    if (seen.has(id)) reader.refuseKey(path, `"${name}" is chair ${id} once more`);
    seen.add(id);
    return [readChair(id, path, reader)];
  });
}

/** Those of the chairs, then the scenario's own, which happen at its first chair. */
function readTimelines(
  plans: readonly ChairPlan[],
  reader: Reader,
  placeOf: StepScene['placeOf'],
): readonly PlacedStep[] {
  const chairIds = plans.map(({ chair }) => chair.chair);
  const [first] = plans;
  const timelines = [
    ...plans.map((plan) => ({ path: [...plan.path, 'timeline'], plan })),
    ...(first === undefined ? [] : [{ path: ['timeline'], plan: first }]),
  ];
  return timelines.flatMap(({ path, plan }) =>
    pathsUnder(path, reader).map((stepPath): PlacedStep => {
      const { chair, areDevicesSure } = plan;
      const scene = { reader, chairs: [chair], chairIds, areDevicesSure, placeOf, isInHandler: false };
      const step = readStep(stepPath, scene);
      return { path: stepPath, chair: chair.chair, step, label: labelAt(stepPath, reader) };
    }),
  );
}

function stepsUnder(path: Path, steps: readonly PlacedStep[]): readonly Step[] {
  const isUnder = (one: Path) =>
    one.length === path.length + 1 && path.every((key, depth) => one[depth] === key);
  return steps.flatMap(({ path: own, step }) => (isUnder(own) && step !== undefined ? [step] : []));
}

/** Where the steps of handlers stand, for their labels. */
function handlerSteps(reader: Reader): readonly PlacedStep[] {
  return listAt('handlers', reader).flatMap((path) =>
    pathsUnder([...path, 'do'], reader).map((stepPath) => {
      const chair = chairIdOf(String(reader.at([...path, 'chair'])));
      return { path: stepPath, chair, step: undefined, label: labelAt(stepPath, reader) };
    }),
  );
}

function labelAt(path: Path, reader: Reader): string | undefined {
  const label = reader.at([...path, 'label']);
  return typeof label === 'string' ? label : undefined;
}

function readSeeds(reader: Reader): readonly number[] {
  const seed = reader.read(scenarioForm.shape.seed, ['seed']) ?? 1;
  if (typeof seed === 'number') return [seed];
  const [from = 0, to = 0] = seed.matrix.split('..').map(Number);
  if (to < from || to - from >= 10_000) {
    reader.refuse(['seed', 'matrix'], `${shown(seed.matrix)} is no range of at most 10,000 seeds`);
    return [];
  }
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Until the last chair is done, and some more. */
function longestOf(chairs: readonly ScenarioChair[]): number {
  const ends = chairs.map(({ sitsDownAfterMs, infusion: { startsAfterMs, overMs, observedMs } }) =>
    startsAfterMs === null
      ? sitsDownAfterMs + 3_600_000
      : sitsDownAfterMs + startsAfterMs + overMs + observedMs,
  );
  return Math.max(0, ...ends) + 5 * 60_000;
}

function refusePortsTwice(reader: Reader): void {
  const seen = new Map<string, string>();
  for (const path of keysAt('chairs', reader)) {
    for (const linkPath of pathsUnder([...path, 'links'], reader)) {
      for (const key of ['port', 'path'] as const) {
        const value = reader.at([...linkPath, key]);
        // Port 0 is any free one.
        if ((typeof value !== 'number' && typeof value !== 'string') || value === 0) continue;
        const taken = `${key} ${value}`;
        const other = seen.get(taken);
        if (other !== undefined) reader.refuse([...linkPath, key], `${taken} is taken by a link of ${other}`);
        seen.set(taken, String(path.at(-1)));
      }
    }
  }
}

function listAt(key: string, reader: Reader): readonly Path[] {
  return pathsUnder([key], reader);
}

function pathsUnder(path: Path, reader: Reader): readonly Path[] {
  const written = reader.at(path);
  if (Array.isArray(written)) return written.map((_, index) => [...path, index]);
  if (written !== undefined) reader.refuse(path, `${shown(written)} is no list`);
  return [];
}

function keysAt(key: string, reader: Reader): readonly Path[] {
  const written = reader.at([key]);
  if (isMapping(written)) return Object.keys(written).map((one) => [key, one]);
  if (written !== undefined) reader.refuse([key], `${shown(written)} is no mapping`);
  return [];
}
