import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSilentLog } from '../ports/log.ts';
import { hl7Driver } from './hl7/driver.ts';
import { aHeader, aMessage, aRow, spo2 } from './hl7/fixtures.ts';
import { frameMllp } from './hl7/mllp-framing.ts';
import { createIntake } from './intake.ts';
import { openMllpListener, type MllpListenerOptions } from './mllp-listener.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const host = '127.0.0.1';
/** For what is there already or must never come. */
const shortlyMs = 50;
const patientlyMs = 10_000;

/** `took`: which connection said a reading, in the order in which they were taken in. */
async function aHeldListener(options: Partial<MllpListenerOptions> = {}) {
  const took: string[] = [];
  const ended: string[] = [];
  const intake = createIntake();
  const listener = await openMllpListener({
    host,
    port: 0,
    allow: [],
    driver: hl7Driver,
    clock: createFakeClock(),
    isSimulation: false,
    intake,
    log: createSilentLog(),
    onLink({ type, peer }) {
      if (type === 'disconnected') ended.push(peer);
    },
    emit(batch, peer) {
      for (const said of batch) if (said.type === 'reading') took.push(peer);
      return Promise.resolve('recorded');
    },
    ...options,
  });
  cleanUps.push(() => listener.close());
  intake.hold();

  async function aMonitor() {
    const socket: Socket = connect({ port: listener.port, host, noDelay: true });
    cleanUps.push(() => socket.destroy());
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    socket.resume();
    const peer = `${host}:${String(socket.localPort)}`;
    let bytes = 0;
    return {
      peer,
      socket,
      say(what: Uint8Array = framed()) {
        bytes += what.length;
        socket.write(what);
      },
      sent: () => ({ peer, bytes }),
    };
  }

  return { listener, intake, took, ended, aMonitor };
}

let messages = 0;
function framed(): Uint8Array {
  messages += 1;
  return frameMllp(Buffer.from(aMessage([aRow(spo2)], aHeader({ id: String(messages) }))));
}

/** Bytes of a message that does not end here. */
function unfinished(length: number): Uint8Array {
  return Buffer.alloc(length, 'x').fill(0x0b, 0, 1);
}

describe('while the session clock stands', () => {
  it('[SI73] what arrives is not taken in before it is told to, and then only once', async () => {
    const { intake, took, aMonitor } = await aHeldListener();
    const monitor = await aMonitor();
    monitor.say();
    expect(await intake.arrival([monitor.sent()], patientlyMs)).toBe(null);
    expect(took).toEqual([]);
    intake.takeIn([monitor.peer]);
    intake.takeIn([monitor.peer]);
    expect(took).toEqual([monitor.peer]);
  });

  it('[SI73] the named connections are taken in in their order, then all others in the order in which they came', async () => {
    const { intake, took, aMonitor } = await aHeldListener();
    const [one, two, three, four] = [await aMonitor(), await aMonitor(), await aMonitor(), await aMonitor()];
    for (const monitor of [four, two, one, three]) monitor.say();
    const all = [one, two, three, four].map((monitor) => monitor.sent());
    expect(await intake.arrival(all, patientlyMs)).toBe(null);
    intake.takeIn([three.peer, two.peer]);
    expect(took).toEqual([three.peer, two.peer, one.peer, four.peer]);
  });

  for (const [lacking, arrives] of [
    [1, false],
    [0, true],
    [-1, true],
  ] as const) {
    it(`[SI73] ${lacking} bytes short, ${arrives ? 'all has arrived' : 'it says what has'}`, async () => {
      const { intake, aMonitor } = await aHeldListener();
      const monitor = await aMonitor();
      monitor.say();
      const { peer, bytes } = monitor.sent();
      expect(await intake.arrival([{ peer, bytes }], patientlyMs)).toBe(null);
      const missing = await intake.arrival([{ peer, bytes: bytes + lacking }], shortlyMs);
      expect(missing).toEqual(arrives ? null : { peer, arrived: bytes });
    });
  }

  it('[SI73] a connection that nobody has seen yet is waited for', async () => {
    const { intake } = await aHeldListener();
    const sent = { peer: '127.0.0.1:1', bytes: 0 };
    expect(await intake.arrival([sent], shortlyMs)).toEqual({ peer: sent.peer, arrived: 0 });
  });

  for (const [how, leave] of [
    ['says goodbye', (socket: Socket) => void socket.end()],
    ['breaks', (socket: Socket) => void socket.resetAndDestroy()],
  ] as const) {
    it(`[SI73] what was sent before a connection ${how} is taken in before its end`, async () => {
      const { intake, took, ended, aMonitor } = await aHeldListener();
      const monitor = await aMonitor();
      monitor.say();
      expect(await intake.arrival([monitor.sent()], patientlyMs)).toBe(null);
      leave(monitor.socket);
      // More than was sent can not arrive: that is known once the end has.
      const { peer, bytes } = monitor.sent();
      expect(await intake.arrival([{ peer, bytes: bytes + 1 }], patientlyMs)).toEqual({
        peer,
        arrived: bytes,
      });
      expect([took, ended]).toEqual([[], []]);
      intake.takeIn([peer]);
      expect(took).toEqual([peer]);
      while (ended.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(ended).toEqual([peer]);
      // The sender may not have noticed yet; but more than came is of another connection, which has its port.
      expect(await intake.arrival([{ peer, bytes }], patientlyMs)).toBe(null);
      expect(await intake.arrival([{ peer, bytes: bytes + 1 }], shortlyMs)).toEqual({
        peer,
        arrived: bytes,
      });
      // A step that names it no longer: whoever has that port then is somebody else.
      intake.takeIn([]);
      expect(await intake.arrival([{ peer, bytes }], shortlyMs)).toEqual({ peer, arrived: 0 });
    });
  }

  it('[SI73] what a connection said before it came anew goes before what others say', async () => {
    const { intake, took, aMonitor } = await aHeldListener();
    const [other, before] = [await aMonitor(), await aMonitor()];
    for (const monitor of [before, other]) monitor.say();
    before.socket.end();
    const { peer, bytes } = before.sent();
    expect(await intake.arrival([other.sent(), { peer, bytes: bytes + 1 }], patientlyMs)).not.toBe(null);
    const anew = await aMonitor();
    anew.say();
    expect(await intake.arrival([anew.sent(), other.sent()], patientlyMs)).toBe(null);
    intake.takeIn([anew.peer, other.peer]);
    expect(took).toEqual([before.peer, anew.peer, other.peer]);
  });

  it('[SI73] opened, it waits for nobody’s bytes any more', async () => {
    const { intake, aMonitor } = await aHeldListener();
    const { peer, bytes } = (await aMonitor()).sent();
    const arrival = intake.arrival([{ peer, bytes: bytes + 1 }], 60_000);
    intake.open();
    expect(await arrival).toBe(null);
  });

  it('[SI73] a gateway that ends hangs up without waiting for the clock', async () => {
    const { listener, intake, took, aMonitor } = await aHeldListener();
    const monitor = await aMonitor();
    monitor.say();
    await intake.arrival([monitor.sent()], patientlyMs);
    const hungUp = once(monitor.socket, 'close');
    await listener.close();
    await hungUp;
    expect(took).toEqual([]);
  });

  it('[SI73] what the gateway hangs up on is waited for no longer', async () => {
    const { intake, aMonitor } = await aHeldListener();
    const monitor = await aMonitor();
    monitor.say(unfinished(2 * 1024 * 1024));
    expect(await intake.arrival([monitor.sent()], patientlyMs)).toBe(null);
    intake.takeIn([]);
    monitor.say();
    expect(await intake.arrival([monitor.sent()], patientlyMs)).toBe(null);
  });

  it('[SI73] let go, all that waits is taken in, and what comes then as it comes', async () => {
    const { intake, took, aMonitor } = await aHeldListener();
    const monitor = await aMonitor();
    monitor.say();
    await intake.arrival([monitor.sent()], patientlyMs);
    intake.open();
    expect(took).toHaveLength(1);
    monitor.say();
    await intake.arrival([monitor.sent()], patientlyMs);
    expect(took).toHaveLength(2);
  });
});

describe('a connection that sends more than is held', () => {
  it('[SI78] is read no further until the clock moves, unless so much is waited for', async () => {
    const { intake, aMonitor } = await aHeldListener({ limits: { heldBytes: 64 * 1024 } });
    const [flood, quiet] = [await aMonitor(), await aMonitor()];
    // More than all the buffers on the way can take.
    flood.say(unfinished(32 * 1024 * 1024));
    // Others are heard, and so often that the flood would long be over.
    for (let exchange = 0; exchange < 500; exchange += 1) {
      quiet.say();
      expect(await intake.arrival([quiet.sent()], patientlyMs)).toBe(null);
    }
    expect(flood.socket.writableLength).toBeGreaterThan(0);
    expect(await intake.arrival([flood.sent()], patientlyMs)).toBe(null);
  });

  it('[SI78] is read no further either once nobody waits for it any more', async () => {
    const { intake, aMonitor } = await aHeldListener({ limits: { heldBytes: 64 * 1024 } });
    const [flood, quiet] = [await aMonitor(), await aMonitor()];
    flood.say(unfinished(64 * 1024));
    const { peer, bytes } = flood.sent();
    expect(await intake.arrival([{ peer, bytes: 2 ** 40 }], shortlyMs)).toEqual({ peer, arrived: bytes });
    flood.say(unfinished(32 * 1024 * 1024));
    for (let exchange = 0; exchange < 500; exchange += 1) {
      quiet.say();
      expect(await intake.arrival([quiet.sent()], patientlyMs)).toBe(null);
    }
    expect(flood.socket.writableLength).toBeGreaterThan(0);
  });
});

describe('connections that end while the session clock stands', () => {
  async function comeAndGo({ intake, aMonitor }: Awaited<ReturnType<typeof aHeldListener>>) {
    const monitor = await aMonitor();
    monitor.socket.end();
    // More than was sent can not arrive: that is known once the end has.
    const { peer, bytes } = monitor.sent();
    await intake.arrival([{ peer, bytes: bytes + 1 }], patientlyMs);
    return monitor;
  }

  it('[SI78] take nobody’s place', async () => {
    const held = await aHeldListener({ limits: { connections: 2 } });
    for (let times = 0; times < 3; times += 1) await comeAndGo(held);
    for (let times = 0; times < 2; times += 1) {
      const monitor = await held.aMonitor();
      monitor.say();
      expect(await held.intake.arrival([monitor.sent()], patientlyMs)).toBe(null);
    }
    expect(held.listener.counters().openConnections).toBe(2);
    const tooMany = await held.aMonitor();
    await once(tooMany.socket, 'close');
    expect(held.listener.counters().refusedConnections.tooMany).toBe(1);
  });

  for (const [ended, isAdmitted] of [
    [1, true],
    [2, false],
    [3, false],
  ] as const) {
    it(`[SI78] where 2 are kept, after ${ended} another is ${isAdmitted ? 'admitted' : 'refused until the clock moves'}`, async () => {
      const held = await aHeldListener({ limits: { endedConnections: 2 } });
      for (let times = 0; times < Math.min(ended, 2); times += 1) await comeAndGo(held);
      for (let times = 2; times < ended; times += 1) await once((await held.aMonitor()).socket, 'close');
      const next = await held.aMonitor();
      next.say();
      if (!isAdmitted) await once(next.socket, 'close');
      const missing = await held.intake.arrival([next.sent()], isAdmitted ? patientlyMs : shortlyMs);
      expect(missing === null).toBe(isAdmitted);
      held.intake.takeIn([]);
      const later = await held.aMonitor();
      later.say();
      expect(await held.intake.arrival([later.sent()], patientlyMs)).toBe(null);
    });
  }
});
