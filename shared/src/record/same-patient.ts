import type { Patient } from '../chair/events.ts';

/**
 * Whether two sessions are of one patient, by what identifies them (SE11): the same clinic number; where either has none, the same
 * name and date of birth. Different numbers are different patients, whatever their names.
 */
export function isOnePatient(one: Patient, other: Patient): boolean {
  if (one.clinicNumber !== null && other.clinicNumber !== null)
    return plain(one.clinicNumber) === plain(other.clinicNumber);
  return (
    one.dateOfBirth !== null &&
    one.dateOfBirth === other.dateOfBirth &&
    plain(one.displayName) === plain(other.displayName)
  );
}

/** As two people write the same: case, spaces and accents aside. */
export function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
