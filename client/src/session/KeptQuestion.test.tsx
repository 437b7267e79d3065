import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { SignInFirst } from '../live/commands.ts';
import { chairTwo } from '../testing/chair.ts';
import { aStanding, ortiz } from '../testing/people.ts';
import { inTheClinic, type AtTheDoor } from '../testing/signed-in.tsx';
import { chooseLanguage } from '../ui/preferences.ts';
import { KeptQuestion } from './KeptQuestion.tsx';

// Loaded apart, and slow to come the first time.
beforeAll(() => import('../people/StepDialog.tsx'));
beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const acknowledge: ChairCommand = {
  type: 'acknowledge-alarm',
  occurrence: 3,
  callingSinceMs: 0,
  reason: null,
};
const locked = { person: ortiz, isLocked: true, hasPin: true };

function tap({ connection, socket }: AtTheDoor, command: ChairCommand, why: SignInFirst) {
  socket.goUp();
  act(() => {
    void connection.give(chairTwo, command);
    socket.answer('chair:command', { ok: false, error: { type: 'sign-in-needed', why } });
  });
}

const sent = ({ socket }: AtTheDoor) => socket.askedFor('chair:command').map(({ command }) => command.type);
const enterPin = async () => {
  fireEvent.change(screen.getByLabelText(words.pinOf('J. Ortiz')), { target: { value: '2580' } });
  await act(() => Promise.resolve(fireEvent.click(screen.getByRole('button', { name: words.enterPin }))));
};

it('[PE38] the first tap on a locked screen asks for the PIN, says what it will do, and does it once', async () => {
  const door = inTheClinic(<KeptQuestion />, locked);
  tap(door, acknowledge, 'locked');
  const dialog = await screen.findByRole('dialog', { name: words.unlock.title('J. Ortiz') });
  expect(dialog.textContent).toContain(en.people.then(en.alarm.acknowledge));
  await enterPin();
  expect(door.people.asked).toEqual([['unlock', { pin: '2580' }]]);
  expect(sent(door)).toEqual(['acknowledge-alarm', 'acknowledge-alarm']);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(door.socket.reconnected()).toBe(0);
});

it('[PE38] a wrong PIN does nothing, and the action still waits', async () => {
  const door = inTheClinic(<KeptQuestion />, locked);
  tap(door, acknowledge, 'locked');
  await screen.findByRole('dialog');
  door.people.refuse('unlock', { type: 'wrong' });
  await enterPin();
  expect(screen.getByRole('alert').textContent).toBe(words.problem.wrongPin);
  expect(sent(door)).toEqual(['acknowledge-alarm']);
  await enterPin();
  expect(sent(door)).toHaveLength(2);
});

it('[PE40] what is tapped on the bar meanwhile waits as well, and all of it is done', async () => {
  const door = inTheClinic(<KeptQuestion />, locked);
  tap(door, acknowledge, 'locked');
  await screen.findByRole('dialog');
  tap(door, { type: 'pause-audio' }, 'locked');
  expect(screen.getByRole('dialog').textContent).toContain(
    en.people.then(`${en.alarm.acknowledge}, ${en.alarm.pauseSound}`),
  );
  await enterPin();
  expect(sent(door)).toEqual(['acknowledge-alarm', 'pause-audio', 'acknowledge-alarm', 'pause-audio']);
});

it('[PE39] closing the question takes it back', async () => {
  const door = inTheClinic(<KeptQuestion />, locked);
  tap(door, acknowledge, 'locked');
  await screen.findByRole('dialog');
  fireEvent.click(screen.getByRole('button', { name: en.app.close }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(door.connection.store.getState().commands.at(-1)?.outcome.type).toBe('refused');
  expect(sent(door)).toEqual(['acknowledge-alarm']);
});

it('[PE38] after a shift only the password will do', async () => {
  const door = inTheClinic(<KeptQuestion />, locked);
  tap(door, acknowledge, 'expired');
  await screen.findByRole('dialog', { name: words.unlock.expiredTitle('J. Ortiz') });
  expect(screen.queryByLabelText(words.pinOf('J. Ortiz'))).toBeNull();
  fireEvent.change(screen.getByLabelText(words.password), { target: { value: 'rain on the roof' } });
  await act(() => Promise.resolve(fireEvent.click(screen.getByRole('button', { name: words.unlock.do }))));
  expect(door.people.asked).toEqual([['unlock', { password: 'rain on the roof' }]]);
  expect(sent(door)).toHaveLength(2);
});

it('[PE38] where nobody is signed in somebody signs in, and then it is done over the new connection', async () => {
  const knownHere = [{ personId: ortiz.personId, name: ortiz.name, hasPin: true }];
  const door = inTheClinic(<KeptQuestion />, { knownHere });
  tap(door, acknowledge, 'nobody');
  await screen.findByRole('dialog', { name: words.title });
  fireEvent.click(screen.getByRole('button', { name: 'J. Ortiz' }));
  await enterPin();
  expect(sent(door)).toHaveLength(1);
  expect(door.socket.reconnected()).toBe(1);
  act(() => door.socket.goUp());
  expect(sent(door)).toEqual(['acknowledge-alarm', 'acknowledge-alarm']);
});

it('[PE38] who signs in and has to change the password first is asked for that, and the action waits', async () => {
  const door = inTheClinic(<KeptQuestion />, { person: ortiz, mustChangePassword: true });
  tap(door, acknowledge, 'must-change-password');
  expect(await screen.findByRole('dialog', { name: words.change.forcedTitle })).toBeDefined();
  door.people.standing = aStanding({ person: ortiz });
});
