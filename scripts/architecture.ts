import { readFile, writeFile } from 'node:fs/promises';
import { bin, projectRoot, run } from './tools/command.ts';
import { drawRooms, parseModules, putBetweenMarkers } from './tools/rooms.ts';

const page = `${projectRoot}/ARCHITECTURE.md`;

/** The picture in ARCHITECTURE.md is drawn from the imports of the code; the check compares it. */
export async function isPictureCurrent(): Promise<boolean> {
  const text = await readFile(page, 'utf8');
  return putBetweenMarkers(text, await draw()) === text;
}

async function draw(): Promise<string> {
  const { exitCode, output } = await run([
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared/src',
    'server/src',
    'client/src',
    'simulators/src',
  ]);
  const modules = parseModules(output);
  if (modules === null)
    throw new Error(`dependency-cruiser ended with ${exitCode}: ${output.slice(0, 2_000)}`);
  return drawRooms(modules);
}

if (import.meta.main) {
  const text = await readFile(page, 'utf8');
  await writeFile(page, putBetweenMarkers(text, await draw()));
}
