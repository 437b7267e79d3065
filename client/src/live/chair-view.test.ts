import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { expect, it } from 'vitest';
import { anEvent, aReading, aSnapshot, chairTwo, started, startMs } from '../testing/chair.ts';
import { viewOfSnapshot, withDevices, withFrame } from './chair-view.ts';

const atStart = viewOfSnapshot(aSnapshot());

it('[UI8] a frame the disk holds says nothing of an event that came before it and is in memory only', () => {
  const inMemory = withFrame(atStart, {
    chair: chairTwo,
    events: [anEvent(started, 2)],
    recorded: false,
  }).view;
  const { view } = withFrame(inMemory, { chair: chairTwo, readings: [aReading({ cursor: 1 })] });
  expect(view.state.seq).toBe(2);
  expect(view.recorded).toEqual({ seq: 1, cursor: 1 });
});

it('[UI8] nor does one that is older than the snapshot', () => {
  const ahead = { ...atStart, cursor: 9, recorded: { seq: 0, cursor: 4 } };
  const { view } = withFrame(ahead, { chair: chairTwo, readings: [aReading({ cursor: 5 })] });
  expect(view.recorded).toEqual({ seq: 0, cursor: 5 });
});

it('[UI8] what is known to be recorded stays so, whatever comes late', () => {
  const ahead = { ...atStart, cursor: 9, recorded: { seq: 1, cursor: 9 } };
  const { view } = withFrame(ahead, { chair: chairTwo, readings: [aReading({ cursor: 5 })] });
  expect(view.recorded).toEqual({ seq: 1, cursor: 9 });
});

it('[UI8] a recorded event is marked no longer', () => {
  const { view } = withFrame(atStart, { chair: chairTwo, events: [anEvent(started, 2)] });
  expect(view.recorded.seq).toBe(2);
});

it('[UI9] an older cuff value that comes late does not replace the newer one', () => {
  const newer = aCuff({ cursor: 1, atMs: startMs + 60_000, systolic: 130 });
  const late = aCuff({ cursor: 3, atMs: startMs, systolic: 90 });
  const heard = withFrame(atStart, { chair: chairTwo, readings: newer }).view;
  const { view } = withFrame(heard, { chair: chairTwo, readings: late });
  expect(nibpMeasurements(view.nibp).map(({ systolicMmHg }) => systolicMmHg)).toEqual([
    { quality: 'good', value: 90 },
    { quality: 'good', value: 130 },
  ]);
});

it('[DD8] a device that is bound here no longer shows nothing any more', () => {
  const heard = withFrame(atStart, { chair: chairTwo, readings: [aReading({ cursor: 1 })] }).view;
  const deviceId = aReading().deviceId;
  const bound = { deviceId, isConnected: true, lastHeardAtMs: startMs, measures: [] };
  expect(withDevices(heard, [bound]).latest.spo2Percent).toBeDefined();
  expect(withDevices(heard, []).latest).toEqual({});
});

function aCuff({ cursor, atMs, systolic }: { cursor: number; atMs: number; systolic: number }) {
  const says = (value: number) => ({ quality: 'good', value }) as const;
  return [
    aReading({ parameter: 'systolicMmHg', cursor, atMs, says: says(systolic) }),
    aReading({ parameter: 'diastolicMmHg', cursor: cursor + 1, atMs, says: says(70) }),
  ];
}
