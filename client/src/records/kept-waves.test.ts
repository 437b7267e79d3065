import type { KeptWave } from '@chairside/shared/devices/wave.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { heardWaves, wavesAround } from './kept-waves.ts';

const momentMs = 1_700_000_000_000;

/** So many seconds at 50 a second, beginning so many before the moment or after. */
function aWave(fromS: number, seconds: number): KeptWave {
  return {
    deviceId: 'OXI-1' as DeviceId,
    kind: 'pleth',
    rateHz: 50,
    atMs: momentMs + fromS * 1_000,
    samples: Array.from({ length: seconds * 50 }, (_, index) => index),
  };
}

describe('around a moment', () => {
  for (const [fromS, seconds, cut] of [
    [-10, 20, [-10, 1_000]],
    [-10, 10, [-10, 500]],
    [-30, 60, [-10, 1_000]],
    [-30, 20, null],
    [10, 5, null],
    [9, 5, [9, 50]],
  ] as const) {
    it(`[WV8] of ${seconds} s from ${fromS} s on: ${cut === null ? 'nothing' : `${cut[1]} samples from ${cut[0]} s on`}`, () => {
      const [found] = wavesAround([aWave(fromS, seconds)], momentMs);
      if (cut === null) expect(found).toBeUndefined();
      else expect([(found!.atMs - momentMs) / 1_000, found!.samples.length]).toEqual(cut);
    });
  }
});

it('[WV8] what is no wave is passed over', () => {
  expect(heardWaves({ waves: [aWave(0, 1), { samples: 'none' }, {}] })).toEqual([aWave(0, 1)]);
  for (const body of [null, 'x', {}, { waves: 1 }]) expect(heardWaves(body)).toBe(null);
});
