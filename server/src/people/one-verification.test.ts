import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '@chairside/shared/people/people.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createMemoryStore } from './credential-store.ts';
import { createArgon2Hasher, type Hasher } from './hasher.ts';
import { openPeople, type People } from './open-people.ts';

let folder: string;
let people: People;
let verified = 0;
let oneTimePassword = '';

const argon2 = createArgon2Hasher();
const counting: Hasher = {
  hash: (secret) => argon2.hash(secret),
  isRight(secret, kept) {
    verified += 1;
    return argon2.isRight(secret, kept);
  },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-verified-'));
  const known: Person[] = [];
  people = await openPeople({
    store: createMemoryStore(),
    hasher: counting,
    site: {
      state: () => ({ people: known, screens: [], chairs: ['1' as ChairId], idleLockMs: 300_000 }),
      take(fact) {
        if (fact.type === 'person-added') known.push(fact.body.person);
        return Promise.resolve(true);
      },
    },
    hostClock: createFakeClock(),
    place: 'clinic',
    isDemo: false,
    firstPasswordFile: join(folder, 'first-password'),
    onFirstRun: (made) => (oneTimePassword = made.oneTimePassword),
  });
});

afterAll(async () => {
  people.close();
  await rm(folder, { recursive: true });
});

const nobody = { tokens: { session: null, device: null, screen: null }, device: '', address: '10.0.0.9' };

for (const [who, account] of [
  ['somebody there is', 'admin'],
  ['nobody there is', 'nobody-of-that-name'],
  ['somebody there is, spelt otherwise', '  ADMIN '],
  ['a name of a prototype', '__proto__'],
] as const) {
  it(`[DO14] a wrong password of ${who} costs one verification, and the answer is the same`, async () => {
    verified = 0;
    const address = `10.0.1.${account.length}`;
    const answer = await people.signIn({ ...nobody, address }, { account, password: 'not this one' });
    expect(answer).toEqual({ ok: false, error: { type: 'wrong' } });
    expect(verified).toBe(1);
  });
}

it('[DO14] a right one costs one, too', async () => {
  verified = 0;
  expect(await readFile(join(folder, 'first-password'), 'utf8')).toContain(oneTimePassword);
  const answer = await people.signIn(nobody, { account: 'admin', password: oneTimePassword });
  expect([answer.ok, verified]).toEqual([true, 1]);
});
