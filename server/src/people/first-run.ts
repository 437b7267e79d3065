import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { personIdSchema } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { PeopleGround } from './ground.ts';
import { freeAccount } from './accounts.ts';
import { accountOf } from './proofs.ts';
import { newOneTimePassword } from './secrets.ts';

/**
 * Where no administrator can sign in there is made one: account `admin`, with a password nobody chose and which has to be changed. It
 * is said once and lies in a file only the owner reads, until it is changed. Also the way back in when the credentials are lost.
 */
export type FirstRun = {
  readonly account: string;
  readonly oneTimePassword: string;
  readonly file: string;
};

export async function firstRun(
  { store, hasher, site }: Pick<PeopleGround, 'store' | 'hasher' | 'site'>,
  file: string,
): Promise<FirstRun | null> {
  const administrators = site
    .state()
    .people.filter(({ role, isActive }) => role === 'administrator' && isActive);
  if (administrators.some(({ personId }) => accountOf(store, personId) !== null)) return null;
  const person = administrators[0] ?? newAdministrator(site.state().people);
  const account = freeAccount(store, 'admin');
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hasher.hash(oneTimePassword);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await rm(file, { force: true });
  await writeFile(file, `account ${account}\npassword ${oneTimePassword}\n`, { mode: 0o600, flag: 'wx' });
  if (administrators.length === 0) void site.take({ type: 'person-added', body: { person } }, null);
  store.accounts.put({ account, personId: person.personId, passwordHash, pinHash: null, mustChange: true });
  await store.flush();
  void site.take({ type: 'password-set', body: { personId: person.personId, because: 'first-run' } }, null);
  return { account, oneTimePassword, file };
}

/** It was changed: what lies in the file opens nothing any more. */
export async function forgetFirstPassword(file: string, account: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.split('\n')[0] === `account ${account}`) await rm(file, { force: true });
}

function newAdministrator(people: readonly Person[]): Person {
  const taken = new Set<string>(people.map(({ personId }) => personId));
  const id = ['admin', 'admin-2', 'admin-3'].find((one) => !taken.has(one)) ?? `admin-${taken.size}`;
  return {
    personId: personIdSchema.parse(id),
    name: 'Administrator',
    role: 'administrator',
    chairs: null,
    isActive: true,
  };
}
