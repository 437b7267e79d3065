import { z } from 'zod';
import { presetDraftSchema } from './preset-draft.ts';

/**
 * A protocol as a person sends it: the right shape, and numbers and words of any kind. What they may be is the domain's to say,
 * which lists everything that is wrong (SE10). Without a version: that is given to it.
 */
const word = z.string().max(200);
const minutes = z.array(z.number()).max(100);

const item = z.object({
  id: word,
  label: word.nullable(),
  kind: word,
  choices: z.array(word).max(40),
  isRequired: z.boolean(),
  concern: word.nullable(),
});
const items = z.array(item).max(200);

const level = z.object({
  systolicUnder: z.number(),
  diastolicUnder: z.number(),
  systolicAtLeast: z.number(),
  pulseAtLeast: z.number(),
  pulseAtMost: z.number(),
  spo2AtLeast: z.number(),
});

export const protocolDraftSchema = z.object({
  id: word,
  label: word,
  route: word,
  delivery: word,
  drug: word,
  plannedMs: z.number(),
  observationMs: z.number(),
  exposedAfterStopMs: z.number(),
  pauseReminderMs: z.number(),
  nibpProgramme: z.object({
    atMinutes: minutes,
    thenEveryMinutes: z.number(),
    afterStopMinutes: z.number(),
    observationEveryMinutes: z.number(),
  }),
  checklists: z.object({ before: items, after: items, form: items }),
  scales: z
    .array(z.object({ scale: word, atMinutes: minutes, thenEveryMinutes: z.number().nullable() }))
    .max(60),
  gate: z.object({ green: level, amber: level, apartMs: z.number(), spo2ForMs: z.number() }),
  discharge: z.object({
    withinBaselinePercent: z.number(),
    systolicUnder: z.number(),
    diastolicUnder: z.number(),
    apartMs: z.number(),
    spo2AtLeast: z.number(),
    moaasAtLeast: z.number(),
    nauseaAtMost: z.number(),
    dissociationAtMost: z.number(),
  }),
  texts: z.object({ vomiting: z.string().max(4_000), instructions: z.string().max(4_000) }),
  /** Which preset the limits are of, and how they were when it was drafted: the one in use counts (decision 0006). */
  alarmPreset: presetDraftSchema.extend({ version: z.number() }),
});
export type ProtocolDraft = z.infer<typeof protocolDraftSchema>;
