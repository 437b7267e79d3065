import type { CommandId, PersonId } from '@chairside/shared/ids.ts';
import type { PeopleRequest, Vouched } from '@chairside/shared/people/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Principal } from '../domain/principal.ts';
import type { Answered, Browser } from './browser.ts';
import type { Tokens } from './cookies.ts';
import type { PeopleGround } from './ground.ts';
import { activePerson, principalFor } from './people-site.ts';
import type { Proofs } from './proofs.ts';
import { digestOf, newToken } from './secrets.ts';

/** A colleague does one thing at somebody else's screen: her PIN buys one command within the minute. */
export type Vouchers = {
  vouch(browser: Browser, asked: PeopleRequest<'vouch'>): Promise<Answered<Vouched>>;
  redeem(voucher: string, at: { readonly commandId: CommandId; readonly tokens: Tokens }): Principal | null;
};

const holdsMs = 60_000;
/** Nobody holds more; the oldest goes. */
const heldAtMost = 1_000;

type Held = {
  readonly personId: PersonId;
  /** Of who was signed in at the screen it was given at: elsewhere it buys nothing. Null in the demo, where nobody signs in. */
  readonly session: string | null;
  readonly untilMs: number;
  /** Asked again after a link that broke, it is the same command: once done, the ledger answers it. */
  readonly spentOn: CommandId | null;
};

/** As long as a screen sends again what was not answered, and somewhat more. */
const againForMs = 30_000;

export function createVouchers(ground: PeopleGround, proofs: Proofs): Vouchers {
  const { site, sessions, devices, hostClock, isDemo } = ground;
  const held = new Map<string, Held>();

  function hand(personId: PersonId, session: string | null): Vouched {
    const [oldest] = held.keys();
    if (held.size >= heldAtMost && oldest !== undefined) held.delete(oldest);
    const voucher = newToken();
    held.set(digestOf(voucher), {
      ...{ personId, session, spentOn: null },
      untilMs: hostClock.now() + holdsMs,
    });
    return { voucher };
  }

  return {
    async vouch(browser, { personId, pin }) {
      if (isDemo) {
        if (activePerson(site, personId) === null) return err({ type: 'unknown-person' });
        return ok({ changes: {}, told: hand(personId, null) });
      }
      // A locked screen will do: whose PIN it is is known.
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null || signedIn.state === 'expired') return err({ type: 'sign-in-needed' });
      if (pin === null) return err({ type: 'malformed' });
      // As of any PIN: where she gave her password today, and at no other screen (UI14).
      if (devices.passwordAtMs(browser.tokens, personId) === null) return err({ type: 'password-needed' });
      const proven = await proofs.pin(browser, { personId, pin });
      if (!proven.ok) return proven;
      const told = hand(personId, signedIn.session.digest);
      return ok({ changes: proven.value.changes, told });
    },
    redeem(voucher, { commandId, tokens }) {
      const digest = digestOf(voucher);
      const found = held.get(digest);
      if (found === undefined || hostClock.now() >= found.untilMs) return null;
      if (found.session !== null && sessions.of(tokens)?.session.digest !== found.session) return null;
      if (found.spentOn !== null && found.spentOn !== commandId) return null;
      if (found.spentOn === null)
        held.set(digest, { ...found, spentOn: commandId, untilMs: hostClock.now() + againForMs });
      const person = activePerson(site, found.personId);
      return person === null ? null : principalFor(person);
    },
  };
}
