import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import type { PairedScreen, Person } from '@chairside/shared/people/people.ts';
import { peopleSetup as words } from '@chairside/shared/text/en-people-setup.ts';
import { signIn } from '@chairside/shared/text/en-sign-in.ts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ortiz } from '../../../testing/people.ts';
import { inTheClinic } from '../../../testing/signed-in.tsx';
import { chooseLanguage } from '../../../ui/preferences.ts';
import { IdleLock } from './IdleLock.tsx';
import { PairedScreens } from './PairedScreens.tsx';
import { PeopleSetting } from './PeopleSetting.tsx';
import { reachTyped } from './reach.ts';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const chairs = ['1', '2', '3'] as ChairId[];
const admin: Person = { ...ortiz, personId: 'admin-1' as PersonId, name: 'R. Patel', role: 'administrator' };
const wall = { screenId: 's-1', name: 'Wall', place: 'wall', chairs: null } as unknown as PairedScreen;
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const press = (name: string) => act(() => Promise.resolve(fireEvent.click(button(name))));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const showPeople = (mayChange = true) =>
  inTheClinic(<PeopleSetting people={[ortiz]} chairs={chairs} mayChange={mayChange} />, { person: admin });

async function add() {
  await press(words.add);
  type(words.account, 'm.chen');
  type(words.name, 'M. Chen');
  type(words.chairs, '2, 1');
  await press(words.addDo);
}

it('[PE46] somebody new gets a one-time password, shown once', async () => {
  const { people } = showPeople();
  await add();
  expect(people.asked).toEqual([
    ['accounts', { account: 'm.chen', name: 'M. Chen', role: 'nurse', chairs: ['1', '2'] }],
  ]);
  expect(screen.getByRole('dialog', { name: words.once.title('M. Chen') })).toBeDefined();
  expect(screen.getByText('brisk-otter-lantern-42')).toBeDefined();
  await press(words.once.writtenDown);
  expect(screen.queryByText('brisk-otter-lantern-42')).toBeNull();
});

it('[PE46] an account that is taken is said, and what was typed stays', async () => {
  const { people } = showPeople();
  people.refuse('accounts', { type: 'account-taken' });
  await add();
  expect(screen.getByRole('alert').textContent).toBe(signIn.problem['account-taken']);
  expect(screen.getByLabelText<HTMLInputElement>(words.name).value).toBe('M. Chen');
});

it('[PE46] role, chairs and whether somebody comes in are changed; what the gateway refuses is said', async () => {
  const { socket } = showPeople();
  socket.goUp();
  await press(words.change('J. Ortiz'));
  await press('physician');
  await press(words.no);
  await press(words.changeDo);
  expect(socket.askedFor('site:command').map(({ command }) => command)).toEqual([
    { type: 'change-person', person: { ...ortiz, role: 'physician', isActive: false }, basedOn: ortiz },
  ]);
  await act(() => {
    socket.answer('site:command', { ok: false, error: { type: 'last-administrator' } });
    return Promise.resolve();
  });
  expect(screen.getAllByRole('alert').map((one) => one.textContent)).toContain(
    'This is the last administrator. Make somebody else one first.',
  );
});

it('[PE47] a new one-time password is shown once, and somebody is signed out everywhere', async () => {
  const { people } = showPeople();
  await press(words.change('J. Ortiz'));
  await press(words.everywhere);
  expect(screen.getByText(words.signedOut('J. Ortiz'))).toBeDefined();
  await press(words.reset);
  expect(screen.getByText('brisk-otter-lantern-42')).toBeDefined();
  const { personId } = ortiz;
  expect(people.asked).toEqual([
    ['sign-out-everywhere', { personId }],
    ['reset', { personId }],
  ]);
});

it('[PE48] a code for another screen is made and shown; a paired one is unpaired', async () => {
  const { people, socket } = inTheClinic(<PairedScreens screens={[wall]} chairs={chairs} mayChange />, {
    person: admin,
  });
  socket.goUp();
  await press(words.screens.unpair('Wall'));
  expect(socket.askedFor('site:command')[0]?.command).toEqual({ type: 'unpair-screen', screenId: 's-1' });
  await press(words.screens.make);
  const dialog = screen.getByRole('dialog');
  type(words.screens.name, 'Chair 2');
  type(words.chairs, '2');
  await act(() => Promise.resolve(fireEvent.click([...dialog.querySelectorAll('button')].at(-1)!)));
  expect(people.asked).toEqual([['pairing-code', { name: 'Chair 2', place: 'chair', chairs: ['2'] }]]);
  expect(screen.getByText('4071 8263')).toBeDefined();
});

for (const [typed, isPossible] of [
  ['0', false],
  ['1', true],
  ['60', true],
  ['61', false],
] as const)
  it(`[PE49] ${typed} minutes of idleness ${isPossible ? 'can be set' : 'can not'}`, async () => {
    const { socket } = inTheClinic(<IdleLock afterMs={300_000} mayChange />, { person: admin });
    socket.goUp();
    type(words.idle.minutes, typed);
    expect(button(words.idle.save).disabled).toBe(!isPossible);
    await press(words.idle.save);
    const asked = socket.askedFor('site:command').map(({ command }) => command);
    expect(asked).toEqual(isPossible ? [{ type: 'set-idle-lock', afterMs: Number(typed) * 60_000 }] : []);
  });

it('[PE50] who is no administrator reads it, and is offered nothing to change', () => {
  inTheClinic(
    <>
      <PeopleSetting people={[ortiz]} chairs={chairs} mayChange={false} />
      <PairedScreens screens={[wall]} chairs={chairs} mayChange={false} />
      <IdleLock afterMs={300_000} mayChange={false} />
    </>,
    { person: ortiz },
  );
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.getByText('J. Ortiz')).toBeDefined();
  expect(screen.getByText('Wall')).toBeDefined();
});

for (const [typed, reach] of [
  ['', null],
  [' , ', null],
  ['3,1', ['1', '3']],
] as const)
  it(`[PE46] “${typed}” are ${reach === null ? 'all chairs' : `chairs ${reach.join()}`}`, () => {
    expect(reachTyped(typed, chairs)).toEqual({ ok: true, value: reach });
  });

it('[PE46] a chair that the clinic does not have is none', () => {
  expect(reachTyped('1, 9', chairs)).toEqual({ ok: false, error: 'unknown-chair' });
});
