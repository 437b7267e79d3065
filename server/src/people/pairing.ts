import { randomUUID } from 'node:crypto';
import { screenIdSchema, type PairedScreen, type Person } from '@chairside/shared/people/people.ts';
import type { PairingCode } from '@chairside/shared/people/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { administratorAt } from './accounts.ts';
import type { Answered, Browser } from './browser.ts';
import type { Tokens } from './cookies.ts';
import type { PeopleGround } from './ground.ts';
import { activePerson, principalFor } from './people-site.ts';
import { digestOf, newPairingCode, newToken } from './secrets.ts';

/** A screen that shows without a person: an administrator asks for a code, and types it there within ten minutes. */
export type Pairing = {
  code(browser: Browser, screen: Omit<PairedScreen, 'screenId'>): Answered<PairingCode>;
  pair(browser: Browser, asked: { readonly code: string }): Promise<Answered>;
  screenAt(tokens: Tokens): PairedScreen | null;
  /** Of screens that were unpaired. */
  sweep(): void;
};

const codeHoldsMs = 10 * 60_000;
const codesAtMost = 50;

type Asked = {
  readonly screen: Omit<PairedScreen, 'screenId'>;
  readonly by: Person;
  readonly untilMs: number;
};

export function createPairing(ground: PeopleGround): Pairing {
  const { store, site, sessions, hostClock, lockOut, notes, tell } = ground;
  // Not on the disk: with a restart one asks for another.
  const codes = new Map<string, Asked>();

  function take(code: string): Asked | null {
    const asked = codes.get(code);
    if (asked === undefined) return null;
    codes.delete(code);
    const isStillOne = activePerson(site, asked.by.personId)?.role === 'administrator';
    return hostClock.now() < asked.untilMs && isStillOne ? asked : null;
  }

  function screenAt({ screen: token }: Tokens): PairedScreen | null {
    const paired = token === null ? null : store.screens.find(digestOf(token));
    return site.state().screens.find(({ screenId }) => screenId === paired?.screenId) ?? null;
  }

  return {
    code(browser, screen) {
      const by = administratorAt({ sessions, store }, browser);
      if (!by.ok) return by;
      const [oldest] = codes.keys();
      if (codes.size >= codesAtMost && oldest !== undefined) codes.delete(oldest);
      const code = newPairingCode();
      const untilMs = hostClock.now() + codeHoldsMs;
      codes.set(code, { screen, by: by.value, untilMs });
      return ok({ changes: {}, told: { code, untilMs } });
    },
    async pair(browser, { code }) {
      const subjects = [`address ${browser.address}`];
      const waitMs = lockOut.waitMs(subjects);
      if (waitMs > 0) return err({ type: 'locked-out', forMs: waitMs });
      const asked = take(code);
      if (asked === null) {
        lockOut.count(subjects);
        notes.note({ personId: null, why: 'wrong', device: browser.device });
        return err({ type: 'code-wrong' });
      }
      const screen = { ...asked.screen, screenId: screenIdSchema.parse(randomUUID()) };
      const token = newToken();
      store.screens.put({ digest: digestOf(token), screenId: screen.screenId });
      await Promise.all([
        site.take({ type: 'screen-paired', body: { screen } }, principalFor(asked.by)),
        store.flush(),
      ]);
      tell();
      return ok({ changes: { screen: token }, told: null });
    },
    screenAt,
    sweep() {
      const paired = new Set(site.state().screens.map(({ screenId }) => screenId));
      for (const { digest, screenId } of store.screens.all())
        if (!paired.has(screenId)) store.screens.remove(digest);
    },
  };
}
