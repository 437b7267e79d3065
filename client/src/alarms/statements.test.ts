import { expect, it } from 'vitest';
import { viewOfSnapshot } from '../live/chair-view.ts';
import { aChair, aReading, aSnapshot, opened, startMs } from '../testing/chair.ts';
import { chairStatements } from './statements.ts';

const heard = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading()] }));

const ages = [
  { ageMs: 9_999, says: [] },
  { ageMs: 10_000, says: ['no-data'] },
  { ageMs: 10_001, says: ['no-data'] },
];
for (const { ageMs, says } of ages) {
  it(`[UI16] silent for ${ageMs} ms a chair says ${says.join() || 'nothing'}`, () => {
    expect(chairStatements(heard, startMs + ageMs, true).map(({ type }) => type)).toEqual(says);
  });
}

for (const { aheadMs, says } of [
  { aheadMs: 5_000, says: [] },
  { aheadMs: 5_001, says: [{ type: 'no-data', priority: 'medium', sinceMs: null }] },
]) {
  it(`[AL28] heard ${aheadMs} ms ahead of the session clock a chair says ${says.length === 0 ? 'nothing' : 'no-data'}`, () => {
    expect(chairStatements(heard, startMs - aheadMs, true)).toEqual(says);
  });
}

it('[AL28] what is ahead of the clock does not hide what was heard now', () => {
  const ahead = aReading({ parameter: 'pulseRateBpm', cursor: 2, atMs: startMs + 60_000 });
  const view = viewOfSnapshot(aSnapshot({ cursor: 2, latest: [aReading(), ahead] }));
  expect(chairStatements(view, startMs, true)).toEqual([]);
});

it('[UI16] a device that reports its probe off is heard', () => {
  const says = { quality: 'unavailable', reason: 'probe-off' } as const;
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading({ says })] }));
  expect(chairStatements(view, startMs, true)).toEqual([]);
});

it('[UI16] a cuff alone is not data from the chair', () => {
  const cuff = aReading({ parameter: 'systolicMmHg', says: { quality: 'good', value: 120 } });
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [cuff], nibp: [cuff] }));
  expect(chairStatements(view, startMs + 30_000, true).map(({ type }) => type)).toEqual(['never-heard']);
});

it('[UI16] a session on a chair without a device says so at once', () => {
  const view = viewOfSnapshot(aSnapshot({ state: aChair(opened), devices: [] }));
  expect(chairStatements(view, startMs, true).map(({ type }) => type)).toEqual(['no-device']);
});

it('[SE1] a chair without a session is calm', () => {
  const view = viewOfSnapshot(aSnapshot({ state: aChair(), devices: [] }));
  expect(chairStatements(view, startMs, false)).toEqual([]);
});

it('[UI8] a record that is not saved stands above silence', () => {
  expect(chairStatements(heard, startMs + 20_000, false).map(({ priority }) => priority)).toEqual([
    'high',
    'medium',
  ]);
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
    expect(chairStatements(view, startMs + 30_000, true).map(({ type }) => type)).toEqual([says]);
  });
}

it('[UI16] an oximeter that was taken from the chair is not looked for among the cables', () => {
  const view = viewOfSnapshot(aSnapshot({ cursor: 1, latest: [aReading()], devices: [] }));
  expect(chairStatements(view, startMs + 10_000, true)).toMatchObject([
    { type: 'no-device', sinceMs: startMs },
  ]);
});
