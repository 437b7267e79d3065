import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { describe, expect, it } from 'vitest';
import { aReading, chairTwo, minute, t0 } from '../testing/a-chair.ts';
import { createSpeakers, type Say } from './speakers.ts';

const monitor = 'MONITOR' as DeviceId;
const other = 'OTHER' as DeviceId;
const ring = 'RING' as DeviceId;

type Measured = { readonly atMs: number; readonly value: number; readonly measuredAtMs?: number | null };

/** A chair where a monitor and another stand, as equals, and a wellness device; the session began at `t0`. */
function aChair({ sinceMs = t0 }: { sinceMs?: number } = {}) {
  const speakers = createSpeakers();
  const standing = {
    rankOf: (deviceId: DeviceId) => (deviceId === ring ? 1_000 : 0),
    isJudged: (deviceId: DeviceId) => deviceId !== ring,
  };
  const hear = (
    reading: Reading,
    more: { sentAtMs?: number; isFromMemory?: boolean; since?: number } = {},
  ): Say =>
    speakers.hear(
      chairTwo,
      { reading, sentAtMs: more.sentAtMs ?? null, isFromMemory: more.isFromMemory },
      { ...standing, sinceMs: more.since ?? sinceMs },
    );
  return {
    hear,
    why: () => speakers.whySpeaks(chairTwo, 'spo2Percent'),
    spo2: (deviceId: DeviceId, atMs: number, value = 97) =>
      hear(aReading('spo2Percent', value, { deviceId, atMs })),
    without: (deviceId: DeviceId, atMs: number, reason: 'no-value' | 'probe-off' | 'invalid' = 'no-value') =>
      hear(aReading('spo2Percent', 0, { deviceId, atMs, quality: 'unavailable', reason })),
    cuff: (deviceId: DeviceId, { atMs, value, measuredAtMs = null }: Measured) =>
      hear(aReading('systolicMmHg', value, { deviceId, atMs, measuredAtMs })),
    cuffWithout: (deviceId: DeviceId, atMs: number, reason: 'no-value' | 'failed') =>
      hear(aReading('systolicMmHg', 0, { deviceId, atMs, quality: 'unavailable', reason })),
  };
}

describe('a monitor that has no number', () => {
  it('[DV12] whose channel was idle from the first hides no number of an oximeter', () => {
    const chair = aChair();
    for (let atMs = t0; atMs < t0 + 5 * minute; atMs += 1_000) {
      chair.without(monitor, atMs);
      expect(chair.spo2(other, atMs + 300, 84)).toBe('speaks');
    }
    expect(chair.why()).toBe('no-number');
  });

  it('[DV12] whose probe was off from the first hides none either', () => {
    const chair = aChair();
    chair.without(monitor, t0, 'probe-off');
    expect(chair.spo2(other, t0 + 300, 84)).toBe('speaks');
    expect(chair.without(monitor, t0 + 1_000, 'probe-off')).toBe('unheard');
  });

  for (const [idleMs, say] of [
    [9_999, 'unheard'],
    [10_000, 'speaks'],
    [10_001, 'speaks'],
  ] as const) {
    it(`[DV12] after it had some, the other is ${say} once it has had none for ${idleMs} ms`, () => {
      const chair = aChair();
      chair.spo2(monitor, t0);
      for (let atMs = t0 + 1_000; atMs < t0 + idleMs; atMs += 1_000) chair.without(monitor, atMs);
      expect(chair.spo2(other, t0 + idleMs, 84)).toBe(say);
    });
  }

  it('[DV12] and had some says that its probe is off: that is hidden by nobody', () => {
    const chair = aChair();
    chair.spo2(monitor, t0);
    for (let atMs = t0 + 1_000; atMs <= t0 + minute; atMs += 1_000) {
      expect(chair.without(monitor, atMs, 'probe-off')).toBe('speaks');
      expect(chair.spo2(other, atMs)).toBe('unheard');
    }
  });

  it('[DV12] of this patient: numbers of the session before do not count', () => {
    const chair = aChair({ sinceMs: t0 + minute });
    chair.spo2(monitor, t0);
    chair.without(monitor, t0 + minute, 'probe-off');
    expect(chair.spo2(other, t0 + minute + 1)).toBe('speaks');
  });

  it('[DV12] but one that says numbers as the session begins goes on', () => {
    const chair = aChair({ sinceMs: t0 + 1_500 });
    chair.spo2(monitor, t0 + 1_000);
    expect(chair.spo2(other, t0 + 1_700)).toBe('unheard');
  });

  it('[DV12] of two without one the first goes on, and neither hides what is more than that', () => {
    const chair = aChair();
    expect([chair.without(monitor, t0), chair.without(other, t0 + 300)]).toEqual(['speaks', 'unheard']);
    expect(chair.without(other, t0 + 1_000, 'probe-off')).toBe('speaks');
    expect(chair.without(monitor, t0 + 2_000)).toBe('unheard');
    expect(chair.without(monitor, t0 + 2_100, 'probe-off')).toBe('unheard');
  });

  it('[DV12] has the tile of an equal no more when its number comes and goes: they do not alternate', () => {
    const chair = aChair();
    const says: Say[] = [];
    for (let atMs = t0; atMs < t0 + 5 * minute; atMs += 1_000) {
      const isThere = Math.floor((atMs - t0) / 15_000) % 2 === 0;
      says.push(isThere ? chair.spo2(monitor, atMs) : chair.without(monitor, atMs));
      chair.spo2(other, atMs + 300);
    }
    expect(says.lastIndexOf('speaks')).toBeLessThan(30);
  });
});

describe('two cuffs at one chair', () => {
  it('[DV11] what was measured last speaks, whoever measured it and whenever the other did', () => {
    const chair = aChair();
    expect(chair.cuff(monitor, { atMs: t0, value: 121 })).toBe('speaks');
    for (const minutes of [1, 5, 19, 40]) {
      expect(chair.cuff(other, { atMs: t0 + minutes * minute, value: 62 + minutes })).toBe('speaks');
      expect(chair.cuff(monitor, { atMs: t0 + minutes * minute + 30_001, value: 121 + minutes })).toBe(
        'speaks',
      );
    }
  });

  it('[DV11] what the other goes on saying takes nothing back, whether it gives its time, or not, or another each time', () => {
    for (const timeOf of [() => t0, () => null, (atMs: number) => atMs]) {
      const chair = aChair();
      const again = (atMs: number) => chair.cuff(monitor, { atMs, value: 121, measuredAtMs: timeOf(atMs) });
      for (let atMs = t0; atMs < t0 + 5 * minute; atMs += 1_000) again(atMs);
      expect(chair.cuff(other, { atMs: t0 + 5 * minute, value: 62 })).toBe('speaks');
      for (let atMs = t0 + 5 * minute; atMs < t0 + 60 * minute; atMs += 1_000)
        expect(again(atMs)).toBe('unheard');
      expect(
        chair.cuff(monitor, { atMs: t0 + 60 * minute, value: 118, measuredAtMs: t0 + 60 * minute }),
      ).toBe('speaks');
    }
  });

  it('[DV11] neither does it where it was blank in between', () => {
    const chair = aChair();
    chair.cuff(monitor, { atMs: t0, value: 121, measuredAtMs: t0 });
    chair.cuff(other, { atMs: t0 + minute, value: 62 });
    chair.cuffWithout(monitor, t0 + minute + 1_000, 'no-value');
    expect(chair.cuff(monitor, { atMs: t0 + minute + 2_000, value: 121, measuredAtMs: t0 })).toBe('unheard');
  });

  it('[DV11] "no cuff value" each second keeps no cuff silent, nor its failure', () => {
    const chair = aChair();
    for (let atMs = t0; atMs < t0 + minute; atMs += 1_000) chair.cuffWithout(monitor, atMs, 'no-value');
    expect(chair.cuffWithout(other, t0 + minute, 'failed')).toBe('speaks');
    expect(chair.cuffWithout(monitor, t0 + minute + 1, 'no-value')).toBe('unheard');
    expect(chair.cuff(other, { atMs: t0 + 2 * minute, value: 128 })).toBe('speaks');
  });

  it('[DV11] what a cuff had kept stands beside what is on show, and takes the word from nobody', () => {
    const chair = aChair();
    const kept = aReading('systolicMmHg', 185, { deviceId: other, atMs: t0, measuredAtMs: t0 - minute });
    expect(chair.hear(kept, { isFromMemory: true })).toBe('beside');
    expect(chair.cuff(monitor, { atMs: t0 + 1_000, value: 62 })).toBe('speaks');
    expect(chair.hear({ ...kept, atMs: t0 + 2_000 }, { isFromMemory: true })).toBe('beside');
    expect(chair.cuffWithout(monitor, t0 + minute, 'failed')).toBe('speaks');
  });

  it('[DV11] what its device calls older than what is on show stands beside it', () => {
    const chair = aChair();
    chair.cuff(monitor, { atMs: t0, value: 62 });
    const old = { deviceId: other, atMs: t0 + minute, measuredAtMs: t0 + 5 * minute };
    expect(chair.hear(aReading('systolicMmHg', 121, old), { sentAtMs: t0 + 6 * minute + 1 })).toBe('beside');
    const newer = { ...old, measuredAtMs: t0 + 6 * minute };
    expect(chair.hear(aReading('systolicMmHg', 90, newer), { sentAtMs: t0 + 6 * minute + 1 })).toBe('speaks');
  });

  it('[DV11] the pressures of one measurement stay together: what the other says again of its mean is not among them', () => {
    const chair = aChair();
    const mean = (atMs: number) => chair.hear(aReading('meanMmHg', 95, { deviceId: monitor, atMs }));
    chair.cuff(monitor, { atMs: t0, value: 121 });
    mean(t0);
    chair.cuff(other, { atMs: t0 + 10_000, value: 62 });
    expect(mean(t0 + 11_000)).toBe('unheard');
  });

  it('[DV11] one no alarm hangs on never takes the word from one that is judged, and loses it at once', () => {
    const chair = aChair();
    expect(chair.cuff(ring, { atMs: t0, value: 121 })).toBe('speaks');
    expect(chair.cuff(monitor, { atMs: t0 + minute, value: 62 })).toBe('speaks');
    expect(chair.cuff(ring, { atMs: t0 + 2 * minute, value: 119 })).toBe('unheard');
  });

  it('[DV11] both without a number never alternate', () => {
    const chair = aChair();
    const said = [0, 1, 2, 3].map((second) => [
      chair.cuffWithout(monitor, t0 + second * 1_000, 'no-value'),
      chair.cuffWithout(other, t0 + second * 1_000, 'no-value'),
    ]);
    expect(new Set(said.map(String))).toEqual(new Set(['speaks,unheard']));
  });
});
