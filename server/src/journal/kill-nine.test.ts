import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { chair1 } from './samples.ts';
import { createTestFolder } from './test-folder.ts';

const { newPath, open } = createTestFolder();

it('[JR22] holds everything it acknowledged before kill -9', async () => {
  const path = newPath();
  const acknowledged = await acknowledgedUntilKilled(path, 200);
  expect(acknowledged).toBeGreaterThanOrEqual(200);

  const journal = await open(path);
  const events = await journal.chairEvents(chair1, 0);
  expect(events.length).toBeGreaterThanOrEqual(acknowledged);
  expect(await journal.lastCursor(chair1)).toBe(events.length * 2);
  expect(await journal.verify()).toEqual({ ok: true, value: { entries: events.length } });
}, 30_000);

/** Kills the child once it said so many were acknowledged; all it had said by then counts. */
async function acknowledgedUntilKilled(path: string, enough: number): Promise<number> {
  const file = fileURLToPath(new URL('kill-nine.child.ts', import.meta.url));
  const child = spawn(process.execPath, [file, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (lastLine(said) >= enough) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return lastLine(said);
}

function lastLine(said: string): number {
  return Number(said.split('\n').at(-2) ?? 0);
}
