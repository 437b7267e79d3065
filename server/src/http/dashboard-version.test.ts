import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dashboardVersion } from './dashboard-version.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'chairside-version-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const pages = {
  '<head><meta name="dashboard-version" content="0f12ab34cd56ef78"></head>': '0f12ab34cd56ef78',
  '<head><title>Chairside</title></head>': null,
  '<meta name="dashboard-version" content="not a version">': null,
};

for (const [page, version] of Object.entries(pages)) {
  it(`[UI24] a page of ${page.slice(0, 60)} is version ${String(version)}`, async () => {
    await writeFile(join(folder, 'index.html'), page);
    expect(await dashboardVersion(folder)).toBe(version);
  });
}

it('[UI24] a dashboard that is not built has no version', async () => {
  expect(await dashboardVersion(join(folder, 'none'))).toBeNull();
});
