import type { PersonId } from '@chairside/shared/ids.ts';
import type { TokenChanges, Tokens } from './cookies.ts';
import type { Shelf } from './credential-store.ts';
import type { Kept } from './kept.ts';
import { digestOf, newToken } from './secrets.ts';
import { isWithin, passwordHoldsMs } from './session-life.ts';

/** Who gave their password on which browser, and may come back there with a PIN (UI14). */
export type Devices = {
  /** When the person gave the password on this device; null when not within the last twelve hours. */
  passwordAtMs(tokens: Tokens, personId: PersonId): number | null;
  knownHere(tokens: Tokens): readonly PersonId[];
  /** A new device gets its token. */
  passwordGiven(tokens: Tokens, personId: PersonId): TokenChanges;
  /** After five wrong PINs in a row only the password helps. */
  isPinSpent(tokens: Tokens, personId: PersonId): boolean;
  pinGiven(tokens: Tokens, personId: PersonId, isRight: boolean): TokenChanges;
  /** Everywhere: the person signed out everywhere, or has another password. */
  forget(personId: PersonId): void;
  /** Those nobody has used for a month. */
  sweep(): void;
};

type Device = Kept<'devices'>;
type PersonHere = Device['people'][number];

const wrongPinsAtMost = 5;
const keptForMs = 30 * 86_400_000;

export function createDevices(devices: Shelf<Device>, nowMs: () => number): Devices {
  function of({ device }: Tokens): Device | null {
    return device === null ? null : devices.find(digestOf(device));
  }

  function here(tokens: Tokens, personId: PersonId): PersonHere {
    const known = of(tokens)?.people.find((one) => one.personId === personId);
    return known ?? { personId, passwordAtMs: null, wrongPins: 0 };
  }

  function holds({ passwordAtMs }: PersonHere): boolean {
    return passwordAtMs !== null && isWithin(passwordHoldsMs, { sinceMs: passwordAtMs, nowMs: nowMs() });
  }

  function note(tokens: Tokens, person: PersonHere): TokenChanges {
    const known = of(tokens);
    const token = known === null || tokens.device === null ? newToken() : tokens.device;
    const others = (known?.people ?? []).filter(({ personId }) => personId !== person.personId);
    devices.put({ digest: digestOf(token), seenAtMs: nowMs(), people: [...others, person] });
    return { device: token };
  }

  return {
    passwordAtMs(tokens, personId) {
      const person = here(tokens, personId);
      return holds(person) ? person.passwordAtMs : null;
    },
    knownHere: (tokens) => (of(tokens)?.people ?? []).filter(holds).map(({ personId }) => personId),
    passwordGiven: (tokens, personId) => note(tokens, { personId, passwordAtMs: nowMs(), wrongPins: 0 }),
    isPinSpent: (tokens, personId) => here(tokens, personId).wrongPins >= wrongPinsAtMost,
    pinGiven(tokens, personId, isRight) {
      const person = here(tokens, personId);
      return note(tokens, { ...person, wrongPins: isRight ? 0 : person.wrongPins + 1 });
    },
    forget(personId) {
      for (const device of devices.all()) {
        const people = device.people.filter((one) => one.personId !== personId);
        if (people.length < device.people.length) devices.put({ ...device, people });
      }
    },
    sweep() {
      for (const { digest, seenAtMs } of devices.all())
        if (nowMs() - seenAtMs >= keptForMs) devices.remove(digest);
    },
  };
}
