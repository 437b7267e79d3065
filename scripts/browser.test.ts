import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findOrBringBrowser } from './browser.ts';

async function aFile(mode: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-browser-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'chromium');
  await writeFile(path, '#!/bin/sh\n', { mode });
  return path;
}

it('takes the browser that the environment names', async () => {
  const path = await aFile(0o755);
  expect(await findOrBringBrowser({ CHAIRSIDE_CHROMIUM: path })).toEqual({ ok: true, value: { path } });
});

it('says which named browser it can not run, and takes no other in its place', async () => {
  const path = await aFile(0o644);
  expect(await findOrBringBrowser({ CHAIRSIDE_CHROMIUM: path })).toEqual({
    ok: false,
    error: expect.stringContaining(path) as string,
  });
});
