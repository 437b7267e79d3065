import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from './json-schema.ts';
import { examineScenario } from './parse.ts';
import { formatProblem } from './problem.ts';
import { allTables } from './verb-tables.ts';
import { withTables } from './verb-pages.ts';
import { referenceFiles } from './write-reference.ts';

const page = readFileSync(referenceFiles.page, 'utf8');
const stale = 'out of date: run node simulators/src/scenario/write-reference.ts';

describe('what authors are given', () => {
  it('[SI66] the JSON Schema is that of the forms and verbs as they are', () => {
    expect(JSON.parse(readFileSync(referenceFiles.schema, 'utf8')), stale).toEqual(
      JSON.parse(JSON.stringify(scenarioJsonSchema())),
    );
  });

  it('[SI66] the tables of verbs on the page are those of the code', () => {
    expect(page, stale).toBe(withTables(page));
  });

  it('[SI66] every verb of every table is in the JSON Schema', () => {
    const schema = JSON.stringify(scenarioJsonSchema());
    const names = allTables.flatMap(({ verbs, prefix }) =>
      Object.keys(verbs)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
    );
    expect(names.filter((name) => !schema.includes(`\\\\.${name}$`))).toEqual([]);
  });

  const published = z.fromJSONSchema(scenarioJsonSchema());
  const folder = join(import.meta.dirname, '../../scenarios');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(`[SI66] ${file} keeps to the JSON Schema`, () => {
      expect(published.safeParse(parse(readFileSync(join(folder, file), 'utf8'))).error).toBeUndefined();
    });
  }

  const steps: readonly (readonly [object, boolean])[] = [
    [{ event: 'motion', intensity: 0.5 }, true],
    [{ event: 'motion', intensity: { from: 0.1, to: 0.5 } }, true],
    [{ event: 'motion', intensity: 2 }, false],
    [{ event: 'motion', intensit: 0.5 }, false],
    [{ event: 'motionn' }, false],
    [{ 'ox.probe_off': null }, true],
    [{ 'ox.probe_off': { colour: 'red' } }, false],
    [{ 'ox.probeoff': {} }, false],
    [{ 'ox.battery': '15%' }, true],
    [{ link: 'ox', fault: 'drop', rate: 0.1 }, true],
    [{ fault: 'drop' }, false],
    [{ set: { systolic: 190 } }, true],
    [{ set: { sistolic: 190 } }, false],
  ];
  for (const [deed, isAllowed] of steps) {
    it(`[SI66] the JSON Schema ${isAllowed ? 'takes' : 'refuses'} ${JSON.stringify(deed)}`, () => {
      const chairs = { 1: { timeline: [{ at: 'T+1m', ...deed }] } };
      const written = { sim: 1, name: 'a', clock: { start: '2026-03-02T09:00:00Z' }, chairs };
      expect(published.safeParse(written).success).toBe(isAllowed);
    });
  }

  const examples = [...page.matchAll(/```yaml\n(sim: 1\n[\s\S]*?)```/g)].map(([, text = '']) => text);
  it('[SI61] the page has whole examples', () => expect(examples.length).toBeGreaterThan(1));
  for (const [index, text] of examples.entries()) {
    it(`[SI61] whole example ${index + 1} of the page parses without problem or warning`, () => {
      const { problems, warnings } = examineScenario(text, 'example.yaml');
      expect([...problems, ...warnings].map(formatProblem)).toEqual([]);
    });
  }
});
