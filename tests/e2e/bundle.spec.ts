import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** What a tablet has to load before it shows anything: read from the dashboard as it was built for these tests. */
const dist = join(import.meta.dirname, '../../client/dist');
const firstLoadAtMostBytes = 207_000;

test('[UI23] no schema library is in any script of the dashboard', async () => {
  const scripts = (await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts) {
    const text = await readFile(join(dist, 'assets', name), 'utf8');
    expect(text.includes('_zod'), name).toBe(false);
  }
});

test('[UI23] what the first screen needs is at most 207 kB, compressed', async () => {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const names = new Set(page.match(/\/assets\/[^"]+\.js/g));
  expect(names.size).toBeGreaterThan(0);
  let sum = 0;
  for (const name of names) sum += gzipSync(await readFile(join(dist, name)), { level: 9 }).length;
  expect(sum).toBeLessThanOrEqual(firstLoadAtMostBytes);
});
