import { z } from 'zod';
import { alarmPresetSchema } from '../alarms/preset.ts';
import { dischargeCriteriaSchema, factoryDischarge, factoryGate, gateSchema } from './criteria.ts';
import { checklistsSchema, noChecklists } from './items.ts';
import { scaleProgrammeSchema } from './scales.ts';

/**
 * A clinic's protocol as data, embedded whole in `session-opened`, so that a running session keeps the one it began
 * with (SE10). Everything clinical in it is a preset that a physician edits and signs; the product computes no dose.
 *
 * What a default is given for was not in the first released protocols: their sessions are read as they were.
 */
export const routes = ['intravenous', 'intramuscular', 'intranasal', 'oral', 'sublingual'] as const;
export type Route = (typeof routes)[number];

/**
 * infusion  runs, can be paused and is stopped by a person
 * at-once   given in a moment; observation counts from the dose, and there is nothing to pause or stop
 */
export const deliveries = ['infusion', 'at-once'] as const;
export type Delivery = (typeof deliveries)[number];

export const protocolSchema = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  label: z.string(),
  route: z.enum(routes),
  delivery: z.enum(deliveries).default('infusion'),
  /** What is given, for who records the dose. */
  drug: z.string().max(60).default('ketamine'),
  /** Of an infusion how long it is to run; else how long the drug is expected to act. */
  plannedMs: z.number().positive(),
  /** From the stop of the infusion, or from the dose where it is given at once. */
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
  checklists: z._default(checklistsSchema, noChecklists),
  scales: z.array(scaleProgrammeSchema).max(20).default([]),
  gate: z._default(gateSchema, factoryGate),
  discharge: z._default(dischargeCriteriaSchema, factoryDischarge),
  /** The clinic's own words, shown when they are wanted; empty where it has none. */
  texts: z
    .object({ vomiting: z.string().max(600), instructions: z.string().max(1_200) })
    .default({ vomiting: '', instructions: '' }),
  alarmPreset: alarmPresetSchema,
});
export type Protocol = z.infer<typeof protocolSchema>;

/** What a screen needs to offer it. */
export type ProtocolOffered = Pick<Protocol, 'id' | 'version' | 'label' | 'route' | 'delivery'>;
