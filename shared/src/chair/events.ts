import { z } from 'zod';
import { chairIdSchema, commandIdSchema, personIdSchema, sessionIdSchema } from '../ids.ts';
import { alarmBodies } from '../alarms/alarm-events.ts';
import { resolvedLimitsSchema } from '../alarms/limits.ts';
import { protocolSchema } from '../protocols/protocol.ts';

/**
 * Every fact about a chair that can be recorded. Past tense; never changed once released: a new meaning is a new
 * `typeVersion` and an upcaster (decision 0005).
 */

export const patientSchema = z.object({
  displayName: z.string().trim().min(1).max(60),
  clinicNumber: z.string().trim().min(1).max(30),
  weightKg: z.number().min(20).max(350).nullable(),
});
export type Patient = z.infer<typeof patientSchema>;

/** SE3 */
export const pauseReasons = ['line', 'blood-pressure', 'distress', 'other'] as const;
/** SE4 */
export const earlyStopReasons = ['patients-wish', 'side-effect', 'blood-pressure', 'line', 'other'] as const;

export const stopSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed') }),
  z.object({ kind: z.literal('early'), reason: z.enum(earlyStopReasons) }),
  z.object({ kind: z.literal('emergency') }),
]);
export type Stop = z.infer<typeof stopSchema>;

export const outcomes = ['discharged', 'transferred', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** The numbers a patient started from, as measured, with the median of what was accepted (SE13; for now the latest). */
export const baselineSchema = z.object({
  systolicMmHg: z.number(),
  diastolicMmHg: z.number(),
  spo2Percent: z.number(),
  pulseRateBpm: z.number(),
});
export type Baseline = z.infer<typeof baselineSchema>;

const reason = z.string().trim().min(3).max(200);

const bodies = {
  'session-opened': z.object({
    patient: patientSchema,
    protocol: protocolSchema,
    limits: resolvedLimitsSchema,
    timeZone: z.string(),
  }),
  'baseline-set': z.object({ baseline: baselineSchema }),
  'limits-set': z.object({
    limits: resolvedLimitsSchema,
    cause: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('baseline') }),
      z.object({ kind: z.literal('person'), reason }),
      /** The session ended: what a person had moved is as the preset has it (AL17). */
      z.object({ kind: z.literal('reverted') }),
    ]),
  }),
  'moaas-scored': z.object({ score: z.number().int().min(0).max(5) }),
  'infusion-started': z.object({
    number: z.number().int().min(1),
    /** Why the infusion started without a baseline; null when there is one. */
    withoutBaseline: reason.nullable(),
    /** Why a further infusion was started (SE6); null for the first. */
    again: reason.nullable(),
    /** A person has seen that the devices' own alarms are on (AL34). */
    areDeviceAlarmsOn: z.boolean().default(false),
  }),
  'infusion-paused': z.object({ reason: z.enum(pauseReasons) }),
  'infusion-resumed': z.object({}),
  'pause-reminder-due': z.object({}),
  'planned-end-reached': z.object({}),
  'infusion-stopped': z.object({ stop: stopSchema }),
  'observation-minimum-reached': z.object({}),
  'step-undone': z.object({ undoneSeq: z.number().int() }),
  'entry-corrected': z.object({ correctedSeq: z.number().int(), note: reason }),
  'session-closed': z.object({
    outcome: z.enum(outcomes),
    /** Why the observation was shorter than its minimum; null when it was not. */
    early: reason.nullable(),
  }),
  ...alarmBodies,
} as const;

export type ChairEventType = keyof typeof bodies;

export const chairEventTypes = Object.keys(bodies) as readonly ChairEventType[];

/** `null` where the gateway itself noted the fact, because a time was due. */
export const actorSchema = z.object({ personId: personIdSchema, role: z.string() }).nullable();
export type Actor = z.infer<typeof actorSchema>;

const envelope = {
  chair: chairIdSchema,
  /** Contiguous from 1 within the chair. */
  seq: z.number().int().min(1),
  session: sessionIdSchema,
  typeVersion: z.literal(1),
  /** On the gateway's session clock. */
  atMs: z.number(),
  actor: actorSchema,
  /** The command that caused it; null for what the gateway noted by itself. */
  commandId: commandIdSchema.nullable(),
};

function eventSchema<T extends ChairEventType>(type: T) {
  return z.object({ ...envelope, type: z.literal(type), body: bodies[type] });
}

export const chairEventSchema = z.discriminatedUnion('type', [
  eventSchema('session-opened'),
  eventSchema('baseline-set'),
  eventSchema('limits-set'),
  eventSchema('moaas-scored'),
  eventSchema('infusion-started'),
  eventSchema('infusion-paused'),
  eventSchema('infusion-resumed'),
  eventSchema('pause-reminder-due'),
  eventSchema('planned-end-reached'),
  eventSchema('infusion-stopped'),
  eventSchema('observation-minimum-reached'),
  eventSchema('step-undone'),
  eventSchema('entry-corrected'),
  eventSchema('session-closed'),
  eventSchema('alarms-armed'),
  eventSchema('delay-started'),
  eventSchema('delay-ended'),
  eventSchema('alarm-began'),
  eventSchema('alarm-raised'),
  eventSchema('alarm-changed'),
  eventSchema('alarm-held'),
  eventSchema('alarm-verified'),
  eventSchema('alarm-acknowledged'),
  eventSchema('alarm-escalated'),
  eventSchema('alarm-cleared'),
  eventSchema('alarm-latched'),
  eventSchema('alarm-reset'),
  eventSchema('audio-paused'),
  eventSchema('audio-pause-ended'),
  eventSchema('sound-delegated'),
  eventSchema('sound-returned'),
  eventSchema('monitoring-interrupted'),
  eventSchema('nibp-measured'),
  eventSchema('nibp-failed'),
  eventSchema('nibp-asked'),
  eventSchema('nibp-missed'),
  eventSchema('confirmation-began'),
  eventSchema('confirmation-ended'),
  eventSchema('cuff-hold-began'),
  eventSchema('cuff-hold-shortened'),
  eventSchema('limbs-noted'),
]);

export type ChairEvent = z.infer<typeof chairEventSchema>;

/** What `decide` says happened, before it is numbered and stamped. */
export type ChairFact = {
  [T in ChairEventType]: { readonly type: T; readonly body: z.infer<(typeof bodies)[T]> };
}[ChairEventType];
