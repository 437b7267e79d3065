import { describe, expect, it } from 'vitest';
import { optionsFrom } from './clinic/options.ts';
import { replayOptionsFrom } from './replay/options.ts';

describe('the command lines', () => {
  it('[SI10] the clinic has four chairs unless told otherwise', () => {
    expect(optionsFrom([])).toEqual({
      ok: true,
      value: {
        chairs: ['1', '2', '3', '4'],
        gateway: 'http://127.0.0.1:8080',
        seed: 1,
        mllpHost: '127.0.0.1',
        mllpPort: 2575,
      },
    });
  });

  it('[SI10] a replay goes at the speed of the session clock unless told otherwise', () => {
    expect(replayOptionsFrom(['a.csv', '--chair', '2'])).toEqual({
      ok: true,
      value: {
        file: 'a.csv',
        chair: '2',
        speed: null,
        gateway: 'http://127.0.0.1:8080',
        mllpHost: '127.0.0.1',
        mllpPort: 2575,
      },
    });
  });

  const wrong = [
    {
      of: 'clinic',
      parse: optionsFrom,
      args: ['--chairs', '1,?', '--seed', 'x', '--mllp-port', '0'],
      lines: 3,
    },
    { of: 'clinic', parse: optionsFrom, args: ['--gateway', 'ftp://x', '--mllp-port', '65536'], lines: 2 },
    { of: 'replay', parse: replayOptionsFrom, args: ['--chair', '', '--speed', '0'], lines: 3 },
    { of: 'replay', parse: replayOptionsFrom, args: ['a', 'b'], lines: 1 },
    { of: 'replay', parse: replayOptionsFrom, args: ['a', '--frob'], lines: 1 },
    { of: 'replay', parse: replayOptionsFrom, args: ['a', '--speed', '-1'], lines: 1 },
  ];
  for (const { of, parse, args, lines } of wrong) {
    it(`[SI10] ${of} ${args.join(' ')}: every problem at once, a line each`, () => {
      const options = parse(args);
      expect(options.ok ? [] : options.error).toHaveLength(lines);
      expect(options.ok ? '' : options.error.join('')).not.toContain('\n');
    });
  }
});
