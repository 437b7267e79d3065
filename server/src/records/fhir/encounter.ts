import type { Encounter } from './r4.ts';
import { urnOf, type Draft, type Scope } from './scope.ts';
import { ambulatory, disposition, own, period } from './terms.ts';

/** From the opening to "left at" (SE21), at the chair. */
export function encounterDraft(scope: Scope): Draft<Encounter> {
  const { record } = scope;
  const { closing, protocol, people, chair } = record;
  return {
    urn: urnOf(scope.encounter),
    recordedAtMs: record.openedAtMs,
    resource: {
      resourceType: 'Encounter',
      status: statusOf(scope),
      class: ambulatory,
      type: [own(`protocol/${protocol.id}`, `${protocol.label}, version ${protocol.version}`)],
      subject: scope.patient,
      ...(people.length === 0
        ? {}
        : {
            participant: people.map(({ personId, firstActAtMs, lastActAtMs }) => ({
              period: period(firstActAtMs, lastActAtMs),
              individual: scope.person({ personId, role: '' }),
            })),
          }),
      period: period(record.openedAtMs, closing?.atMs ?? null),
      ...(closing === null || closing.outcome === 'cancelled'
        ? {}
        : { hospitalization: { dischargeDisposition: disposition(closing.outcome) } }),
      location: [{ location: { display: `Chair ${chair}` } }],
    },
  };
}

function statusOf({ record }: Scope): Encounter['status'] {
  if (record.closing === null) return record.startedAtMs === null ? 'arrived' : 'in-progress';
  return record.closing.outcome === 'cancelled' ? 'cancelled' : 'finished';
}
