import type { GateLevel, GateRule } from '../protocols/criteria.ts';

/**
 * Whether the values a patient starts from allow a start (SE13).
 *
 * green       starts
 * amber       rest and repeat; a physician may release
 * red         starts only with a physician's reason
 * incomplete  fewer than two good measurements of the cuff far enough apart, or too little SpO2: as for red
 */
export const gateOutcomes = ['green', 'amber', 'red', 'incomplete'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export type Starting = {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  readonly spo2Percent: number;
  readonly pulseRateBpm: number;
};

export function gateOf(values: Starting, rule: GateRule): Exclude<GateOutcome, 'incomplete'> {
  if (isInside(values, rule.green)) return 'green';
  return isInside(values, rule.amber) ? 'amber' : 'red';
}

/** Which of the values keep it from being green. */
export function outsideGreen(values: Starting, { green }: GateRule): readonly (keyof Starting)[] {
  const outside: (keyof Starting)[] = [];
  if (values.systolicMmHg >= green.systolicUnder || values.systolicMmHg < green.systolicAtLeast)
    outside.push('systolicMmHg');
  if (values.diastolicMmHg >= green.diastolicUnder) outside.push('diastolicMmHg');
  if (values.pulseRateBpm < green.pulseAtLeast || values.pulseRateBpm > green.pulseAtMost)
    outside.push('pulseRateBpm');
  if (values.spo2Percent < green.spo2AtLeast) outside.push('spo2Percent');
  return outside;
}

function isInside(values: Starting, level: GateLevel): boolean {
  return (
    values.systolicMmHg < level.systolicUnder &&
    values.systolicMmHg >= level.systolicAtLeast &&
    values.diastolicMmHg < level.diastolicUnder &&
    values.pulseRateBpm >= level.pulseAtLeast &&
    values.pulseRateBpm <= level.pulseAtMost &&
    values.spo2Percent >= level.spo2AtLeast
  );
}
