import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createDeviceWatch } from './device-watch.ts';

const cuff = 'CUFF-1' as DeviceId;

describe('a cuff that inflates', () => {
  function aWatch() {
    const watch = createDeviceWatch();
    return { watch, isInflating: () => watch.livenessOf([cuff], 0)[0]?.isCuffInflating ?? false };
  }

  it('[DV18] is so before it has measured anything, until it says otherwise', () => {
    const { watch, isInflating } = aWatch();
    expect(isInflating()).toBe(false);
    watch.hearCuff(cuff, true, 'line 1');
    expect(isInflating()).toBe(true);
    watch.hearCuff(cuff, false, 'line 1');
    expect(isInflating()).toBe(false);
  });

  for (const end of ['hangUp', 'lose'] as const) {
    it(`[DV18] is over once its link is gone (${end}), and goes on when another's is`, () => {
      const { watch, isInflating } = aWatch();
      watch.hearCuff(cuff, true, 'line 1');
      watch[end]('line 2');
      expect(isInflating()).toBe(true);
      watch[end]('line 1');
      expect(isInflating()).toBe(false);
    });
  }
});
