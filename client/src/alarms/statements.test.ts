import { expect, it } from 'vitest';
import { viewOfSnapshot, type ChairView } from '../live/chair-view.ts';
import { aChair, aReading, aSnapshot, opened, startMs } from '../testing/chair.ts';
import { chairStatements, silenceOf } from './statements.ts';

const heard = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading()] }));

const ages = [
  { ageMs: 9_999, says: [] },
  { ageMs: 10_000, says: ['no-data'] },
  { ageMs: 10_001, says: ['no-data'] },
];
for (const { ageMs, says } of ages) {
  it(`[UI16] silent for ${ageMs} ms a chair says ${says.join() || 'nothing'}`, () => {
    expect(saidOf(heard, startMs + ageMs)).toEqual(says);
  });
}

for (const { aheadMs, says } of [
  { aheadMs: 5_000, says: null },
  { aheadMs: 5_001, says: { type: 'no-data', sinceMs: null } },
]) {
  it(`[AL28] heard ${aheadMs} ms ahead of the session clock a chair says ${says === null ? 'nothing' : 'no-data'}`, () => {
    expect(silenceOf(heard, startMs - aheadMs)).toEqual(says);
  });
}

it('[AL28] what is ahead of the clock does not hide what was heard now', () => {
  const ahead = aReading({ parameter: 'pulseRateBpm', cursor: 2, atMs: startMs + 60_000 });
  const view = viewOfSnapshot(aSnapshot({ cursor: 2, latest: [aReading(), ahead] }));
  expect(silenceOf(view, startMs)).toBeNull();
});

it('[UI16] a device that reports its probe off is heard', () => {
  const says = { quality: 'unavailable', reason: 'probe-off' } as const;
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading({ says })] }));
  expect(silenceOf(view, startMs)).toBeNull();
});

it('[UI16] a cuff alone is not data from the chair', () => {
  const cuff = aReading({ parameter: 'systolicMmHg', says: { quality: 'good', value: 120 } });
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [cuff], nibp: [cuff] }));
  expect(saidOf(view, startMs + 30_000)).toEqual(['never-heard']);
});

it('[UI16] a session on a chair without a device says so at once', () => {
  const view = viewOfSnapshot(aSnapshot({ state: aChair(opened), devices: [] }));
  expect(chairStatements(view, startMs)).toEqual([{ type: 'no-device', priority: 'medium' }]);
});

it('[SE1] a chair without a session is calm', () => {
  const view = viewOfSnapshot(aSnapshot({ state: aChair(), devices: [] }));
  expect([silenceOf(view, startMs), chairStatements(view, startMs)]).toEqual([null, []]);
});

it('[UI16] what the gateway says as a condition the screen does not say again', () => {
  expect(chairStatements(heard, startMs + 20_000)).toEqual([]);
});

const bound = [
  { measures: [] as const, says: 'never-heard' },
  { measures: ['systolicMmHg', 'meanMmHg'] as const, says: 'no-oximeter' },
  { measures: ['systolicMmHg', 'pulseRateBpm'] as const, says: 'never-heard' },
];
for (const { measures, says } of bound) {
  it(`[UI16] with a device known for ${measures.join() || 'nothing'} a chair without data says ${says}`, () => {
    const [device] = aSnapshot().devices;
    if (device === undefined) throw new Error('no device');
    const view = viewOfSnapshot(aSnapshot({ devices: [{ ...device, measures }] }));
    expect(saidOf(view, startMs + 30_000)).toEqual([says]);
  });
}

it('[UI16] an oximeter that was taken from the chair is not looked for among the cables', () => {
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading()], devices: [] }));
  expect(silenceOf(view, startMs + 10_000)).toEqual({ type: 'no-device', sinceMs: startMs });
  expect(chairStatements(view, startMs + 10_000)).toHaveLength(1);
});

function saidOf(view: ChairView, nowMs: number): readonly string[] {
  const silence = silenceOf(view, nowMs);
  return silence === null ? [] : [silence.type];
}
