import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { aTcpDevice, type TcpDevice } from '../testing/a-tcp-device.ts';
import { keepAliveAfterMs, openPort, whyNotOpened } from './open-port.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function aDevice(): Promise<TcpDevice> {
  const device = await aTcpDevice();
  ending.push(() => device.leave());
  return device;
}

function opened(host: string, { port }: TcpDevice, isFree: (end: string) => boolean = () => true) {
  const transport = { type: 'tcp', host, port } as const;
  return openPort({ transport, serial: undefined, isFree, signal: new AbortController().signal });
}

/** As Node, `serialport` and the systems below them say it. */
const rows = [
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'not-found'],
  ["ENOENT: no such file or directory, realpath '/dev/ttyUSB0'", 'not-found'],
  ['getaddrinfo ENOTFOUND serial-server', 'not-found'],
  ['Opening COM7: File not found', 'not-found'],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'not-allowed'],
  ['Opening COM7: Access denied', 'not-allowed'],
  ['Error Resource temporarily unavailable Cannot lock port', 'port-taken'],
  ['Error: Device or resource busy, cannot open /dev/ttyS0', 'port-taken'],
  ['Error: Inappropriate ioctl for device, cannot open /tmp/file', 'not-a-port'],
  ['Error: Is a directory, cannot open /tmp', 'not-a-port'],
  ['connect ECONNREFUSED 10.0.20.7:4001', 'refused'],
  ['connect EHOSTUNREACH 10.0.20.7:4001', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['something nobody has seen yet', 'broken'],
] as const;

describe('why a port could not be opened', () => {
  for (const [message, why] of rows) {
    it(`[LN2] “${message}” is ${why}`, () => {
      expect(whyNotOpened(new Error(message))).toBe(why);
    });
  }

  it('[LN2] of several addresses of one name, all of which failed, the first reason counts', () => {
    const failures = [
      new Error('connect ECONNREFUSED ::1:4001'),
      new Error('connect ECONNREFUSED 127.0.0.1:4001'),
    ];
    expect(whyNotOpened(new AggregateError(failures))).toBe('refused');
  });
});

describe('an end that is another line’s', () => {
  for (const host of ['127.0.0.1', 'localhost']) {
    it(`[LN7] is not opened at all, called ${host}`, async () => {
      const device = await aDevice();
      const answer = await opened(host, device, (end) => end !== `127.0.0.1:${device.port}`);
      expect(answer).toEqual({ ok: false, error: 'port-taken' });
      // Whoever is let in after it would be the second.
      const other = await opened('127.0.0.1', device);
      if (other.ok) ending.push(() => other.value.close());
      expect(device.connections()).toBe(1);
    });
  }
});

/** Of an idle connection to that port, in how many hundredths of a second the kernel asks the other end; null: never. */
function asksWithin(port: number): number | null {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'latin1')
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const [kind, when = ''] = rows.find((row) => row[2]?.endsWith(remote) === true)?.[5]?.split(':') ?? [];
  return kind === '02' ? Number.parseInt(when, 16) : null;
}

describe('a TCP end that says nothing', () => {
  it.skipIf(!existsSync('/proc/net/tcp'))(
    '[LN3] is asked by the kernel, for of a device that may be silent nobody else notices that it is gone',
    async () => {
      const device = await aDevice();
      const answer = await opened('127.0.0.1', device);
      if (!answer.ok) throw new Error(answer.error);
      ending.push(() => answer.value.close());
      let asked: number | null = null;
      await expect.poll(() => (asked = asksWithin(device.port)), { timeout: 20_000 }).not.toBeNull();
      expect(asked).toBeLessThanOrEqual(keepAliveAfterMs / 10);
      expect(keepAliveAfterMs).toBeLessThanOrEqual(10_000);
    },
  );
});
