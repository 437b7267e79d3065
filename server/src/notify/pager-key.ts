import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key messages are signed with: a file of its own, readable by the gateway alone, in no record and no export. */
export type PagerKey = {
  read(): string;
  /** Another from now on; shown once. */
  renew(): string;
};

export function createPagerKey(folder: string): PagerKey {
  const path = join(folder, 'pager-key');
  function renew(): string {
    const key = randomBytes(32).toString('base64url');
    mkdirSync(folder, { recursive: true });
    // Whole or not at all, also where the power goes in between.
    writeFileSync(`${path}.new`, key, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return key;
  }
  return { renew, read: () => (existsSync(path) ? readFileSync(path, 'utf8') : renew()) };
}
