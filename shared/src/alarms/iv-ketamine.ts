import type { AlarmPreset, AlarmRule, RuleParameter } from './preset.ts';
import { factoryTimes } from './preset.ts';

/** The factory preset "IV ketamine" (adult), docs/spec/alarms.md; a clinic edits it and a physician signs it. */

type Row = readonly [
  id: string,
  parameter: RuleParameter,
  direction: 'low' | 'high',
  priority: 'high' | 'medium',
  limit: number | AlarmRule['limit'],
  timing?: { readonly delayMs?: number; readonly hysteresis?: number; readonly confirm?: boolean },
];

const rows: readonly Row[] = [
  ['spo2-low-high', 'spo2Percent', 'low', 'high', 85, { delayMs: 5_000, hysteresis: 1 }],
  ['spo2-low-at-once', 'spo2Percent', 'low', 'high', { kind: 'below-medium', by: 10 }, { hysteresis: 1 }],
  ['spo2-low-medium', 'spo2Percent', 'low', 'medium', 90, { delayMs: 15_000, hysteresis: 1 }],
  ['pulse-low-high', 'pulseRateBpm', 'low', 'high', 40, { delayMs: 10_000, hysteresis: 2 }],
  ['pulse-low-medium', 'pulseRateBpm', 'low', 'medium', 45, { delayMs: 15_000, hysteresis: 2 }],
  ['pulse-high-medium', 'pulseRateBpm', 'high', 'medium', 120, { delayMs: 60_000, hysteresis: 2 }],
  ['pulse-high-high', 'pulseRateBpm', 'high', 'high', 140, { delayMs: 15_000, hysteresis: 2 }],
  ['sys-low-high', 'systolicMmHg', 'low', 'high', 80],
  ['sys-low-medium', 'systolicMmHg', 'low', 'medium', 90],
  ['sys-high-medium', 'systolicMmHg', 'high', 'medium', 160],
  [
    'sys-high-baseline',
    'systolicMmHg',
    'high',
    'medium',
    { kind: 'above-baseline', percent: 30, atLeast: 150 },
    { confirm: true },
  ],
  ['sys-high-high', 'systolicMmHg', 'high', 'high', 180, { confirm: true }],
  ['sys-high-at-once', 'systolicMmHg', 'high', 'high', 200],
  ['dia-low-high', 'diastolicMmHg', 'low', 'high', 40],
  ['dia-low-medium', 'diastolicMmHg', 'low', 'medium', 50],
  ['dia-high-medium', 'diastolicMmHg', 'high', 'medium', 100],
  [
    'dia-high-baseline',
    'diastolicMmHg',
    'high',
    'medium',
    { kind: 'above-baseline', percent: 30, atLeast: 95 },
    { confirm: true },
  ],
  ['dia-high-high', 'diastolicMmHg', 'high', 'high', 110, { confirm: true }],
  ['dia-high-at-once', 'diastolicMmHg', 'high', 'high', 120],
  ['mean-low-high', 'meanMmHg', 'low', 'high', 55],
  ['mean-low-medium', 'meanMmHg', 'low', 'medium', 65],
  // Whole scores: under 3 is at most 2.
  ['moaas-low-high', 'moaasScore', 'low', 'high', 3],
  ['moaas-low-medium', 'moaasScore', 'low', 'medium', 4],
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
    limit: typeof limit === 'number' ? { kind: 'absolute', value: limit } : limit,
    delayMs: timing?.delayMs ?? 0,
    hysteresis: timing?.hysteresis ?? 0,
    confirm: timing?.confirm ?? false,
    isLatching: priority === 'high',
  })),
  guards: [{ parameter: 'spo2Percent', direction: 'low', furthest: 86, fromHigh: 2 }],
  timesMs: factoryTimes,
};
