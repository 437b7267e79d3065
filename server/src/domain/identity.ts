import type { Patient } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';

/** Two identifiers (SE11): the name, and a clinic number or a date of birth that a living person can have. */
export function identityProblem({ clinicNumber, dateOfBirth }: Patient, nowMs: number): Refusal | null {
  if (clinicNumber === null && dateOfBirth === null) return { type: 'identifier-missing' };
  if (dateOfBirth === null) return null;
  const bornAtMs = startOfDayMs(dateOfBirth);
  const isPossible = bornAtMs <= nowMs && nowMs - bornAtMs < oldestMs;
  return isPossible ? null : { type: 'date-impossible' };
}

const dayMs = 86_400_000;
const oldestMs = 130 * 365.25 * dayMs;

/** Of a day of the Gregorian calendar, `1984-05-31`, in UTC: reckoned, for the domain knows no clock and no calendar of the machine. */
function startOfDayMs(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // Years that begin in March have their leap day last (Fliegel and Van Flandern 1968).
  const [fromMarch, ofYear] = month > 2 ? [month - 3, year] : [month + 9, year - 1];
  const days =
    365 * ofYear +
    Math.floor(ofYear / 4) -
    Math.floor(ofYear / 100) +
    Math.floor(ofYear / 400) +
    Math.floor((153 * fromMarch + 2) / 5) +
    day -
    1;
  return (days - 719_468) * dayMs;
}

export function isSamePatient(one: Patient, other: Patient): boolean {
  return (
    one.displayName === other.displayName &&
    one.clinicNumber === other.clinicNumber &&
    one.dateOfBirth === other.dateOfBirth
  );
}
