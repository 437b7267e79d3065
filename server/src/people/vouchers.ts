import type { CommandId, PersonId } from '@chairside/shared/ids.ts';
import type { PeopleRequest, Vouched } from '@chairside/shared/people/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Principal } from '../domain/principal.ts';
import type { Answered, Browser } from './browser.ts';
import type { PeopleGround } from './ground.ts';
import { activePerson, principalFor } from './people-site.ts';
import type { Proofs } from './proofs.ts';
import { digestOf, newToken } from './secrets.ts';

/** A colleague does one thing at somebody else's screen: her PIN buys one command within the minute. */
export type Vouchers = {
  vouch(browser: Browser, asked: PeopleRequest<'vouch'>): Promise<Answered<Vouched>>;
  redeem(voucher: string, commandId: CommandId): Principal | null;
};

const holdsMs = 60_000;
/** Nobody holds more; the oldest goes. */
const heldAtMost = 1_000;

type Held = {
  readonly personId: PersonId;
  readonly untilMs: number;
  /** Asked again after a link that broke, it is the same command: once done, the ledger answers it. */
  readonly spentOn: CommandId | null;
};

/** As long as a screen sends again what was not answered, and somewhat more. */
const againForMs = 30_000;

export function createVouchers(ground: PeopleGround, proofs: Proofs): Vouchers {
  const { site, sessions, hostClock, isDemo } = ground;
  const held = new Map<string, Held>();

  function hand(personId: PersonId): Vouched {
    const [oldest] = held.keys();
    if (held.size >= heldAtMost && oldest !== undefined) held.delete(oldest);
    const voucher = newToken();
    held.set(digestOf(voucher), { personId, untilMs: hostClock.now() + holdsMs, spentOn: null });
    return { voucher };
  }

  return {
    async vouch(browser, { personId, pin }) {
      if (isDemo) {
        if (activePerson(site, personId) === null) return err({ type: 'unknown-person' });
        return ok({ changes: {}, told: hand(personId) });
      }
      // A locked screen will do: whose PIN it is is known.
      const signedIn = sessions.of(browser.tokens);
      if (signedIn === null || signedIn.state === 'expired') return err({ type: 'sign-in-needed' });
      if (pin === null) return err({ type: 'malformed' });
      const proven = await proofs.pin(browser, { personId, pin });
      return proven.ok ? ok({ changes: proven.value.changes, told: hand(personId) }) : proven;
    },
    redeem(voucher, commandId) {
      const digest = digestOf(voucher);
      const found = held.get(digest);
      if (found === undefined || hostClock.now() >= found.untilMs) return null;
      if (found.spentOn !== null && found.spentOn !== commandId) return null;
      if (found.spentOn === null)
        held.set(digest, { ...found, spentOn: commandId, untilMs: hostClock.now() + againForMs });
      const person = activePerson(site, found.personId);
      return person === null ? null : principalFor(person);
    },
  };
}
