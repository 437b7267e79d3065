import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  buildScenario,
  courseDoes,
  cuffDoes,
  linkDoes,
  oximeterDoes,
  patientDoes,
  siteDoes,
  toYaml,
} from './builder.ts';
import type { WrittenScenario } from './form.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const textOf = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8');

/** Without the places in the file: what was built stands in none. */
function treeOf(scenario: Scenario): unknown {
  return JSON.parse(JSON.stringify(scenario, (key, value: unknown) => (key === 'where' ? undefined : value)));
}

function fromFile(text: string): unknown {
  const result = parseScenario(text, 'a.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return treeOf(result.value);
}

function built(written: WrittenScenario): unknown {
  const result = buildScenario(written);
  if (!result.ok) throw new Error(result.error.join('\n'));
  return treeOf(result.value);
}

const about = (name: string) => (parse(textOf(name)) as { about: string }).about;
const clock = { start: '2026-03-02T09:00:00Z' };

const scenarios: readonly WrittenScenario[] = [
  {
    sim: 1,
    name: 'vasovagal_nibp_fails',
    about: about('vasovagal_nibp_fails'),
    seed: 4108,
    clock,
    cohort: { preset: 'meta2021' },
    chairs: {
      1: {
        patient: { age: 31, weight: 64, sbp: 112, dbp: 68, hr: 62, spo2: 98, pi: 3, gain: 0.6 },
        timeline: [
          { at: 'T+12m', ...patientDoes('vasovagal', { pulse: 36, systolic: 68 }), for: '6m', label: 'VV1' },
          { after: 'VV1+60s', ...cuffDoes('nbp', 'measure') },
          { after: 'VV1+5m', ...patientDoes('legs_up') },
          { after: 'VV1+7m', ...cuffDoes('nbp', 'measure') },
        ],
      },
    },
    expect: [
      { alarm: 'pulse-low', priority: 'high', during: 'VV1', within: '90s-after-first-observable' },
      { alarm: 'nibp-failed', during: 'VV1', grace: '2m' },
    ],
    thresholds: { 'sensitivity.engine.pulse-low': '==1' },
  },
  {
    sim: 1,
    name: 'probe_off_freeze_dash',
    about: about('probe_off_freeze_dash'),
    seed: 4109,
    clock,
    cohort: { preset: 'cn741' },
    chairs: {
      1: {
        patient: { age: 42, weight: 74, sbp: 116, dbp: 72, hr: 70, spo2: 97, pi: 3, gain: 0.7 },
        timeline: [
          { at: 'T+10m', ...oximeterDoes('ox', 'probe_off'), for: '45s', label: 'PO1' },
          { at: 'T+24m', ...oximeterDoes('ox', 'probe_off'), for: { from: '20s', to: '90s' }, label: 'PO2' },
        ],
      },
    },
    expect: [
      { alarm: 'probe-off', during: 'PO1', within: '15s' },
      { no_alarm: 'spo2-low', during: 'PO1', grace: '30s' },
      { no_alarm: 'pulse-low', during: 'PO1', grace: '30s' },
      { value_not_shown_as_live: 'ox.spo2', after: 'PO1+12s' },
      { value_not_shown_as_live: 'ox.pulse', after: 'PO1+12s' },
      { alarm: 'probe-off', during: 'PO2', within: '15s' },
      { no_alarm: 'spo2-low', during: 'PO2', grace: '30s' },
      { value_not_shown_as_live: 'ox.spo2', after: 'PO2+12s' },
    ],
    thresholds: { 'false-high-alarms': '==0' },
  },
  {
    sim: 1,
    name: 'dup_reorder_corrupt',
    about: about('dup_reorder_corrupt'),
    seed: 4117,
    clock,
    cohort: { preset: 'meta2021' },
    chairs: {
      1: {
        patient: {
          age: 46,
          weight: 118,
          obese: true,
          sbp: 121,
          dbp: 76,
          hr: 74,
          spo2: 96,
          pi: 2.5,
          gain: 0.7,
        },
        timeline: [
          { at: 'T+5m', ...linkDoes('ox', 'corrupt', { rate: 0.05 }), for: '5m' },
          { at: 'T+12m', ...linkDoes('ox', 'duplicate', { rate: 0.5, after: '1500ms' }), for: '15m' },
          { at: 'T+12m', ...linkDoes('ox', 'reorder', { window: 3 }), for: '15m' },
          { at: 'T+14m', ...linkDoes('ox', 'truncate', { rate: 0.05 }), for: '3m' },
          { at: 'T+20m', ...patientDoes('apnea'), for: '40s', label: 'AP1' },
          { at: 'T+30m', ...linkDoes('nbp', 'duplicate', { rate: 1 }), for: '10m' },
        ],
      },
    },
    expect: [
      { alarm: 'spo2-low', during: 'AP1', grace: '2m' },
      { no_alarm: 'pressure-high', priority: 'high' },
    ],
    thresholds: { 'sensitivity.engine': '==1' },
  },
];

describe('the builder', () => {
  for (const written of scenarios) {
    it(`[SI67] makes of ${written.name} the tree its file says`, () => {
      expect(built(written)).toEqual(fromFile(textOf(written.name)));
    });

    it(`[SI67] ${written.name} as the builder writes it is the same tree again`, () => {
      expect(fromFile(toYaml(written))).toEqual(built(written));
    });
  }

  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(`[SI67] ${file} read as plain values makes the same tree`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(built(parse(text) as WrittenScenario)).toEqual(fromFile(text));
    });
  }

  it('[SI67] says what nurse, infusion and site do in the words of a file', () => {
    expect([
      courseDoes('infusion.stop'),
      courseDoes('infusion.rate', { to: 50 }),
      siteDoes('note', { text: 'a' }),
    ]).toEqual([{ 'infusion.stop': {} }, { 'infusion.rate': { to: 50 } }, { 'site.note': { text: 'a' } }]);
  });

  it('[SI67] tells everything that is wrong, by its path', () => {
    const result = buildScenario({
      sim: 1,
      name: 'a_test',
      clock,
      chairs: { 1: { timeline: [{ at: '18m', ...patientDoes('apnea') }] } },
      expect: [{ no_alarm: 'any-high', chair: 9 }],
    });
    expect(result).toEqual({
      ok: false,
      error: [
        'chairs.1.timeline.0.at: "18m" is no time like T+18m, S+90s or "40%"',
        'expect.0.chair: no chair 9: there are 1',
      ],
    });
  });
});
