import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventsOf, opened } from '@chairside/shared/alarms/log-samples.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRun } from './read-run.ts';
import {
  alarm,
  aScoredRun,
  aSpan,
  cleared,
  measured,
  saidUpTo,
  secondsUpTo,
  started,
} from './run-samples.ts';

const lines = [...secondsUpTo(300), ...saidUpTo(300), measured(200, [120, 75]), aSpan([100, 145])];
const feed = [alarm(101, 'probe-off', 'low'), cleared(146, 3)];
const asked = { expect: [], thresholds: [] };
const ndjson = (all: readonly object[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-run-'));
  await writeFile(join(folder, 'run.json'), JSON.stringify({ name: 'a-run', seed: 1, startAtMs: 0 }));
  await writeFile(join(folder, 'gateway.ndjson'), ndjson(eventsOf([0, opened], started, ...feed)));
  await writeFile(join(folder, 'truth.ndjson'), ndjson(lines));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a run in a folder', () => {
  it('[SI89] is scored as the run was', async () => {
    expect(await readRun(folder, asked)).toEqual({ ok: true, value: aScoredRun({ lines, feed }) });
  });

  for (const { file, text, problem } of [
    { file: 'run.json', text: '{', problem: 'run.json is no record of a run' },
    {
      file: 'gateway.ndjson',
      text: '\n{"type":"no-event"}\n',
      problem: 'gateway.ndjson:2 is not what a run writes',
    },
    {
      file: 'truth.ndjson',
      text: `${ndjson(lines.slice(0, 3))}{"type"`,
      problem: 'truth.ndjson:4 is not what a run writes',
    },
  ]) {
    it(`[SI89] is refused with its file and line: ${problem}`, async () => {
      await writeFile(join(folder, file), text);
      const read = await readRun(folder, asked);
      expect(read).toEqual({ ok: false, error: join(folder, problem) });
    });
  }

  for (const file of ['gateway.ndjson', 'truth.ndjson']) {
    it(`[SI89] without its ${file} it is refused`, async () => {
      await rm(join(folder, file));
      expect(await readRun(folder, asked)).toEqual({
        ok: false,
        error: `${join(folder, file)} can not be read`,
      });
    });
  }
});
