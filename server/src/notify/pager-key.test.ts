import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPagerKey } from './pager-key.ts';

it('[NO6] lies in a file only the gateway reads; the simulation’s is not the clinic’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-pager-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [clinic, simulation] = [join(folder, 'clinic'), join(folder, 'simulation')];
  const shown = createPagerKey(clinic).renew();
  expect(createPagerKey(clinic).read()).toBe(shown);
  expect(createPagerKey(simulation).read()).not.toBe(shown);
  expect(await readFile(join(clinic, 'pager-key'), 'utf8')).toBe(shown);
  expect((await stat(join(clinic, 'pager-key'))).mode & 0o777).toBe(0o600);
});
