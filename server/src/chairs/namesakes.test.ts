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

describe('a monitor that comes back by a new connection', () => {
  it('[DV13] is heard as soon as its dead connection is hung up, though late bytes of that came after the first of the new one', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'dead', t0);
    expect(names.maySpeak(device, 'anew', t0 + 12_000)).toBe(true);
    names.maySpeak(device, 'dead', t0 + 14_000);
    expect(names.hangUp('dead'), 'what was told of it is over').toEqual([device]);
    expect(names.isShared(device)).toBe(false);
    expect(names.maySpeak(device, 'anew', t0 + 15_000)).toBe(true);
  });

  it('[DV13] within seconds, where the last bytes of the old one came after it had begun', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'dying', t0);
    expect(names.maySpeak(device, 'anew', t0 + 1_000)).toBe(false);
    names.maySpeak(device, 'dying', t0 + 1_500);
    names.hangUp('dying');
    expect(names.maySpeak(device, 'anew', t0 + 2_000)).toBe(true);
  });

  for (const [besideMs, isOne] of [
    [4_999, true],
    [5_000, false],
    [5_001, false],
  ] as const)
    it(`[DV13] is ${isOne ? 'one' : 'two'} where the old one had spoken beside it for ${besideMs} ms`, () => {
      const names = createNamesakes();
      names.maySpeak(device, 'one', t0);
      names.maySpeak(device, 'two', t0 + 1_000);
      for (const ms of [0, besideMs]) names.maySpeak(device, 'one', t0 + 2_000 + ms);
      names.hangUp('one');
      expect(names.maySpeak(device, 'two', t0 + 2_000 + besideMs)).toBe(isOne);
    });

  it('[DV13] is no other because of what the gateway had held of the old one, and passes on when it is due', () => {
    const names = createNamesakes();
    names.maySpeak(device, 'old', t0);
    expect(names.maySpeak(device, 'anew', t0 + 1_000)).toBe(false);
    expect(names.maySpeak(device, 'old', t0), 'held for two seconds').toBe(true);
    expect(names.isShared(device)).toBe(false);
    expect(names.maySpeak(device, 'anew', t0 + 5_000)).toBe(true);
    expect(names.maySpeak(device, 'old', t0), 'held until it was hung up on').toBe(false);
    expect(names.isShared(device)).toBe(false);
    expect(names.maySpeak(device, 'anew', t0 + 5_001)).toBe(true);
  });
});

it('[DV13] who reconnects once more beside another patient changes nothing: that one stays another', () => {
  const names = createNamesakes();
  for (let second = 0; second < 10; second += 1) {
    names.maySpeak(device, 'one', t0 + second * 1_000);
    expect(names.maySpeak(device, 'two', t0 + second * 1_000 + 500)).toBe(false);
  }
  names.hangUp('one');
  expect(names.maySpeak(device, 'one anew', t0 + 10_000)).toBe(true);
  names.hangUp('one anew');
  expect(names.maySpeak(device, 'two', t0 + 11_000)).toBe(false);
});
