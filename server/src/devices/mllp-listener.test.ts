import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSilentLog } from '../ports/log.ts';
import { aFailingDriver } from '../testing/a-failing-driver.ts';
import type { LinkChange } from './connection.ts';
import type {
  DeviceReading,
  DeviceSaid,
  Driver,
  DriverSession,
  DriverSurroundings,
  EmitAnswer,
} from './driver.ts';
import { hl7Driver } from './hl7/driver.ts';
import { aHeader, aMessage, aRow, spo2 } from './hl7/fixtures.ts';
import { createMllpFramer, frameMllp } from './hl7/mllp-framing.ts';
import { createIntake } from './intake.ts';
import { openMllpListener, type MllpListenerOptions } from './mllp-listener.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const host = '127.0.0.1';
/** For what takes seconds on a machine that does other things too. */
const unhurried = { timeout: 30_000 };

async function openGateway(options: Partial<MllpListenerOptions> = {}) {
  const batches: { readonly batch: readonly DeviceSaid[]; readonly peer: string }[] = [];
  const links: LinkChange[] = [];
  const warnings: string[] = [];
  const noteWarning = (what: string) => {
    warnings.push(what);
  };
  const listener = await openMllpListener({
    host,
    port: 0,
    allow: [],
    driver: hl7Driver,
    clock: createFakeClock(),
    isSimulation: false,
    intake: createIntake(),
    log: { ...createSilentLog(), warn: noteWarning, error: noteWarning },
    onLink: (link) => links.push(link),
    emit: (batch, peer): Promise<EmitAnswer> => {
      batches.push({ batch, peer });
      return Promise.resolve('recorded');
    },
    ...options,
  });
  cleanUps.push(() => listener.close());
  const readings = (): readonly DeviceReading[] =>
    batches.flatMap(({ batch }) => batch.flatMap((said) => (said.type === 'reading' ? [said.reading] : [])));
  return { listener, batches, readings, links, warnings };
}

/** A monitor: sends bytes as told, and reads what comes back. */
async function openMonitor(port: number) {
  const acks: string[] = [];
  const framer = createMllpFramer();
  let check = (): void => undefined;
  const socket: Socket = connect({ port, host, noDelay: true });
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    for (const piece of framer.push(bytes)) {
      if (piece.type === 'frame') acks.push(codeAndId(piece.payload.toString('latin1')));
    }
    check();
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  cleanUps.push(() => socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    socket,
    acks,
    closed,
    /** Resolves when the kernel has taken the bytes; each call is a write of its own. */
    send: (bytes: string | Uint8Array) =>
      new Promise<void>((resolve) => {
        socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => {
          resolve();
        });
      }),
    answered: (count: number) =>
      new Promise<void>((resolve) => {
        check = () => {
          if (acks.length >= count) resolve();
        };
        check();
      }),
  };
}

function codeAndId(ack: string): string {
  const [, code = '', id = ''] = /\rMSA\|(\w+)\|([^|\r]*)/.exec(ack) ?? [];
  return `${code} ${id}`;
}

/** Until the gateway has noticed: looks at every turn of the loop, and the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets the gateway do what it would do by itself. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const framed = (id: string) =>
  frameMllp(Buffer.from(aMessage([aRow(spo2)], aHeader({ id })))).toString('latin1');
const [one, two] = [framed('1'), framed('2')];
const withoutLastCr = one.replace('\r\x1c', '\x1c');

describe('framing, over a real socket', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      '[HL1] four messages, each by itself',
      [framed('1'), framed('2'), framed('3'), framed('4')],
      ['AA 1', 'AA 2', 'AA 3', 'AA 4'],
    ],
    [
      '[HL1] four messages in one write',
      [framed('1') + framed('2') + framed('3') + framed('4')],
      ['AA 1', 'AA 2', 'AA 3', 'AA 4'],
    ],
    ['[HL2] FS and CR in separate packets', [one.slice(0, -1), `\r${two}`], ['AA 1', 'AA 2']],
    ['[HL2] no CR after FS', [one.slice(0, -1), two], ['AA 1', 'AA 2']],
    ['[HL2] no last CR before FS', [withoutLastCr, two], ['AA 1', 'AA 2']],
    [
      '[HL1] one and a half messages, then the rest',
      [one + two.slice(0, 60), two.slice(60)],
      ['AA 1', 'AA 2'],
    ],
    ['[HL3] LF between frames', [`${one}\n${two}\n`], ['AA 1', 'AA 2']],
    ['[HL3] garbage before and between', [`\x16\x03\x01${one}junk${two}`], ['AA 1', 'AA 2']],
    ['[HL1] byte by byte', Array.from(one + two), ['AA 1', 'AA 2']],
    ['[HL4] a message cut off by the next', [one.slice(0, 50), two], ['AA 2']],
    ['[HL8] a frame that is no message', ['\x0bhello\x1c\r', two], ['AE ', 'AA 2']],
  ];
  for (const [title, writes, expected] of rows) {
    it(title, async () => {
      const { listener, readings } = await openGateway();
      const monitor = await openMonitor(listener.port);
      for (const bytes of writes) await monitor.send(bytes);
      await monitor.answered(expected.length);
      expect(monitor.acks).toEqual(expected);
      expect(readings()).toHaveLength(expected.filter((ack) => ack.startsWith('AA')).length);
    });
  }

  it('[HL5] a frame that never ends drops its connection, says so, and no other', async () => {
    const { listener, warnings } = await openGateway();
    const endless = await openMonitor(listener.port);
    const other = await openMonitor(listener.port);
    void endless.send('\x0b');
    for (let sent = 0; sent < 20; sent += 1) void endless.send(Buffer.alloc(64 * 1024, 'x'));
    await endless.closed;
    await other.send(one);
    await other.answered(1);
    expect(other.acks).toEqual(['AA 1']);
    expect(warnings).toEqual(['device-connection-dropped']);
    expect(listener.counters().rejected.oversized).toBe(1);
  });
});

describe('many messages', () => {
  const count = 10_000;

  it(
    `[HL1] ${count} on one connection, split and merged at random: each handled once, each answered once`,
    unhurried,
    async () => {
      const { listener, readings } = await openGateway();
      const monitor = await openMonitor(listener.port);
      const ids = Array.from({ length: count }, (_, index) => String(index));
      const stream = Buffer.from(ids.map(framed).join(''), 'latin1');
      const random = pseudoRandom(7);
      for (let at = 0; at < stream.length;) {
        const size = 1 + Math.floor(random() ** 3 * 20_000);
        await monitor.send(stream.subarray(at, at + size));
        at += size;
      }
      await monitor.answered(count);
      expect(monitor.acks).toEqual(ids.map((id) => `AA ${id}`));
      expect(readings()).toHaveLength(count);
      expect(listener.counters()).toMatchObject({ frames: count, readings: count, garbageBytes: 0 });
    },
  );

  it(
    '[HL21] what waits for the disk is bounded: the rest is not read until it is through',
    unhurried,
    async () => {
      const waiting: ((how: EmitAnswer) => void)[] = [];
      const { listener } = await openGateway({
        limits: { inFlight: 8 },
        emit: () => new Promise((resolve) => waiting.push(resolve)),
      });
      const monitor = await openMonitor(listener.port);
      const padded = (id: string) =>
        frameMllp(Buffer.from(`${aMessage([aRow(spo2)], aHeader({ id }))}NTE|${'x'.repeat(60_000)}\r`));
      const ids = Array.from({ length: 200 }, (_, index) => String(index));
      const sent = monitor.send(Buffer.concat(ids.map(padded)));
      await until(() => waiting.length >= 8);
      await turns(50);
      expect(waiting.length).toBeLessThan(8 + 4);
      const drained = until(() => {
        for (const answer of waiting.splice(0)) answer('recorded');
        return monitor.acks.length === ids.length;
      });
      await Promise.all([sent, drained]);
      expect(monitor.acks).toEqual(ids.map((id) => `AA ${id}`));
    },
  );
});

describe('a monitor that does not take its answers', () => {
  it('[HL21] is not read any further, and goes on where it was once it does', unhurried, async () => {
    const { listener } = await openGateway({ limits: { unsentBytes: 1024 } });
    const monitor = await openMonitor(listener.port);
    monitor.socket.pause();
    // An answer repeats the number of the message: long ones fill what the kernel holds for the two.
    const ids = Array.from({ length: 3_000 }, (_, index) => `${index}-${'x'.repeat(8_000)}`);
    const sent = monitor.send(ids.map(framed).join(''));
    let [frames, quietTurns] = [0, 0];
    await until(() => {
      const { frames: now } = listener.counters();
      quietTurns = now === frames ? quietTurns + 1 : 0;
      frames = now;
      return frames > 0 && quietTurns > 2_000;
    });
    expect(frames).toBeLessThan(ids.length);
    monitor.socket.resume();
    await Promise.all([sent, monitor.answered(ids.length)]);
    expect(monitor.acks).toEqual(ids.map((id) => `AA ${id}`));
  });
});

describe('many monitors', () => {
  it('[HL1] two at once do not get into each other', async () => {
    const { listener, batches } = await openGateway();
    const [left, right] = [await openMonitor(listener.port), await openMonitor(listener.port)];
    for (const [at] of Array.from(one).entries()) {
      await left.send(one.charAt(at));
      await right.send(two.charAt(at));
    }
    await Promise.all([left.answered(1), right.answered(1)]);
    expect([left.acks, right.acks]).toEqual([['AA 1'], ['AA 2']]);
    expect(new Set(batches.map(({ peer }) => peer)).size).toBe(2);
    expect(listener.counters()).toMatchObject({ openConnections: 2, frames: 2 });
    expect(listener.counters().byPeer).toMatchObject({ '127.0.0.1': { frames: 2 } });
  });

  it('[DD3] a monitor that vanishes in the middle of a message is noticed, and what it began is counted', async () => {
    const { listener, links } = await openGateway();
    const monitor = await openMonitor(listener.port);
    await monitor.send(one + two.slice(0, 40));
    await monitor.answered(1);
    monitor.socket.resetAndDestroy();
    await until(() => listener.counters().openConnections === 0);
    expect(links.map(({ type }) => type)).toEqual(['connected', 'disconnected']);
    expect(new Set(links.map(({ peer }) => peer)).size).toBe(1);
    expect(listener.counters().rejected.malformed).toBe(1);
  });

  it('[HL17] a monitor that has said all and closes its half still gets its answer', async () => {
    let answer: (how: EmitAnswer) => void = () => undefined;
    const { listener } = await openGateway({ emit: () => new Promise((resolve) => (answer = resolve)) });
    const monitor = await openMonitor(listener.port);
    monitor.socket.end(Buffer.from(one, 'latin1'));
    await until(() => listener.counters().frames === 1);
    await turns(20);
    answer('recorded');
    await monitor.closed;
    expect(monitor.acks).toEqual(['AA 1']);
  });

  it('[HL20] who is not listed is hung up on and counted', async () => {
    const { listener, warnings } = await openGateway({ allow: ['10.0.0.7'] });
    const monitor = await openMonitor(listener.port);
    await monitor.closed;
    expect(listener.counters().refusedConnections).toEqual({ notAllowed: 1, tooMany: 0 });
    expect(warnings).toEqual(['device-connection-refused']);
  });

  it('[HL21] more connections than are allowed for are refused, and a place that becomes free is given again', async () => {
    const { listener } = await openGateway({ limits: { connections: 2 } });
    const first = await openMonitor(listener.port);
    const second = await openMonitor(listener.port);
    const third = await openMonitor(listener.port);
    await third.closed;
    expect(listener.counters()).toMatchObject({ openConnections: 2, refusedConnections: { tooMany: 1 } });
    first.socket.destroy();
    await until(() => listener.counters().openConnections === 1);
    const fourth = await openMonitor(listener.port);
    await fourth.send(one);
    await second.send(two);
    await Promise.all([fourth.answered(1), second.answered(1)]);
    expect([fourth.acks, second.acks]).toEqual([['AA 1'], ['AA 2']]);
  });

  it('[HL21] a monitor that says nothing for too long is hung up on', async () => {
    const { listener } = await openGateway({ limits: { idleMs: 20 } });
    const monitor = await openMonitor(listener.port);
    await monitor.closed;
    await until(() => listener.counters().openConnections === 0);
    expect(listener.counters().openConnections).toBe(0);
  });
});

describe('what goes wrong inside', () => {
  const failing: Driver = {
    ...hl7Driver,
    id: 'failing',
    open: (surroundings) => ({
      ...hl7Driver.open(surroundings),
      receive(bytes) {
        if (Buffer.from(bytes).includes('bug')) throw new Error('bug');
        surroundings.link.write(frameMllp(Buffer.from('MSH\rMSA|AA|ok|')));
      },
    }),
  };

  it('[DD4] a driver that throws loses its connection; the gateway and the others go on', async () => {
    const { listener, warnings } = await openGateway({ driver: failing });
    const bad = await openMonitor(listener.port);
    const good = await openMonitor(listener.port);
    await bad.send('bug');
    await bad.closed;
    await good.send('well');
    await good.answered(1);
    expect(warnings).toEqual(['device-driver-failed', 'device-connection-dropped']);
  });

  it('[DV13] what a driver had held was heard when it was read, not when it is passed on', async () => {
    const clock = createFakeClock();
    const heardAtMs: (number | undefined)[] = [];
    const { listener } = await openGateway({
      driver: { ...hl7Driver, open: openLate },
      clock,
      emit(_batch, _peer, read) {
        heardAtMs.push(read.heardAtMs);
        return Promise.resolve('recorded');
      },
    });
    const atMs = clock.now();
    const monitor = await openMonitor(listener.port);
    monitor.socket.write('x');
    await until(() => heardAtMs.length === 1);
    clock.advance(2_000);
    monitor.socket.end();
    await monitor.closed;
    await until(() => heardAtMs.length === 3);
    expect(heardAtMs).toEqual([atMs, atMs, atMs]);
  });

  for (const place of ['timer', 'counts', 'close'] as const) {
    it(`[DD4] a driver that throws in ${place} loses its connection; why is told with it`, async () => {
      const clock = createFakeClock();
      const { listener, links, warnings } = await openGateway({
        driver: aFailingDriver('hl7', place),
        clock,
      });
      const monitor = await openMonitor(listener.port);
      await until(() => listener.counters().openConnections === 1);
      if (place === 'timer') clock.advance(500);
      if (place === 'counts') monitor.socket.write('x');
      if (place === 'close') monitor.socket.end();
      await monitor.closed;
      await until(() => links.length === 2);
      expect(warnings).toContain('device-driver-failed');
      const why = place === 'close' ? 'closed' : 'driver-failed';
      expect(links[1]).toMatchObject({ type: 'disconnected', why });
      await openMonitor(listener.port);
      await until(() => listener.counters().openConnections === 1);
    });
  }

  it('[DD4] a driver that can not even be opened loses its connection', async () => {
    const driver: Driver = {
      ...hl7Driver,
      open() {
        throw new Error('bug');
      },
    };
    const { listener } = await openGateway({ driver });
    await (
      await openMonitor(listener.port)
    ).closed;
    await until(() => listener.counters().openConnections === 0);
    expect(listener.counters().frames).toBe(0);
  });

  it('[HL17] when the gateway can not take the readings, the monitor is told AE and keeps its connection', async () => {
    const { listener, warnings } = await openGateway({
      emit() {
        throw new Error('bug');
      },
    });
    const monitor = await openMonitor(listener.port);
    await monitor.send(one + two);
    await monitor.answered(2);
    expect(monitor.acks).toEqual(['AE 1', 'AE 2']);
    expect(warnings).toEqual(['readings-not-taken', 'readings-not-taken']);
  });
});

describe('closing', () => {
  it('[HL17] what is in flight is answered before the connection ends, and twice is once', async () => {
    let answer: (how: EmitAnswer) => void = () => undefined;
    const { listener } = await openGateway({ emit: () => new Promise((resolve) => (answer = resolve)) });
    const monitor = await openMonitor(listener.port);
    await monitor.send(one);
    await until(() => listener.counters().frames === 1);
    const closed = Promise.all([listener.close(), listener.close()]);
    await turns(20);
    answer('recorded');
    await Promise.all([closed, monitor.closed]);
    expect(monitor.acks).toEqual(['AA 1']);
    expect(listener.counters().openConnections).toBe(0);
  });

  it('[HL21] a disk that never answers does not keep the gateway from closing', async () => {
    const { listener } = await openGateway({
      limits: { finishMs: 20 },
      emit: () => new Promise(() => undefined),
    });
    const monitor = await openMonitor(listener.port);
    await monitor.send(one);
    await until(() => listener.counters().frames === 1);
    await Promise.all([listener.close(), monitor.closed]);
    expect(monitor.acks).toEqual([]);
  });

  it('[HL21] a port that is taken is told to whoever starts the gateway', async () => {
    const { listener } = await openGateway();
    await expect(openGateway({ port: listener.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

/** Numbers from 0 to 1, the same every time (mulberry32). */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('dialects', () => {
  const numerics = 'MSH|^~\\&|||||||ORU^R01|204|P|2.3.1|\rOBX||NM|160^SpO2|2103|98||||||F\r';
  const valid = 'MSH|^~\\&|||||||ORU^R01|205|P|2.3.1|\rOBX||CE|2037^|160|3^||||||F\r';

  it('[HL25] which one a connection speaks is found, logged once and told with its counts', async () => {
    const spoken: unknown[] = [];
    const told: (string | undefined)[] = [];
    const { listener, readings } = await openGateway({
      onCounts: (_peer, counts) => told.push(counts.speaks),
      log: {
        ...createSilentLog(),
        info: (what, about) => {
          if (what === 'device-speaks') spoken.push(about?.['dialect']);
        },
      },
    });
    const monitor = await openMonitor(listener.port);
    for (const message of [numerics, valid, numerics, valid])
      await monitor.send(frameMllp(Buffer.from(message)));
    await monitor.answered(4);
    expect(readings().map(({ deviceId, quality }) => [deviceId, quality])).toEqual([
      ['127.0.0.1', 'good'],
      ['127.0.0.1', 'good'],
    ]);
    expect([spoken, told.at(-1)]).toEqual([['mindray'], 'mindray']);
  });

  it('[HL38] what an address was set to is not looked for', async () => {
    const { listener, readings } = await openGateway({ optionsOf: () => ({ dialect: 'pcd-01' }) });
    const monitor = await openMonitor(listener.port);
    for (const message of [numerics, valid]) await monitor.send(frameMllp(Buffer.from(message)));
    await monitor.answered(2);
    expect(readings()).toEqual([]);
    expect(listener.counters().unknownCodes).toEqual({ 160: 1, 2037: 1 });
  });
});

/** Says something as it reads, two seconds later, and as it is closed. */
function openLate({ clock, emit }: DriverSurroundings): DriverSession {
  const say = () => void emit([]);
  return {
    receive() {
      say();
      clock.at(clock.now() + 2_000, say);
    },
    counts: () => ({ frames: 0, garbageBytes: 0 }),
    close: say,
  };
}
