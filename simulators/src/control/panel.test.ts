import { panelSchema } from '@chairside/shared/simulation.ts';
import { expect, it } from 'vitest';
import { createPace } from '../engine/pace.ts';
import { createRun } from '../engine/run.ts';
import { resolveVerb } from '../scenario/verb-tables.ts';
import { aChair, aScenario } from '../testing/a-scenario.ts';
import { createTruthLog } from '../truth/truth-log.ts';
import { panelOf } from './panel.ts';

const chairs = Array.from({ length: 64 }, (_, index) => aChair(String(index + 1)));
const scenario = aScenario(`chairs:\n${chairs.join('')}`);
const run = createRun({
  scenario,
  seed: 7,
  startAtMs: scenario.startAtMs,
  truth: createTruthLog(() => undefined),
  onProblem: () => undefined,
});
const panel = panelOf(run, createPace(1), []);

it('[SI77] the panel of 64 chairs stays far below 200 KB', () => {
  expect(panelSchema.parse(panel)).toEqual(panel);
  expect(panel.chairs).toHaveLength(64);
  expect(Buffer.byteLength(JSON.stringify(panel))).toBeLessThan(120_000);
});

it('[SI63] [SI82] every target of a chair has the verbs that are looked up there, told once for all chairs', () => {
  const ids = panel.verbSets.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { chair, targets } of panel.chairs) {
    const plan = run.stations.find((station) => station.chair === chair)!.plan;
    expect(targets.length).toBeGreaterThan(4);
    for (const { target, verbSet } of targets)
      for (const { verb } of panel.verbSets.find(({ id }) => id === verbSet)!.verbs)
        expect(resolveVerb(plan, target, verb)).toMatchObject({ ok: true });
  }
});
