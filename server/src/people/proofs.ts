import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { SignInRefusal } from '@chairside/shared/people/standing.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { Browser } from './browser.ts';
import type { TokenChanges } from './cookies.ts';
import type { PeopleGround } from './ground.ts';
import { nobodysHash } from './hasher.ts';
import type { Kept } from './kept.ts';
import { activePerson } from './people-site.ts';
import { digestOf } from './secrets.ts';

/**
 * Whether somebody is who they say they are. Each asking costs one verification, whether there is such an account or not, and is
 * counted before it is known how it ends.
 */
export type Proofs = {
  password(browser: Browser, given: { readonly account: string; readonly password: string }): Promise<Proven>;
  pin(
    browser: Browser,
    given: { readonly personId: PersonId; readonly pin: string },
  ): Promise<Proven<WithDevice>>;
};

type Proven<T = Proof> = Result<T, SignInRefusal>;
type Proof = { readonly person: Person; readonly account: Kept<'accounts'> };
type WithDevice = Proof & { readonly changes: TokenChanges };

type Ground = Pick<PeopleGround, 'store' | 'hasher' | 'site' | 'devices' | 'lockOut' | 'notes'>;

/** Of one person, wherever they were tried. */
const pinsFreeAnywhere = 20;

export function createProofs({ store, hasher, site, devices, lockOut, notes }: Ground): Proofs {
  function lockedOut(browser: Browser, personId: PersonId | null, forMs: number): Proven<never> {
    notes.note({ personId, why: 'locked-out', device: browser.device });
    return err({ type: 'locked-out', forMs });
  }

  return {
    async password(browser, given) {
      const name = foldedAccount(given.account);
      const subjects = [`account ${name}`, `address ${browser.address}`];
      const account = store.accounts.find(name);
      const waitMs = lockOut.waitMs(subjects);
      if (waitMs > 0) return lockedOut(browser, account?.personId ?? null, waitMs);
      lockOut.count(subjects);
      const isRight =
        (await hasher.isRight(given.password, account?.passwordHash ?? nobodysHash)) &&
        // Reset while it was looked at, it is another one.
        store.accounts.find(name)?.passwordHash === account?.passwordHash;
      const person = account === null ? null : activePerson(site, account.personId);
      if (account === null || person === null || !isRight) {
        const why = isRight && account !== null ? 'inactive' : 'wrong';
        notes.note({ personId: account?.personId ?? null, why, device: browser.device });
        return err({ type: 'wrong' });
      }
      lockOut.clear(subjects);
      return ok({ person, account });
    },
    async pin(browser, { personId, pin }) {
      const person = activePerson(site, personId);
      const account = accountOf(store, personId);
      const pinHash = account?.pinHash ?? null;
      const isPinEnough = account?.mustChange === false && !devices.isPinSpent(browser.tokens, personId);
      if (person === null || account === null || pinHash === null || !isPinEnough)
        return err({ type: 'password-needed' });
      // A wrong PIN shuts nobody out elsewhere, nor anybody else here; only many from everywhere do.
      const here = `pin ${personId} at ${browserName(browser)}`;
      const anywhere = `pin ${personId}`;
      const waitMs = lockOut.waitMs([here, anywhere]);
      if (waitMs > 0) return lockedOut(browser, personId, waitMs);
      lockOut.count([here]);
      lockOut.count([anywhere], pinsFreeAnywhere);
      const isRight = await hasher.isRight(pin, pinHash);
      const changes = devices.pinGiven(browser.tokens, personId, isRight);
      if (!isRight) {
        notes.note({ personId, why: 'wrong', device: browser.device });
        return err({ type: devices.isPinSpent(browser.tokens, personId) ? 'password-needed' : 'wrong' });
      }
      lockOut.clear([here, anywhere]);
      return ok({ person, account, changes });
    },
  };
}

/** By what it carries, which somebody without it can not claim. */
function browserName({ tokens }: Browser): string {
  const token = tokens.device ?? tokens.session;
  return token === null ? 'none' : digestOf(token);
}

export function accountOf(store: PeopleGround['store'], personId: PersonId): Kept<'accounts'> | null {
  return store.accounts.all().find((one) => one.personId === personId) ?? null;
}

export function foldedAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}
