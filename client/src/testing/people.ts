import type { PersonId } from '@chairside/shared/ids.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { PeopleRequest, PeopleRequestName } from '@chairside/shared/people/requests.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { PeopleApi, PeopleProblem, ScreenToPair } from '../people/people-api.ts';

export const ortiz: Person = {
  personId: 'nurse-1' as PersonId,
  name: 'J. Ortiz',
  role: 'nurse',
  chairs: null,
  isActive: true,
};

/** In a clinic, nobody signed in. */
export function aStanding(over: Partial<Standing> = {}): Standing {
  return {
    person: null,
    screen: null,
    isLocked: false,
    mustChangePassword: false,
    hasPin: false,
    knownHere: [],
    isDemo: false,
    idleLockMs: 300_000,
    ...over,
  };
}

/** The gateway's side of accounts as far as a screen sees it: it does what it is asked, unless the test has it refuse. */
export type FakePeople = PeopleApi & {
  readonly asked: readonly (readonly [name: string, request: unknown])[];
  /** How the browser stands after whatever is done next. */
  standing: Standing;
  /** The next of that name is refused. */
  refuse(name: PeopleRequestName | 'pairing-code' | 'pair', why: PeopleProblem): void;
};

const oneTimePassword = 'brisk-otter-lantern-42';

export function createFakePeople(standing = aStanding()): FakePeople {
  const asked: (readonly [string, unknown])[] = [];
  const refusals = new Map<string, PeopleProblem[]>();

  function answer<T>(name: string, request: unknown, value: () => T) {
    asked.push([name, request]);
    const refusal = refusals.get(name)?.shift();
    return Promise.resolve(refusal === undefined ? ok(value()) : err(refusal));
  }

  const told = (name: PeopleRequestName, request: unknown) => {
    const { personId } = request as Partial<PeopleRequest<'vouch'>>;
    if (name === 'vouch') return { voucher: `voucher-of-${personId ?? ''}` };
    return name === 'accounts' || name === 'reset'
      ? { personId: personId ?? 'person-new', oneTimePassword }
      : fake.standing;
  };

  const fake: FakePeople = {
    asked,
    standing,
    refuse: (name, why) => void refusals.set(name, [...(refusals.get(name) ?? []), why]),
    me: () => Promise.resolve(ok(fake.standing)),
    // By the name of what was asked.
    ask: ((name: PeopleRequestName, request: unknown) =>
      answer(name, request, () => told(name, request))) as PeopleApi['ask'],
    pairingCode: (screen: ScreenToPair) =>
      answer('pairing-code', screen, () => ({ code: '40718263', untilMs: 600_000 })),
    pair: (code: string) => answer('pair', { code }, () => fake.standing),
  };
  return fake;
}
