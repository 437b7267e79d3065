import { describe, expect, it } from 'vitest';
import { loadScenario, starterNames } from '../control/starter-scenarios.ts';
import { goldenHashes, wireHash } from './golden.ts';

const names = await starterNames();
const hashes = await goldenHashes();

describe('every byte of the starter scenarios', () => {
  it('[SI96] each of them has its hash, and nothing else has', () => {
    expect(Object.keys(hashes).toSorted()).toEqual([...names]);
  });

  for (const name of names) {
    it(`[SI96] ${name} sends what it sent when its hash was taken (npm run sim -- golden --write)`, async () => {
      const loaded = await loadScenario(name);
      if (!loaded.ok) throw new Error(loaded.error.join('\n'));
      expect(wireHash(loaded.value)).toBe(hashes[name]);
    });
  }
});
