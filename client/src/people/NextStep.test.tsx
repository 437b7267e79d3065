import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTheClinic } from '../testing/signed-in.tsx';
import { aStanding, ortiz } from '../testing/people.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { justTyped } from './just-typed.ts';
import { NextStep } from './NextStep.tsx';
import { passwordRules } from './password-rules.ts';

// Loaded apart, and slow to come the first time.
beforeAll(() => import('./StepDialog.tsx'));
beforeEach(() => chooseLanguage('en'));

afterEach(() => {
  cleanup();
  justTyped.forget();
});

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const forced = { person: ortiz, mustChangePassword: true };

it('[PE32] a password that came from somebody else is changed first; the rules stand there before the first letter', async () => {
  justTyped.keep('from-the-administrator');
  const { people, socket } = inTheClinic(<NextStep />, forced);
  expect(await screen.findByRole('dialog', { name: words.change.forcedTitle })).toBeDefined();
  for (const rule of ['length', 'other', 'name', 'common'] as const)
    expect(screen.getByText(words.change[rule])).toBeDefined();
  expect(button(words.change.save).disabled).toBe(true);
  type(words.change.next, 'rain on the roof');
  type(words.change.again, 'rain on the roof');
  await act(() => Promise.resolve(fireEvent.click(button(words.change.save))));
  // It was typed to sign in: nobody asks for it again.
  expect(people.asked).toEqual([
    ['password', { current: 'from-the-administrator', next: 'rain on the roof' }],
  ]);
  expect(socket.reconnected()).toBe(1);
});

it('[PE33] right after it a PIN is offered, typed twice on the pad it will be typed on', async () => {
  justTyped.keep('from-the-administrator');
  const { people, connection } = inTheClinic(<NextStep />, forced);
  await screen.findByRole('dialog');
  type(words.change.next, 'rain on the roof');
  type(words.change.again, 'rain on the roof');
  people.standing = aStanding({ person: ortiz });
  await act(() => Promise.resolve(fireEvent.click(button(words.change.save))));
  expect(await screen.findByRole('dialog', { name: words.setPin.title })).toBeDefined();
  type(words.setPin.next, '2580');
  fireEvent.click(button(words.enterPin));
  type(words.setPin.again, '2580');
  people.standing = aStanding({ person: ortiz, hasPin: true });
  await act(() => Promise.resolve(fireEvent.click(button(words.enterPin))));
  expect(people.asked.at(-1)).toEqual(['pin', { password: 'rain on the roof', pin: '2580' }]);
  expect(connection.store.getState().standing?.hasPin).toBe(true);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(justTyped.store.getState().password).toBeNull();
});

it('[PE33] two that differ are typed anew, and nothing is asked of the gateway', async () => {
  justTyped.keep('rain on the roof');
  const { people } = inTheClinic(<NextStep />, { person: ortiz });
  await screen.findByRole('dialog', { name: words.setPin.title });
  type(words.setPin.next, '2580');
  fireEvent.click(button(words.enterPin));
  type(words.setPin.again, '2581');
  fireEvent.click(button(words.enterPin));
  expect(screen.getByRole('alert').textContent).toBe(words.setPin.differs);
  expect(screen.getByLabelText(words.setPin.next)).toBeDefined();
  expect(people.asked).toEqual([]);
});

it('[PE33] a PIN can be put off, and is not offered to who has one', async () => {
  justTyped.keep('rain on the roof');
  inTheClinic(<NextStep />, { person: ortiz });
  await screen.findByRole('dialog', { name: words.setPin.title });
  fireEvent.click(button(words.setPin.later));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(justTyped.store.getState().password).toBeNull();
  cleanup();
  justTyped.keep('rain on the roof');
  inTheClinic(<NextStep />, { person: ortiz, hasPin: true });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('[PE32] the change can be put off: what is shown stays, and what is asked for asks again', async () => {
  inTheClinic(<NextStep />, forced);
  await screen.findByRole('dialog', { name: words.change.forcedTitle });
  fireEvent.click(button('Close'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

for (const because of ['short', 'common', 'same', 'name'] as const)
  it(`[PE32] refused as “${because}”, it says so in words and nothing is changed`, async () => {
    justTyped.keep('from-the-administrator');
    const { people } = inTheClinic(<NextStep />, forced);
    await screen.findByRole('dialog');
    people.refuse('password', { type: 'weak-password', because });
    type(words.change.next, 'rain on the roof');
    type(words.change.again, 'rain on the roof');
    await act(() => Promise.resolve(fireEvent.click(button(words.change.save))));
    expect(screen.getByRole('alert').textContent).toBe(words.problem['weak-password'][because]);
  });

const typed = { current: 'old password 1', next: '', again: '', name: 'Jo Ortiz' };
for (const { next, unmet } of [
  { next: '', unmet: ['length', 'other', 'name', 'twice'] },
  { next: 'nine-char', unmet: ['length'] },
  { next: 'ten-chars!', unmet: [] },
  { next: 'eleven-chars', unmet: [] },
  { next: 'old password 1', unmet: ['other'] },
  { next: 'xx-ORTIZ-xx-xx', unmet: ['name'] },
  { next: 'jo is too short to tell', unmet: [] },
])
  it(`[PE32] of “${next}” ${unmet.length === 0 ? 'every rule' : `not ${unmet.join(', ')}`} is met`, () => {
    const rules = passwordRules({ ...typed, next, again: next });
    expect(rules.filter(({ isMet }) => isMet === false).map(({ rule }) => rule)).toEqual(unmet);
  });
