import { z } from 'zod';
import { chairIdSchema, personIdSchema } from '../ids.ts';

/**
 * The people of a clinic, as everybody may know them. What they sign in with (account, password, PIN) stands in a table of the
 * gateway and in no event.
 *
 * nurse          at the chairs: charts, starts, stops, answers alarms
 * physician      the same, and what only a physician may decide (SE13, SE22, AL41)
 * administrator  people, screens, devices, settings; nothing about a patient's treatment
 * read-only      looks
 */
export const roles = ['nurse', 'physician', 'administrator', 'read-only'] as const;

/** Before there were accounts, who looked after the devices was called `service`. */
export const roleSchema = z.preprocess(
  (role) => (role === 'service' ? 'administrator' : role),
  z.enum(roles),
);
export type Role = (typeof roles)[number];

/** Of the first fact of a site. */
export const firstPersonSchema = z.object({ personId: personIdSchema, name: z.string(), role: roleSchema });

const name = z.string().trim().min(1).max(80);

/** The chairs somebody, or a screen, has to do with; null: all. */
export const reachSchema = z.array(chairIdSchema).min(1).max(500).nullable();
export type Reach = z.infer<typeof reachSchema>;

export const personSchema = z.object({
  personId: personIdSchema,
  name,
  role: roleSchema,
  chairs: reachSchema,
  /** False: stays in the record, and comes in no more. */
  isActive: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const screenIdSchema = z.string().min(1).max(64).brand<'ScreenId'>();
export type ScreenId = z.infer<typeof screenIdSchema>;

/**
 * A screen an administrator has paired: it shows without a person, and does nothing.
 *
 * chair  a tablet at a chair: people sign in on it by turns
 * wall   nobody acts from it
 */
export const pairedScreenSchema = z.object({
  screenId: screenIdSchema,
  name,
  place: z.enum(['chair', 'wall']),
  chairs: reachSchema,
});
export type PairedScreen = z.infer<typeof pairedScreenSchema>;

export function isWithinReach(chairs: readonly string[] | null | undefined, chair: string): boolean {
  return chairs === null || chairs === undefined || chairs.includes(chair);
}
