import type { PairedScreen } from '@chairside/shared/people/people.ts';
import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { aStanding, ortiz } from '../testing/people.ts';
import { inTheClinic } from '../testing/signed-in.tsx';
import { chooseLanguage } from '../ui/preferences.ts';
import { PersonButton } from './PersonButton.tsx';

// Loaded apart, and slow to come the first time.
beforeAll(() => import('../people/PersonMenu.tsx'));
beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });
const press = (name: string) => act(() => Promise.resolve(fireEvent.click(button(name))));
const openMenu = async () => {
  fireEvent.click(button(en.people.signedIn('J. Ortiz')));
  await screen.findByRole('dialog', { name: 'J. Ortiz' });
};

it('[PE37] a locked screen says so beside the name, in the line where the role stood', () => {
  const { connection } = inTheClinic(<PersonButton />, { person: ortiz, hasPin: true });
  const shown = () => button(en.people.signedIn('J. Ortiz')).textContent;
  expect(shown()).toBe(`J. Ortiz${en.dialog.role.nurse}`);
  act(() => connection.tellStanding(aStanding({ person: ortiz, isLocked: true, hasPin: true })));
  expect(button(en.people.lockedAs('J. Ortiz')).textContent).toBe(`J. Ortiz${en.people.locked}`);
});

for (const [name, asked] of [
  [words.menu.lock, 'lock'],
  [words.menu.signOut, 'sign-out'],
  [words.menu.everywhere, 'sign-out-everywhere'],
] as const)
  it(`[PE43] “${name}” is one tap behind the name`, async () => {
    const { people } = inTheClinic(<PersonButton />, { person: ortiz });
    await openMenu();
    await press(name);
    expect(people.asked).toEqual([[asked, {}]]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

it('[PE43] what the gateway refuses is said, and the menu stays', async () => {
  const { people } = inTheClinic(<PersonButton />, { person: ortiz });
  await openMenu();
  people.refuse('lock', { type: 'unreachable' });
  await press(words.menu.lock);
  expect(screen.getByRole('alert').textContent).toBe(words.problem.unreachable);
});

it('[PE43] whoever leaves a screen that is not paired is told that it goes dark', async () => {
  inTheClinic(<PersonButton />, { person: ortiz });
  await openMenu();
  expect(screen.getByText(words.menu.signOutHint)).toBeDefined();
  cleanup();
  const paired = {
    screenId: 's-1',
    name: 'Chair 2',
    place: 'chair',
    chairs: null,
  } as unknown as PairedScreen;
  inTheClinic(<PersonButton />, { person: ortiz, screen: paired });
  await openMenu();
  expect(screen.queryByText(words.menu.signOutHint)).toBeNull();
  expect(screen.getByText(words.menu.pairedAs('Chair 2'))).toBeDefined();
});

it('[PE43] a locked screen is unlocked from the name, and nobody else gets into the menu', async () => {
  inTheClinic(<PersonButton />, { person: ortiz, isLocked: true, hasPin: true });
  await press(en.people.lockedAs('J. Ortiz'));
  expect(await screen.findByRole('dialog', { name: words.unlock.title('J. Ortiz') })).toBeDefined();
  await press(words.unlock.other);
  expect(screen.getByLabelText(words.account)).toBeDefined();
});

it('[PE43] password and PIN are changed there; what was typed long ago is asked for again', async () => {
  const { people } = inTheClinic(<PersonButton />, { person: ortiz, hasPin: true });
  await openMenu();
  await press(words.menu.password);
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  type(words.change.current, 'a long enough one');
  type(words.change.next, 'rain on the roof');
  type(words.change.again, 'rain on the roof');
  await press(words.change.save);
  expect(people.asked).toEqual([['password', { current: 'a long enough one', next: 'rain on the roof' }]]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('[PE44] in the demo it is one tap on a short list', async () => {
  const { connection } = inTheClinic(<PersonButton />, { isDemo: true });
  await press(en.session.nobodyActs);
  fireEvent.click(screen.getByText('J. Ortiz'));
  expect(connection.store.getState().personId).toBe(ortiz.personId);
});
