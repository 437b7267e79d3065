import type { Session } from '@chairside/shared/chair/state.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading, Reading } from '@chairside/shared/vitals/reading.ts';
import { expect, it } from 'vitest';
import { aChair, opened } from '../testing/chair.ts';
import { nibpRows } from './nibp-rows.ts';

const minute = 60_000;
const t0 = 1_700_000_000_000;

function aReading(parameter: ParameterId, value: number, more: Partial<Reading> = {}): NumberedReading {
  const common = { parameter, quality: 'good', value, deviceId: 'CUFF' as DeviceId, measuredAtMs: null };
  return { ...common, atMs: t0, cursor: 1, ...more } as NumberedReading;
}

function inflation(atMinute: number, [systolic, diastolic, mean, pulse]: readonly number[]) {
  const at = { atMs: t0 + atMinute * minute };
  return [
    aReading('systolicMmHg', systolic ?? 0, at),
    aReading('diastolicMmHg', diastolic ?? 0, at),
    aReading('meanMmHg', mean ?? 0, at),
    aReading('cuffPulseRateBpm', pulse ?? 0, at),
  ];
}

function session(more: Partial<Session> = {}): Session {
  const infusion = { number: 1, startedAtMs: t0, pauses: [] };
  return {
    ...aChair(opened).session!,
    course: { phase: 'infusing', infusion, earlier: [], isPlannedEndNoted: false },
    baseline: { systolicMmHg: 120, diastolicMmHg: 80, spo2Percent: 97, pulseRateBpm: 70, setAtMs: t0 },
    ...more,
  };
}

it('[SE18] lists what the cuff gave, against the baseline, newest first', () => {
  const readings = [...inflation(-5, [120, 80, 93, 70]), ...inflation(10, [150, 90, 110, 82])];
  expect(nibpRows(session(), readings)).toMatchObject([
    { is: 'measured', minute: 10, systolicMmHg: 150, meanMmHg: 110, pulseRateBpm: 82, changePercent: 25 },
    { is: 'measured', minute: -5, systolicMmHg: 120, pulseRateBpm: 70, changePercent: 0 },
  ]);
});

it('[SE18] says why one failed, and which slots nobody served', () => {
  const { value: _none, ...rest } = aReading('systolicMmHg', 0, { atMs: t0 + 5 * minute }) as Record<
    string,
    unknown
  >;
  const failed = { ...rest, quality: 'unavailable', reason: 'failed' } as unknown as NumberedReading;
  const missing = { ...session().nibp, missedAtMs: [t0 + 10 * minute] };
  expect(nibpRows(session({ nibp: missing }), [failed])).toMatchObject([
    { is: 'missed', minute: 10 },
    { is: 'failed', minute: 5, reason: 'failed' },
  ]);
});

it('[SE16] a typed pressure stands among them, marked, and one without a pressure does not', () => {
  const by = null;
  const entry = { kind: 'vitals', systolicMmHg: 132, diastolicMmHg: 84, pulseRateBpm: 76, spo2Percent: null };
  const times = { happenedAtMs: t0 + 7 * minute, recordedAtMs: t0 + 8 * minute };
  const charted = { seq: 3, root: 3, entry, ...times, by, because: null, over: null };
  const onlySaturation = { ...entry, systolicMmHg: null, diastolicMmHg: null, spo2Percent: 97 };
  const chart = [charted, { ...charted, seq: 4, root: 4, entry: onlySaturation }] as Session['chart'];
  expect(nibpRows(session({ chart }), [])).toEqual([
    {
      is: 'typed',
      atMs: t0 + 7 * minute,
      minute: 7,
      systolicMmHg: 132,
      diastolicMmHg: 84,
      meanMmHg: null,
      pulseRateBpm: 76,
      changePercent: 10,
      isDoubtful: false,
    },
  ]);
});

it('[SE18] without a baseline nothing is compared', () => {
  expect(nibpRows(session({ baseline: null }), inflation(5, [150, 90, 110, 80]))).toMatchObject([
    { changePercent: null },
  ]);
});
