import { z } from 'zod';
import { monitors } from '../chart/monitors.ts';
import { reason } from './reason.ts';

/** The facts of an infusion: that it runs, is paused, goes on, is over, and how it ended (SE3, SE4, SE6). */

/** SE3 */
export const pauseReasons = ['line', 'blood-pressure', 'distress', 'other'] as const;
/** SE4 */
export const earlyStopReasons = [
  'physicians-order',
  'patients-wish',
  'side-effect',
  'blood-pressure',
  'line',
  'other',
] as const;

export const saidStopSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed') }),
  z.object({ kind: z.literal('early'), reason: z.enum(earlyStopReasons) }),
  z.object({ kind: z.literal('emergency') }),
]);
export type SaidStop = z.infer<typeof saidStopSchema>;

/** Unsaid: recorded with the tap, and how it ended is said by a fact of its own. */
export const stopSchema = z.discriminatedUnion('kind', [
  ...saidStopSchema.options,
  z.object({ kind: z.literal('unsaid') }),
]);
export type Stop = z.infer<typeof stopSchema>;

export const infusionBodies = {
  'infusion-started': z.object({
    number: z.number().int().min(1),
    /** Why the infusion started without a baseline; null when there is one. */
    withoutBaseline: reason.nullable(),
    /** Why a further infusion was started (SE6); null for the first. */
    again: reason.nullable(),
    /** A person has seen that the devices' own alarms are on (AL34). */
    areDeviceAlarmsOn: z.boolean().default(false),
    /** A person has asked the patient for both identifiers (SE11). */
    isPatientConfirmed: z.boolean().default(false),
    /** A physician's reason to start past a gate that is not green (SE13). */
    override: reason.nullable().default(null),
    /** Items of the checklist that should have been answered and were not (SE12). */
    openItems: z.array(z.string().max(48)).max(60).default([]),
    /** What should have been heard and was not (SE13a). */
    unheard: z.array(z.enum(monitors)).default([]),
  }),
  'infusion-paused': z.object({ reason: z.enum(pauseReasons) }),
  'infusion-resumed': z.object({}),
  'pause-reminder-due': z.object({}),
  'planned-end-reached': z.object({}),
  'infusion-stopped': z.object({ stop: stopSchema }),
  /** How the infusion of that number ended, where its stop was recorded without (SE4). */
  'stop-explained': z.object({ infusion: z.number().int().min(1), stop: saidStopSchema }),
} as const;
