import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from './problem.ts';
import { lintFiles } from './lint.ts';
import { examineScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const starters = [
  'apnea_35s',
  'battery_death',
  'calm_day',
  'central_station_reconnect_burst',
  'chair_swap',
  'clock_7min_fast',
  'cuff_on_iv_arm',
  'dst_step',
  'dup_reorder_corrupt',
  'eight_chairs_storm',
  'hypertensive_response',
  'low_perfusion',
  'motion_false_low',
  'obese_apnea',
  'placebo',
  'probe_off_freeze_dash',
  'same_arm_cuff',
  'severe_htn_between_cuffs',
  'slow_hypoventilation',
  'vasovagal_nibp_fails',
];

function scenarioOf(name: string): Scenario {
  const path = join(folder, `${name}.yaml`);
  const { scenario, problems, warnings } = examineScenario(readFileSync(path, 'utf8'), `${name}.yaml`);
  expect([...problems, ...warnings].map(formatProblem)).toEqual([]);
  return scenario!;
}

describe('the starter scenarios', () => {
  it('[SI68] are twenty, and the clinic', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    const names = files.map((file) => file.replace('.yaml', ''));
    expect(names.toSorted()).toEqual([...starters, 'clinic'].toSorted());
  });

  for (const name of starters) {
    it(`[SI68] ${name} parses without problem or warning, says what it is about, and decides`, () => {
      const scenario = scenarioOf(name);
      expect(scenario.name).toBe(name);
      expect(scenario.about).not.toBe('');
      expect(scenario.expect.length).toBeGreaterThan(0);
      expect(scenario.thresholds.length).toBeGreaterThan(0);
    });
  }

  it('[SI68] each has a seed of its own', () => {
    const seeds = starters.flatMap((name) => scenarioOf(name).seeds);
    expect(new Set(seeds).size).toBe(starters.length);
  });

  it('[SI68] the motion of motion_false_low is its only event', () => {
    const verbs = scenarioOf('motion_false_low').chairs.flatMap(({ timeline }) =>
      timeline.map((step) => step.do.verb),
    );
    expect(new Set(verbs)).toEqual(new Set(['motion']));
  });
});

describe('the clinic of npm start', () => {
  const atMs = 45 * 60_000;
  const clinic = scenarioOf('clinic');

  it('[SI68] has at minute 45 one observed, one late and one early in the infusion, one being prepared', () => {
    const phases = clinic.chairs.map(({ chair, sitsDownAfterMs, infusion }) => {
      const sinceStartMs = atMs - sitsDownAfterMs - (infusion.startsAfterMs ?? Infinity);
      if (sinceStartMs < 0) return `${chair} prepares since ${(atMs - sitsDownAfterMs) / 60_000} min`;
      if (sinceStartMs < infusion.overMs) return `${chair} infuses since ${sinceStartMs / 60_000} min`;
      return `${chair} observed since ${(sinceStartMs - infusion.overMs) / 60_000} min`;
    });
    expect(phases).toEqual([
      '1 observed since 2 min',
      '2 infuses since 35 min',
      '3 infuses since 10 min',
      '4 prepares since 3 min',
    ]);
  });

  for (const verb of ['hypertensive_response', 'probe_off']) {
    it(`[SI68] a ${verb} begins within two minutes of it`, () => {
      const begins = clinic.chairs.flatMap(({ timeline, sitsDownAfterMs, infusion }) =>
        timeline.flatMap((step) =>
          step.do.verb === verb && step.at.kind === 'at'
            ? [sitsDownAfterMs + (infusion.startsAfterMs ?? NaN) + Number(step.at.afterMs) - atMs]
            : [],
        ),
      );
      expect(begins.filter((ms) => ms > 0 && ms <= 120_000)).toHaveLength(1);
    });
  }
});

describe('lint', () => {
  const head = 'sim: 1\nname: a_test\nabout: A test.\nclock: { start: 2026-03-02T09:00:00Z }\nchairs:\n';
  const odd: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a label nobody refers to',
      '  1: { timeline: [{ at: T+1m, event: apnea, label: AP1 }] }\n',
      ['6:52: nothing refers to "AP1"'],
    ],
    [
      'a device nobody hears',
      '  1: { links: [{ device: ox, via: mllp }], devices: [{ id: ox, model: masimo }, { id: nbp, model: generic-nibp }] }\n',
      ['6:44: "nbp" has no link: nobody hears it'],
    ],
    [
      'what comes after the end',
      '  1: { timeline: [{ at: T+20m, event: apnea }] }\nstop: { max: 25m }\n',
      ['6:19: is never reached: the scenario ends after 25m'],
    ],
    [
      'a contradiction of some draws only',
      '  1: { timeline: [{ at: T+1m, event: apnea, for: { from: 20s, to: 60s } }, { at: T+1m40s, event: obstruction }] }\n',
      [
        '6:76: "obstruction" contradicts "apnea" (line 6): both go on at the same patient 6m40s after the begin',
      ],
    ],
    [
      'a contradiction that may not happen',
      '  1: { timeline: [{ at: T+1m, event: apnea, p: 0.5 }, { at: T+1m, event: obstruction }] }\n',
      ['6:55: "obstruction" contradicts "apnea" (line 6): both go on at the same patient 6m after the begin'],
    ],
  ];
  for (const [what, text, expected] of odd) {
    it(`[SI69] warns of ${what}, and runs all the same`, () => {
      const { scenario, problems, warnings } = examineScenario(head + text, 'a.yaml');
      expect({ problems, hasScenario: scenario !== null }).toEqual({ problems: [], hasScenario: true });
      expect(warnings.map(formatProblem)).toEqual(expected.map((one) => `a.yaml:${one}`));
    });
  }

  it('[SI69] looks at every file, and names one that is not there', () => {
    const { problems, warnings } = lintFiles([join(folder, 'calm_day.yaml'), join(folder, 'missing.yaml')]);
    expect(problems.map(({ message }) => message)).toEqual(['there is no such file']);
    expect(warnings).toEqual([]);
  });
});
