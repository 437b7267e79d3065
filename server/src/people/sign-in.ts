import type { PersonId } from '@chairside/shared/ids.ts';
import type { PeopleRequest } from '@chairside/shared/people/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Answered, Browser } from './browser.ts';
import type { PeopleGround } from './ground.ts';
import { principalFor } from './people-site.ts';
import { accountOf, type Proofs } from './proofs.ts';

/** Coming and going: by password, by PIN where the password was given today, behind a locked screen, here or everywhere. */
export type SignIn = {
  signIn(browser: Browser, asked: PeopleRequest<'sign-in'>): Promise<Answered>;
  quickSignIn(browser: Browser, asked: PeopleRequest<'quick-sign-in'>): Promise<Answered>;
  unlock(browser: Browser, asked: PeopleRequest<'unlock'>): Promise<Answered>;
  lock(browser: Browser): Answered;
  /** Answered once the disk holds it: who was told that they are out does not come back with a restart. */
  signOut(browser: Browser): Promise<Answered>;
  signOutEverywhere(browser: Browser, asked: PeopleRequest<'sign-out-everywhere'>): Promise<Answered>;
};

const signInNeeded = err({ type: 'sign-in-needed' } as const);
const passwordNeeded = err({ type: 'password-needed' } as const);

export function createSignIn(ground: PeopleGround, proofs: Proofs): SignIn {
  const { store, site, sessions, devices, hostClock, tell } = ground;

  async function unlockByPassword(browser: Browser, personId: PersonId, password: string): Promise<Answered> {
    const account = accountOf(store, personId)?.account ?? '';
    const proven = await proofs.password(browser, { account, password });
    if (!proven.ok) return proven;
    const signedIn = sessions.of(browser.tokens);
    if (signedIn?.person.personId !== personId) return signInNeeded;
    sessions.unlock(signedIn, true);
    const changes = devices.passwordGiven(browser.tokens, personId);
    tell();
    return ok({ changes, told: null });
  }

  return {
    async signIn(browser, asked) {
      const proven = await proofs.password(browser, asked);
      if (!proven.ok) return proven;
      const { person } = proven.value;
      const known = devices.passwordGiven(browser.tokens, person.personId);
      const begun = sessions.begin(browser.tokens, {
        ...{ person, how: 'password', device: browser.device },
        passwordAtMs: hostClock.now(),
      });
      tell();
      return ok({ changes: { ...known, ...begun }, told: null });
    },
    async quickSignIn(browser, asked) {
      if (devices.passwordAtMs(browser.tokens, asked.personId) === null) return passwordNeeded;
      const proven = await proofs.pin(browser, asked);
      if (!proven.ok) return proven;
      const { person, changes } = proven.value;
      const passwordAtMs = devices.passwordAtMs(browser.tokens, person.personId);
      if (passwordAtMs === null) return passwordNeeded;
      const { device } = browser;
      const begun = sessions.begin(browser.tokens, { person, how: 'pin', passwordAtMs, device });
      tell();
      return ok({ changes: { ...changes, ...begun }, told: null });
    },
    async unlock(browser, asked) {
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null) return signInNeeded;
      const { personId } = signedIn.person;
      if ('password' in asked) return unlockByPassword(browser, personId, asked.password);
      if (signedIn.state === 'expired') return passwordNeeded;
      const proven = await proofs.pin(browser, { personId, pin: asked.pin });
      if (!proven.ok) return proven;
      const still = sessions.of(browser.tokens);
      if (still === null) return signInNeeded;
      sessions.unlock(still, false);
      tell();
      return ok({ changes: proven.value.changes, told: null });
    },
    lock(browser) {
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null) return signInNeeded;
      sessions.lock(signedIn);
      tell();
      return ok({ changes: {}, told: null });
    },
    async signOut(browser) {
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null) return ok({ changes: { session: null }, told: null });
      const changes = sessions.end(signedIn);
      tell();
      await store.flush();
      return ok({ changes, told: null });
    },
    async signOutEverywhere(browser, { personId }) {
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null) return signInNeeded;
      const { person } = signedIn;
      const whom = personId ?? person.personId;
      const isOther = whom !== person.personId;
      if (isOther && (person.role !== 'administrator' || signedIn.state !== 'open'))
        return err({ type: 'not-permitted' });
      if (isOther && !site.state().people.some((one) => one.personId === whom))
        return err({ type: 'unknown-person' });
      devices.forget(whom);
      sessions.endAll(whom, {
        because: isOther ? 'administrator' : 'everywhere',
        by: principalFor(person),
      });
      tell();
      await store.flush();
      return ok({ changes: isOther ? {} : { session: null }, told: null });
    },
  };
}
