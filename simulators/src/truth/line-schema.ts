import { conditionSchema } from '@chairside/shared/alarms/conditions.ts';
import { z } from 'zod';
import type { TruthLine } from './lines.ts';

/** Of the lines of `truth.ndjson` what the score reads; the rest of them is for people. */
const nullableNumber = z.number().nullable();
const what = conditionSchema.shape.what;

export const scoredLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('second'),
    atMs: z.number(),
    chair: z.string(),
    true: z.object({
      systolicMmHg: z.number(),
      diastolicMmHg: z.number(),
      meanMmHg: z.number(),
      pulseRateBpm: z.number(),
      arterialSaturationPercent: z.number(),
      fingerSaturationPercent: z.number(),
    }),
  }),
  z.object({
    type: z.literal('span'),
    chair: z.string().nullable(),
    id: z.string(),
    label: z.string().nullable(),
    layer: z.enum(['patient', 'sensor', 'device', 'link', 'course', 'site']),
    target: z.string(),
    verb: z.string(),
    fromMs: z.number(),
    untilMs: nullableNumber,
    expected: z
      .object({ technicalAlarm: what.optional(), mustNotAlarm: z.array(what).readonly().optional() })
      .nullable(),
  }),
  z.object({ type: z.literal('span-ended'), id: z.string(), atMs: z.number() }),
  z.object({ type: z.literal('side-effect'), chair: z.string(), atMs: z.number() }),
  z.object({
    type: z.literal('cuff'),
    chair: z.string(),
    atMs: z.number(),
    beganAtMs: z.number(),
    deliveredAtMs: nullableNumber,
    systolicMmHg: nullableNumber,
    diastolicMmHg: nullableNumber,
    meanMmHg: nullableNumber,
    error: z.string().nullable(),
  }),
  z.object({
    type: z.literal('said'),
    chair: z.string(),
    atMs: z.number(),
    deliveredAtMs: z.number(),
    spo2Percent: nullableNumber,
    pulseRateBpm: nullableNumber,
    isDoubtful: z.boolean(),
  }),
  z.object({ type: z.literal('session'), chair: z.string(), atMs: z.number() }),
]);

type Parsed = z.infer<typeof scoredLineSchema>;

/** A line as the score takes it: every `TruthLine` is one. */
export type ScoredLine = TruthLine extends ReadonlyOf<Parsed> ? ReadonlyOf<Parsed> : never;

type ReadonlyOf<T> = T extends object ? { readonly [K in keyof T]: ReadonlyOf<T[K]> } : T;
