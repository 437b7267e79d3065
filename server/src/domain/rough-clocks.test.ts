import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { describe, expect, it } from 'vitest';
import { aReading, minute, t0 } from '../testing/a-chair.ts';
import { createAdmission } from './admission.ts';
import { createDeviceTime, type Placed } from './device-time.ts';

/** Clocks that are wrong and not smooth, and clocks that were set while nobody could see it. Seconds after `t0`. */
type Told = readonly [atS: number, measuredAtS: number, parameter?: ParameterId, isFromMemory?: boolean];

/** How many seconds late each stands, or null where it stands nowhere. */
function lateAfter(tolds: readonly Told[]) {
  const time = createDeviceTime();
  const late = tolds.map(([atS, measuredAtS, parameter = 'spo2Percent', isFromMemory]) => {
    const atMs = t0 + atS * 1_000;
    const measuredAtMs = t0 + measuredAtS * 1_000;
    return lateS(atMs, time.observe({ atMs, measuredAtMs, parameter, isFromMemory }));
  });
  return { late, time };
}

function lateS(receivedAtMs: number, { atMs }: Placed): number | null {
  return atMs === null ? null : (receivedAtMs - atMs) / 1_000;
}

function seconds(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function heard(from: number, to: number, aheadS = 0): readonly Told[] {
  return seconds(from, to).map((second) => [second, second + aheadS]);
}

/** 0, 1, 2, 3, 4 s in no order that looks like one. */
const delays = [3, 0, 4, 1, 2, 2, 4, 0, 3, 1];

describe('an oximeter whose clock is two minutes off and not smooth', () => {
  for (const aheadS of [-120, 120])
    for (const [name, withinS, tolds] of [
      ['told in batches of five', 20, seconds(0, 60).map((s) => [Math.ceil((s + 1) / 5) * 5, s + aheadS])],
      ['brought up to date every five seconds', 12, seconds(0, 60).map((s) => [s, s - (s % 5) + aheadS])],
      [
        'on its way for up to four seconds',
        12,
        seconds(0, 60).map((s) => [s, s + aheadS - (delays[s % 10] ?? 0)]),
      ],
    ] as const satisfies readonly (readonly [string, number, readonly Told[]])[])
      it(`[DD12] ${name}, ${aheadS} s ahead, is of now within ${withinS} s`, () => {
        const { late } = lateAfter(tolds);
        const after = tolds.findIndex(([atS]) => atS >= (tolds[0]?.[0] ?? 0) + withinS);
        for (const one of late.slice(after)) expect(one).toBeLessThanOrEqual(5);
      });

  it('[DD12] each of its parameters has a delay of its own', () => {
    const tolds = seconds(0, 20).flatMap((s): readonly Told[] => [
      [s, s - 120],
      [s, s - 123, 'pulseRateBpm'],
    ]);
    expect(lateAfter(tolds).late.slice(10, 14)).toEqual([0, 3, 0, 3]);
  });

  for (const [spreadS, isBelieved] of [
    [5.9, true],
    [6, true],
    [6.1, false],
  ] as const)
    it(`[DD12] times that stray by ${spreadS} s ${isBelieved ? 'prove a clock' : 'prove none'}`, () => {
      const { late } = lateAfter(seconds(0, 30).map((s) => [s, s - 120 - (s % 2) * spreadS]));
      expect(late.slice(12).every((one) => one !== null && one <= spreadS)).toBe(isBelieved);
    });

  for (const gapS of [0.015, 0.5, 0.7])
    for (const pauseS of [0, 5, 6, 12])
      it(`[DD12] ten minutes it had kept, one each ${gapS} s with a pause of ${pauseS} s after each fifty, are no numbers of now`, () => {
        const tolds = seconds(0, 600).map((s): Told => [s * gapS + Math.floor(s / 50) * pauseS, s - 600]);
        const { late, time } = lateAfter(tolds.filter(([atS, measuredAtS]) => atS - measuredAtS > 5));
        expect(time.skewMs()).toBeNull();
        expect(Math.min(...late.map((one) => one ?? NaN))).toBeGreaterThan(5);
      });
});

describe('an oximeter whose clock was set while it was not heard', () => {
  for (const [name, silentS, aheadS] of [
    ['two minutes back in three of silence', 180, -120],
    ['ten seconds back in half a minute', 30, -10],
  ] as const)
    it(`[DD12] ${name}: late for 5 s, then of now`, () => {
      const { late, time } = lateAfter([...heard(0, 60), ...heard(60 + silentS, 90 + silentS, aheadS)]);
      expect(late.slice(60, 65)).toEqual(seconds(0, 5).map(() => -aheadS));
      expect(late.slice(65)).toEqual(seconds(0, 25).map(() => 0));
      expect(time.steppedAtMs()).toBe(t0 + (65 + silentS) * 1_000);
    });

  for (const backS of [4, 5.5, 6])
    it(`[DD12] ${backS} s back before our eyes: late for 5 s, then of now`, () => {
      const { late } = lateAfter([...heard(0, 60), ...heard(60, 90, -backS)]);
      expect(late.slice(60, 65)).toEqual(seconds(0, 5).map(() => backS));
      expect(late.slice(65)).toEqual(seconds(0, 25).map(() => 0));
    });

  it('[DD7] what goes on where it was last heard was kept meanwhile, though it comes at life’s pace', () => {
    const { late } = lateAfter([...heard(0, 60), ...heard(180, 300, -120)]);
    expect(late.slice(60)).toEqual(seconds(0, 120).map(() => 120));
  });

  it('[DD7] single numbers told twenty seconds after each was measured are each as old as they are', () => {
    const { late } = lateAfter([...heard(0, 60), [120, 100], [320, 300], [330, 310], [340, 320]]);
    expect(late.slice(60)).toEqual([20, 20, 20, 20]);
  });

  for (const [perSecond, firstS] of [
    [128, 60],
    [2, 60],
    [2, 120],
  ] as const)
    it(`[DD7] a backlog from ${firstS} s on, ${perSecond} a second, stands where it was measured`, () => {
      const backlog = seconds(firstS, 180).map((s): Told => [240 + (s - firstS) / perSecond, s]);
      const { late } = lateAfter([...heard(0, 60), ...backlog]);
      expect(late.slice(60)).toEqual(backlog.map(([atS, measuredAtS]) => atS - measuredAtS));
    });
});

describe('a cuff beside an oximeter', () => {
  for (const stampedAheadS of [5, 20, 30])
    it(`[DD12] its stamp ${stampedAheadS} s ahead makes no SpO2 late`, () => {
      const { late } = lateAfter([
        ...heard(0, 100),
        [100, 100 + stampedAheadS, 'systolicMmHg'],
        ...heard(100, 160),
      ]);
      expect(new Set(late)).toEqual(new Set([0]));
    });

  it('[DD12] an oximeter puts right within 5 s what a cuff alone had taught', () => {
    const { late, time } = lateAfter([
      [0, -105, 'systolicMmHg'],
      [60, -45, 'systolicMmHg'],
      ...heard(70, 90, -120),
    ]);
    expect(late.slice(7)).toEqual(seconds(0, 15).map(() => 0));
    expect(time.steppedAtMs()).toBeNull();
  });

  for (const [silentS, isBelieved] of [
    [59, false],
    [60, true],
    [61, true],
  ] as const)
    it(`[DD12] its clock an hour ahead ${silentS} s after the oximeter's last word is ${isBelieved ? '' : 'not '}believed with a second measurement`, () => {
      const lastS = 59;
      const { late } = lateAfter([
        ...heard(0, lastS + 1),
        [lastS + silentS - 40, lastS + silentS - 40 + 3_600, 'systolicMmHg'],
        [lastS + silentS, lastS + silentS + 3_600, 'systolicMmHg'],
        [lastS + silentS + 31, lastS + silentS + 31 + 3_600, 'systolicMmHg'],
      ]);
      expect(late.slice(-3, -1)).toEqual([null, null]);
      expect(late.at(-1)).toBe(isBelieved ? 0 : null);
    });
});

describe('the first number of a monitor that has only a cuff', () => {
  const atMs = t0 + 10 * minute;
  const cuff = (skewMs: number) => ({
    reading: aReading('systolicMmHg', 124, { atMs, measuredAtMs: atMs - 1_000 - skewMs }),
    sentAtMs: atMs - skewMs,
  });

  for (const [skewMs, lateMs] of [
    [2 * minute, 2 * minute + 1_000],
    [-2 * minute, null],
  ] as const)
    it(`[DD12] its clock ${skewMs} ms behind: ${lateMs === null ? 'does not enter' : 'is as old as it looks'}`, () => {
      expect(createAdmission().admit(cuff(skewMs), t0)?.lateMs ?? null).toBe(lateMs);
    });

  it('[DD12] waits for the oximeter beside it, which proves the clock', () => {
    const admission = createAdmission();
    const spo2 = aReading('spo2Percent', 97, { atMs, measuredAtMs: atMs - 2 * minute });
    admission.admit({ reading: spo2, sentAtMs: atMs - 2 * minute }, t0);
    expect(admission.admit(cuff(2 * minute), t0)).toBeNull();
  });
});
