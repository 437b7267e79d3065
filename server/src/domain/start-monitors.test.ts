import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import {
  aChair,
  anInfusion,
  anOpening,
  aReading,
  bedsideOf,
  calmBedside,
  minute,
  physician,
  start,
  stop,
  t0,
} from '../testing/a-chair.ts';
import type { Bedside } from './baseline.ts';
import type { Decision } from './decision.ts';

const why = (decision: Decision) => (decision.ok ? null : decision.error);
const needsPhysician = { type: 'needs-physician', why: 'no-monitor' };
const past: ChairCommand = { ...start, override: 'the module is being exchanged' } as ChairCommand;

/** A green baseline taken at minute 0; what is heard a minute later. */
function prepared() {
  const chair = aChair();
  chair.command(anOpening, -10);
  chair.command({ type: 'set-baseline' }, 0);
  return chair;
}

/** As they stand at minute 1: the oximeter and the cuff were heard so long ago. */
function heardAgo(oximeterMs: number, cuffMs: number): Bedside {
  const nowMs = t0 + minute;
  return bedsideOf([
    aReading('systolicMmHg', 124, { atMs: nowMs - cuffMs }),
    aReading('spo2Percent', 97, { atMs: nowMs - oximeterMs }),
  ]);
}

describe('a start without a monitor', () => {
  for (const [oximeterMs, cuffMs, refused] of [
    [9_999, 0, null],
    [10_000, 0, needsPhysician],
    [10_001, 0, needsPhysician],
    [0, 20 * minute - 1, null],
    [0, 20 * minute, needsPhysician],
    [0, 20 * minute + 1, needsPhysician],
  ] as const) {
    it(`[SE13a] the oximeter silent for ${oximeterMs} ms, the cuff for ${cuffMs} ms: ${refused?.why ?? 'started'}`, () => {
      const bedside = heardAgo(oximeterMs, cuffMs);
      expect(why(prepared().command(start, 1, { bedside }))).toEqual(refused);
    });
  }

  it('[SE13a] the cuff may say the mean alone, and an oximeter without a number is heard', () => {
    const atMs = t0 + minute;
    const off = { ...aReading('spo2Percent', 0, { atMs }), quality: 'unavailable', reason: 'probe-off' };
    const bedside = bedsideOf([aReading('meanMmHg', 90, { atMs }), off as never]);
    expect(why(prepared().command(start, 1, { bedside }))).toBeNull();
  });

  it('[SE13a] is a physician’s, with a reason, and what was not heard is recorded', () => {
    const bedside = heardAgo(60_000, 0);
    const chair = prepared();
    expect(why(chair.command(past, 1, { bedside }))).toEqual(needsPhysician);
    expect(why(chair.command(start, 1, { bedside, principal: physician }))).toEqual(needsPhysician);
    expect(why(chair.command(past, 1, { bedside, principal: physician }))).toBeNull();
    expect(chair.events().at(-1)?.body).toMatchObject({
      override: 'the module is being exchanged',
      unheard: ['oximeter'],
    });
  });

  it('[SE13a] one reason is for the missing baseline and the missing monitor', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    const without: ChairCommand = { ...start, withoutBaseline: 'no cuff here' } as ChairCommand;
    const bedside = bedsideOf([]);
    expect(why(chair.command(without, 1, { bedside, principal: physician }))).toBeNull();
    expect(chair.events().at(-1)?.body).toMatchObject({
      withoutBaseline: 'no cuff here',
      override: null,
      unheard: ['oximeter', 'cuff'],
    });
  });

  it('[SE13a] released beforehand is for what was missing then, and for nothing that falls silent after', () => {
    const chair = prepared();
    const release: ChairCommand = { type: 'release-start', reason: 'the cuff is on its way' };
    expect(why(chair.command(release, 1))).toMatchObject({ type: 'not-permitted' });
    const noCuff = { bedside: heardAgo(0, 60 * minute) };
    chair.command(release, 1, { ...noCuff, principal: physician });
    expect(chair.events().at(-1)?.body).toMatchObject({ outcome: 'no-monitor', unheard: ['cuff'] });
    const nothing = { bedside: heardAgo(60_000, 60 * minute) };
    expect(why(chair.command(start, 1, nothing))).toEqual(needsPhysician);
    expect(why(chair.command(start, 1, noCuff))).toBeNull();
  });

  it('[SE13a] a reason for what fell silent after the missing baseline was released is told apart from that release', () => {
    const chair = aChair();
    chair.command(anOpening, -10);
    const release: ChairCommand = { type: 'release-start', reason: 'no cuff fits' };
    expect(why(chair.command(release, 1, { principal: physician, bedside: heardAgo(0, 0) }))).toBeNull();
    const silent = { bedside: heardAgo(60_000, 0), principal: physician };
    expect(why(chair.command(past, 1, silent))).toBeNull();
    const begun = chair.events().find(({ type }) => type === 'infusion-started');
    expect(begun?.body).toMatchObject({
      withoutBaseline: 'no cuff fits',
      override: 'the module is being exchanged',
      unheard: ['oximeter'],
    });
  });

  it('[SE13a] where both are heard and the gate is green there is nothing to release', () => {
    const chair = prepared();
    const release: ChairCommand = { type: 'release-start', reason: 'to be sure' };
    expect(why(chair.command(release, 1, { principal: physician }))).toEqual({ type: 'gate-green' });
  });

  it('[SE13a] is asked about before a further infusion too', () => {
    const chair = anInfusion();
    chair.command(stop, 10);
    const again: ChairCommand = { ...start, again: 'pain is back' } as ChairCommand;
    const silent = bedsideOf([aReading('spo2Percent', 97, { atMs: t0, deviceId: 'OXI-1' as DeviceId })]);
    expect(why(chair.command(again, 12, { bedside: silent }))).toEqual(needsPhysician);
    expect(why(chair.command(again, 12, { bedside: calmBedside(t0 + 12 * minute) }))).toBeNull();
  });
});
