import type { PeopleRequest } from '@chairside/shared/people/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Answered, Browser } from './browser.ts';
import type { PeopleGround } from './ground.ts';
import type { Kept } from './kept.ts';
import { principalFor } from './people-site.ts';
import { accountOf, type Proofs } from './proofs.ts';
import { isWeakPin, passwordWeakness } from './weak-secrets.ts';

/** What somebody signs in with, changed by themselves; the password is asked for, for the screen may have been left open. */
export type OwnSecrets = {
  setPassword(browser: Browser, asked: PeopleRequest<'password'>): Promise<Answered>;
  setPin(browser: Browser, asked: PeopleRequest<'pin'>): Promise<Answered>;
};

type Surroundings = PeopleGround & {
  readonly proofs: Proofs;
  /** The password of the first run lies in a file, until it is another. */
  readonly onPasswordSet: (account: string) => Promise<void>;
};

const wrong = err({ type: 'wrong' } as const);

export function createOwnSecrets(surroundings: Surroundings): OwnSecrets {
  const { store, hasher, site, sessions, devices, hostClock, proofs, onPasswordSet, tell } = surroundings;

  /** As it is now; null where an administrator has given it another password meanwhile: what was proven is proven no more. */
  function unchanged({ account, passwordHash }: Kept<'accounts'>): Kept<'accounts'> | null {
    const now = store.accounts.find(account);
    return now?.passwordHash === passwordHash ? now : null;
  }

  /** By the password, whoever is signed in here. */
  async function proveOwn(browser: Browser, password: string) {
    const signedIn = sessions.of(browser.tokens);
    const account = signedIn === null ? null : accountOf(store, signedIn.person.personId);
    if (account === null) return err({ type: 'sign-in-needed' } as const);
    return proofs.password(browser, { account: account.account, password });
  }

  return {
    async setPassword(browser, { current, next }) {
      const proven = await proveOwn(browser, current);
      if (!proven.ok) return proven;
      const { person, account } = proven.value;
      const because = passwordWeakness(next, { name: person.name, account: account.account, current });
      if (because !== null) return err({ type: 'weak-password', because });
      const passwordHash = await hasher.hash(next);
      const now = unchanged(account);
      if (now === null) return wrong;
      store.accounts.put({ ...now, passwordHash, mustChange: false });
      // Whoever came in with the old one is out, and this browser goes on under another token.
      sessions.endAll(person.personId, { because: 'everywhere', by: principalFor(person) });
      devices.forget(person.personId);
      const known = devices.passwordGiven(browser.tokens, person.personId);
      const begun = sessions.begin(
        { ...browser.tokens, session: null },
        { person, how: 'password', passwordAtMs: hostClock.now(), device: browser.device },
      );
      void site.take(
        { type: 'password-set', body: { personId: person.personId, because: 'person' } },
        principalFor(person),
      );
      await store.flush();
      await onPasswordSet(account.account);
      tell();
      return ok({ changes: { ...known, ...begun }, told: null });
    },
    async setPin(browser, { password, pin }) {
      const proven = await proveOwn(browser, password);
      if (!proven.ok) return proven;
      const { person, account } = proven.value;
      if (account.mustChange) return err({ type: 'password-needed' });
      if (isWeakPin(pin)) return err({ type: 'weak-pin' });
      const pinHash = await hasher.hash(pin);
      const now = unchanged(account);
      if (now === null) return wrong;
      store.accounts.put({ ...now, pinHash });
      await store.flush();
      const { personId } = person;
      void site.take({ type: 'pin-set', body: { personId } }, principalFor(person));
      tell();
      return ok({ changes: devices.passwordGiven(browser.tokens, personId), told: null });
    },
  };
}
