import { z } from 'zod';
import { alarmPresetSchema } from '../alarms/preset.ts';

/**
 * A clinic's protocol as data, embedded whole in `session-opened`, so that a running session keeps the one it began
 * with (SE10). Everything clinical in it is a preset that a physician edits and signs; the product computes no dose.
 */
export const protocolSchema = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  label: z.string(),
  route: z.enum(['intravenous', 'intramuscular', 'intranasal', 'oral']),
  plannedMs: z.number().positive(),
  observationMs: z.number().positive(),
  /** How long the drug acts after the infusion was stopped ("exposed"). */
  exposedAfterStopMs: z.number().min(0),
  pauseReminderMs: z.number().positive(),
  /** When cuff measurements are due, in minutes since start, then at intervals. */
  nibpProgramme: z.object({
    atMinutes: z.array(z.number()),
    thenEveryMinutes: z.number().positive(),
    afterStopMinutes: z.number().min(0),
    observationEveryMinutes: z.number().positive(),
  }),
  alarmPreset: alarmPresetSchema,
});
export type Protocol = z.infer<typeof protocolSchema>;
