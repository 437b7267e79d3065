import { z } from 'zod';

/**
 * Alarm rules as data (AL2). Limits are violated strictly, `< 90`, `> 160` (AL7); one that is a distance below another is
 * reached, `≤ 80` (AL3).
 */
export const limitParameters = [
  'spo2Percent',
  'pulseRateBpm',
  'systolicMmHg',
  'diastolicMmHg',
  'meanMmHg',
] as const;
/** What a person may move at the chair. */
export type LimitParameter = (typeof limitParameters)[number];

/** What a rule may be about: also the sedation score, which a person enters. */
export const ruleParameters = [...limitParameters, 'moaasScore'] as const;
export type RuleParameter = (typeof ruleParameters)[number];

export const limitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absolute'), value: z.number() }),
  /** `percent` above this patient's baseline, but never under `atLeast` (AL3). */
  z.object({ kind: z.literal('above-baseline'), percent: z.number().positive(), atLeast: z.number() }),
  /** At or under the preset's medium limit of the same side less `by`. */
  z.object({ kind: z.literal('below-medium'), by: z.number().positive() }),
]);

export const alarmRuleSchema = z.object({
  id: z.string().min(1).max(64),
  parameter: z.enum(ruleParameters),
  direction: z.enum(['low', 'high']),
  priority: z.enum(['high', 'medium']),
  limit: limitSchema,
  delayMs: z.number().min(0),
  hysteresis: z.number().min(0),
  /** A cuff value past it asks for a repeat before it counts (AL8). */
  confirm: z.boolean(),
  /** What began by it stays until a person has seen it (AL11). */
  isLatching: z.boolean().default(false),
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

/** How far the medium limit of one side may be moved, beyond the order of the rows (AL17). */
const guardSchema = z.object({
  parameter: z.enum(limitParameters),
  direction: z.enum(['low', 'high']),
  /** A low limit not under it, a high one not over it. */
  furthest: z.number(),
  /** At least so far from the high row of the same side. */
  fromHigh: z.number().min(0),
});

const second = 1_000;

/** Times of an occurrence's life, ms. */
export const alarmTimesSchema = z.object({
  audioPause: z
    .number()
    .min(30 * second)
    .max(120 * second),
  reminderEvery: z.number().positive(),
  /** A medium one unacknowledged for so long goes to the physician's screen (AL19), … */
  pushAfter: z.number().positive(),
  /** … and rises to high. */
  riseAfter: z.number().positive(),
  /** A high one unanswered for so long: the chair says to telephone. */
  telephoneAfter: z.number().positive(),
});
export type AlarmTimes = z.infer<typeof alarmTimesSchema>;

export const factoryTimes: AlarmTimes = {
  audioPause: 120 * second,
  reminderEvery: 180 * second,
  pushAfter: 60 * second,
  riseAfter: 120 * second,
  telephoneAfter: 120 * second,
};

export const alarmPresetSchema = z.object({
  id: z.string().min(1).max(64),
  version: z.number().int().min(1),
  label: z.string().min(1).max(60),
  rules: z.array(alarmRuleSchema).max(100),
  guards: z.array(guardSchema).max(20).default([]),
  timesMs: z._default(alarmTimesSchema, factoryTimes),
});
export type AlarmPreset = z.infer<typeof alarmPresetSchema>;
