import type { NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { Component } from './r4.ts';
import { absent, codeOf, quantityOf } from './terms.ts';

type Pressures = Pick<NibpMeasurement, 'systolicMmHg' | 'diastolicMmHg' | 'meanMmHg'>;

/**
 * The parts of a blood pressure (RE43). Systolic and diastolic always stand, with why where there is no number; the mean stands
 * where it was measured.
 */
export function pressureComponents(pressures: Pressures, source: 'device' | 'typed'): readonly Component[] {
  return (['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const).flatMap(
    (parameter): readonly Component[] => {
      const measurement = pressures[parameter];
      const code = codeOf(parameter, source);
      if (measurement.quality !== 'unavailable')
        return [{ code, valueQuantity: quantityOf(parameter, measurement.value) }];
      if (parameter === 'meanMmHg') return [];
      const cause = measurement.reason === 'no-value' ? 'not-sent' : measurement.reason;
      return [{ code, dataAbsentReason: absent(cause) }];
    },
  );
}
