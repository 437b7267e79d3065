import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aHeartbeat, aSiteView, aSnapshot, chairTwo } from '../testing/chair.ts';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import { createConnection, type Connection } from './connection.ts';

const audible: ScreenReport = {
  place: 'chair',
  watches: [chairTwo],
  sound: 'audible',
  isVisible: true,
  isKeptAwake: true,
  touchedAgoMs: 1_200,
  batteryPercent: 64,
};

let socket: FakeSocket;
let connection: Connection;
let now: ScreenReport;

beforeEach(() => {
  vi.useFakeTimers();
  now = audible;
  socket = createFakeSocket();
  connection = createConnection({ socket, rememberPerson: () => undefined, report: () => now });
  connection.start();
  connection.follow(chairTwo);
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

const answer = () => aHeartbeat({ seqByChair: { '2': 1 }, hearingByChair: { '2': heard } });
const heard = { atChair: 1, isDeskAudible: false };

function joined() {
  socket.goUp();
  socket.notify('site:view', aSiteView());
  socket.answer('chair:join', { ok: true, value: aSnapshot() });
  socket.notify('gateway:heartbeat', answer());
}

const beats = () => socket.askedFor('screen:heartbeat');

describe('what a screen says of itself', () => {
  it('[AL29] goes out with every heartbeat, once a second, as it is then', () => {
    joined();
    const before = beats().length;
    vi.advanceTimersByTime(1_000);
    now = { ...audible, sound: 'stopped' };
    vi.advanceTimersByTime(1_000);
    expect(beats().slice(before)).toEqual([
      { seqByChair: { '2': 1 }, report: audible },
      { seqByChair: { '2': 1 }, report: { ...audible, sound: 'stopped' } },
    ]);
  });

  it('[UI19] goes out at once where somebody has said where the screen stands', () => {
    joined();
    now = { ...audible, place: 'desk' };
    connection.report();
    expect(beats().at(-1)).toEqual({ seqByChair: { '2': 1 }, report: now });
  });

  it('[AL30] is nothing before the gateway was heard, and again from the first beat after', () => {
    socket.goUp();
    expect(beats().at(-1)).not.toHaveProperty('report');
    joined();
    vi.advanceTimersByTime(1_000);
    expect(beats().at(-1)).toHaveProperty('report', audible);
  });

  it('[LV8] is nothing from 5 s after the gateway was last heard, though the socket still takes it', () => {
    joined();
    vi.advanceTimersByTime(4_000);
    expect(beats().at(-1)).toHaveProperty('report', audible);
    vi.advanceTimersByTime(1_000);
    expect(connection.store.getState().link.status).toBe('lost');
    expect(beats().at(-1)).not.toHaveProperty('report');
    socket.notify('gateway:heartbeat', answer());
    vi.advanceTimersByTime(1_000);
    expect(beats().at(-1)).toHaveProperty('report', audible);
  });
});

describe('who hears the chair', () => {
  it('[AL30] is known from heartbeats and from the answers to them', () => {
    joined();
    expect(connection.store.getState().hearingByChair).toEqual({ '2': heard });
    vi.advanceTimersByTime(1_000);
    const none = { ...heard, atChair: 0 };
    socket.answer('screen:heartbeat', { ok: true, value: { ...answer(), hearingByChair: { '2': none } } });
    expect(connection.store.getState().hearingByChair).toEqual({ '2': none });
  });

  it('[AL30] is not known while the link is lost', () => {
    joined();
    vi.advanceTimersByTime(5_000);
    expect(connection.store.getState().hearingByChair).toEqual({});
  });
});
