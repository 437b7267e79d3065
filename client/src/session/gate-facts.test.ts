import type { DeviceId } from '@chairside/shared/ids.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { expect, it } from 'vitest';
import { viewOfSnapshot } from '../live/chair-view.ts';
import { aSnapshot, startMs } from '../testing/chair.ts';
import { gateFacts, unbrokenMs } from './gate-facts.ts';

const cuffId = 'SIM-NIBP-2' as DeviceId;

/** Of one inflation, both pressures. */
function cuffAt(atMs: number, cursor: number): readonly NumberedReading[] {
  return (['systolicMmHg', 'diastolicMmHg'] as const).map((parameter, index) => ({
    parameter,
    quality: 'good',
    value: parameter === 'systolicMmHg' ? 120 : 78,
    cursor: cursor + index,
    atMs,
    measuredAtMs: atMs,
    deviceId: cuffId,
  }));
}

function factsWith(cuffsAtMs: readonly number[], nowMs: number, spo2ForMs = 60_000) {
  const seconds = Array.from({ length: spo2ForMs / 1_000 + 1 }, (_, second) => second * 1_000);
  const view = viewOfSnapshot(
    aSnapshot({
      nibp: cuffsAtMs.flatMap((atMs, index) => cuffAt(atMs, index * 2 + 1)),
      trend: { spo2Percent: seconds.map((ms) => ({ atMs: nowMs - spo2ForMs + ms, value: 97 })) },
    }),
  );
  return gateFacts(view, view.state.session!, nowMs);
}

const apart = [
  { ms: 119_999, cuffs: 1, secondFromMs: startMs + 120_000, isComplete: false },
  { ms: 120_000, cuffs: 2, secondFromMs: null, isComplete: true },
  { ms: 120_001, cuffs: 2, secondFromMs: null, isComplete: true },
];
for (const { ms, ...facts } of apart) {
  it(`[SE13] two measurements ${ms} ms apart count as ${facts.cuffs}`, () => {
    expect(factsWith([startMs, startMs + ms], startMs + 130_000)).toMatchObject(facts);
  });
}

it('[SE13] before the first measurement nothing is counted down', () => {
  expect(factsWith([], startMs)).toMatchObject({ cuffs: 0, secondFromMs: null, isComplete: false });
});

it('[SE13] a measurement of half an hour ago does not count any more', () => {
  expect(factsWith([startMs], startMs + 30 * 60_000)).toMatchObject({ cuffs: 1 });
  expect(factsWith([startMs], startMs + 30 * 60_000 + 1)).toMatchObject({ cuffs: 0 });
});

const saturated = [
  { ms: 59_000, isComplete: false },
  { ms: 60_000, isComplete: true },
  { ms: 61_000, isComplete: true },
];
for (const { ms, isComplete } of saturated) {
  it(`[SE13] ${ms} ms of SpO2 are ${isComplete ? 'enough' : 'too little'}`, () => {
    const facts = factsWith([startMs, startMs + 120_000], startMs + 130_000, ms);
    expect(facts).toMatchObject({ spo2ForMs: Math.min(ms, 60_000), isComplete });
  });
}

it('[SE13] a gap begins the minute anew, and so does silence', () => {
  const line = [
    { atMs: 0, value: 97 },
    { atMs: 1_000, value: null },
    { atMs: 2_000, value: 97 },
    { atMs: 5_000, value: 97 },
  ];
  expect(unbrokenMs(line, 5_000)).toBe(3_000);
  expect(unbrokenMs(line, 15_000)).toBe(3_000);
  expect(unbrokenMs(line, 15_001)).toBe(0);
  expect(unbrokenMs([], 5_000)).toBe(0);
});
