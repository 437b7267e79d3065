import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { chairTwo } from '../testing/a-chair.ts';
import { createListening, type Listening, type ScreenSocket } from './listening.ts';
import { behindRoom, chairRoom, overviewRoom } from './rooms.ts';

const chairThree = '3' as ChairId;
const audible: ScreenReport = {
  place: 'chair',
  watches: [chairTwo],
  sound: 'audible',
  isVisible: true,
  isKeptAwake: true,
  touchedAgoMs: 0,
  batteryPercent: 80,
};
const desk: ScreenReport = { ...audible, place: 'desk' };

let host: ReturnType<typeof createFakeClock>;
let session: ReturnType<typeof createFakeClock>;
let sockets: Set<ScreenSocket>;
let told: { readonly hearing: Hearing[]; readonly batterySinceMs: (number | null)[] };
let listening: Listening;

beforeEach(() => {
  host = createFakeClock();
  session = createFakeClock();
  sockets = new Set();
  told = { hearing: [], batterySinceMs: [] };
  const deskTwo = {
    chair: chairTwo,
    hear: (hearing: Hearing) => void told.hearing.push(hearing),
    report: (_: unknown, sinceMs: number | null) => void told.batterySinceMs.push(sinceMs),
  };
  const deskThree = { chair: chairThree, hear: () => undefined, report: () => undefined };
  listening = createListening({
    sockets: () => sockets,
    desks: new Map([
      [chairTwo, deskTwo],
      [chairThree, deskThree],
    ]),
    clocks: { host, session },
  });
});

function aSocket(...rooms: readonly string[]): ScreenSocket {
  const socket = { rooms: new Set(rooms), data: {} };
  sockets.add(socket);
  return socket;
}

describe('a chair', () => {
  it('[AL30] is told at once when a screen says that it is heard, and when it says that it is not', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, audible);
    expect(told.hearing).toEqual([{ atChair: 1, isDeskAudible: false }]);
    listening.note(screen, { ...audible, isVisible: false });
    expect(told.hearing.at(-1)).toEqual({ atChair: 0, isDeskAudible: false });
    expect(listening.of(chairThree)).toEqual({ atChair: 0, isDeskAudible: false });
  });

  it('[AL30] is not told again by a screen that says the same', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, audible);
    host.advance(1_000);
    listening.note(screen, { ...audible, touchedAgoMs: 1_000 });
    expect(told.hearing).toHaveLength(1);
  });

  it('[AL30] counts a screen that does not keep up just now', () => {
    listening.note(aSocket(behindRoom(chairTwo)), audible);
    expect(listening.of(chairTwo).atChair).toBe(1);
  });

  it('[AL30] does not count one that sees it only among all others', () => {
    listening.note(aSocket(overviewRoom), audible);
    expect(listening.of(chairTwo).atChair).toBe(0);
  });

  it('[AL30] a screen that goes on beating and says nothing of itself any more is silent', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, audible);
    listening.note(screen, undefined);
    expect(listening.of(chairTwo).atChair).toBe(0);
  });

  it('[AL30] a screen whose socket is open and says nothing is believed for 5 s', () => {
    listening.note(aSocket(chairRoom(chairTwo)), audible);
    host.advance(5_000);
    listening.count();
    expect(listening.of(chairTwo).atChair).toBe(1);
    host.advance(1);
    listening.count();
    expect(listening.of(chairTwo).atChair).toBe(0);
  });

  it('[AL30] a report grows old by host time, however fast the session clock runs', () => {
    listening.note(aSocket(chairRoom(chairTwo)), audible);
    session.advance(600_000);
    listening.count();
    expect(listening.of(chairTwo).atChair).toBe(1);
  });

  it('[AL30] a screen that has gone counts no more', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, audible);
    sockets.delete(screen);
    listening.moved(screen);
    expect(told.hearing.at(-1)).toEqual({ atChair: 0, isDeskAudible: false });
  });

  it('[AL30] is not told of a screen that comes and has said nothing yet', () => {
    listening.moved(aSocket(chairRoom(chairTwo)));
    expect(told.hearing).toEqual([]);
  });

  it('[AL31] a desk that comes back after 3 s of silence is heard with its first word', () => {
    const screen = aSocket(overviewRoom);
    listening.note(screen, desk);
    expect(listening.of(chairTwo).isDeskAudible).toBe(true);
    host.advance(3_001);
    listening.count();
    expect(listening.of(chairTwo).isDeskAudible).toBe(false);
    listening.note(screen, desk);
    expect(listening.of(chairTwo).isDeskAudible).toBe(true);
  });
});

describe('a screen whose battery is nearly empty', () => {
  it('[AL37] is reported, on the session clock, until it has enough', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, { ...audible, batteryPercent: 19 });
    expect(told.batterySinceMs).toEqual([session.now()]);
    listening.note(screen, { ...audible, batteryPercent: 20 });
    expect(told.batterySinceMs.at(-1)).toBeNull();
  });

  it('[AL37] that goes out does not end it; a screen that has enough does', () => {
    const screen = aSocket(chairRoom(chairTwo));
    listening.note(screen, { ...audible, batteryPercent: 3 });
    const sinceMs = session.now();
    sockets.delete(screen);
    listening.count();
    expect(told.batterySinceMs).toEqual([sinceMs]);
    listening.note(aSocket(chairRoom(chairTwo)), audible);
    expect(told.batterySinceMs.at(-1)).toBeNull();
  });
});
