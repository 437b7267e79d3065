import type { Patient } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';

/** Two identifiers (SE11): the name, and a clinic number or a date of birth that a living person can have. */
export function identityProblem({ clinicNumber, dateOfBirth }: Patient, nowMs: number): Refusal | null {
  if (clinicNumber === null && dateOfBirth === null) return { type: 'identifier-missing' };
  if (dateOfBirth === null) return null;
  const bornAtMs = Date.parse(dateOfBirth);
  const isPossible = bornAtMs <= nowMs && nowMs - bornAtMs < oldestMs;
  return isPossible ? null : { type: 'date-impossible' };
}

const oldestMs = 130 * 365.25 * 86_400_000;

export function isSamePatient(one: Patient, other: Patient): boolean {
  return (
    one.displayName === other.displayName &&
    one.clinicNumber === other.clinicNumber &&
    one.dateOfBirth === other.dateOfBirth
  );
}
