import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { isProbeOff, readOximeter } from './oximeter.ts';

const sessionS = 75 * 60;
const chairs = Array.from({ length: 60 }, (_, index) => `chair-${index}/oximeter/probe-off`);

/** Seconds at which the probe came off, with how long it stayed off. */
function timesOff(name: string) {
  const probe = createStreams(1)(name);
  const times: { fromS: number; forS: number }[] = [];
  for (let atS = 0; atS < sessionS; atS += 1) {
    if (!isProbeOff(probe, atS)) continue;
    const last = times.at(-1);
    if (last !== undefined && last.fromS + last.forS === atS) last.forS += 1;
    else times.push({ fromS: atS, forS: 1 });
  }
  return times;
}

describe('oximeter', () => {
  it('[SI4] the probe slips off one to three times in a session, for dozens of seconds, never at its beginning', () => {
    const counts = new Set<number>();
    for (const chair of chairs) {
      const times = timesOff(chair);
      counts.add(times.length);
      for (const { fromS, forS } of times) {
        expect(fromS).toBeGreaterThanOrEqual(300);
        expect(forS).toBeGreaterThanOrEqual(19);
        expect(forS).toBeLessThanOrEqual(51);
      }
    }
    expect([...counts].toSorted()).toEqual([1, 2, 3]);
  });

  const vitals = {
    systolicMmHg: 120,
    diastolicMmHg: 75,
    pulseRateBpm: 71.6,
    spo2Percent: 96.5,
    perfusionIndexPercent: 2.349,
  };

  it('[SI4] rounds as its display does', () => {
    const never = { uniform: () => 0.5, normal: () => 0 };
    expect(readOximeter(vitals, never, 0)).toEqual({
      probe: 'on',
      spo2Percent: 97,
      pulseRateBpm: 72,
      perfusionIndexPercent: 2.3,
    });
  });

  it('[SI4] has no numbers while the probe is off', () => {
    const [chair] = chairs;
    const { fromS } = timesOff(chair!)[0]!;
    expect(readOximeter(vitals, createStreams(1)(chair!), fromS)).toEqual({ probe: 'off' });
  });
});
