import { randomBytes } from 'node:crypto';
import { personIdSchema, type PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { AccountMade, PeopleRequest } from '@chairside/shared/people/requests.ts';
import type { SignInRefusal } from '@chairside/shared/people/standing.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Answered, Browser } from './browser.ts';
import type { PeopleGround } from './ground.ts';
import { principalFor } from './people-site.ts';
import { accountOf, foldedAccount } from './proofs.ts';
import { newOneTimePassword } from './secrets.ts';

/** What an administrator does for others: lets them in, and in again. */
export type Accounts = {
  add(browser: Browser, asked: PeopleRequest<'accounts'>): Promise<Answered<AccountMade>>;
  /** A forgotten password: another one for once, no PIN, signed in nowhere. */
  reset(browser: Browser, asked: PeopleRequest<'reset'>): Promise<Answered<AccountMade>>;
};

export function createAccounts({ store, hasher, site, sessions, devices, tell }: PeopleGround): Accounts {
  return {
    async add(browser, { account: typed, name, role, chairs }) {
      const by = administratorAt({ sessions, store }, browser);
      if (!by.ok) return by;
      const account = foldedAccount(typed);
      if (account === '') return err({ type: 'malformed' });
      const oneTimePassword = newOneTimePassword();
      const passwordHash = await hasher.hash(oneTimePassword);
      // Asked after the wait: two who ask for the same name at once get it once.
      if (store.accounts.find(account) !== null) return err({ type: 'account-taken' });
      const personId = freePersonId(site.state().people, account);
      const person: Person = { personId, name, role, chairs, isActive: true };
      store.accounts.put({ account, personId, passwordHash, pinHash: null, mustChange: true });
      await Promise.all([
        site.take({ type: 'person-added', body: { person } }, principalFor(by.value)),
        store.flush(),
      ]);
      return ok({ changes: {}, told: { personId, oneTimePassword } });
    },
    async reset(browser, { personId }) {
      const by = administratorAt({ sessions, store }, browser);
      if (!by.ok) return by;
      if (!site.state().people.some((one) => one.personId === personId))
        return err({ type: 'unknown-person' });
      const oneTimePassword = newOneTimePassword();
      const passwordHash = await hasher.hash(oneTimePassword);
      // Known to the journal and not here, after the file was lost: what the person is called there is what they type.
      const account = accountOf(store, personId)?.account ?? freeAccount(store, personId);
      store.accounts.put({ account, personId, passwordHash, pinHash: null, mustChange: true });
      devices.forget(personId);
      const principal = principalFor(by.value);
      sessions.endAll(personId, { because: 'administrator', by: principal });
      const fact = { type: 'password-set', body: { personId, because: 'administrator' } } as const;
      await Promise.all([site.take(fact, principal), store.flush()]);
      tell();
      return ok({ changes: {}, told: { personId, oneTimePassword } });
    },
  };
}

/** Who is signed in here, if they may let others in, and may do so now. */
export function administratorAt(
  { sessions, store }: Pick<PeopleGround, 'sessions' | 'store'>,
  { tokens }: Browser,
): Result<Person, SignInRefusal> {
  const signedIn = sessions.of(tokens);
  if (signedIn?.state !== 'open') return err({ type: 'sign-in-needed' });
  // Who came in by a password that somebody else knows changes it first (PE1).
  if (accountOf(store, signedIn.person.personId)?.mustChange !== false)
    return err({ type: 'sign-in-needed' });
  return signedIn.person.role === 'administrator' ? ok(signedIn.person) : err({ type: 'not-permitted' });
}

/** Stands in the record for ever, so it is one that can be read there where it may be. */
function freePersonId(people: readonly Person[], account: string): PersonId {
  const isFree =
    /^[a-z0-9][a-z0-9._-]{0,59}$/.test(account) && !people.some(({ personId }) => personId === account);
  return personIdSchema.parse(isFree ? account : `person-${randomBytes(6).toString('hex')}`);
}

/** The one wished for, where nobody has it. */
export function freeAccount(store: PeopleGround['store'], wished: string): string {
  const account = foldedAccount(wished);
  return store.accounts.find(account) === null ? account : `${account}-${randomBytes(2).toString('hex')}`;
}
