import { z } from 'zod';
import { sourceClasses } from '../devices/source-class.ts';
import { deviceIdSchema } from '../ids.ts';
import { parameterIds } from '../vitals/parameters.ts';

/**
 * Why a device speaks for a parameter from now on.
 *
 * first        nothing of it was recorded in this session before
 * silent       the one before it said nothing any more
 * no-number    the one before it speaks and has no number
 * measured     a cuff measured after the other
 * better-back  it goes before the other, and says numbers again
 * taken-off    the one before it was taken off the chair
 * restarted    after the gateway was away it was heard first
 * setting      it is the same device; somebody set of what kind it is, or whether alarms hang on it
 */
export const sourceChangedBecause = [
  'first',
  'silent',
  'no-number',
  'measured',
  'better-back',
  'taken-off',
  'restarted',
  'setting',
] as const;
export type SourceChangedBecause = (typeof sourceChangedBecause)[number];

/** From which device the numbers of a session come (DV9). */
export const sourceBodies = {
  'source-changed': z.object({
    parameters: z.array(z.enum(parameterIds)).min(1),
    deviceId: deviceIdSchema,
    sourceClass: z.enum(sourceClasses),
    /** Whether alarms hang on what it says (DV6). */
    isJudged: z.boolean(),
    /** Null: nothing of these was recorded in this session before. */
    was: deviceIdSchema.nullable(),
    because: z.enum(sourceChangedBecause),
  }),
} as const;
