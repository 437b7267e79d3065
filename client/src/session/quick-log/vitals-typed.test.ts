import { expect, it } from 'vitest';
import { noVitals, typedFrom, vitalsOf, type VitalsTyped } from './vitals-typed.ts';

const rows: readonly (readonly [Partial<VitalsTyped>, object | null])[] = [
  [{}, null],
  [{ spo2Percent: '96' }, { spo2Percent: 96, systolicMmHg: null, pulseRateBpm: null }],
  [{ pulseRateBpm: '80' }, { pulseRateBpm: 80 }],
  [{ systolicMmHg: '120' }, null],
  [{ diastolicMmHg: '80' }, null],
  [
    { systolicMmHg: '120', diastolicMmHg: '80' },
    { systolicMmHg: 120, diastolicMmHg: 80 },
  ],
  [{ systolicMmHg: '0', diastolicMmHg: '80' }, null],
  [{ systolicMmHg: '1', diastolicMmHg: '1' }, { systolicMmHg: 1 }],
  [{ spo2Percent: '100' }, { spo2Percent: 100 }],
  [{ spo2Percent: '101' }, null],
  [{ spo2Percent: '96,5' }, { spo2Percent: 96.5 }],
  [{ spo2Percent: 'ninety' }, null],
  [{ spo2Percent: '96', pulseRateBpm: 'x' }, null],
];
for (const [typed, entry] of rows) {
  it(`[SE16] ${JSON.stringify(typed)} ${entry === null ? 'can not be entered' : 'is entered'}`, () => {
    const made = vitalsOf({ ...noVitals, ...typed });
    if (entry === null) expect(made).toBeNull();
    else expect(made).toMatchObject({ kind: 'vitals', ...entry });
  });
}

it('[SE17] a correction begins with what was typed', () => {
  const typed = { ...noVitals, systolicMmHg: '141', diastolicMmHg: '88' };
  expect(typedFrom(vitalsOf(typed)!)).toEqual(typed);
});
