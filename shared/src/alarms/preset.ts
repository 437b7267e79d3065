import { z } from 'zod';

/**
 * Alarm rules as data (AL2). Limits are violated strictly, `< 90`, `> 160` (AL7).
 * Numbers: the factory preset "IV ketamine" (adult), docs/spec/alarms.md; a clinic edits it and a physician signs it.
 */
export const limitParameters = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
] as const;
export type LimitParameter = (typeof limitParameters)[number];

export const limitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absolute'), value: z.number() }),
  /** `percent` above this patient's baseline, but never under `atLeast` (AL3). */
  z.object({ kind: z.literal('above-baseline'), percent: z.number().positive(), atLeast: z.number() }),
]);

export const alarmRuleSchema = z.object({
  id: z.string(),
  parameter: z.enum(limitParameters),
  direction: z.enum(['low', 'high']),
  priority: z.enum(['high', 'medium']),
  limit: limitSchema,
  delayMs: z.number().min(0),
  hysteresis: z.number().min(0),
  /** A cuff value past it asks for a repeat before it counts (AL8). */
  confirm: z.boolean(),
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

export const alarmPresetSchema = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  label: z.string(),
  rules: z.array(alarmRuleSchema),
});
export type AlarmPreset = z.infer<typeof alarmPresetSchema>;

type Row = readonly [
  id: string,
  parameter: LimitParameter,
  direction: 'low' | 'high',
  priority: 'high' | 'medium',
  limit: number | { readonly percent: number; readonly atLeast: number },
  timing?: { readonly delayMs?: number; readonly hysteresis?: number; readonly confirm?: boolean },
];

const rows: readonly Row[] = [
  ['spo2-low-high', 'spo2Percent', 'low', 'high', 85, { delayMs: 5_000, hysteresis: 1 }],
  ['spo2-low-at-once', 'spo2Percent', 'low', 'high', 81, { hysteresis: 1 }],
  ['spo2-low-medium', 'spo2Percent', 'low', 'medium', 90, { delayMs: 15_000, hysteresis: 1 }],
  ['pulse-low-high', 'pulseRateBpm', 'low', 'high', 40, { delayMs: 10_000, hysteresis: 2 }],
  ['pulse-low-medium', 'pulseRateBpm', 'low', 'medium', 45, { delayMs: 15_000, hysteresis: 2 }],
  ['pulse-high-medium', 'pulseRateBpm', 'high', 'medium', 120, { delayMs: 60_000, hysteresis: 2 }],
  ['pulse-high-high', 'pulseRateBpm', 'high', 'high', 140, { delayMs: 15_000, hysteresis: 2 }],
  ['sys-low-high', 'systolicMmHg', 'low', 'high', 80],
  ['sys-low-medium', 'systolicMmHg', 'low', 'medium', 90],
  ['sys-high-medium', 'systolicMmHg', 'high', 'medium', 160, { confirm: false }],
  ['sys-high-baseline', 'systolicMmHg', 'high', 'medium', { percent: 30, atLeast: 150 }, { confirm: true }],
  ['sys-high-high', 'systolicMmHg', 'high', 'high', 180, { confirm: true }],
  ['sys-high-at-once', 'systolicMmHg', 'high', 'high', 200],
  ['dia-low-high', 'diastolicMmHg', 'low', 'high', 40],
  ['dia-low-medium', 'diastolicMmHg', 'low', 'medium', 50],
  ['dia-high-medium', 'diastolicMmHg', 'high', 'medium', 100],
  ['dia-high-baseline', 'diastolicMmHg', 'high', 'medium', { percent: 30, atLeast: 95 }, { confirm: true }],
  ['dia-high-high', 'diastolicMmHg', 'high', 'high', 110, { confirm: true }],
  ['dia-high-at-once', 'diastolicMmHg', 'high', 'high', 120],
  ['mean-low-high', 'meanMmHg', 'low', 'high', 55],
  ['mean-low-medium', 'meanMmHg', 'low', 'medium', 65],
];

export const ivKetaminePreset: AlarmPreset = {
  id: 'iv-ketamine-adult',
  version: 1,
  label: 'IV ketamine',
  rules: rows.map(([id, parameter, direction, priority, limit, timing]) => ({
    id,
    parameter,
    direction,
    priority,
    limit:
      typeof limit === 'number' ? { kind: 'absolute', value: limit } : { kind: 'above-baseline', ...limit },
    delayMs: timing?.delayMs ?? 0,
    hysteresis: timing?.hysteresis ?? 0,
    confirm: timing?.confirm ?? false,
  })),
};
