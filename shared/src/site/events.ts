import { z } from 'zod';
import { chairIdSchema, commandIdSchema, deviceIdSchema, personIdSchema } from '../ids.ts';
import { alarmPresetSchema } from '../alarms/preset.ts';
import { actorSchema } from '../chair/events.ts';
import { protocolSchema } from '../protocols/protocol.ts';
import { medicinesSchema } from './medicines.ts';
import { selfTestSchema } from './self-test.ts';

/** Facts about the clinic rather than about one chair: they form the stream `site`. */

/** Until sign-in exists, all of them may do everything; the role is recorded with each fact all the same. */
export const roles = ['nurse', 'physician', 'service'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const personSchema = z.object({ personId: personIdSchema, name: z.string(), role: roleSchema });
export type Person = z.infer<typeof personSchema>;

const bodies = {
  /** The first fact of a site: seeded from the settings of the first start, never again. */
  'site-opened': z.object({
    chairs: z.array(chairIdSchema),
    people: z.array(personSchema),
    timeZone: z.string(),
    isSimulation: z.boolean(),
  }),
  'gateway-started': z.object({
    epoch: z.string(),
    /** Newest time found in the journal; null when it was empty. What lies between was not monitored (AL21). */
    lastRecordedAtMs: z.number().nullable(),
    clock: z.enum(['continuous', 'went-backwards']),
  }),
  'wall-clock-stepped': z.object({ byMs: z.number() }),
  'device-bound': z.object({ deviceId: deviceIdSchema, chair: chairIdSchema }),
  'device-unbound': z.object({ deviceId: deviceIdSchema, chair: chairIdSchema }),
  /** A new version of a preset, of no effect until it is signed (AL41). Its author is the actor. */
  'preset-drafted': z.object({ preset: alarmPresetSchema, basedOn: z.number().int().min(1) }),
  /** From the next session on it is the one in use; the physician who signed is the actor. */
  'preset-signed': z.object({ id: z.string(), version: z.number().int().min(1) }),
  /** A new version of a protocol, of no effect until it is signed (SE10). */
  'protocol-drafted': z.object({ protocol: protocolSchema, basedOn: z.number().int().min(1) }),
  'protocol-signed': z.object({ id: z.string(), version: z.number().int().min(1) }),
  /** The clinic's own list (SE14): replaces the one before. */
  'medicines-set': z.object({ medicines: medicinesSchema }),
  /** How long closed sessions are kept; null: for ever (SE28). */
  'retention-set': z.object({ months: z.number().int().min(1).max(1_200).nullable() }),
  /** SE32 */
  'evacuation-began': z.object({}),
  'evacuation-ended': z.object({}),
  'self-test-begun': z.object({}),
  'self-test-done': selfTestSchema,
} as const;

export type SiteEventType = keyof typeof bodies;
export const siteEventTypes = Object.keys(bodies) as readonly SiteEventType[];

const envelope = {
  seq: z.number().int().min(1),
  typeVersion: z.literal(1),
  atMs: z.number(),
  actor: actorSchema,
  commandId: commandIdSchema.nullable(),
};

function eventSchema<T extends SiteEventType>(type: T) {
  return z.object({ ...envelope, type: z.literal(type), body: bodies[type] });
}

export const siteEventSchema = z.discriminatedUnion('type', [
  eventSchema('site-opened'),
  eventSchema('gateway-started'),
  eventSchema('wall-clock-stepped'),
  eventSchema('device-bound'),
  eventSchema('device-unbound'),
  eventSchema('preset-drafted'),
  eventSchema('preset-signed'),
  eventSchema('protocol-drafted'),
  eventSchema('protocol-signed'),
  eventSchema('medicines-set'),
  eventSchema('retention-set'),
  eventSchema('evacuation-began'),
  eventSchema('evacuation-ended'),
  eventSchema('self-test-begun'),
  eventSchema('self-test-done'),
]);
export type SiteEvent = z.infer<typeof siteEventSchema>;

export type SiteFact = {
  [T in SiteEventType]: { readonly type: T; readonly body: z.infer<(typeof bodies)[T]> };
}[SiteEventType];
