import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ortiz } from '../testing/people.ts';
import { inTheClinic } from '../testing/signed-in.tsx';
import { chooseLanguage } from '../ui/preferences.ts';
import { useColleague, type Vouching } from './use-colleague.tsx';

const amadi: Person = { ...ortiz, personId: 'physician-1' as Person['personId'], name: 'Dr. Amadi' };
const knownHere = [{ personId: amadi.personId, name: amadi.name, hasPin: true }];
let vouched: (Vouching | null)[];

beforeEach(() => {
  chooseLanguage('en');
  vouched = [];
});
afterEach(cleanup);

type AskedProps = { readonly isOwnPinAsked?: boolean; readonly maySignIn?: boolean };

function Asked(may: AskedProps) {
  const { fields, isReady, vouch } = useColleague({ label: 'Who?', people: [ortiz, amadi], ...may });
  const give = async () => vouched.push(await vouch());
  return (
    <>
      {fields}
      <button type="button" disabled={!isReady} onClick={() => void give()}>
        give
      </button>
    </>
  );
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const typePin = (pin: string) =>
  fireEvent.change(screen.getByLabelText(words.colleague.pin('Dr. Amadi')), { target: { value: pin } });
const give = () => act(() => Promise.resolve(fireEvent.click(button('give'))));

it('[PE42] a colleague chosen by name gives her PIN, and it buys a voucher for this one command', async () => {
  const { people } = inTheClinic(<Asked />, { person: ortiz, knownHere });
  fireEvent.click(button('Dr. Amadi'));
  expect(button('give').disabled).toBe(true);
  typePin('2580');
  await give();
  expect(people.asked).toEqual([['vouch', { personId: amadi.personId, pin: '2580' }]]);
  expect(vouched).toEqual([{ voucher: 'voucher-of-physician-1' }]);
});

it('[PE42] who is signed in here anyway needs none', async () => {
  const { people } = inTheClinic(<Asked />, { person: ortiz, knownHere });
  fireEvent.click(button('J. Ortiz'));
  await give();
  expect(people.asked).toEqual([]);
  expect(vouched).toEqual([{}]);
});

it('[SE20] where a PIN is asked for in any case, of who is signed in here as well', async () => {
  const { people } = inTheClinic(<Asked isOwnPinAsked />, { person: ortiz, knownHere });
  fireEvent.click(button('J. Ortiz'));
  expect(button('give').disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(words.colleague.pin('J. Ortiz')), { target: { value: '2580' } });
  await give();
  expect(people.asked).toEqual([['vouch', { personId: ortiz.personId, pin: '2580' }]]);
  expect(vouched).toEqual([{ voucher: `voucher-of-${ortiz.personId}` }]);
});

it('[PE42] in the demo no PIN is asked for', async () => {
  const { people } = inTheClinic(<Asked />, { isDemo: true });
  fireEvent.click(button('Dr. Amadi'));
  await give();
  expect(people.asked).toEqual([['vouch', { personId: amadi.personId, pin: null }]]);
});

for (const [why, says] of [
  [{ type: 'wrong' }, words.problem.wrongPin],
  [{ type: 'locked-out', forMs: 30_000 }, words.problem.lockedOut('0:30')],
  [{ type: 'password-needed' }, words.colleague.passwordNeeded],
] as const)
  it(`[PE42] refused as “${why.type}”, nothing is given, it says why, and the PIN is asked for again`, async () => {
    const { people } = inTheClinic(<Asked />, { person: ortiz, knownHere });
    people.refuse('vouch', why);
    fireEvent.click(button('Dr. Amadi'));
    typePin('2580');
    await give();
    expect(vouched).toEqual([null]);
    expect(screen.getByRole('alert').textContent).toBe(says);
    expect(button('give').disabled).toBe(true);
  });

for (const [why, known] of [
  ['never gave the password here today', []],
  ['has no PIN', [{ ...knownHere[0]!, hasPin: false }]],
] as const)
  it(`[PE42] who ${why} is told so before a PIN is typed, and can sign in instead where the screen may be hers`, () => {
    inTheClinic(<Asked maySignIn />, { person: ortiz, knownHere: known });
    fireEvent.click(button('Dr. Amadi'));
    expect(screen.queryByLabelText(words.colleague.pin('Dr. Amadi'))).toBeNull();
    expect(screen.getByText(words.colleague.passwordNeeded)).toBeDefined();
    expect(button('give').disabled).toBe(true);
    fireEvent.click(button(words.colleague.signInNow('Dr. Amadi')));
    expect(screen.getByLabelText(words.account)).toBeDefined();
  });

it('[PE42] where two have to be there nobody signs in over the other', () => {
  inTheClinic(<Asked />, { person: ortiz });
  fireEvent.click(button('Dr. Amadi'));
  expect(screen.getByText(words.colleague.passwordNeeded)).toBeDefined();
  expect(screen.queryByRole('button', { name: words.colleague.signInNow('Dr. Amadi') })).toBeNull();
});
