import { emptyChair } from '@chairside/shared/chair/state.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { packReadings } from '@chairside/shared/vitals/packed.ts';
import type { RequestName } from '@chairside/shared/wire.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  aChair,
  aHeartbeat,
  anEvent,
  aReading,
  aSiteView,
  aSnapshot,
  chairTwo,
  started,
  startMs,
} from '../testing/chair.ts';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import { createConnection, type Connection } from './connection.ts';
import { createHostClock } from './host-clock.ts';

let socket: FakeSocket;
let connection: Connection;
let asleepMs = 0;
const rememberPerson = vi.fn();
const otherChair = '3' as ChairId;
const unavailable = { ok: false, error: { type: 'unavailable' } };

beforeEach(() => {
  vi.useFakeTimers();
  rememberPerson.mockClear();
  socket = createFakeSocket();
  asleepMs = 0;
  const wallMs = () => Date.now() + asleepMs;
  const host = createHostClock({ monotonicMs: () => performance.now(), wallMs });
  connection = createConnection({ socket, host, rememberPerson });
  connection.start();
  connection.follow(chairTwo);
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

function joined(snapshot = aSnapshot()) {
  socket.goUp();
  socket.notify('site:view', aSiteView());
  socket.answer('chair:join', { ok: true, value: snapshot });
  beat(snapshot.state.seq);
}

const beat = (seq = 1) => socket.notify('gateway:heartbeat', aHeartbeat({ seqByChair: { '2': seq } }));
const lastAnswer = (name: RequestName) => socket.asked.findLast((one) => one.name === name)?.answered;

const view = () => connection.store.getState().chairs[chairTwo];
const status = () => connection.store.getState().link.status;

it('[AL28] is live once the gateway was heard and the chair is up to date', () => {
  expect(status()).toBe('connecting');
  joined();
  expect(status()).toBe('live');
});

it('[AL28] resumes by epoch, seq and cursor after the link was down', () => {
  joined(aSnapshot({ cursor: 7 }));
  socket.goDown();
  socket.goUp();
  expect(socket.askedFor('chair:join').at(-1)?.after).toEqual({ epoch: 'epoch-1', seq: 1, cursor: 7 });
});

it('[AL28] a snapshot replaces what the screen knew, and merges nothing', () => {
  joined(aSnapshot({ cursor: 7, latest: [aReading({ cursor: 7 })] }));
  socket.goDown();
  socket.goUp();
  socket.answer('chair:join', { ok: true, value: aSnapshot({ epoch: 'epoch-2' }) });
  expect(view()?.epoch).toBe('epoch-2');
  expect(view()?.latest).toEqual({});
  expect(view()?.cursor).toBe(0);
});

it('[AL28] catches up on events and readings it missed', () => {
  joined();
  socket.goDown();
  socket.goUp();
  const missed = {
    kind: 'catch-up',
    epoch: 'epoch-1',
    events: [anEvent(started, 2)],
    readings: [aReading({ cursor: 1 })],
    devices: [],
    recorded: { seq: 2, cursor: 1 },
  };
  socket.answer('chair:join', { ok: true, value: missed });
  expect(view()?.state.session?.course.phase).toBe('infusing');
  expect(view()?.latest.spo2Percent?.quality).toBe('good');
});

it('[AL28] asks for everything anew when an event is missing between two', () => {
  joined();
  const joins = socket.askedFor('chair:join').length;
  socket.notify('chair:frame', { chair: chairTwo, events: [anEvent(started, 3)] });
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  expect(socket.askedFor('chair:join').at(-1)?.after).toBeNull();
  expect(view()?.state.seq).toBe(1);
});

it('[AL28] asks anew when the heartbeat is ahead twice in a row', () => {
  joined();
  const joins = socket.askedFor('chair:join').length;
  const ahead = aHeartbeat({ seqByChair: { '2': 5 } });
  socket.notify('gateway:heartbeat', ahead);
  expect(socket.askedFor('chair:join')).toHaveLength(joins);
  socket.notify('gateway:heartbeat', ahead);
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
});

const silences = [
  { afterMs: 4_000, is: 'live' },
  { afterMs: 5_000, is: 'lost' },
  { afterMs: 6_000, is: 'lost' },
] as const;
for (const { afterMs, is } of silences) {
  it(`[AL28] silent for ${afterMs / 1000} s the link is ${is}`, () => {
    joined();
    vi.advanceTimersByTime(afterMs);
    expect(status()).toBe(is);
  });
}

it('[AL28] a lost link is back with the first heartbeat', () => {
  joined();
  vi.advanceTimersByTime(6_000);
  beat();
  expect(status()).toBe('live');
});

it('[AL28] a screen that wakes from sleep is lost at once', () => {
  joined();
  asleepMs = 60_000;
  vi.advanceTimersByTime(1_000);
  expect(status()).toBe('lost');
  expect(connection.store.getState().nowMs).toBe(startMs + 61_000);
});

it('[AL28] what lay in its socket while it slept does not make it live, an answer asked for since does', () => {
  joined();
  vi.advanceTimersByTime(1_000);
  const answerBefore = lastAnswer('screen:heartbeat');
  asleepMs = 60_000;
  beat();
  vi.advanceTimersByTime(1_000);
  answerBefore?.({ ok: true, value: aHeartbeat({ seqByChair: { '2': 1 } }) });
  beat();
  expect(status()).toBe('lost');
  const clock = { sessionNowMs: startMs + 62_000, rate: 1 };
  socket.answer('screen:heartbeat', { ok: true, value: aHeartbeat({ clock, seqByChair: { '2': 1 } }) });
  expect(status()).toBe('live');
});

it('[AL28] is not live again before the chair has been joined again', () => {
  joined();
  vi.advanceTimersByTime(6_000);
  socket.goDown();
  socket.goUp();
  socket.notify('gateway:heartbeat', aHeartbeat());
  expect(status()).toBe('lost');
});

it('[AL28] a chair that was left and taken up again within one round trip is joined again', () => {
  joined();
  const leave = connection.follow(otherChair);
  leave();
  connection.follow(otherChair);
  const asked = socket.asked.filter(({ request }) => (request as { chair?: string }).chair === otherChair);
  expect(asked.map(({ name }) => name)).toEqual(['chair:join', 'chair:leave', 'chair:join']);
});

it('[AL28] the answer to a join that was given up is not the answer to the next', () => {
  joined();
  const leave = connection.follow(otherChair);
  const answerFirst = lastAnswer('chair:join');
  leave();
  connection.follow(otherChair);
  answerFirst?.({ ok: true, value: aSnapshot({ state: emptyChair(otherChair) }) });
  expect(connection.store.getState().chairs[otherChair]).toBeUndefined();
});

it('[AL28] a chair the heartbeat does not name is followed by nobody there, and joined again', () => {
  joined();
  const joins = socket.askedFor('chair:join').length;
  socket.notify('gateway:heartbeat', aHeartbeat());
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  expect(socket.askedFor('chair:join').at(-1)?.after).toBeNull();
});

it('[AL28] a join that failed is tried again at the next heartbeat, until it succeeds', () => {
  joined();
  socket.goDown();
  socket.goUp();
  socket.answer('chair:join', unavailable);
  const joins = socket.askedFor('chair:join').length;
  beat();
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  socket.answer('chair:join', unavailable);
  beat();
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 2);
  socket.answer('chair:join', { ok: true, value: aSnapshot() });
  beat();
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 2);
});

it('[AL28] a join of the overview that failed is tried again as well', () => {
  joined();
  connection.followOverview();
  socket.answer('overview:join', unavailable);
  beat();
  expect(socket.askedFor('overview:join')).toHaveLength(2);
});

for (const { afterMs, is } of silences) {
  it(`[AL28] with a gateway that speaks and a chair that cannot be joined for ${afterMs / 1000} s the link is ${is}`, () => {
    joined();
    socket.goDown();
    socket.goUp();
    for (let ms = 0; ms < afterMs; ms += 1_000) {
      socket.answer('chair:join', unavailable);
      vi.advanceTimersByTime(1_000);
      beat();
    }
    expect(status()).toBe(is);
  });
}

it('[AL28] a chair the gateway does not have keeps nothing else from being live', () => {
  joined();
  connection.follow(otherChair);
  socket.answer('chair:join', { ok: false, error: { type: 'unknown-chair' } });
  const joins = socket.askedFor('chair:join').length;
  for (let ms = 0; ms < 6_000; ms += 1_000) {
    vi.advanceTimersByTime(1_000);
    beat();
  }
  expect(status()).toBe('live');
  expect(socket.askedFor('chair:join')).toHaveLength(joins);
});

it('[AL28] a gap seen while a join is under way is filled by a snapshot afterwards', () => {
  joined();
  socket.goDown();
  socket.goUp();
  const joins = socket.askedFor('chair:join').length;
  socket.notify('chair:frame', { chair: chairTwo, events: [anEvent(started, 3)] });
  const caughtUp = { kind: 'catch-up', epoch: 'epoch-1', events: [], readings: [], devices: [] };
  socket.answer('chair:join', { ok: true, value: { ...caughtUp, recorded: { seq: 1, cursor: 0 } } });
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  expect(socket.askedFor('chair:join').at(-1)?.after).toBeNull();
});

it('[AL28] sends a heartbeat each second with the newest seq of its chairs', () => {
  joined();
  vi.advanceTimersByTime(2_000);
  expect(socket.askedFor('screen:heartbeat').at(-1)).toEqual({ seqByChair: { '2': 1 } });
});

it('[UI5] readings wait a moment for others, events do not wait', () => {
  joined();
  socket.notify('chair:frame', { chair: chairTwo, readings: packReadings([aReading()]) });
  expect(view()?.latest).toEqual({});
  vi.advanceTimersByTime(250);
  expect(view()?.latest.spo2Percent).toBeDefined();
  socket.notify('chair:frame', { chair: chairTwo, events: [anEvent(started, 2)] });
  expect(view()?.state.session?.course.phase).toBe('infusing');
});

it('[UI5] an event of a later gateway changes nothing but seq, and is not a gap', () => {
  joined();
  const strange = { ...anEvent(started, 2), type: 'coffee-served' } as never;
  socket.notify('chair:frame', { chair: chairTwo, events: [strange] });
  socket.notify('chair:frame', { chair: chairTwo, events: [anEvent(started, 3)] });
  expect(view()?.state).toMatchObject({ seq: 3, session: { course: { phase: 'infusing' } } });
});

it('[SE1] closing the session clears the numbers', () => {
  joined(aSnapshot({ cursor: 1, latest: [aReading()] }));
  const closed = anEvent(
    { type: 'session-closed', body: { outcome: 'cancelled', early: null, unmet: [] } },
    2,
  );
  socket.notify('chair:frame', { chair: chairTwo, events: [closed] });
  expect(view()?.latest).toEqual({});
});

it('[SE7] a closing that is undone asks for the readings again', () => {
  joined(aSnapshot({ cursor: 1, latest: [aReading()] }));
  const closed = anEvent(
    { type: 'session-closed', body: { outcome: 'cancelled', early: null, unmet: [] } },
    2,
  );
  const undone = anEvent({ type: 'step-undone', body: { undoneSeq: 2 } }, 3);
  socket.notify('chair:frame', { chair: chairTwo, events: [closed] });
  socket.notify('chair:frame', { chair: chairTwo, events: [undone] });
  expect(socket.askedFor('chair:join').at(-1)?.after).toBeNull();
});

it('[SE1] a reading of a chair without a session is not kept', () => {
  joined(aSnapshot({ state: aChair() }));
  socket.notify('chair:frame', { chair: chairTwo, readings: packReadings([aReading()]) });
  vi.advanceTimersByTime(1_000);
  expect(view()?.latest).toEqual({});
});

it('[AL28] in fast simulation a batch brings the clock along, so that no reading is ahead of it', () => {
  socket.goUp();
  const clock = { sessionNowMs: startMs, rate: 60 };
  socket.notify('site:view', { ...aSiteView(), clock });
  socket.answer('chair:join', { ok: true, value: aSnapshot() });
  vi.advanceTimersByTime(500);
  const reading = aReading({ atMs: startMs + 30_000 });
  socket.notify('chair:frame', { chair: chairTwo, readings: packReadings([reading]) });
  vi.advanceTimersByTime(10);
  expect(view()?.latest.spo2Percent).toBeDefined();
  expect(connection.store.getState().nowMs).toBeGreaterThanOrEqual(startMs + 30_000);
});

it('[UI9] a reading that came late does not push a newer one off the screen', () => {
  joined();
  const newer = aReading({ cursor: 1, atMs: startMs + 5_000, says: { quality: 'good', value: 95 } });
  const late = aReading({ cursor: 2, atMs: startMs, says: { quality: 'good', value: 80 } });
  socket.notify('chair:frame', { chair: chairTwo, readings: packReadings([newer, late]) });
  vi.advanceTimersByTime(1_000);
  expect(view()?.latest.spo2Percent).toMatchObject({ value: 95 });
  expect(
    view()
      ?.lines.get('spo2Percent')
      ?.map(({ value }) => value),
  ).toEqual([80, 95]);
});

it('[UI21] a command is pending until it is answered', async () => {
  joined();
  const outcome = connection.give(chairTwo, { type: 'set-baseline' });
  expect(connection.store.getState().commands.at(-1)?.outcome).toEqual({ type: 'pending' });
  socket.answer('chair:command', { ok: true, value: { recorded: true } });
  expect(await outcome).toEqual({ type: 'recorded' });
});

it('[UI21] a refusal is a value with its reason', async () => {
  joined();
  const outcome = connection.give(chairTwo, { type: 'set-baseline' });
  socket.answer('chair:command', { ok: false, error: { type: 'no-readings-for-baseline' } });
  expect(await outcome).toEqual({ type: 'refused', why: { type: 'no-readings-for-baseline' } });
});

it('[UI21] an unanswered command goes out again with the same id', () => {
  joined();
  void connection.give(chairTwo, { type: 'set-baseline' });
  socket.goDown();
  socket.goUp();
  const [first, second, ...more] = socket.askedFor('chair:command');
  expect(second).toEqual(first);
  expect(more).toEqual([]);
});

it('[UI21] but not half a minute later: then nobody knows, and the screen says so', async () => {
  joined();
  const outcome = connection.give(chairTwo, { type: 'set-baseline' });
  socket.goDown();
  vi.advanceTimersByTime(30_000);
  socket.goUp();
  expect(await outcome).toEqual({ type: 'unknown' });
  expect(socket.askedFor('chair:command')).toHaveLength(1);
});

it('[UI21] time slept counts: the command goes out no more', async () => {
  joined();
  const outcome = connection.give(chairTwo, { type: 'set-baseline' });
  socket.goDown();
  asleepMs = 30_000;
  socket.goUp();
  expect(await outcome).toEqual({ type: 'unknown' });
  expect(socket.askedFor('chair:command')).toHaveLength(1);
});

it('[UI11] a screen that fell behind asks for what was left out, once', () => {
  joined();
  const joins = socket.askedFor('chair:join').length;
  coalesced(9);
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  expect(socket.askedFor('chair:join').at(-1)?.after).toBeNull();
  coalesced(10);
  beat();
  expect(socket.askedFor('chair:join')).toHaveLength(joins + 1);
  expect(status()).toBe('live');
});

for (const { afterMs, isAsked } of [
  { afterMs: 29_000, isAsked: false },
  { afterMs: 30_000, isAsked: true },
  { afterMs: 31_000, isAsked: true },
]) {
  it(`[UI11] behind again ${afterMs / 1000} s later it ${isAsked ? 'asks again' : 'waits, lest the asking keep it behind'}`, () => {
    joined();
    coalesced(9);
    socket.answer('chair:join', { ok: true, value: aSnapshot({ cursor: 9 }) });
    coalesced(20);
    const joins = socket.askedFor('chair:join').length;
    for (let ms = 1_000; ms < afterMs; ms += 1_000) {
      vi.advanceTimersByTime(1_000);
      beat();
    }
    vi.advanceTimersByTime(750);
    beat();
    expect(socket.askedFor('chair:join')).toHaveLength(joins + (isAsked ? 1 : 0));
  });
}

it('[UI15] the readings of an overview are meant to leave some out', () => {
  connection.followOverview();
  joined();
  socket.answer('overview:join', { ok: true, value: { epoch: 'epoch-1', chairs: [] } });
  const joins = socket.askedFor('chair:join').length;
  const readings = packReadings([aReading({ cursor: 9 })]);
  socket.notify('overview:readings', [{ chair: chairTwo, readings }]);
  vi.advanceTimersByTime(1_000);
  beat();
  expect(socket.askedFor('chair:join')).toHaveLength(joins);
});

/** The gateway's word to a screen that has caught up: the newest of each parameter. */
function coalesced(cursor: number) {
  const readings = packReadings([aReading({ cursor })]);
  socket.notify('chair:frame', { chair: chairTwo, readings, coalesced: true });
  vi.advanceTimersByTime(250);
}

it('[UI13] a refused handshake is said, and tried again', () => {
  const connect = vi.spyOn(socket, 'connect');
  socket.refuse({ type: 'wrong-version', served: [2] });
  expect(connection.store.getState().link).toMatchObject({
    status: 'refused',
    why: { type: 'wrong-version' },
  });
  vi.advanceTimersByTime(5_000);
  expect(connect).toHaveBeenCalledTimes(1);
});

it('[UI14] who acts is remembered, and forgotten where the gateway does not know them', () => {
  joined();
  connection.choosePerson('nurse-1' as PersonId);
  expect(rememberPerson).toHaveBeenLastCalledWith('nurse-1');
  socket.refuse({ type: 'unknown-person' });
  expect(rememberPerson).toHaveBeenLastCalledWith(null);
  expect(connection.store.getState().personId).toBeNull();
});

it('[SE13] a physician does one thing at a nurse’s screen by her voucher, and the nurse goes on acting there', () => {
  joined();
  connection.choosePerson('nurse-1' as PersonId);
  const before = socket.asked.length;
  void connection.give(chairTwo, { type: 'release-start', reason: 'known' }, 'voucher-of-a-physician');
  const asked = socket.asked.slice(before).map(({ name, request }) => [name, request]);
  expect(asked).toEqual([
    [
      'chair:command',
      expect.objectContaining({
        command: { type: 'release-start', reason: 'known' },
        voucher: 'voucher-of-a-physician',
      }),
    ],
  ]);
  expect(connection.store.getState().personId).toBe('nurse-1');
});
