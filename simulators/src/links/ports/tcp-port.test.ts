import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionAction, Delivery } from '../emission.ts';
import { aCuffPressure, sampleAtMs } from '../sample-reports.ts';
import { openGattPort } from './gatt-port.ts';
import { openTcpPort, type TcpPort } from './tcp-port.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function aPort(): Promise<TcpPort> {
  const result = await openTcpPort({ name: 'chair-3/ox', port: 0 });
  if (!result.ok) throw new Error(result.error);
  opened.push(result.value);
  return result.value;
}

/** Somebody at the other end of the line. */
async function aReader(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  const reader = { socket, text: '', ending: 'open' as 'open' | 'ended' | 'reset' };
  socket.on('error', () => (reader.ending = 'reset'));
  socket.on('end', () => (reader.ending = 'ended'));
  socket.on('data', (bytes) => (reader.text += bytes.toString('latin1')));
  opened.push({ close: () => socket.destroy() });
  await once(socket, 'connect');
  return reader;
}

function bytes(text: string): Delivery {
  return {
    type: 'bytes',
    atMs: sampleAtMs,
    bytes: Buffer.from(text, 'latin1'),
    controlId: null,
    reports: [],
  };
}

function action(named: ConnectionAction): Delivery {
  return { type: 'connection', atMs: sampleAtMs, action: named };
}

describe('TCP port', () => {
  it('[SI47] whoever connects hears it from then on; what was said before is gone', async () => {
    const port = await aPort();
    port.deliver(bytes('before'));
    const first = await aReader(port.port);
    await expect.poll(() => port.isConnected()).toBe(true);
    port.deliver(bytes('one'));
    await expect.poll(() => first.text).toBe('one');
    const second = await aReader(port.port);
    await expect.poll(() => port.sent()?.bytes).toBe(0);
    port.deliver(bytes('two'));
    await expect.poll(() => [first.text, second.text]).toEqual(['onetwo', 'two']);
    expect(port.sent()).toEqual({ peer: `127.0.0.1:${port.port}`, bytes: 3 });
  });

  it('[SI47] what the other end writes is taken and goes nowhere', async () => {
    const port = await aPort();
    const reader = await aReader(port.port);
    reader.socket.write('\x02\x70\x02\x02\x08\x03');
    await expect.poll(() => port.isConnected()).toBe(true);
    port.deliver(bytes('one'));
    await expect.poll(() => reader.text).toBe('one');
  });

  it('[SI47] who connects and does not read is hung up on, and the others go on', async () => {
    const port = await aPort();
    const idle = await aReader(port.port);
    idle.socket.pause();
    const reader = await aReader(port.port);
    await expect.poll(() => port.sent()?.bytes).toBe(0);
    const closed = once(idle.socket, 'close');
    const piece = 'x'.repeat(64 * 1024);
    let pieces = 0;
    // The kernel takes some megabytes before anything waits here.
    while (pieces < 400 && reader.ending === 'open') {
      port.deliver(bytes(piece));
      pieces += 1;
      await expect.poll(() => reader.text.length, { interval: 1 }).toBe(pieces * piece.length);
    }
    idle.socket.resume();
    await closed;
    expect(reader.text).toHaveLength(400 * piece.length);
    expect(idle.text.length).toBeLessThan(reader.text.length);
  });

  const endings = [
    ['disconnect', 'ended'],
    ['reset', 'reset'],
    ['half-open', 'open'],
  ] as const;
  for (const [named, ending] of endings) {
    it(`[SI48] told to ${named}, the other end sees it ${ending}, and hears nothing more on it`, async () => {
      const port = await aPort();
      const reader = await aReader(port.port);
      await expect.poll(() => port.isConnected()).toBe(true);
      port.deliver(bytes('one'));
      await expect.poll(() => reader.text).toBe('one');
      port.deliver(action(named));
      await expect.poll(() => reader.ending).toBe(ending);
      for (const one of [bytes('two'), action('connect'), bytes('three')]) port.deliver(one);
      const next = await aReader(port.port);
      await expect.poll(() => port.isConnected()).toBe(true);
      port.deliver(bytes('four'));
      await expect.poll(() => next.text).toBe('four');
      expect([reader.text, reader.ending]).toEqual(['one', ending]);
    });
  }

  it('[SI48] until it is told to connect, who comes is hung up on', async () => {
    const port = await aPort();
    port.deliver(action('disconnect'));
    const reader = await aReader(port.port);
    await expect.poll(() => reader.socket.closed).toBe(true);
    expect(port.isConnected()).toBe(false);
  });

  it('[SI49] a port in use is one line', async () => {
    const port = await aPort();
    const second = await openTcpPort({ name: 'chair-4/ox', port: port.port });
    expect(second).toEqual({
      ok: false,
      error: `127.0.0.1:${port.port} is in use; another port, or 0 for any free one`,
    });
  });

  it('[SI47] closing it hangs up on everybody; twice is once', async () => {
    const port = await aPort();
    const reader = await aReader(port.port);
    await expect.poll(() => port.isConnected()).toBe(true);
    await port.close();
    await port.close();
    await expect.poll(() => reader.socket.closed).toBe(true);
  });
});

describe('GATT port', () => {
  const rows = [
    ['plx', '2A5F', 'notify'],
    ['bps', '2A35', 'indicate'],
    ['bps', '2A36', 'notify'],
  ] as const;
  for (const [format, characteristic, kind] of rows) {
    it(`[SI47] a payload of ${characteristic} is a line that says ${kind}`, async () => {
      const result = await openGattPort({ name: 'chair-3/ox', port: 0, format });
      if (!result.ok) throw new Error(result.error);
      opened.push(result.value);
      const reader = await aReader(result.value.port);
      await expect.poll(() => result.value.isConnected()).toBe(true);
      result.value.deliver({
        type: 'bytes',
        atMs: sampleAtMs,
        bytes: Uint8Array.of(0, 0x89, 0xff),
        controlId: null,
        reports: [],
        characteristic,
      });
      await expect.poll(() => reader.text).toMatch(/\n$/);
      expect(JSON.parse(reader.text)).toEqual({ atMs: sampleAtMs, characteristic, kind, hex: '0089ff' });
    });
  }

  it('[SI47] where the bytes do not say what they are of, their report does, or else the format', async () => {
    const result = await openGattPort({ name: 'chair-3/nbp', port: 0, format: 'bps' });
    if (!result.ok) throw new Error(result.error);
    opened.push(result.value);
    const reader = await aReader(result.value.port);
    await expect.poll(() => result.value.isConnected()).toBe(true);
    const damaged = { type: 'bytes', atMs: 1, bytes: Uint8Array.of(1), controlId: null } as const;
    result.value.deliver({ ...damaged, reports: [aCuffPressure(80)] });
    result.value.deliver({ ...damaged, reports: [] });
    await expect.poll(() => reader.text.split('\n')).toHaveLength(3);
    expect(reader.text.match(/2A\d\d/g)).toEqual(['2A36', '2A35']);
  });
});
