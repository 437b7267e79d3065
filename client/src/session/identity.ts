import type { Patient } from '@chairside/shared/chair/events.ts';

/** `#1042 · 1984-05-31`: what tells this patient from another of the same name (SE11). */
export function identifiers({ clinicNumber, dateOfBirth }: Patient): string {
  return [clinicNumber === null ? null : `#${clinicNumber}`, dateOfBirth]
    .filter((one) => one !== null)
    .join(' · ');
}
