import { z } from 'zod';

/**
 * The numbers a start and a discharge are held against (SE13, SE21). A clinic's physician edits and signs them with the
 * protocol. Sources: docs/spec/sessions.md.
 */

const pressure = z.number().min(20).max(320);
const rate = z.number().min(20).max(250);
const saturation = z.number().min(50).max(100);

/** One side of a gate: all hold, or the next level does. Pressures and rates strictly under or over, saturation at least. */
export const gateLevelSchema = z.object({
  systolicUnder: pressure,
  diastolicUnder: pressure,
  systolicAtLeast: pressure,
  pulseAtLeast: rate,
  pulseAtMost: rate,
  spo2AtLeast: saturation,
});
export type GateLevel = z.infer<typeof gateLevelSchema>;

export const gateSchema = z.object({
  /** Inside it: green. */
  green: gateLevelSchema,
  /** Inside it, but not green: amber. Outside: red. */
  amber: gateLevelSchema,
  /** Two measurements of the cuff so far apart at least. */
  apartMs: z
    .number()
    .min(0)
    .max(30 * 60_000),
  /** So much SpO2 before it counts. */
  spo2ForMs: z
    .number()
    .min(0)
    .max(10 * 60_000),
});
export type GateRule = z.infer<typeof gateSchema>;

export const factoryGate: GateRule = {
  green: {
    systolicUnder: 140,
    diastolicUnder: 90,
    systolicAtLeast: 90,
    pulseAtLeast: 50,
    pulseAtMost: 100,
    spo2AtLeast: 95,
  },
  amber: {
    systolicUnder: 160,
    diastolicUnder: 100,
    systolicAtLeast: 90,
    pulseAtLeast: 45,
    pulseAtMost: 110,
    spo2AtLeast: 93,
  },
  apartMs: 2 * 60_000,
  spo2ForMs: 60_000,
};

export const dischargeCriteriaSchema = z.object({
  /** Of the baseline, either way. */
  withinBaselinePercent: z.number().min(1).max(100),
  systolicUnder: pressure,
  diastolicUnder: pressure,
  /** The last two measurements of the cuff so far apart at least. */
  apartMs: z
    .number()
    .min(0)
    .max(60 * 60_000),
  spo2AtLeast: saturation,
  moaasAtLeast: z.number().int().min(0).max(5),
  nauseaAtMost: z.number().int().min(0).max(3),
  dissociationAtMost: z.number().int().min(0).max(3),
});
export type DischargeCriteria = z.infer<typeof dischargeCriteriaSchema>;

export const factoryDischarge: DischargeCriteria = {
  withinBaselinePercent: 20,
  systolicUnder: 160,
  diastolicUnder: 100,
  apartMs: 5 * 60_000,
  spo2AtLeast: 94,
  moaasAtLeast: 5,
  nauseaAtMost: 1,
  dissociationAtMost: 0,
};
