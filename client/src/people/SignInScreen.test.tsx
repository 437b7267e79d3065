import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { signIn as es } from '@chairside/shared/text/es-sign-in.ts';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTheClinic } from '../testing/signed-in.tsx';
import { aStanding, ortiz } from '../testing/people.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { justTyped } from './just-typed.ts';
import SignInScreen from './SignInScreen.tsx';

beforeEach(() => chooseLanguage('en'));

afterEach(() => {
  cleanup();
  justTyped.forget();
  vi.useRealTimers();
});

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

async function signIn(account = 'ortiz', password = 'a long enough one') {
  type(words.account, account);
  type(words.password, password);
  await act(() => Promise.resolve(fireEvent.click(button(words.signIn))));
}

it('[PE30] account and password let somebody in, and the screen comes anew with what the browser was given', async () => {
  const { people, socket, connection } = inTheClinic(<SignInScreen />);
  await signIn(' ortiz ');
  expect(people.asked).toEqual([['sign-in', { account: 'ortiz', password: 'a long enough one' }]]);
  expect(connection.store.getState().personId).toBe(ortiz.personId);
  expect(socket.reconnected()).toBe(1);
});

it('[PE30] what is typed is hidden until somebody wants to see it', () => {
  inTheClinic(<SignInScreen />);
  const field = screen.getByLabelText<HTMLInputElement>(words.password);
  expect(field.type).toBe('password');
  fireEvent.click(button(words.showPassword));
  expect(field.type).toBe('text');
});

it('[PE30] the screen can be read in the other language before anybody is signed in', () => {
  inTheClinic(<SignInScreen />);
  fireEvent.click(button('Español'));
  expect(screen.getByRole('heading', { name: es.title })).toBeDefined();
});

it('[PE31] what was wrong is not said, and the password has to be typed again', async () => {
  const { people } = inTheClinic(<SignInScreen />);
  people.refuse('sign-in', { type: 'wrong' });
  await signIn();
  expect(screen.getByRole('alert').textContent).toBe(words.problem.wrong);
  expect(screen.getByLabelText<HTMLInputElement>(words.password).value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>(words.account).value).toBe('ortiz');
});

it('[PE31] after too many wrong ones the wait is counted down, and only then it is asked again', async () => {
  vi.useFakeTimers();
  const { people } = inTheClinic(<SignInScreen />);
  people.refuse('sign-in', { type: 'locked-out', forMs: 61_000 });
  await signIn();
  type(words.password, 'another long one');
  expect(screen.getByRole('alert').textContent).toBe(words.problem.lockedOut('1:01'));
  expect(button(words.signIn).disabled).toBe(true);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(screen.getByRole('alert').textContent).toBe(words.problem.lockedOut('0:01'));
  expect(button(words.signIn).disabled).toBe(true);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(button(words.signIn).disabled).toBe(false);
});

for (const [why, says] of [
  [{ type: 'unreachable' }, words.problem.unreachable],
  [{ type: 'starting' }, words.problem.starting],
  [{ type: 'of-a-later-gateway' }, words.problem.other],
] as const)
  it(`[UI21] “${why.type}” says what to do`, async () => {
    const { people } = inTheClinic(<SignInScreen />);
    people.refuse('sign-in', why as never);
    await signIn();
    expect(screen.getByRole('alert').textContent).toBe(says);
  });

const knownHere = [
  { personId: ortiz.personId, name: ortiz.name, hasPin: true },
  { personId: 'nurse-2' as typeof ortiz.personId, name: 'M. Chen', hasPin: false },
];

it('[PE34] who is known on this device today is chosen by name and gives the PIN', async () => {
  const { people, connection } = inTheClinic(<SignInScreen />, { knownHere });
  expect(screen.queryByRole('button', { name: 'M. Chen' })).toBeNull();
  fireEvent.click(button('J. Ortiz'));
  for (const digit of '2580') fireEvent.click(button(words.digit(digit)));
  await act(() => Promise.resolve(fireEvent.click(button(words.enterPin))));
  expect(people.asked).toEqual([['quick-sign-in', { personId: ortiz.personId, pin: '2580' }]]);
  expect(connection.store.getState().personId).toBe(ortiz.personId);
});

it('[PE34] where the PIN is not enough the password is asked for', async () => {
  const { people } = inTheClinic(<SignInScreen />, { knownHere });
  people.refuse('quick-sign-in', { type: 'password-needed' });
  fireEvent.click(button('J. Ortiz'));
  type(words.pinOf('J. Ortiz'), '2580');
  await act(() => Promise.resolve(fireEvent.click(button(words.enterPin))));
  expect(screen.getByRole('alert').textContent).toBe(words.problem['password-needed']);
  fireEvent.click(button(words.passwordInstead));
  expect(screen.getByLabelText(words.account)).toBeDefined();
});

it('[PE34] somebody else gives account and password', () => {
  inTheClinic(<SignInScreen />, { knownHere });
  fireEvent.click(button(words.somebodyElse));
  expect(screen.getByLabelText(words.account)).toBeDefined();
});

for (const [typed, isEnough] of [
  ['258', false],
  ['2580', true],
  ['25803691', true],
] as const)
  it(`[PE35] ${typed.length} digits ${isEnough ? 'are a PIN' : 'are none'}, by the keyboard as by the keys`, () => {
    inTheClinic(<SignInScreen />, { knownHere });
    fireEvent.click(button('J. Ortiz'));
    type(words.pinOf('J. Ortiz'), typed);
    expect(button(words.enterPin).disabled).toBe(!isEnough);
  });

it('[PE35] letters are no digits, a ninth is one too many, and the last can be taken back', () => {
  inTheClinic(<SignInScreen />, { knownHere });
  fireEvent.click(button('J. Ortiz'));
  const field = screen.getByLabelText<HTMLInputElement>(words.pinOf('J. Ortiz'));
  type(words.pinOf('J. Ortiz'), '12a4');
  expect(field.value).toBe('124');
  for (const digit of '5678901') fireEvent.click(button(words.digit(digit)));
  expect(field.value).toBe('12456789');
  fireEvent.click(button(words.deleteDigit));
  expect(field.value).toBe('1245678');
  expect(field.type).toBe('password');
});

it('[PE36] a screen is paired with a code of eight digits, however it is grouped', async () => {
  const { people, socket } = inTheClinic(<SignInScreen />);
  people.standing = aStanding({
    screen: { screenId: 's-1' as never, name: 'Wall', place: 'wall', chairs: null },
  });
  fireEvent.click(button(words.pair.title));
  type(words.pair.code, '4071 826');
  expect(button(words.pair.do).disabled).toBe(true);
  type(words.pair.code, '4071 8263');
  fireEvent.click(button(words.pair.do));
  await waitFor(() => expect(people.asked).toEqual([['pair', { code: '40718263' }]]));
  await waitFor(() => expect(socket.reconnected()).toBe(1));
});

it('[PE36] a code that is used or too old says what to do', async () => {
  const { people } = inTheClinic(<SignInScreen />);
  people.refuse('pair', { type: 'code-wrong' });
  fireEvent.click(button(words.pair.title));
  type(words.pair.code, '40718263');
  fireEvent.click(button(words.pair.do));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words.problem['code-wrong']));
});
