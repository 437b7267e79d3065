import { z } from 'zod';

/** What may be done at a chair from another screen than one that stands at it (UI19): a setting of the clinic, off at first. */
export const afarSchema = z.object({
  /** Acknowledge an alarm, pause its sound. */
  mayAcknowledge: z.boolean(),
  mayMoveLimits: z.boolean(),
  /** Let a start or a discharge pass, ask for a cuff. */
  mayOrder: z.boolean(),
});
export type Afar = z.infer<typeof afarSchema>;
export type AfarKind = 'acknowledge' | 'limits' | 'order';

export const nothingFromAfar: Afar = { mayAcknowledge: false, mayMoveLimits: false, mayOrder: false };
