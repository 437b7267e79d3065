import type { RecordedPerson } from '@chairside/shared/record/session-record.ts';
import type { Identifier, Patient, Practitioner, PractitionerRole } from './r4.ts';
import { urnOf, type Draft, type Scope } from './scope.ts';
import { clinicNumberType, occupation } from './terms.ts';

/** No more of the patient than the session knows (SE11). */
export function patientDraft({ record, patient }: Scope): Draft<Patient> {
  const { displayName, clinicNumber, dateOfBirth } = record.patient;
  const identifier: readonly Identifier[] =
    clinicNumber === null ? [] : [{ use: 'usual', type: clinicNumberType, value: clinicNumber }];
  return {
    urn: urnOf(patient),
    recordedAtMs: record.openedAtMs,
    resource: {
      resourceType: 'Patient',
      identifier,
      name: [{ text: displayName }],
      ...(dateOfBirth === null ? {} : { birthDate: dateOfBirth }),
    },
  };
}

/** Everybody who did anything in the session, each with what they are. */
export function peopleDrafts(scope: Scope): readonly Draft<Practitioner | PractitionerRole>[] {
  return scope.record.people.flatMap((person) => [practitioner(scope, person), role(scope, person)]);
}

function practitioner(scope: Scope, { personId, name, firstActAtMs }: RecordedPerson): Draft<Practitioner> {
  return {
    urn: urnOf(scope.person({ personId, role: '' })),
    recordedAtMs: firstActAtMs,
    resource: {
      resourceType: 'Practitioner',
      identifier: [{ use: 'usual', value: personId }],
      name: [{ text: name ?? personId }],
    },
  };
}

function role(scope: Scope, { personId, roles, firstActAtMs }: RecordedPerson): Draft<PractitionerRole> {
  return {
    urn: urnOf(scope.occupations(personId, roles)),
    recordedAtMs: firstActAtMs,
    resource: {
      resourceType: 'PractitionerRole',
      practitioner: scope.person({ personId, role: '' }),
      code: roles.map(occupation),
    },
  };
}
