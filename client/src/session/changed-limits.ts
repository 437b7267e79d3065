import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { nearestLimit } from '@chairside/shared/alarms/limits.ts';
import type { LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { numberText } from '../ui/format.ts';

/** In the order in which the numbers stand on the screen. */
export const limitParametersShown: readonly LimitParameter[] = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
];

/** `SpO2 low 88, SYS high 170`: the limits in force that a person set. */
export function changedLimitsText(limits: readonly ResolvedLimit[], text: Catalogue): string {
  const label: Readonly<Record<LimitParameter, string>> = {
    spo2Percent: text.vital.spo2,
    pulseRateBpm: text.vital.pulseRate,
    systolicMmHg: text.vital.systolic,
    diastolicMmHg: text.vital.diastolic,
    meanMmHg: text.vital.mean,
  };
  return limitParametersShown
    .flatMap((parameter) =>
      (['low', 'high'] as const).flatMap((direction) => {
        const limit = nearestLimit(limits, parameter, direction);
        if (limit?.because !== 'person') return [];
        return [`${label[parameter]} ${text.vital[direction](numberText(limit.value, 0))}`];
      }),
    )
    .join(', ');
}
