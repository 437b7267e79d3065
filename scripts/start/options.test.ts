import { describe, expect, it } from 'vitest';
import { startOptions } from './options.ts';

const good = [
  { args: [], environment: {}, speed: 1 },
  { args: ['--speed', '20'], environment: {}, speed: 20 },
  { args: ['--speed=0.5'], environment: {}, speed: 0.5 },
  { args: [], environment: { CHAIRSIDE_SIMULATION: '5' }, speed: 5 },
  { args: ['--speed', '20'], environment: { CHAIRSIDE_SIMULATION: '5' }, speed: 20 },
  { args: [], environment: { CHAIRSIDE_SIMULATION: '0' }, speed: 1 },
  { args: ['--speed', '1000'], environment: {}, speed: 1_000 },
];
const bad = [
  ['--speed', '0'],
  ['--speed', '1001'],
  ['--speed', 'fast'],
  ['--speed', '-1'],
  ['--frob'],
  ['more'],
];

describe('npm start', () => {
  for (const { args, environment, speed } of good) {
    it(`${args.join(' ') || 'no argument'} with ${JSON.stringify(environment)} runs at ×${speed}`, () => {
      expect(startOptions(args, environment)).toEqual({
        ok: true,
        value: { speed, isDevelopment: false, isEmpty: false },
      });
    });
  }

  it('--dev serves the dashboard from its sources', () => {
    expect(startOptions(['--dev'], {})).toEqual({
      ok: true,
      value: { speed: 1, isDevelopment: true, isEmpty: false },
    });
  });

  it('--empty opens with sessions that are being prepared', () => {
    expect(startOptions(['--empty'], {})).toEqual({
      ok: true,
      value: { speed: 1, isDevelopment: false, isEmpty: true },
    });
  });

  for (const args of bad) {
    it(`${args.join(' ')} is refused in one line that says how`, () => {
      const options = startOptions(args, {});
      expect(options.ok ? '' : options.error).toMatch(/^[^\n]*npm start -- \[--speed 20\] \[--empty\]$/);
    });
  }
});
