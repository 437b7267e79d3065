import { z } from 'zod';
import { chairIdSchema, commandIdSchema, deviceIdSchema, personIdSchema } from '../ids.ts';
import { familyIds } from '../devices/families.ts';
import { lineIdSchema, lineSchema } from '../devices/line.ts';
import { sourceClasses } from '../devices/source-class.ts';
import { alarmPresetSchema } from '../alarms/preset.ts';
import { actorSchema } from '../chair/events.ts';
import { escalationWordsSchema } from '../escalation/words.ts';
import { afarSchema } from '../people/afar.ts';
import { firstPersonSchema, pairedScreenSchema, personSchema, screenIdSchema } from '../people/people.ts';
import { protocolSchema } from '../protocols/protocol.ts';
import { medicinesSchema } from './medicines.ts';
import { selfTestSchema } from './self-test.ts';

/** Facts about the clinic rather than about one chair: they form the stream `site`. */

const bodies = {
  /** The first fact of a site: seeded from the settings of the first start, never again. */
  'site-opened': z.object({
    chairs: z.array(chairIdSchema),
    people: z.array(firstPersonSchema),
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
  /** A line the gateway keeps open from now on; the same id again replaces it. */
  'line-set': z.object({ line: lineSchema }),
  'line-removed': z.object({ lineId: lineIdSchema }),
  /** What speaks first for what both measure, best first; who is not named comes after, whoever spoke first (DV5). */
  'devices-ranked': z.object({ chair: chairIdSchema, deviceIds: z.array(deviceIdSchema).max(16) }),
  /** What a device is, noted by the gateway when it is first heard as that. */
  'device-known': z.object({
    deviceId: deviceIdSchema,
    family: z.enum(familyIds),
    sourceClass: z.enum(sourceClasses),
  }),
  /** Of one for spot checks: a person calls it a monitor, or no more. */
  'device-class-set': z.object({ deviceId: deviceIdSchema, isMonitor: z.boolean() }),
  /** Whether alarms hang on what is not made for patients. They do not, until the clinic says so. */
  'wellness-alarms-set': z.object({ isAllowed: z.boolean() }),
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
  // ── people and screens ──
  'person-added': z.object({ person: personSchema }),
  'person-changed': z.object({ person: personSchema }),
  /** `device`: what the browser calls itself, shortened. */
  'signed-in': z.object({ how: z.enum(['password', 'pin', 'demo']), device: z.string().max(120) }),
  'signed-out': z.object({
    personId: personIdSchema,
    because: z.enum(['person', 'everywhere', 'administrator', 'too-long']),
  }),
  /** `personId` null: no such account. Several in a row are one fact with their number. */
  'sign-in-refused': z.object({
    personId: personIdSchema.nullable(),
    why: z.enum(['wrong', 'locked-out', 'inactive']),
    times: z.number().int().min(1),
    device: z.string().max(120),
  }),
  'password-set': z.object({
    personId: personIdSchema,
    because: z.enum(['first-run', 'person', 'administrator']),
  }),
  'pin-set': z.object({ personId: personIdSchema }),
  'screen-paired': z.object({ screen: pairedScreenSchema }),
  'screen-unpaired': z.object({ screenId: screenIdSchema }),
  /** Somebody asked for what they may not do; nothing was done. */
  'deed-refused': z.object({
    deed: z.string().max(64),
    chair: chairIdSchema.nullable(),
    why: z.string().max(64),
  }),
  // ── settings of the second screen ──
  'afar-set': z.object({ afar: afarSchema }),
  'escalation-words-set': z.object({ words: escalationWordsSchema }),
  'idle-lock-set': z.object({ afterMs: z.number().int().min(60_000).max(3_600_000) }),
  /** Null: none. The key it is signed with is no fact of the site. */
  'webhook-set': z.object({
    webhook: z.object({ url: z.url().max(500), namesPatients: z.boolean() }).nullable(),
  }),
  /** What became of a message to the clinic's pager: of the escalation `chair seq`, or of a test. */
  'webhook-delivered': z.object({ message: z.string().max(80), attempts: z.number().int().min(1) }),
  'webhook-failed': z.object({
    message: z.string().max(80),
    attempts: z.number().int().min(1),
    why: z.string().max(200),
  }),
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
  eventSchema('line-set'),
  eventSchema('line-removed'),
  eventSchema('devices-ranked'),
  eventSchema('device-known'),
  eventSchema('device-class-set'),
  eventSchema('wellness-alarms-set'),
  eventSchema('preset-drafted'),
  eventSchema('preset-signed'),
  eventSchema('protocol-drafted'),
  eventSchema('protocol-signed'),
  eventSchema('medicines-set'),
  eventSchema('retention-set'),
  eventSchema('evacuation-began'),
  eventSchema('evacuation-ended'),
  eventSchema('person-added'),
  eventSchema('person-changed'),
  eventSchema('signed-in'),
  eventSchema('signed-out'),
  eventSchema('sign-in-refused'),
  eventSchema('password-set'),
  eventSchema('pin-set'),
  eventSchema('screen-paired'),
  eventSchema('screen-unpaired'),
  eventSchema('deed-refused'),
  eventSchema('afar-set'),
  eventSchema('escalation-words-set'),
  eventSchema('idle-lock-set'),
  eventSchema('webhook-set'),
  eventSchema('webhook-delivered'),
  eventSchema('webhook-failed'),
  eventSchema('self-test-begun'),
  eventSchema('self-test-done'),
]);
export type SiteEvent = z.infer<typeof siteEventSchema>;

export type SiteFact = {
  [T in SiteEventType]: { readonly type: T; readonly body: z.infer<(typeof bodies)[T]> };
}[SiteEventType];
