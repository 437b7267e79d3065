import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadScenario, starterNames } from '../control/starter-scenarios.ts';
import { createRun } from '../engine/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createTruthLog } from '../truth/truth-log.ts';
import { complain, say } from './say.ts';

/** Hashes of every byte the starter scenarios send, by name: what changes them changes what developers see. */
export const goldenFile = join(import.meta.dirname, '../../scenarios/golden.json');

/** `sim golden`: compares them; `--write` takes what is now for right. */
export async function golden(args: readonly string[]): Promise<number> {
  const now: Record<string, string> = {};
  for (const name of await starterNames()) {
    const loaded = await loadScenario(name);
    if (!loaded.ok) {
      complain(loaded.error);
      return 2;
    }
    now[name] = wireHash(loaded.value);
  }
  if (args.includes('--write')) {
    await writeFile(goldenFile, `${JSON.stringify(now, null, 2)}\n`);
    return 0;
  }
  const before = await goldenHashes();
  const others = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
  for (const name of others) say(`${name}: other bytes than before`);
  return others.length === 0 ? 0 : 1;
}

export async function goldenHashes(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(goldenFile, 'utf8')) as Readonly<Record<string, string>>;
}

/** SHA-256 of all that leaves, link by link and time by time, where no gateway listens. */
export function wireHash(scenario: Scenario): string {
  const hash = createHash('sha256');
  const run = createRun({
    scenario,
    seed: scenario.seeds[0] ?? 1,
    startAtMs: scenario.startAtMs,
    truth: createTruthLog(() => undefined),
    onProblem: (problem) => hash.update(problem),
  });
  while (!run.isOver()) {
    for (const { link, delivery } of run.second()) {
      hash.update(`${link} ${delivery.atMs} ${delivery.type === 'bytes' ? '' : delivery.action}`);
      if (delivery.type === 'bytes') hash.update(delivery.bytes);
    }
  }
  return hash.digest('hex');
}
