import type { Patient, Series } from '@chairside/shared/chair/events.ts';

/** What was typed into the patient card, read: a value, nothing, or why it can not be one (SE11). */

export type CardTyped = {
  readonly displayName: string;
  readonly clinicNumber: string;
  readonly dateOfBirth: string;
  readonly weight: string;
  readonly seriesNumber: string;
  readonly seriesOf: string;
};

export const emptyCard: CardTyped = {
  displayName: '',
  clinicNumber: '',
  dateOfBirth: '',
  weight: '',
  seriesNumber: '',
  seriesOf: '',
};

export type CardProblem =
  | 'name'
  | 'identifier'
  | 'date-unreadable'
  | 'date-no-such-day'
  | 'date-future'
  | 'date-too-old'
  | 'weight-unreadable'
  | 'weight-range'
  | 'series-unreadable'
  | 'series-order';

export type CardRead =
  | { readonly ok: true; readonly patient: Patient; readonly series: Series | null }
  | { readonly ok: false; readonly problem: CardProblem };

/** The first problem from top to bottom, or who it is and which session of how many. */
export function readCard(typed: CardTyped, nowMs: number): CardRead {
  const displayName = typed.displayName.trim();
  const clinicNumber = typed.clinicNumber.trim();
  const born = readDate(typed.dateOfBirth, nowMs);
  const weight = readWeight(typed.weight);
  const series = readSeries(typed);
  if (displayName === '') return { ok: false, problem: 'name' };
  if (born.type === 'problem') return { ok: false, problem: born.problem };
  if (clinicNumber === '' && born.type === 'none') return { ok: false, problem: 'identifier' };
  if (weight.type === 'problem') return { ok: false, problem: weight.problem };
  if (series.type === 'problem') return { ok: false, problem: series.problem };
  const patient: Patient = {
    displayName,
    clinicNumber: clinicNumber === '' ? null : clinicNumber,
    dateOfBirth: born.type === 'none' ? null : born.value,
    weightKg: weight.type === 'none' ? null : weight.value,
  };
  return { ok: true, patient, series: series.type === 'none' ? null : series.value };
}

export type Read<T> =
  | { readonly type: 'none' }
  | { readonly type: 'value'; readonly value: T }
  | { readonly type: 'problem'; readonly problem: CardProblem };

const none = { type: 'none' } as const;

/** Year, month, day, with any sign between them or none; the order of day and month is never guessed. */
const yearMonthDay = /^(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})$/;
const oldestYears = 130;

export function readDate(words: string, nowMs: number): Read<string> {
  const typed = words.trim();
  if (typed === '') return none;
  const [, year, month, day] = yearMonthDay.exec(typed) ?? [];
  if (year === undefined || month === undefined || day === undefined) return problem('date-unreadable');
  const date = `${year}-${month}-${day}`;
  const bornAtMs = Date.parse(date);
  // The calendar rolls 31 February over into March: what comes back is another day than was typed.
  if (Number.isNaN(bornAtMs) || !new Date(bornAtMs).toISOString().startsWith(date))
    return problem('date-no-such-day');
  if (bornAtMs > nowMs) return problem('date-future');
  if (yearsSince(date, nowMs) >= oldestYears) return problem('date-too-old');
  return { type: 'value', value: date };
}

/** Whole years from a date of birth to now. */
export function yearsSince(date: string, nowMs: number): number {
  const today = new Date(nowMs).toISOString();
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  return today.slice(5, 10) < date.slice(5, 10) ? years - 1 : years;
}

const weightKg = { min: 20, max: 350 };

/** In kg, with a comma or a point. */
function readWeight(words: string): Read<number> {
  const typed = words.trim();
  if (typed === '') return none;
  if (!/^\d+([.,]\d+)?$/.test(typed)) return problem('weight-unreadable');
  const value = Number(typed.replace(',', '.'));
  return value < weightKg.min || value > weightKg.max ? problem('weight-range') : { type: 'value', value };
}

/** "3 of 6"; how many are planned may be left out. */
function readSeries({ seriesNumber, seriesOf }: Pick<CardTyped, 'seriesNumber' | 'seriesOf'>): Read<Series> {
  const [number, of] = [seriesNumber.trim(), seriesOf.trim()];
  if (number === '' && of === '') return none;
  const isCount = (typed: string) => /^[1-9]\d{0,2}$/.test(typed);
  if (!isCount(number) || (of !== '' && !isCount(of))) return problem('series-unreadable');
  if (of !== '' && Number(number) > Number(of)) return problem('series-order');
  return { type: 'value', value: { number: Number(number), of: of === '' ? null : Number(of) } };
}

function problem(which: CardProblem): { readonly type: 'problem'; readonly problem: CardProblem } {
  return { type: 'problem', problem: which };
}
