import { describe, expect, it } from 'vitest';
import { runOptionsFrom } from './cli/run-options.ts';
import { clinicOptionsFrom } from './clinic/options.ts';
import { replayOptionsFrom } from './replay/options.ts';

describe('the command lines', () => {
  it('[SI10] the clinic has four chairs unless told otherwise', () => {
    expect(clinicOptionsFrom([])).toEqual({
      ok: true,
      value: {
        chairs: ['1', '2', '3', '4'],
        gateway: 'http://127.0.0.1:8080',
        mllp: { host: '127.0.0.1', port: 2575 },
        seed: null,
        speed: 1,
        historyMs: 0,
        scenario: null,
        controlPort: 0,
      },
    });
  });

  it('[SI10] a run takes seed and speed from its scenario unless told otherwise', () => {
    expect(runOptionsFrom(['calm_day', '--for', '30m', '--gateway', 'own'])).toEqual({
      ok: true,
      value: {
        scenario: 'calm_day',
        seed: null,
        speed: null,
        gateway: 'own',
        controlPort: null,
        forMs: 1_800_000,
        mllp: { host: '127.0.0.1', port: 2575 },
        record: null,
        commands: null,
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
      parse: clinicOptionsFrom,
      args: ['--chairs', '1,?', '--seed', 'x', '--mllp-port', '0'],
      lines: 3,
    },
    {
      of: 'clinic',
      parse: clinicOptionsFrom,
      args: ['--gateway', 'ftp://x', '--mllp-port', '65536'],
      lines: 2,
    },
    { of: 'clinic', parse: clinicOptionsFrom, args: ['--history', '45', '--speed', '0'], lines: 2 },
    { of: 'run', parse: runOptionsFrom, args: [], lines: 1 },
    {
      of: 'run',
      parse: runOptionsFrom,
      args: [
        'a',
        'b',
        '--seed',
        'x',
        '--speed',
        'fast',
        '--gateway',
        'x',
        '--for',
        '30',
        '--control-port',
        'y',
      ],
      lines: 6,
    },
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
