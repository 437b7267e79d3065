import { expect, it } from 'vitest';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { CredentialStore } from './credential-store.ts';
import type { Kept } from './kept.ts';

const anAccount: Kept<'accounts'> = {
  ...{ account: 'ortiz', personId: 'nurse-1' as PersonId, passwordHash: '$argon2id$…' },
  ...{ pinHash: null, mustChange: true },
};

/** What every store of credentials keeps to. */
export function storeContract(open: () => Promise<CredentialStore>): void {
  it('[PE20] finds what was put, by its key, and nothing else', async () => {
    const { accounts, failures } = await open();
    accounts.put(anAccount);
    expect(accounts.find('ortiz')).toEqual(anAccount);
    expect([accounts.find('nobody'), accounts.find('constructor')]).toEqual([null, null]);
    expect(failures.all()).toEqual([]);
  });

  it('[PE20] has one for each key: the newer one', async () => {
    const { accounts } = await open();
    accounts.put(anAccount);
    accounts.put({ ...anAccount, mustChange: false });
    expect(accounts.all()).toEqual([{ ...anAccount, mustChange: false }]);
  });

  it('[PE20] has no more what was removed, and minds nothing that is not there', async () => {
    const { accounts } = await open();
    accounts.put(anAccount);
    accounts.remove('ortiz');
    accounts.remove('ortiz');
    expect([accounts.find('ortiz'), accounts.all()]).toEqual([null, []]);
  });

  it('[PE20] says when it is kept', async () => {
    const store = await open();
    store.accounts.put(anAccount);
    expect(await store.flush()).toBe(true);
  });
}
