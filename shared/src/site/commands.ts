import { z } from 'zod';
import { chairIdSchema, deviceIdSchema } from '../ids.ts';

/** What a person may ask of the site (DD8: a binding is made by a person). */
export const siteCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bind-device'), deviceId: deviceIdSchema, chair: chairIdSchema }),
  z.object({ type: z.literal('unbind-device'), deviceId: deviceIdSchema }),
]);
export type SiteCommand = z.infer<typeof siteCommandSchema>;
