import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { t0 } from '../testing/a-chair.ts';
import { createNamesakes } from './namesakes.ts';

const device = 'VENDOR_MONITOR' as DeviceId;

describe('two links under one name', () => {
  it('[DV13] the first goes on alone, for as long as the second is there', () => {
    const names = createNamesakes();
    for (let atMs = t0; atMs < t0 + 60_000; atMs += 1_000) {
      expect(names.maySpeak(device, 'one', atMs)).toBe(true);
      expect(names.maySpeak(device, 'two', atMs + 500)).toBe(false);
    }
    expect(names.isShared(device)).toBe(true);
    expect(names.maySpeak(device, 'two', t0 + 3_600_000), 'though the first is silent').toBe(false);
    names.hangUp('one');
    expect(names.maySpeak(device, 'two', t0 + 3_700_000), 'and though it is gone').toBe(false);
    expect(names.maySpeak(device, 'one anew', t0 + 3_700_001)).toBe(true);
  });

  for (const [silentMs, may] of [
    [4_999, false],
    [5_000, true],
    [5_001, true],
  ] as const) {
    it(`[DV13] a device that comes by another link is ${may ? '' : 'not '}heard ${silentMs} ms after its last word`, () => {
      const names = createNamesakes();
      names.maySpeak(device, 'half open', t0);
      expect(names.maySpeak(device, 'anew', t0 + silentMs)).toBe(may);
      expect(names.isShared(device)).toBe(false);
    });
  }

  it('[DV13] it is heard though it called before that time was over', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'half open', t0);
    const heard = [1, 2, 3, 4, 5, 6].map((second) => names.maySpeak(device, 'anew', t0 + second * 1_000));
    expect(heard).toEqual([false, false, false, false, true, true]);
  });

  it('[DV13] at once where the link before was hung up', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'one', t0);
    expect(names.hangUp('one')).toEqual([]);
    expect(names.maySpeak(device, 'two', t0 + 1)).toBe(true);
  });

  it('[DV13] the first has its name back where it had only paused, and the second is known as another', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'slow', t0);
    expect(names.maySpeak(device, 'two', t0 + 20_000)).toBe(true);
    expect(names.maySpeak(device, 'slow', t0 + 30_000)).toBe(true);
    expect(names.isShared(device)).toBe(true);
    expect(names.maySpeak(device, 'two', t0 + 50_000)).toBe(false);
  });

  it('[DV13] is over when the second has hung up, or a person has bound the device anew', () => {
    const names = createNamesakes();
    const both = () => {
      for (const peer of ['one', 'two', 'one']) names.maySpeak(device, peer, t0);
    };
    both();
    expect(names.hangUp('two')).toEqual([device]);
    expect(names.isShared(device)).toBe(false);
    both();
    names.forget(device);
    expect(names.maySpeak(device, 'two', t0 + 1)).toBe(true);
  });
});
