import { z } from 'zod';
import { chairIdSchema, deviceIdSchema } from '../ids.ts';

/** What the gateway says of itself when asked (AL32). */
export const selfCheckSchema = z.object({
  isRecording: z.boolean(),
  /** The screen's wall clock less the gateway's: positive where the screen is ahead. */
  wallClockOffMs: z.number(),
  /** Every chair with the devices bound to it, and whether each is heard. */
  chairs: z
    .array(
      z.object({
        chair: chairIdSchema,
        devices: z.array(z.object({ deviceId: deviceIdSchema, isHeard: z.boolean() })).max(256),
      }),
    )
    .max(512),
});
export type SelfCheck = z.infer<typeof selfCheckSchema>;

/** A start-of-day test as it went (AL32): what a person heard, what the gateway said. */
export const selfTestSchema = z.object({
  ...selfCheckSchema.shape,
  heard: z.object({ high: z.boolean(), medium: z.boolean(), low: z.boolean() }),
});
export type SelfTest = z.infer<typeof selfTestSchema>;

/** As far as the clocks of a screen and of the gateway may be apart, not included. */
export const clocksApartMs = 60_000;

export type SelfTestPart = 'sound' | 'record' | 'clock' | 'devices';

/** What did not pass. A chair without devices is not in use and fails nothing. */
export function failedParts({ heard, ...check }: SelfTest): readonly SelfTestPart[] {
  const isAllHeard = heard.high && heard.medium && heard.low;
  return isAllHeard ? failedChecks(check) : ['sound', ...failedChecks(check)];
}

export function failedChecks({ isRecording, wallClockOffMs, chairs }: SelfCheck): readonly SelfTestPart[] {
  const parts: SelfTestPart[] = [];
  if (!isRecording) parts.push('record');
  if (Math.abs(wallClockOffMs) >= clocksApartMs) parts.push('clock');
  if (chairs.some(({ devices }) => devices.some(({ isHeard }) => !isHeard))) parts.push('devices');
  return parts;
}
