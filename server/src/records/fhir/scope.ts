import type { Actor } from '@chairside/shared/chair/events.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { uuidOf } from './identity.ts';
import type { Reference, Resource } from './r4.ts';

/** What a session is exported from (SE25). */
export type SessionToExport = {
  readonly record: SessionRecord;
  /** All of the session, in the order they were recorded. */
  readonly readings: readonly NumberedReading[];
  /** Of the clinic's journal (identity.ts). */
  readonly siteKey: string;
};

/** A resource before it has its place in the bundle. `urn` names it, in this export and every later one. */
export type Draft<R extends Resource = Resource> = {
  readonly urn: string;
  readonly resource: R;
  /** When it came into the record. */
  readonly recordedAtMs: number;
};

/** Who and what the resources of one export speak of. */
export type Scope = SessionToExport & {
  /** In the order they were so, whenever they came. */
  readonly readingsOf: (parameter: ParameterId) => readonly NumberedReading[];
  /** Of this session alone: `infusion 1`, `entry 12 spo2`. */
  urn(role: string): string;
  ref(role: string): Reference;
  readonly patient: Reference;
  readonly encounter: Reference;
  /** Null: the gateway itself noted it. */
  person(actor: Actor): Reference;
  /** What somebody is, all of it. */
  occupations(personId: string, roles: readonly string[]): Reference;
  device(deviceId: string): Reference;
  readonly gateway: Reference;
};

export function createScope(given: SessionToExport): Scope {
  const { record, siteKey } = given;
  const urn = (role: string) => `urn:uuid:${uuidOf('session', record.session, role)}`;
  const siteRef = (...parts: readonly string[]): Reference => ({
    reference: `urn:uuid:${uuidOf('site', siteKey, ...parts)}`,
  });
  const gateway = siteRef('gateway');
  const readingsBy = Map.groupBy(given.readings.toSorted(byTime), ({ parameter }) => parameter);
  return {
    ...given,
    readingsOf: (parameter) => readingsBy.get(parameter) ?? [],
    urn,
    ref: (role) => ({ reference: urn(role) }),
    patient: { reference: patientUrn(siteKey, record.patient) },
    encounter: { reference: urn('encounter') },
    person: (actor) => (actor === null ? gateway : siteRef('person', actor.personId)),
    occupations: (personId, roles) => siteRef('occupations', personId, ...roles),
    device: (deviceId) => siteRef('device', deviceId),
    gateway,
  };
}

function byTime(one: NumberedReading, other: NumberedReading): number {
  return one.atMs - other.atMs || one.cursor - other.cursor;
}

/**
 * The same patient has the same name in each session, and only when everything that identifies agrees: two resources of one
 * person are joined more easily than one of two people is torn apart.
 */
export function patientUrn(
  siteKey: string,
  { clinicNumber, dateOfBirth, displayName }: SessionRecord['patient'],
) {
  const identifying = [clinicNumber ?? '', dateOfBirth ?? '', displayName.normalize('NFC').toLowerCase()];
  return `urn:uuid:${uuidOf('site', siteKey, 'patient', ...identifying)}`;
}

export function urnOf({ reference }: Reference): string {
  if (reference === undefined) throw new Error('a reference within the bundle names its target');
  return reference;
}
