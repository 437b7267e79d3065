import { furtherCodes } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement } from '@chairside/shared/vitals/reading.ts';
import type { Of, Part } from './part.ts';
import { about, at, enteredBy, noteBy } from './observation.ts';
import { pressureComponents } from './pressure.ts';
import type { Observation } from './r4.ts';
import type { Scope } from './scope.ts';
import { category, codeOf, loinc, own, quantityOf } from './terms.ts';

/**
 * Vitals a person typed (SE16). They can not pass for a device's: no device, the person as performer, a method and a note that
 * say so.
 */
export function typedParts(scope: Scope, charted: Of<'vitals'>): readonly Part[] {
  const { systolicMmHg, diastolicMmHg, pulseRateBpm, spo2Percent } = charted.entry;
  const parts: Part[] = [];
  if (systolicMmHg !== null || diastolicMmHg !== null) {
    const pressures = {
      systolicMmHg: measured(systolicMmHg),
      diastolicMmHg: measured(diastolicMmHg),
      meanMmHg: measured(null),
    };
    parts.push({
      part: 'pressure',
      resource: {
        ...typed(scope, charted),
        code: loinc([furtherCodes.bloodPressure.loinc], 'Blood pressure'),
        component: pressureComponents(pressures, 'typed'),
      },
    });
  }
  // Counted at the wrist, by whatever means: a heart rate, and not said to be the oximeter's.
  if (pulseRateBpm !== null)
    parts.push({
      part: 'pulse',
      resource: {
        ...typed(scope, charted),
        code: { ...codeOf('cuffPulseRateBpm', 'typed'), text: 'Pulse rate' },
        valueQuantity: quantityOf('cuffPulseRateBpm', pulseRateBpm),
      },
    });
  if (spo2Percent !== null)
    parts.push({
      part: 'spo2',
      resource: {
        ...typed(scope, charted),
        code: codeOf('spo2Percent', 'typed'),
        valueQuantity: quantityOf('spo2Percent', spo2Percent),
      },
    });
  return parts;
}

function typed(scope: Scope, { happenedAtMs, recordedAtMs, by }: Of<'vitals'>) {
  return {
    ...about(scope),
    status: 'final',
    category: [category('vital-signs')],
    ...at(happenedAtMs),
    ...enteredBy(scope, by, recordedAtMs),
    method: own('method/typed', 'Typed by a person'),
    note: [noteBy(scope, by, { atMs: recordedAtMs, text: 'Typed by a person, not taken from a device' })],
  } as const satisfies Partial<Observation>;
}

function measured(value: number | null): Measurement {
  return value === null ? { quality: 'unavailable', reason: 'no-value' } : { quality: 'good', value };
}
