import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anAlarmedChair, began, type Told } from '../testing/alarms.ts';
import { aSiteView, aSnapshot, chairTwo } from '../testing/chair.ts';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import { aStanding, ortiz } from '../testing/people.ts';
import type { CommandOutcome } from './commands.ts';
import { createConnection, type Connection } from './connection.ts';
import type { SignInFirst } from './commands.ts';

let socket: FakeSocket;
let connection: Connection;
let outcomes: CommandOutcome[];

beforeEach(() => {
  vi.useFakeTimers();
  socket = createFakeSocket();
  connection = createConnection({ socket, rememberPerson: () => undefined });
  connection.start();
  connection.follow(chairTwo);
  socket.goUp();
  socket.notify('site:view', aSiteView());
  tellChair(begun);
  outcomes = [];
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

const begun: Told = [began()];
const acknowledge: ChairCommand = {
  type: 'acknowledge-alarm',
  occurrence: 3,
  callingSinceMs: 0,
  reason: null,
};
const sent = () => socket.askedFor('chair:command');
const kept = () => connection.store.getState().kept.map(({ asked }) => asked.command);
const needed = (why: SignInFirst) => ({ ok: false, error: { type: 'sign-in-needed', why } });
const recorded = { ok: true, value: { recorded: true } };

function tellChair(...told: readonly Told[]) {
  const state = anAlarmedChair(...told);
  socket.answer('chair:join', { ok: true, value: aSnapshot({ state }) });
}

/** Tapped, and refused until somebody signs in. */
function tap(command: ChairCommand, why: SignInFirst = 'locked') {
  void connection.give(chairTwo, command).then((outcome) => outcomes.push(outcome));
  socket.answer('chair:command', needed(why));
}

const settled = async () => {
  await vi.advanceTimersByTimeAsync(0);
  return outcomes;
};

for (const why of ['nobody', 'locked', 'expired', 'must-change-password'] as const)
  it(`[PE38] what is refused because of “${why}” is kept, and done once with its own id after signing in`, async () => {
    tap(acknowledge, why);
    expect(kept()).toEqual([acknowledge]);
    expect(await settled()).toEqual([]);
    connection.giveKept();
    connection.giveKept();
    expect(sent()).toHaveLength(2);
    expect(sent()[1]?.commandId).toBe(sent()[0]?.commandId);
    socket.answer('chair:command', recorded);
    expect(await settled()).toEqual([{ type: 'recorded' }]);
    expect(kept()).toEqual([]);
  });

it('[PE38] a new connection sends nothing that is kept', () => {
  tap(acknowledge);
  socket.goDown();
  socket.goUp();
  expect(sent()).toHaveLength(1);
});

it('[PE38] what is given while the screen comes anew goes out with the new connection, a pause of the sound as well', () => {
  tap({ type: 'pause-audio' });
  socket.goDown();
  connection.giveKept();
  expect(sent()).toHaveLength(1);
  socket.goUp();
  expect(sent()).toHaveLength(2);
});

it('[PE38] where it is refused for the same reason again it is kept again', () => {
  tap(acknowledge);
  connection.giveKept();
  socket.answer('chair:command', needed('locked'));
  expect(kept()).toEqual([acknowledge]);
});

it('[PE39] withdrawn, it is not done, and said so', async () => {
  tap(acknowledge);
  connection.withdrawKept();
  connection.giveKept();
  expect(sent()).toHaveLength(1);
  expect(await settled()).toEqual([{ type: 'refused', why: { type: 'sign-in-needed', why: 'locked' } }]);
});

for (const { afterMs, isDone } of [
  { afterMs: 119_999, isDone: true },
  { afterMs: 120_000, isDone: true },
  { afterMs: 120_001, isDone: false },
])
  it(`[PE39] ${afterMs} ms after the tap it is ${isDone ? 'done' : 'not done any more'}`, () => {
    tap(acknowledge);
    vi.advanceTimersByTime(afterMs);
    connection.giveKept();
    expect(sent()).toHaveLength(isDone ? 2 : 1);
  });

it('[PE39] for another patient it is not done, without anybody having to close the question', async () => {
  tap(acknowledge);
  const state = anAlarmedChair(begun);
  const next = { ...state, session: { ...state.session!, id: 'session-2' as SessionId } };
  connection.store.setState(({ chairs }) => ({
    chairs: { ...chairs, [chairTwo]: { ...chairs[chairTwo]!, state: next } },
  }));
  vi.advanceTimersByTime(1_000);
  expect(kept()).toEqual([]);
  expect(await settled()).toEqual([{ type: 'refused', why: { type: 'session-changed' } }]);
});

for (const { command, isDone } of [
  { command: { type: 'pause-audio' }, isDone: false },
  { command: acknowledge, isDone: true },
] as const)
  it(`[PE39] after another alarm has begun ${command.type} is ${isDone ? 'done all the same: it names its own' : 'not done: it would silence that one as well'}`, () => {
    tap(command);
    const state = anAlarmedChair(begun, [began({ what: 'pulse-low' })]);
    connection.store.setState(({ chairs }) => ({
      chairs: { ...chairs, [chairTwo]: { ...chairs[chairTwo]!, state } },
    }));
    connection.giveKept();
    expect(sent()).toHaveLength(isDone ? 2 : 1);
  });

it('[PE51] a voucher that was spent before the link broke leaves open what became of the command', async () => {
  void connection
    .give(chairTwo, { type: 'release-start', reason: 'known' }, 'voucher-of-a-physician')
    .then((outcome) => outcomes.push(outcome));
  socket.goDown();
  socket.goUp();
  socket.answer('chair:command', { ok: false, error: { type: 'voucher-spent' } });
  expect(await settled()).toEqual([{ type: 'unknown' }]);
});

it('[PE41] somebody else is there: the screen comes anew, and what it shows stays', () => {
  connection.tellStanding(aStanding({ person: ortiz }));
  expect(socket.reconnected()).toBe(0);
  connection.tellStanding(aStanding());
  expect(socket.reconnected()).toBe(1);
  expect(connection.store.getState().personId).toBeNull();
  expect(connection.store.getState().chairs[chairTwo]).toBeDefined();
  connection.tellStanding(aStanding({ isLocked: true }));
  expect(socket.reconnected()).toBe(1);
});

it('[PE41] while the browser is given other cookies the end of the old ones changes nothing here', () => {
  connection.tellStanding(aStanding({ person: ortiz }));
  const goOn = connection.hold();
  socket.notify('screen:standing', aStanding());
  expect(connection.store.getState().personId).toBe(ortiz.personId);
  expect(socket.reconnected()).toBe(0);
  goOn(true);
  expect(socket.reconnected()).toBe(1);
});

it('[PE30] where the gateway asks for a sign-in the screen holds no patient any more', () => {
  socket.refuse({ type: 'sign-in-needed' });
  expect(connection.store.getState().chairs).toEqual({});
  expect(connection.store.getState().link).toEqual({ status: 'refused', why: { type: 'sign-in-needed' } });
});

it('[PE44] in the demo who acts stays who was chosen', () => {
  connection.store.setState({ personId: 'nurse-2' });
  connection.tellStanding(aStanding({ isDemo: true }));
  expect(connection.store.getState().personId).toBe('nurse-2');
});
