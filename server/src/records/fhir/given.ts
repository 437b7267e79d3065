import type { DoseUnit, MedicineRoute } from '@chairside/shared/chart/entry.ts';
import type { RecordedInfusion } from '@chairside/shared/record/session-record.ts';
import { chart as words } from '@chairside/shared/text/en-chart.ts';
import { ucumOf, ucumOfDose } from '@chairside/shared/vitals/parameters.ts';
import type { Of, Part } from './part.ts';
import { at, noteBy } from './observation.ts';
import type { Concept, Effective, Medication, MedicationAdministration, Quantity } from './r4.ts';
import type { Scope } from './scope.ts';
import { period, quantity, routeOf } from './terms.ts';

/**
 * The drug of the session, in the amount a person recorded (SE9). A dose belongs to an infusion, and lasts as long; one that is
 * given at once is over at once.
 */
export function dosePart(scope: Scope, charted: Of<'dose'>): Part {
  const { entry, happenedAtMs } = charted;
  const { protocol } = scope.record;
  const infusion = protocol.delivery === 'infusion' ? infusionOf(scope, happenedAtMs) : undefined;
  const { drug, amount, unit, volumeMl, rateMlPerHour, lot } = entry;
  const effective: Effective =
    infusion === undefined
      ? at(happenedAtMs)
      : { effectivePeriod: period(infusion.startedAtMs, infusion.stoppedAtMs) };
  const resource: MedicationAdministration = {
    ...common(scope, charted),
    ...medication(drug, lot),
    status: statusOf(infusion),
    ...effective,
    dosage: {
      text: `${drug} ${amount} ${unit}${volumeMl === null ? '' : ` in ${volumeMl} mL`}`,
      route: routes[protocol.route],
      dose: doseQuantity(amount, unit),
      ...(rateMlPerHour === null ? {} : { rateQuantity: quantity(rateMlPerHour, ucumOf.mlPerHour) }),
    },
  };
  return { part: 'given', resource };
}

/** Of the clinic's own list. */
export function medicinePart(scope: Scope, charted: Of<'medicine'>): Part {
  const { medicine, amount, unit, route } = charted.entry;
  const resource: MedicationAdministration = {
    ...common(scope, charted),
    ...medication(medicine, null),
    status: 'completed',
    ...at(charted.happenedAtMs),
    dosage: {
      text: `${medicine} ${amount} ${unit}, ${words.route[route]}`,
      route: routes[route],
      dose: doseQuantity(amount, unit),
    },
  };
  return { part: 'given', resource };
}

function common(scope: Scope, { entry, by, recordedAtMs }: Of<'dose'> | Of<'medicine'>) {
  const recorder = { function: { text: 'Recorded by' }, actor: scope.person(by) };
  return {
    resourceType: 'MedicationAdministration',
    subject: scope.patient,
    context: scope.encounter,
    performer: [{ function: { text: 'Given by' }, actor: { display: entry.givenBy } }, recorder],
    note: [noteBy(scope, by, { atMs: recordedAtMs, text: 'As recorded by a person; nothing was computed' })],
  } as const;
}

/** The lot belongs to the medication, which then is a resource of its own within this one. */
function medication(
  name: string,
  lot: string | null,
): Pick<MedicationAdministration, 'contained' | 'medicationReference' | 'medicationCodeableConcept'> {
  if (lot === null) return { medicationCodeableConcept: { text: name } };
  const contained: Medication = {
    resourceType: 'Medication',
    id: 'medication',
    code: { text: name },
    batch: { lotNumber: lot },
  };
  return { contained: [contained], medicationReference: { reference: '#medication' } };
}

/** The one that ran then; else the first that began after it; else the last. */
function infusionOf({ record }: Scope, atMs: number): RecordedInfusion | undefined {
  const { infusions } = record;
  return (
    infusions.find((one) => one.startedAtMs <= atMs && (one.stoppedAtMs ?? Infinity) >= atMs) ??
    infusions.find((one) => one.startedAtMs > atMs) ??
    infusions.at(-1)
  );
}

function statusOf(infusion: RecordedInfusion | undefined): MedicationAdministration['status'] {
  if (infusion === undefined) return 'completed';
  if (infusion.stoppedAtMs === null) return 'in-progress';
  // Over, and nobody has said how.
  if (infusion.stop?.kind === 'unsaid') return 'unknown';
  return infusion.stop === null || infusion.stop.kind === 'completed' ? 'completed' : 'stopped';
}

function doseQuantity(amount: number, unit: DoseUnit): Quantity {
  return quantity(amount, ucumOfDose[unit], unit);
}

const routes: Readonly<Record<MedicineRoute, Concept>> = {
  intravenous: routeOf('IV', words.route.intravenous),
  intramuscular: routeOf('IM', words.route.intramuscular),
  intranasal: routeOf('NASALINSTIL', words.route.intranasal),
  oral: routeOf('PO', words.route.oral),
  sublingual: routeOf('SL', words.route.sublingual),
  inhaled: routeOf('IPINHL', words.route.inhaled),
  subcutaneous: routeOf('SQ', words.route.subcutaneous),
  rectal: routeOf('PR', words.route.rectal),
  transdermal: routeOf('TRNSDERM', words.route.transdermal),
};
