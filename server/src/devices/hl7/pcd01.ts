import { deviceIdSchema } from '@chairside/shared/ids.ts';
import { parameterIds, parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceSaid } from '../driver.ts';
import type { Hl7Message } from './message.ts';
import { observationRows, type ObservationRow, type RowRules } from './observation-rows.ts';
import { numberOf, sayRows, type Vocabulary } from './readings.ts';
import { unitOf } from './units.ts';

/**
 * IHE PCD-01: what an ORU^R01 says about a patient (IHE Patient Care Device Technical Framework, volume 2, 3.1).
 *
 * A row is known by the MDC number in OBX-3, a unit by its MDC number or its UCUM code.
 */
export function decodeObservations(message: Hl7Message, rules?: RowRules): readonly DeviceSaid[] {
  const { separators } = message;
  const isPercent = ({ unit }: ObservationRow) => unitOf(unit, separators) === '%';
  const vocabulary: Vocabulary = {
    parameterOf,
    unitOf: ({ unit }) => unitOf(unit, separators),
    besides: (row) => (mdcOf(row) === batteryMdc && isPercent(row) ? batteryOf(row) : null),
  };
  return sayRows(observationRows(message, rules), vocabulary);
}

const parameterByMdc: ReadonlyMap<string, ParameterId> = new Map(
  parameterIds.flatMap((id) => parameters[id].mdc.map((code) => [String(code), id] as const)),
);

function parameterOf(row: ObservationRow): ParameterId | null {
  return parameterByMdc.get(mdcOf(row) ?? '') ?? null;
}

/** A number in another coding system that is named is not an MDC number, though it may look like one; the second triplet may be. */
function mdcOf({ code, codingSystem, alternate }: ObservationRow): string | null {
  if (codingSystem === '' || codingSystem === 'MDC') return code;
  return alternate.codingSystem === 'MDC' ? alternate.code : null;
}

/** MDC_ATTR_VAL_BATT_CHARGE, in percent (ISO/IEEE 11073-10101). */
const batteryMdc = '67996';

function batteryOf(row: ObservationRow): DeviceSaid | null {
  const device = deviceIdSchema.safeParse(row.device);
  const percent = numberOf(row.value);
  if (!device.success || percent === null || percent < 0 || percent > 100) return null;
  return { type: 'battery', deviceId: device.data, percent };
}
