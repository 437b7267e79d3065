import type { Standing } from '@chairside/shared/people/standing.ts';
import { every } from '../clock/every.ts';
import type { Clock } from '../ports/clock.ts';
import type { Doorkeeper, Visitor } from '../ports/doorkeeper.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { tokensIn, type Place, type Tokens } from './cookies.ts';
import type { CredentialStore } from './credential-store.ts';
import { createDevices } from './devices.ts';
import { firstRun, forgetFirstPassword, type FirstRun } from './first-run.ts';
import type { PeopleGround } from './ground.ts';
import type { Hasher } from './hasher.ts';
import type { Kept } from './kept.ts';
import { createLockOut } from './lock-out.ts';
import { createOwnSecrets, type OwnSecrets } from './own-secrets.ts';
import { createPairing, type Pairing } from './pairing.ts';
import { activePerson, principalFor, type PeopleSite } from './people-site.ts';
import { accountOf, createProofs } from './proofs.ts';
import { createRefusalNotes } from './refusal-notes.ts';
import { createSessions, type SignedIn } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createVouchers, type Vouchers } from './vouchers.ts';

/** Accounts, and who is let in: what is asked over HTTP, and the doorkeeper that everybody else asks. */
export type People = SignIn &
  OwnSecrets &
  Accounts &
  Pick<Vouchers, 'vouch'> &
  Pick<Pairing, 'code' | 'pair'> & {
    readonly doorkeeper: Doorkeeper;
    readonly place: Place;
    standingOf(tokens: Tokens): Standing;
    /** Somebody was changed, a screen unpaired, the idle lock set: of effect at once. */
    siteChanged(): void;
    close(): void;
  };

export type PeopleSurroundings = {
  readonly store: CredentialStore;
  readonly hasher: Hasher;
  readonly site: PeopleSite;
  readonly hostClock: Clock;
  readonly place: Place;
  readonly isDemo: boolean;
  /** Where the password of the first run lies until it is changed. */
  readonly firstPasswordFile: string;
  readonly onFirstRun: (made: FirstRun) => void;
};

const sweepEveryMs = 1_000;

export async function openPeople(surroundings: PeopleSurroundings): Promise<People> {
  const { store, site, hostClock, place, isDemo, firstPasswordFile, onFirstRun } = surroundings;
  const nowMs = () => hostClock.now();
  const listeners: (() => void)[] = [];
  const ground: PeopleGround = {
    ...surroundings,
    sessions: createSessions(store.sessions, { site, nowMs }),
    devices: createDevices(store.devices, nowMs),
    lockOut: createLockOut(store.failures, nowMs),
    notes: createRefusalNotes(hostClock, site),
    tell: () => {
      for (const tell of listeners) tell();
    },
  };
  const { sessions, devices, notes, tell } = ground;
  const proofs = createProofs(ground);
  const pairing = createPairing(ground);
  const vouchers = createVouchers(ground, proofs);
  const onPasswordSet = (account: string) => forgetFirstPassword(firstPasswordFile, account);

  function sweep(): void {
    devices.sweep();
    pairing.sweep();
    if (sessions.sweep()) tell();
  }

  function visitorWith(tokens: Tokens): Visitor | null {
    if (isDemo) return { type: 'demo' };
    const signedIn = sessions.of(tokens);
    if (signedIn !== null) {
      const { personId } = signedIn.person;
      return {
        type: 'person',
        personId,
        principal: principalFor(signedIn.person),
        screen: pairing.screenAt(tokens),
        hindered: hindrance(signedIn),
      };
    }
    const screen = pairing.screenAt(tokens);
    return screen === null ? null : { type: 'screen', screen };
  }

  function hindrance({ state, person }: SignedIn) {
    if (state !== 'open') return state;
    return accountOf(store, person.personId)?.mustChange === true ? 'must-change-password' : null;
  }

  function standingOf(tokens: Tokens): Standing {
    const signedIn = isDemo ? null : sessions.of(tokens);
    const account = signedIn === null ? null : accountOf(store, signedIn.person.personId);
    const knownHere = isDemo
      ? []
      : devices.knownHere(tokens).flatMap((personId) => {
          const person = activePerson(site, personId);
          const isPinSet = hasPin(accountOf(store, personId));
          return person === null ? [] : [{ personId, name: person.name, hasPin: isPinSet }];
        });
    return {
      person: signedIn?.person ?? null,
      screen: pairing.screenAt(tokens),
      isLocked: signedIn !== null && signedIn.state !== 'open',
      mustChangePassword: account?.mustChange ?? false,
      hasPin: hasPin(account),
      knownHere,
      isDemo,
      idleLockMs: site.state().idleLockMs,
    };
  }

  const at = (cookies: string | undefined) => tokensIn(cookies, place);
  const doorkeeper: Doorkeeper = {
    whoIs: (cookies) => visitorWith(at(cookies)),
    standing: (cookies) => standingOf(at(cookies)),
    redeem: (voucher, { commandId, cookies }) => vouchers.redeem(voucher, { commandId, tokens: at(cookies) }),
    touched: (cookies) => sessions.touched(at(cookies)),
    onChange: (listener) => listeners.push(listener),
  };

  if (!isDemo) {
    const made = await firstRun(ground, firstPasswordFile);
    if (made !== null) onFirstRun(made);
  }
  const stopSweeping = every(hostClock, sweepEveryMs, sweep);

  return {
    ...createSignIn(ground, proofs),
    ...createOwnSecrets({ ...ground, proofs, onPasswordSet }),
    ...createAccounts(ground),
    vouch: (browser, asked) => vouchers.vouch(browser, asked),
    code: (browser, asked) => pairing.code(browser, asked),
    pair: (browser, asked) => pairing.pair(browser, asked),
    doorkeeper,
    place,
    standingOf,
    siteChanged() {
      sweep();
      tell();
    },
    close() {
      stopSweeping();
      notes.close();
      store.close();
    },
  };
}

function hasPin(account: Kept<'accounts'> | null): boolean {
  return account !== null && account.pinHash !== null;
}
