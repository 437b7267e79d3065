import { describe, expect, it } from 'vitest';
import { whyNotOpened } from './open-port.ts';

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
