import { z } from 'zod';

/**
 * A preset as a person sends it: the right shape, and numbers and words of any kind. What they may be is the domain's to
 * say, which lists everything that is wrong (AL40). Without a version: that is given to it (AL41).
 */
const word = z.string().max(64);

const limit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absolute'), value: z.number() }),
  z.object({ kind: z.literal('above-baseline'), percent: z.number(), atLeast: z.number() }),
  z.object({ kind: z.literal('below-medium'), by: z.number() }),
]);

const rule = z.object({
  id: word,
  parameter: word,
  direction: z.enum(['low', 'high']),
  priority: z.enum(['high', 'medium']),
  limit,
  delayMs: z.number(),
  hysteresis: z.number(),
  confirm: z.boolean(),
  isLatching: z.boolean(),
});

const guard = z.object({
  parameter: word,
  direction: z.enum(['low', 'high']),
  furthest: z.number(),
  fromHigh: z.number(),
});

export const presetDraftSchema = z.object({
  id: word,
  label: z.string().max(200),
  rules: z.array(rule).max(200),
  guards: z.array(guard).max(40),
  timesMs: z.object({
    audioPause: z.number(),
    reminderEvery: z.number(),
    pushAfter: z.number(),
    riseAfter: z.number(),
    telephoneAfter: z.number(),
  }),
});
export type PresetDraft = z.infer<typeof presetDraftSchema>;
