import { z } from 'zod';
import { reason } from '../chair/reason.ts';
import { chairIdSchema, deviceIdSchema, sessionIdSchema } from '../ids.ts';
import { lineIdSchema, lineSchema } from '../devices/line.ts';
import { escalationWordsSchema } from '../escalation/words.ts';
import { afarSchema } from '../people/afar.ts';
import { personSchema, screenIdSchema } from '../people/people.ts';
import { medicinesSchema } from './medicines.ts';
import { presetDraftSchema } from './preset-draft.ts';
import { protocolDraftSchema } from './protocol-draft.ts';
import { selfTestSchema } from './self-test.ts';

/** Without a user and a password in it: those would stand on the page of settings. */
const pagerUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => !/^[a-z]+:\/\/[^/?#]*@/i.test(url));

/** What a person may ask of the site (DD8: a binding is made by a person). */
export const siteCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bind-device'), deviceId: deviceIdSchema, chair: chairIdSchema }),
  z.object({ type: z.literal('unbind-device'), deviceId: deviceIdSchema }),
  z.object({ type: z.literal('set-line'), line: lineSchema }),
  z.object({ type: z.literal('remove-line'), lineId: lineIdSchema }),
  z.object({
    type: z.literal('rank-devices'),
    chair: chairIdSchema,
    deviceIds: z.array(deviceIdSchema).max(16),
  }),
  z.object({ type: z.literal('set-device-class'), deviceId: deviceIdSchema, isMonitor: z.boolean() }),
  z.object({ type: z.literal('set-wellness-alarms'), isAllowed: z.boolean() }),
  /** A new version of a known preset (AL41); `basedOn` is the version it was made from. */
  z.object({ type: z.literal('draft-preset'), preset: presetDraftSchema, basedOn: z.number().int().min(1) }),
  z.object({ type: z.literal('sign-preset'), id: z.string().max(64), version: z.number().int().min(1) }),
  /** A new version of a known protocol (SE10); `basedOn` is the version it was made from. */
  z.object({
    type: z.literal('draft-protocol'),
    protocol: protocolDraftSchema,
    basedOn: z.number().int().min(1),
  }),
  z.object({ type: z.literal('sign-protocol'), id: z.string().max(64), version: z.number().int().min(1) }),
  z.object({ type: z.literal('set-medicines'), medicines: medicinesSchema }),
  z.object({ type: z.literal('set-retention'), months: z.number().int().min(1).max(1_200).nullable() }),
  /** Name, role, chairs, whether they come in at all. New people come with a password (`people/requests.ts`). */
  /** `basedOn`: as the screen showed them; a program that leaves it out changes them whatever they are. */
  z.object({ type: z.literal('change-person'), person: personSchema, basedOn: personSchema.optional() }),
  z.object({ type: z.literal('unpair-screen'), screenId: screenIdSchema }),
  z.object({ type: z.literal('set-afar'), afar: afarSchema }),
  z.object({ type: z.literal('set-escalation-words'), words: escalationWordsSchema }),
  z.object({ type: z.literal('set-idle-lock'), afterMs: z.number().int().min(60_000).max(3_600_000) }),
  z.object({
    type: z.literal('set-webhook'),
    webhook: z.object({ url: pagerUrl, namesPatients: z.boolean() }).nullable(),
  }),
  /** A closed session's record goes, but for a tombstone (SE28). */
  z.object({
    type: z.literal('erase-session'),
    session: sessionIdSchema,
    reason,
  }),
  z.object({ type: z.literal('begin-evacuation') }),
  z.object({ type: z.literal('end-evacuation') }),
  /** Its answer says whether the gateway can write: a real write, by the way every fact goes (AL32). */
  z.object({ type: z.literal('begin-self-test') }),
  z.object({ type: z.literal('record-self-test'), result: selfTestSchema }),
]);
export type SiteCommand = z.infer<typeof siteCommandSchema>;
