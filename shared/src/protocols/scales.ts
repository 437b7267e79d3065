import { z } from 'zod';

/**
 * What can be scored (SE15). Sources: MOAA/S (Chernik 1990), CADSS-6 (Rodrigues 2021), PHQ-9 (Kroenke 2001); the three of 0 to 3 are
 * chairside ratings: none, mild, moderate, severe.
 *
 * `items`  – questions of a form, each from 0 to `itemMax`, that add up; 0 where the scale is one question
 * `loinc`  – null where LOINC has no code for it
 */
export type Scale = {
  readonly min: number;
  readonly max: number;
  readonly items: number;
  readonly itemMax: number;
  readonly loinc: string | null;
  readonly isMood: boolean;
};

export const scales = {
  moaas: { min: 0, max: 5, items: 0, itemMax: 0, loinc: null, isMood: false },
  dissociation: { min: 0, max: 3, items: 0, itemMax: 0, loinc: null, isMood: false },
  nausea: { min: 0, max: 3, items: 0, itemMax: 0, loinc: null, isMood: false },
  anxiety: { min: 0, max: 3, items: 0, itemMax: 0, loinc: null, isMood: false },
  'cadss-6': { min: 0, max: 24, items: 6, itemMax: 4, loinc: null, isMood: false },
  'phq-9': { min: 0, max: 27, items: 9, itemMax: 3, loinc: '44261-6', isMood: true },
  /** The clinic's own measure of mood, from 0 (well) to 100 (worst). */
  'mood-own': { min: 0, max: 100, items: 0, itemMax: 0, loinc: null, isMood: true },
} as const satisfies Record<string, Scale>;

export type ScaleId = keyof typeof scales;

export const scaleIds = [
  'moaas',
  'dissociation',
  'nausea',
  'anxiety',
  'cadss-6',
  'phq-9',
  'mood-own',
] as const satisfies readonly ScaleId[];

/** When a scale is due, in minutes since the first dose; before it, minutes are negative. */
export const scaleProgrammeSchema = z.object({
  scale: z.enum(scaleIds),
  atMinutes: z.array(z.number().min(-240).max(600)).max(40),
  /** After the last of them, until the end; null for never again. */
  thenEveryMinutes: z.number().min(1).max(240).nullable(),
});
export type ScaleProgramme = z.infer<typeof scaleProgrammeSchema>;
