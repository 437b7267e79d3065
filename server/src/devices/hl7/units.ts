import type { Parameter } from '@chairside/shared/vitals/parameters.ts';
import { componentOf, type Separators } from './message.ts';

/**
 * Units as they stand in OBX-6: numbers of ISO/IEEE 11073-10101 (partition 4, MDC_DIM_…) and UCUM codes,
 * and the two texts that can mean nothing else.
 * A unit that is not here is not guessed at (DD9). Perfusion index is a percentage wherever it was seen; as a
 * dimensionless number (262656) it might be a ratio, a hundred times smaller, and is not taken.
 */
const unitByCode: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['262688', '%'],
  ['%', '%'],
  ['264864', '/min'],
  ['/min', '/min'],
  ['{beat}/min', '/min'],
  ['{beats}/min', '/min'],
  ['bpm', '/min'],
  ['266016', 'mmHg'],
  ['mm[Hg]', 'mmHg'],
  ['mmHg', 'mmHg'],
  ['265987', 'kPa'],
  ['kPa', 'kPa'],
]);

export type Unit = Parameter['unit'] | 'kPa';

const mmHgPerKpa = 7.50062;

/** Null when the field names no unit known here; its second triplet counts when the first one says nothing. */
export function unitOf(field: string, separators: Separators): Unit | null {
  return (
    unitByCode.get(componentOf(field, 1, separators).trim()) ??
    unitByCode.get(componentOf(field, 4, separators).trim()) ??
    null
  );
}

/** To one decimal where it was converted; null when the parameter is not measured in that unit. */
export function convertTo(target: Parameter['unit'], value: number, unit: Unit): number | null {
  if (unit === target) return value;
  if (unit === 'kPa' && target === 'mmHg') return Math.round(value * mmHgPerKpa * 10) / 10;
  return null;
}
