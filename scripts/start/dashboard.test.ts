import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDashboardOutdated } from './dashboard.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chairside-dashboard-'));
});
afterEach(() => rm(root, { recursive: true }));

async function file(path: string, changedAtS: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), '');
  await utimes(join(root, path), changedAtS, changedAtS);
}

describe('the built dashboard', () => {
  it('is outdated where there is none', async () => {
    await file('client/src/main.tsx', 100);
    expect(await isDashboardOutdated(root)).toBe(true);
  });

  it('is kept while nothing it is made of changed', async () => {
    await file('client/src/app/shell.tsx', 100);
    await file('shared/src/ids.ts', 200);
    await file('client/dist/index.html', 200);
    await file('server/src/main.ts', 900);
    expect(await isDashboardOutdated(root)).toBe(false);
  });

  const sources = [
    'client/src/app/shell.tsx',
    'shared/src/chair/state.ts',
    'client/index.html',
    'client/vite.config.ts',
    'package-lock.json',
  ];
  for (const source of sources) {
    it(`is outdated after a change of ${source}`, async () => {
      await file('client/dist/index.html', 200);
      await file(source, 201);
      expect(await isDashboardOutdated(root)).toBe(true);
    });
  }
});
