import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aChair,
  aHeartbeat,
  anEvent,
  aSiteView,
  aSnapshot,
  chairTwo,
  opened,
  startMs,
} from '../testing/chair.ts';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import {
  p99Of,
  selectAlarmLatencyP99Ms,
  selectAlarmTakingInP99Ms,
  selectNewestAlarmLatencyMs,
} from './alarm-latency.ts';
import { createConnection, type Connection } from './connection.ts';

let socket: FakeSocket;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  socket = createFakeSocket();
  connection = createConnection({ socket, rememberPerson: () => undefined });
  connection.start();
  connection.follow(chairTwo);
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

function joined(rate = 1) {
  const clock = { sessionNowMs: startMs, rate };
  socket.goUp();
  socket.notify('site:view', { ...aSiteView(), clock });
  socket.answer('chair:join', { ok: true, value: aSnapshot({ state: aChair(opened) }) });
  socket.notify('gateway:heartbeat', aHeartbeat({ clock, seqByChair: { '2': 1 } }));
}

const began = (signalAtMs: number): ChairFact => ({
  type: 'alarm-began',
  body: {
    condition: { what: 'probe-off', subject: null },
    priority: 'low',
    violations: [],
    cause: null,
    conditionAtMs: signalAtMs,
    signalAtMs,
  },
});
const raised = (signalAtMs: number): ChairFact => ({
  type: 'alarm-raised',
  body: {
    occurrence: 2,
    priority: 'medium',
    violations: [],
    because: 'priority',
    cause: null,
    conditionAtMs: signalAtMs,
    signalAtMs,
  },
});

function tell(fact: ChairFact, seq: number) {
  socket.notify('chair:frame', { chair: chairTwo, events: [anEvent(fact, seq)] });
}

const live = () => connection.store.getState();

describe('how long an alarm took', () => {
  it('[AL33] is not measured while the session clock stands', () => {
    joined(0);
    vi.advanceTimersByTime(130);
    tell(began(startMs), 2);
    expect(live().alarmLatenciesMs).toEqual([]);
    expect(selectNewestAlarmLatencyMs(live())).toBe(null);
  });

  it('[AL33] is measured from the signal, for one that began and one that rose', () => {
    joined();
    vi.advanceTimersByTime(130);
    tell(began(startMs + 50), 2);
    expect(selectNewestAlarmLatencyMs(live())).toBe(80);
    vi.advanceTimersByTime(20);
    tell(raised(startMs + 140), 3);
    expect(live().alarmLatenciesMs).toEqual([80, 10]);
    expect(live().alarmTakingInMs).toEqual([0, 0]);
  });

  it('[AL33] is told in host time however fast the session clock runs', () => {
    joined(20);
    vi.advanceTimersByTime(100);
    tell(began(startMs), 2);
    expect(selectNewestAlarmLatencyMs(live())).toBe(100);
  });

  it('[AL33] is never less than nothing', () => {
    joined();
    tell(began(startMs + 40), 2);
    expect(selectNewestAlarmLatencyMs(live())).toBe(0);
  });

  it('[AL33] counts the time the screen itself took', () => {
    joined();
    const stop = connection.store.subscribe(({ chairs }, before) => {
      if (chairs[chairTwo]?.state.seq !== before.chairs[chairTwo]?.state.seq) vi.advanceTimersByTime(35);
    });
    tell(began(startMs), 2);
    stop();
    expect(live().alarmLatenciesMs).toEqual([35]);
    expect(selectAlarmTakingInP99Ms(live())).toBe(35);
  });

  it('[AL33] says nothing of other events, of one told twice, of a gap, nor of a chair nobody follows', () => {
    joined();
    tell({ type: 'moaas-scored', body: { score: 4 } }, 2);
    expect(selectNewestAlarmLatencyMs(live())).toBeNull();
    expect(selectAlarmLatencyP99Ms(live())).toBeNull();
    tell(began(startMs), 3);
    tell(began(startMs), 3);
    tell(began(startMs), 9);
    const event = { ...anEvent(began(startMs), 1), chair: '3' as typeof chairTwo };
    socket.notify('chair:frame', { chair: event.chair, events: [event] });
    expect(live().alarmLatenciesMs).toHaveLength(1);
  });

  it('[AL33] is kept of the newest hundred', () => {
    joined();
    for (let n = 1; n <= 101; n += 1) tell(began(startMs - n), n + 1);
    expect(live().alarmLatenciesMs).toHaveLength(100);
    expect(live().alarmLatenciesMs[0]).toBe(2);
    expect(live().alarmTakingInMs).toHaveLength(100);
  });
});

const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);
for (const [latencies, p99] of [
  [[], null],
  [[7], 7],
  [upTo(99), 99],
  [upTo(100), 99],
] as const) {
  it(`[AL33] of ${latencies.length} the 99th of a hundred is ${String(p99)}`, () => {
    expect(p99Of(latencies)).toBe(p99);
  });
}
