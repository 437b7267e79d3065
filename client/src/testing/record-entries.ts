import type { Charted } from '@chairside/shared/chart/chart.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import type { Actor } from '@chairside/shared/chair/events.ts';
import type { DeviceId, PersonId } from '@chairside/shared/ids.ts';
import type { RecordedDevice } from '@chairside/shared/record/recorded-devices.ts';
import type { RecordedNibp, TableRow } from '@chairside/shared/record/session-record.ts';
import type { Measurement } from '@chairside/shared/vitals/reading.ts';
import { startMs } from './chair.ts';

/** What people entered and the cuff measured in the session of `aRecord`. */

export const nurse: Actor = { personId: 'nurse-1' as PersonId, role: 'nurse' };
export const physician: Actor = { personId: 'physician-1' as PersonId, role: 'physician' };

/** Minutes since the start. */
export function at(minute: number): number {
  return startMs + minute * 60_000;
}

function charted(
  [seq, minute]: readonly [seq: number, minute: number],
  entry: ChartEntry,
  over: Partial<Charted> = {},
): Charted {
  return {
    seq,
    root: seq,
    entry,
    happenedAtMs: at(minute),
    recordedAtMs: at(minute) + 20_000,
    by: nurse,
    because: null,
    over: null,
    ...over,
  };
}

const dose = {
  kind: 'dose',
  drug: 'ketamine',
  unit: 'mg',
  rateMlPerHour: 150,
  volumeMl: 100,
  lot: 'K7731',
  givenBy: 'J. Ortiz',
} as const;

export const chart: readonly Charted[] = [
  charted([20, -8], { kind: 'answer', list: 'before', item: 'consent', value: true, note: null }),
  charted([21, -8], {
    kind: 'answer',
    list: 'before',
    item: 'seizures',
    value: true,
    note: 'one, as a child',
  }),
  charted(
    [30, 0],
    { ...dose, amount: 4 },
    {
      over: { how: 'corrected', bySeq: 33, atMs: at(3), by: nurse, note: 'a zero was missing' },
    },
  ),
  charted([33, 0], { ...dose, amount: 40 }, { root: 30, recordedAtMs: at(3), because: 'a zero was missing' }),
  charted([35, 6], { kind: 'side-effect', effect: 'dissociation', other: null, severity: 'mild' }),
  charted([36, 10], { kind: 'scale', scale: 'moaas', score: 4, answers: null }),
  charted([38, 14], { kind: 'side-effect-changed', of: 35, severity: 'moderate' }),
  charted([40, 18], { kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' }),
  charted([41, 19], {
    kind: 'medicine',
    medicine: 'Ondansetron',
    amount: 4,
    unit: 'mg',
    route: 'intravenous',
    givenBy: 'J. Ortiz',
  }),
  charted([44, 21], { kind: 'oxygen', flowLPerMin: 2 }),
  charted([45, 22], {
    kind: 'vitals',
    systolicMmHg: 152,
    diastolicMmHg: 91,
    pulseRateBpm: 84,
    spo2Percent: 95,
  }),
  charted([46, 24], { kind: 'intervention', what: 'repositioned', note: null }),
  charted([48, 29], { kind: 'oxygen', flowLPerMin: null }),
  charted([50, 33], { kind: 'note', text: 'Talks about the sea; calm.' }),
  charted([52, 35], { kind: 'side-effect-ended', of: 40 }),
  charted([55, 52], { kind: 'side-effect-ended', of: 35 }),
  charted([57, 54], { kind: 'scale', scale: 'moaas', score: 5, answers: null }),
  charted(
    [58, 55],
    { kind: 'note', text: 'Wrong chair' },
    {
      over: { how: 'undone', bySeq: 59, atMs: at(55.5), by: nurse, note: null },
    },
  ),
];

const good = (value: number): Measurement => ({ quality: 'good', value });
const missing: Measurement = { quality: 'unavailable', reason: 'no-value' };
const failedPart: Measurement = { quality: 'unavailable', reason: 'failed' };

function aNibp(minute: number, pressure: readonly [number, number, number] | null): RecordedNibp {
  const part = (index: 0 | 1 | 2) => (pressure === null ? failedPart : good(pressure[index]));
  return {
    atMs: at(minute),
    source: 'device',
    deviceId: 'SIM-CUFF-2',
    entrySeq: null,
    by: null,
    systolicMmHg: part(0),
    diastolicMmHg: part(1),
    meanMmHg: part(2),
    pulseRateBpm: pressure === null ? failedPart : good(72),
    failure: pressure === null ? 'failed' : null,
  };
}

const typed: RecordedNibp = {
  ...aNibp(22, [152, 91, 0]),
  source: 'typed',
  deviceId: null,
  entrySeq: 45,
  by: nurse,
  meanMmHg: missing,
  pulseRateBpm: good(84),
};

export const nibp: readonly RecordedNibp[] = [
  aNibp(-9, [126, 79, 95]),
  aNibp(-6, [122, 77, 92]),
  aNibp(0, [128, 80, 96]),
  aNibp(5, [139, 86, 104]),
  aNibp(10, [148, 90, 109]),
  aNibp(20, null),
  typed,
  aNibp(25, [158, 95, 116]),
  aNibp(30, [161, 96, 118]),
  aNibp(35, [154, 93, 113]),
  aNibp(40, [149, 91, 110]),
  aNibp(48, [138, 86, 103]),
  aNibp(58, [130, 82, 98]),
  aNibp(68, [126, 80, 95]),
];

const oximeter = 'SIM-OXI-2' as DeviceId;

export const devices: readonly RecordedDevice[] = [
  {
    deviceId: oximeter,
    sourceClass: 'monitor',
    parameters: ['spo2Percent', 'pulseRateBpm'],
    firstAtMs: at(-12),
    lastAtMs: at(75),
    readings: 10_300,
  },
  {
    deviceId: 'SIM-CUFF-2' as DeviceId,
    sourceClass: 'monitor',
    parameters: ['systolicMmHg', 'diastolicMmHg', 'meanMmHg', 'cuffPulseRateBpm'],
    firstAtMs: at(-9),
    lastAtMs: at(68),
    readings: 52,
  },
];

export function tableRow(one: RecordedNibp): TableRow {
  const minute = (one.atMs - startMs) / 60_000;
  const near = chart.filter(
    ({ over, happenedAtMs, entry }) =>
      over === null && entry.kind !== 'answer' && Math.abs(happenedAtMs - one.atMs) <= 2.5 * 60_000,
  );
  const moaas = near.find(({ entry }) => entry.kind === 'scale');
  return {
    nibp: one,
    phase: minute < 0 ? 'preparing' : minute < 43 ? 'infusing' : 'observing',
    sinceStartMs: one.atMs - startMs,
    spo2Percent: minute === 20 ? null : 97,
    pulseRateBpm: 74,
    from: { spo2Percent: minute === 20 ? null : oximeter, pulseRateBpm: oximeter },
    scores: moaas?.entry.kind === 'scale' ? { moaas: moaas.entry.score } : {},
    entries: near.map(({ seq }) => seq),
  };
}
