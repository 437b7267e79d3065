import type { ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { nearestLimit, resolveLimits } from '@chairside/shared/alarms/limits.ts';
import type { LimitParameter } from '@chairside/shared/alarms/preset.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { limitText } from '../ui/format.ts';

/** In the order in which the numbers stand on the screen. */
export const limitParametersShown: readonly LimitParameter[] = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
];

/** A limit in force that a person set. */
export type ChangedLimit = {
  readonly parameter: LimitParameter;
  readonly direction: 'low' | 'high';
  readonly value: number;
};

export function changedLimits(limits: readonly ResolvedLimit[]): readonly ChangedLimit[] {
  return limitParametersShown.flatMap((parameter) =>
    (['low', 'high'] as const).flatMap((direction) => {
      const limit = nearestLimit(limits, parameter, direction);
      return limit?.because === 'person' ? [{ parameter, direction, value: limit.value }] : [];
    }),
  );
}

/** What the session's preset has in its place; null where it has nothing there. */
export function presetsLimit(
  { protocol, baseline }: Pick<Session, 'protocol' | 'baseline'>,
  { parameter, direction }: ChangedLimit,
): ChangedLimit | null {
  const limit = nearestLimit(resolveLimits(protocol.alarmPreset, baseline), parameter, direction);
  return limit === null ? null : { parameter, direction, value: limit.value };
}

/** `SpO2 low 88` */
export function changedLimitText({ parameter, direction, value }: ChangedLimit, text: Catalogue): string {
  const label: Readonly<Record<LimitParameter, string>> = {
    spo2Percent: text.vital.spo2,
    pulseRateBpm: text.vital.pulseRate,
    systolicMmHg: text.vital.systolic,
    diastolicMmHg: text.vital.diastolic,
    meanMmHg: text.vital.mean,
  };
  return `${label[parameter]} ${text.vital[direction](limitText(value, direction))}`;
}

/** `SpO2 low 88, SYS high 170`: the limits in force that a person set. */
export function changedLimitsText(limits: readonly ResolvedLimit[], text: Catalogue): string {
  return changedLimits(limits)
    .map((one) => changedLimitText(one, text))
    .join(', ');
}
