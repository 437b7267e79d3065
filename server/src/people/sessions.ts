import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { SiteFact } from '@chairside/shared/site/events.ts';
import type { Principal } from '../domain/principal.ts';
import type { TokenChanges, Tokens } from './cookies.ts';
import type { Shelf } from './credential-store.ts';
import type { Kept } from './kept.ts';
import { activePerson, principalFor, type PeopleSite } from './people-site.ts';
import { digestOf, newToken } from './secrets.ts';
import { sessionState, type SessionState } from './session-life.ts';

/** Who is signed in where. A session is a random token in a browser's cookie, of which only the digest is kept. */
export type Sessions = {
  /** Whose browser this is just now; null: nobody's. */
  of(tokens: Tokens): SignedIn | null;
  /** Under a new token; whoever was signed in on this browser is no more. */
  begin(tokens: Tokens, beginning: Beginning): TokenChanges;
  /** The password, or the PIN, was given again. */
  unlock(signedIn: SignedIn, isByPassword: boolean): void;
  lock(signedIn: SignedIn): void;
  touched(tokens: Tokens): void;
  end(signedIn: SignedIn): TokenChanges;
  /** All of somebody's, but for the one that is spared. */
  endAll(personId: PersonId, ending: Ending): void;
  /** Ends what is over and locks what nobody has touched; true when somebody stands otherwise than at the last sweep. */
  sweep(): boolean;
};

export type SignedIn = {
  readonly session: Kept<'sessions'>;
  readonly person: Person;
  readonly state: Exclude<SessionState, 'over'>;
};

type Beginning = {
  readonly person: Person;
  readonly how: 'password' | 'pin';
  readonly passwordAtMs: number;
  readonly device: string;
};

type Because = Extract<SiteFact, { type: 'signed-out' }>['body']['because'];
type Ending = { readonly because: Because; readonly by: Principal | null; readonly spared?: SignedIn };

/** Somebody who works touches every second: what a screen locks too early by is no more than this. */
const touchCountsEveryMs = 5_000;

export function createSessions(
  sessions: Shelf<Kept<'sessions'>>,
  { site, nowMs }: { readonly site: PeopleSite; readonly nowMs: () => number },
): Sessions {
  let lastSwept = '';

  function stateOf(session: Kept<'sessions'>): SessionState {
    return sessionState(session, { nowMs: nowMs(), idleLockMs: site.state().idleLockMs });
  }

  function of({ session: token }: Tokens): SignedIn | null {
    const session = token === null ? null : sessions.find(digestOf(token));
    if (session === null) return null;
    const person = activePerson(site, session.personId);
    const state = stateOf(session);
    return person === null || state === 'over' ? null : { session, person, state };
  }

  function over({ digest, personId }: Kept<'sessions'>, { because, by }: Ending): void {
    sessions.remove(digest);
    void site.take({ type: 'signed-out', body: { personId, because } }, by);
  }

  return {
    of,
    begin(tokens, { person, how, passwordAtMs, device }) {
      const before = tokens.session === null ? null : sessions.find(digestOf(tokens.session));
      if (before !== null) over(before, { because: 'person', by: principalFor(person) });
      const token = newToken();
      const atMs = nowMs();
      sessions.put({
        digest: digestOf(token),
        personId: person.personId,
        device,
        createdAtMs: atMs,
        passwordAtMs,
        touchedAtMs: atMs,
        isLocked: false,
      });
      void site.take({ type: 'signed-in', body: { how, device } }, principalFor(person));
      return { session: token };
    },
    unlock({ session }, isByPassword) {
      const atMs = nowMs();
      const passwordAtMs = isByPassword ? atMs : session.passwordAtMs;
      sessions.put({ ...session, touchedAtMs: atMs, isLocked: false, passwordAtMs });
    },
    lock: ({ session }) => sessions.put({ ...session, isLocked: true }),
    touched(tokens) {
      const signedIn = of(tokens);
      if (signedIn?.state !== 'open') return;
      const { session } = signedIn;
      if (nowMs() - session.touchedAtMs < touchCountsEveryMs) return;
      sessions.put({ ...session, touchedAtMs: nowMs() });
    },
    end({ session, person }) {
      over(session, { because: 'person', by: principalFor(person) });
      return { session: null };
    },
    endAll(personId, ending) {
      for (const session of sessions.all())
        if (session.personId === personId && session.digest !== ending.spared?.session.digest)
          over(session, ending);
    },
    sweep() {
      const standing: string[] = [];
      for (const session of sessions.all()) {
        const state = stateOf(session);
        if (state === 'over') over(session, { because: 'too-long', by: null });
        else if (activePerson(site, session.personId) === null)
          over(session, { because: 'administrator', by: null });
        else standing.push(`${session.digest} ${state}`);
        // Once locked it stays so, also when the clinic lets screens lie for longer.
        if (state === 'locked' && !session.isLocked) sessions.put({ ...session, isLocked: true });
      }
      const swept = standing.join('\n');
      const isChanged = swept !== lastSwept;
      lastSwept = swept;
      return isChanged;
    },
  };
}
