import { z } from 'zod';
import { deviceIdSchema } from '../ids.ts';
import { parameterIds, type ParameterId } from './parameters.ts';

/**
 * Why there is no number. An unavailable measurement carries no value, so none can be shown by mistake.
 *
 * no-value     the device said so (empty, `X`, a sentinel such as -100 or 8388607, not available, off)
 * impossible   a number no patient can have (DD6); it is also counted as a rejected frame
 * invalid      the device measured and calls the result invalid
 * probe-off    no finger, no sensor
 * test         demonstration or test data, which never feeds a live display
 * measuring    the device is still measuring
 * failed       the measurement was tried and failed (a cuff)
 */
export const unavailableReasons = [
  'no-value',
  'impossible',
  'invalid',
  'probe-off',
  'test',
  'measuring',
  'failed',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/**
 * Why a number is doubtful. It is kept and shown with its doubt.
 *
 * device-doubt    the device itself calls it questionable, early or uncalibrated
 * unconfirmed     the device sends with another message whether it is valid, and that has not come
 * implausible     outside the plausible range
 * pressure-order  systolic not above diastolic, or the mean not between them
 */
export const questionableReasons = ['device-doubt', 'unconfirmed', 'implausible', 'pressure-order'] as const;
export type QuestionableReason = (typeof questionableReasons)[number];

/** The value and how far it can be trusted are one thing: a number never travels without its quality. */
export type Measurement =
  | { readonly quality: 'good'; readonly value: number }
  | { readonly quality: 'questionable'; readonly value: number; readonly reason: QuestionableReason }
  | { readonly quality: 'unavailable'; readonly reason: UnavailableReason };

/**
 * One thing one device said about one parameter.
 *
 * `atMs`         when it was so, on the gateway's session clock: when the gateway had it, or, where it came late, its own time
 * `lateMs`       how much later than `atMs` the gateway had it; absent when it came in time (DD7)
 * `measuredAtMs` when the device says it measured, on the device's own clock as given; null where it does not say
 * `original`     the number and unit as sent, where a unit was converted (DD9) or the value rejected (DD6)
 */
export type Reading = Measurement & {
  readonly parameter: ParameterId;
  readonly deviceId: z.infer<typeof deviceIdSchema>;
  readonly atMs: number;
  readonly measuredAtMs: number | null;
  readonly lateMs?: number | undefined;
  readonly original?: string | undefined;
};

/** A reading that belongs to a chair, numbered without gaps from 1 within it. */
export type NumberedReading = Reading & { readonly cursor: number };

const stamp = {
  parameter: z.enum(parameterIds as [ParameterId, ...ParameterId[]]),
  deviceId: deviceIdSchema,
  atMs: z.number(),
  measuredAtMs: z.number().nullable(),
  lateMs: z.number().optional(),
  original: z.string().max(200).optional(),
};

export const readingSchema = z.discriminatedUnion('quality', [
  z.object({ ...stamp, quality: z.literal('good'), value: z.number() }),
  z.object({
    ...stamp,
    quality: z.literal('questionable'),
    value: z.number(),
    reason: z.enum(questionableReasons),
  }),
  z.object({ ...stamp, quality: z.literal('unavailable'), reason: z.enum(unavailableReasons) }),
]);

/** The number, or null where there is none. Never zero for "none". */
export function valueOf(measurement: Measurement): number | null {
  return measurement.quality === 'unavailable' ? null : measurement.value;
}
