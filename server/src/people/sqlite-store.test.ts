import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PersonId } from '@chairside/shared/ids.ts';
import { createSilentLog } from '../ports/log.ts';
import { createMemoryStore, type CredentialStore } from './credential-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { storeContract } from './store-contract.ts';

async function aPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'clinic', 'people.sqlite');
}

async function open(path: string): Promise<CredentialStore> {
  return openSqliteStore(path, createSilentLog());
}

async function opened(path: string): Promise<CredentialStore> {
  const store = await open(path);
  onTestFinished(() => store.close());
  return store;
}

const anAccount = {
  ...{ account: 'ortiz', personId: 'nurse-1' as PersonId, passwordHash: 'h', pinHash: null },
  mustChange: false,
};

describe('in memory', () => storeContract(() => Promise.resolve(createMemoryStore())));

describe('in a file', () => {
  storeContract(async () => opened(await aPath()));

  it('[PE20] is there again after a restart, without what was removed', async () => {
    const path = await aPath();
    const before = await open(path);
    before.accounts.put(anAccount);
    before.accounts.put({ ...anAccount, account: 'chen' });
    before.accounts.remove('chen');
    before.failures.put({ subject: 'account x', times: 5, lastAtMs: 1, lockedUntilMs: 2 });
    before.close();
    const after = await opened(path);
    expect(after.accounts.all()).toEqual([anAccount]);
    expect(after.failures.find('account x')).toMatchObject({ times: 5 });
  });

  it('[PE20] nobody else on the machine reads it', async () => {
    const path = await aPath();
    await opened(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('[PE20] what does not read as it should be is left out, the rest is there', async () => {
    const path = await aPath();
    const before = await open(path);
    before.accounts.put(anAccount);
    before.close();
    const db = new DatabaseSync(path);
    db.exec(`INSERT INTO kept VALUES ('accounts', 'x', '{"account":"x"}')`);
    db.close();
    expect((await opened(path)).accounts.all()).toEqual([anAccount]);
  });

  it('[PE20] what is damaged, or another program’s, is put aside as it was, and the store begins empty', async () => {
    const path = await aPath();
    (await open(path)).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA application_id = 7');
    db.close();
    const foreign = await readFile(path);
    const afterForeign = await open(path);
    expect(afterForeign.accounts.all()).toEqual([]);
    afterForeign.close();
    await writeFile(path, 'no database at all, and long enough to be none');
    const store = await opened(path);
    store.accounts.put(anAccount);
    expect([store.accounts.all(), await store.flush()]).toEqual([[anAccount], true]);
    const folder = dirname(path);
    const aside = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
    const kept = await Promise.all(aside.map((name) => readFile(join(folder, name))));
    expect(kept.some((bytes) => bytes.equals(foreign))).toBe(true);
    expect(kept.some((bytes) => bytes.toString().startsWith('no database'))).toBe(true);
  });
});
