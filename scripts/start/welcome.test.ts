import { describe, expect, it } from 'vitest';
import { hostOf, welcome } from './welcome.ts';

const hosts = [
  [undefined, '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
  ['::1', '[::1]'],
  ['localhost', 'localhost'],
  ['192.168.1.5', '192.168.1.5'],
] as const;

describe('what npm start prints', () => {
  it('says where to look and how to stop', () => {
    const text = welcome({
      dashboard: 'http://127.0.0.1:8080',
      chairs: ['1', 'window'],
      speed: 20,
      mllp: { host: '127.0.0.1', port: '2575' },
    });
    expect(text).toBe(`
Chairside is running with simulated patients, 20 times as fast as life.

  Overview      http://127.0.0.1:8080/
  Chair 1       http://127.0.0.1:8080/chairs/1
  Chair window  http://127.0.0.1:8080/chairs/window
  HL7           127.0.0.1:2575 (MLLP)

Stop with Ctrl-C.
`);
  });

  for (const [host, reached] of hosts) {
    it(`a server that listens on ${host ?? 'the default'} is reached at ${reached}`, () => {
      expect(hostOf(host)).toBe(reached);
    });
  }
});
