import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Journal } from '../ports/journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';
import type { StartWorker } from './worker-call.ts';

/** A folder for real journal files, gone after each test together with the journals opened through it. */
export function createTestFolder() {
  const folders: string[] = [];
  const opened: Journal[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((journal) => journal.close()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function newPath(): string {
    const folder = mkdtempSync(join(tmpdir(), 'chairside-journal-'));
    folders.push(folder);
    return join(folder, 'simulation', 'journal.sqlite');
  }

  async function open(path: string, start?: StartWorker): Promise<Journal> {
    const result = await openSqliteJournal({ path, isSimulation: true, ownerId: 'test' }, start);
    if (!result.ok) throw new Error(`Could not be opened: ${JSON.stringify(result.error)}`);
    opened.push(result.value);
    return result.value;
  }

  return { newPath, open };
}
