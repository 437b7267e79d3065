import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { negativeControls } from '@chairside/simulators/truth/report.ts';

/**
 * What the simulators claim, at full length. Both reports are written into docs/simulators: the same code gives the same reports, so
 * that a changed one shows in the diff.
 */
const projectRoot = join(import.meta.dirname, '../..');
const script = join(projectRoot, 'simulators/src/sim.ts');
const docs = join(projectRoot, 'docs/simulators');
const controlHours = 300;

async function sim(...args: readonly string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, complaints };
}

it(
  '[SI91] 4,000 patients a row: no row fails that is not known to',
  async () => {
    const { code, out, complaints } = await sim('verify', '--patients', '4000');
    await writeFile(join(docs, 'verification.md'), out);
    expect(code, complaints + out).toBe(0);
    expect(out).toContain('Verification, 4000 patients a row');
  },
  10 * 60_000,
);

type Figures = {
  readonly chairHours: number;
  readonly engine: { readonly count: number; readonly of: number } | null;
  readonly alarms: { readonly falseHigh: number };
};
type Scored = { readonly name: string; readonly figures: Figures };
type Report = {
  readonly scenarios: readonly Scored[];
  readonly controls: readonly { readonly name: string; readonly score: Scored | null }[];
  readonly controlsTogether: Figures;
};

it(
  `[SI7] every starter scenario, and ${controlHours} chair-hours of those in which nothing is wrong`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-score-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const json = join(folder, 'score.json');
    const { code, out, complaints } = await sim(
      ...['score', 'all', '--control-hours', String(controlHours)],
      ...['--json', json, '--markdown', join(docs, 'score.md')],
    );
    expect(code, complaints + out).toBe(0);
    const report = JSON.parse(await readFile(json, 'utf8')) as Report;
    const missed = report.scenarios.filter(
      ({ figures: { engine } }) => engine !== null && engine.count < engine.of,
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
    expect(report.scenarios.filter(({ figures }) => figures.engine !== null).length).toBeGreaterThan(8);
    for (const name of negativeControls) {
      const control = report.controls.find((one) => one.name === name);
      expect(control?.score?.figures.alarms.falseHigh, name).toBe(0);
    }
    expect(report.controlsTogether.chairHours).toBeGreaterThanOrEqual(controlHours);
  },
  60 * 60_000,
);
