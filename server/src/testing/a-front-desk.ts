import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Person } from '@chairside/shared/people/people.ts';
import type { SiteEvent, SiteFact } from '@chairside/shared/site/events.ts';
import { emptySite, evolveSite } from '@chairside/shared/site/state.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { actorOf } from '../domain/principal.ts';
import { stampSiteFacts } from '../domain/stamp.ts';
import type { Browser } from '../people/browser.ts';
import { setCookies, type TokenChanges, type Tokens } from '../people/cookies.ts';
import { createMemoryStore } from '../people/credential-store.ts';
import type { Hasher } from '../people/hasher.ts';
import { openPeople, type PeopleSurroundings } from '../people/open-people.ts';

/** Accounts without disk and without argon2: what is kept, what is said to the site and how often a secret was compared can be looked at. */
export async function aFrontDesk(over: Partial<PeopleSurroundings> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-desk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const hostClock = createFakeClock();
  const hasher = aCountedHasher();
  const facts: (SiteFact & { readonly by: string | null })[] = [];
  let state = emptySite;
  const site = {
    state: () => state,
    take(fact: SiteFact, by: Parameters<typeof actorOf>[0]) {
      facts.push({ ...fact, by: by?.personId ?? null });
      const stamp = { afterSeq: state.seq, atMs: hostClock.now(), actor: actorOf(by), commandId: null };
      const events: readonly SiteEvent[] = stampSiteFacts([fact], stamp);
      state = events.reduce(evolveSite, state);
      return Promise.resolve(true);
    },
  };
  const store = createMemoryStore();
  const first: { account: string; oneTimePassword: string; file: string }[] = [];
  const people = await openPeople({
    ...{ store, hasher, site, hostClock, place: 'clinic', isDemo: false },
    firstPasswordFile: join(folder, 'clinic', 'first-password'),
    onFirstRun: (made) => first.push(made),
    ...over,
  });
  onTestFinished(() => people.close());
  return {
    ...{ people, store, hasher, site, facts, hostClock, first },
    /** Changed by an administrator. */
    change: (person: Person) => {
      void site.take({ type: 'person-changed', body: { person } }, null);
      people.siteChanged();
    },
    /** An account with a password of its own, and a PIN. */
    account: async (person: Partial<Person> & Pick<Person, 'personId'>, secrets: Secrets) => {
      const whole: Person = { name: person.personId, role: 'nurse', chairs: null, isActive: true, ...person };
      void site.take({ type: 'person-added', body: { person: whole } }, null);
      const { password, pin = null } = secrets;
      store.accounts.put({
        ...{ account: person.personId.toLowerCase(), personId: person.personId, mustChange: false },
        passwordHash: await hasher.hash(password),
        pinHash: pin === null ? null : await hasher.hash(pin),
      });
      hasher.compared.length = 0;
    },
  };
}

type Secrets = { readonly password: string; readonly pin?: string };

/** `of` the tokens it carries; `does` keeps those it is given. */
export function aBrowser(address = '10.0.0.7') {
  let tokens: Tokens = { session: null, device: null, screen: null };
  return {
    browser: (): Browser => ({ tokens, device: 'Chrome · Linux', address }),
    tokens: () => tokens,
    cookies: (): string =>
      setCookies(tokens, { place: 'clinic', isSecure: false })
        .map((set) => set.split(';')[0])
        .join('; '),
    async does<T extends { ok: boolean }>(answer: T | Promise<T>): Promise<T> {
      const answered = await answer;
      const { value } = answered as { readonly value?: { readonly changes: TokenChanges } };
      tokens = { ...tokens, ...value?.changes };
      return answered;
    },
  };
}

function aCountedHasher(): Hasher & { readonly compared: string[] } {
  const compared: string[] = [];
  return {
    compared,
    hash: (secret) => Promise.resolve(`hash of ${secret}`),
    isRight(secret, kept) {
      compared.push(kept);
      return Promise.resolve(kept === `hash of ${secret}`);
    },
  };
}
