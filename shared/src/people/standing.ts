import type { PersonId } from '../ids.ts';
import type { PairedScreen, Person } from './people.ts';

/**
 * How a browser stands with the gateway: who is signed in on it, and whether it may show without anybody. Answer of
 * `GET /api/people/me`, and of everything that changes it; sent as `screen:standing` when it changes by itself.
 */
export type Standing = {
  /** Null: nobody. */
  readonly person: Person | null;
  /** Null where no administrator has paired it. */
  readonly screen: PairedScreen | null;
  /** Nobody has touched it for a while: it shows, and does nothing before a PIN or a password. */
  readonly isLocked: boolean;
  /** The password came from somebody else, or from the first run: nothing can be done before it is changed. */
  readonly mustChangePassword: boolean;
  readonly hasPin: boolean;
  /** Signed in on this device today by password: their PIN is enough (UI14). */
  readonly knownHere: readonly {
    readonly personId: PersonId;
    readonly name: string;
    readonly hasPin: boolean;
  }[];
  /** In simulation only: anybody may choose who acts, by one tap, without a password. */
  readonly isDemo: boolean;
  readonly idleLockMs: number;
};

/** Why somebody was not let in: codes and parameters, the screen has the words. The same for an account that does not exist. */
export type SignInRefusal =
  | { readonly type: 'wrong' }
  /** Too many wrong ones: wait. */
  | { readonly type: 'locked-out'; readonly forMs: number }
  /** A PIN is not enough here: never signed in on this device by password, too long ago, or too many wrong PINs. */
  | { readonly type: 'password-needed' }
  | { readonly type: 'sign-in-needed' }
  | { readonly type: 'not-permitted' }
  | { readonly type: 'weak-password'; readonly because: 'short' | 'common' | 'same' | 'name' }
  | { readonly type: 'weak-pin' }
  | { readonly type: 'account-taken' }
  | { readonly type: 'unknown-person' }
  | { readonly type: 'last-administrator' }
  /** Of a pairing: unknown, used or too old. */
  | { readonly type: 'code-wrong' }
  | { readonly type: 'malformed' }
  | { readonly type: 'wrong-host' | 'wrong-origin' }
  | { readonly type: 'starting' };
