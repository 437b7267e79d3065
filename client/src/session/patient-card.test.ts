import { expect, it } from 'vitest';
import { emptyCard, readCard, type CardProblem, type CardTyped } from './patient-card.ts';

const nowMs = Date.UTC(2026, 10, 23, 10);
const card: CardTyped = { ...emptyCard, displayName: 'A. Rivera', clinicNumber: '1042' };

const refused: readonly (readonly [string, Partial<CardTyped>, CardProblem])[] = [
  ['no name', { displayName: '  ' }, 'name'],
  ['a name alone', { clinicNumber: ' ' }, 'identifier'],
  ['31 February', { dateOfBirth: '1984-02-31' }, 'date-no-such-day'],
  ['29 February of a year that had none', { dateOfBirth: '1983-02-29' }, 'date-no-such-day'],
  ['month 13', { dateOfBirth: '1984-13-01' }, 'date-no-such-day'],
  ['day and month first', { dateOfBirth: '31-05-1984' }, 'date-unreadable'],
  ['words for a date', { dateOfBirth: 'in May' }, 'date-unreadable'],
  ['a birth tomorrow', { dateOfBirth: '2026-11-24' }, 'date-future'],
  ['130 years today', { dateOfBirth: '1896-11-23' }, 'date-too-old'],
  ['weight 0', { weight: '0' }, 'weight-range'],
  ['weight 19.9', { weight: '19.9' }, 'weight-range'],
  ['weight 350.1', { weight: '350,1' }, 'weight-range'],
  ['weight 900', { weight: '900' }, 'weight-range'],
  ['weight -80', { weight: '-80' }, 'weight-unreadable'],
  ['weight 80 kg', { weight: '80 kg' }, 'weight-unreadable'],
  ['session 0', { seriesNumber: '0' }, 'series-unreadable'],
  ['of six, but which', { seriesOf: '6' }, 'series-unreadable'],
  ['session 7 of 6', { seriesNumber: '7', seriesOf: '6' }, 'series-order'],
];
for (const [what, typed, problem] of refused) {
  it(`[SE11] is told in words what can not be: ${what}`, () => {
    expect(readCard({ ...card, ...typed }, nowMs)).toEqual({ ok: false, problem });
  });
}

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: null };
const taken: readonly (readonly [string, Partial<CardTyped>, object])[] = [
  ['name and number', {}, { patient, series: null }],
  [
    'name and date of birth',
    { clinicNumber: '', dateOfBirth: '1984-05-31' },
    { patient: { ...patient, clinicNumber: null, dateOfBirth: '1984-05-31' } },
  ],
  ['eight digits', { dateOfBirth: '19840531' }, { patient: { ...patient, dateOfBirth: '1984-05-31' } }],
  ['29 February', { dateOfBirth: '1984-02-29' }, { patient: { ...patient, dateOfBirth: '1984-02-29' } }],
  ['born today', { dateOfBirth: '2026-11-23' }, { patient: { ...patient, dateOfBirth: '2026-11-23' } }],
  ['129 years', { dateOfBirth: '1896-11-24' }, { patient: { ...patient, dateOfBirth: '1896-11-24' } }],
  ['weight 20', { weight: '20' }, { patient: { ...patient, weightKg: 20 } }],
  ['weight 350', { weight: '350' }, { patient: { ...patient, weightKg: 350 } }],
  ['a comma in it', { weight: '82,5' }, { patient: { ...patient, weightKg: 82.5 } }],
  ['session 3', { seriesNumber: '3' }, { series: { number: 3, of: null } }],
  ['session 6 of 6', { seriesNumber: '6', seriesOf: '6' }, { series: { number: 6, of: 6 } }],
];
for (const [what, typed, read] of taken) {
  it(`[SE11] takes what can be: ${what}`, () => {
    expect(readCard({ ...card, ...typed }, nowMs)).toMatchObject({ ok: true, ...read });
  });
}
