import { describe, expect, it } from 'vitest';
import { hostOf, playedInFrom, welcome } from './welcome.ts';

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
      control: 'http://127.0.0.1:8090',
      playedIn: null,
    });
    expect(text).toBe(`
Chairside is running with simulated patients, 20 times as fast as life.

  Overview      http://127.0.0.1:8080/
  Chair 1       http://127.0.0.1:8080/chairs/1
  Chair window  http://127.0.0.1:8080/chairs/window
  Simulator     http://127.0.0.1:8080/simulator
  Control       http://127.0.0.1:8090
  HL7           127.0.0.1:2575 (MLLP)

Stop with Ctrl-C.
`);
  });

  it('says what was played in, and how long that took', () => {
    const about = { dashboard: 'http://127.0.0.1:8080', chairs: [], speed: 1 };
    const text = welcome({
      ...about,
      mllp: { host: '127.0.0.1', port: '2575' },
      control: 'http://127.0.0.1:8090',
      playedIn: { historyMs: 45 * 60_000, tookMs: 5_240 },
    });
    expect(text).toContain('in the last 45 min; playing it in took 5.2 s.');
  });

  const told = [
    [
      { historyMs: 1, tookMs: 2 },
      { historyMs: 1, tookMs: 2 },
    ],
    [null, null],
    [undefined, null],
    [{ historyMs: '1', tookMs: 2 }, null],
  ] as const;
  for (const [from, is] of told) {
    it(`${JSON.stringify(from)} from the simulated clinic is ${JSON.stringify(is)}`, () => {
      expect(playedInFrom(from)).toEqual(is);
    });
  }

  for (const [host, reached] of hosts) {
    it(`a server that listens on ${host ?? 'the default'} is reached at ${reached}`, () => {
      expect(hostOf(host)).toBe(reached);
    });
  }
});
