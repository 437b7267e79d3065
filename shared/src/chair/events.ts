import { z } from 'zod';
import { chairIdSchema, commandIdSchema, personIdSchema, sessionIdSchema } from '../ids.ts';
import { alarmBodies } from '../alarms/alarm-events.ts';
import { resolvedLimitsSchema } from '../alarms/limits.ts';
import { chartEntrySchema } from '../chart/entry.ts';
import { gateOutcomes } from '../chart/gate.ts';
import { monitors } from '../chart/monitors.ts';
import { protocolSchema } from '../protocols/protocol.ts';
import { callingBodies } from './calling-events.ts';
import { infusionBodies } from './infusion-events.ts';
import { reason } from './reason.ts';
import { sourceBodies } from './source-events.ts';

/**
 * Every fact about a chair that can be recorded. Past tense; never changed once released: a new meaning is a new
 * `typeVersion` and an upcaster (decision 0005).
 */

/** Two identifiers (SE11): the name, and a clinic number or a date of birth; the command asks for one of the two at least. */
export const patientSchema = z.object({
  displayName: z.string().trim().min(1).max(60),
  clinicNumber: z.string().trim().min(1).max(30).nullable(),
  /** `1984-05-31` */
  dateOfBirth: z.iso.date().nullable().default(null),
  weightKg: z.number().min(20).max(350).nullable(),
});
export type Patient = z.infer<typeof patientSchema>;

/** "3 of 6"; how many are planned is null where nobody said. */
export const seriesSchema = z.object({
  number: z.number().int().min(1).max(999),
  of: z.number().int().min(1).max(999).nullable(),
});
export type Series = z.infer<typeof seriesSchema>;

export const outcomes = ['discharged', 'transferred', 'left-against-advice', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** The numbers a patient started from, as measured, with the median of what was accepted (SE13; for now the latest). */
export const baselineSchema = z.object({
  systolicMmHg: z.number(),
  diastolicMmHg: z.number(),
  spo2Percent: z.number(),
  pulseRateBpm: z.number(),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** SE31 */
export const departureKinds = ['transferred', 'left-against-advice'] as const;
/** SE29 */
export const offMonitorReasons = ['toilet', 'walk', 'comfort', 'other'] as const;

const name = z.string().trim().min(1).max(80);
/** What keeps a discharge from being as the protocol wants it: ids of criteria (chart/readiness.ts). */
const unmet = z.array(z.string().max(64)).max(80);

const bodies = {
  'session-opened': z.object({
    patient: patientSchema,
    protocol: protocolSchema,
    limits: resolvedLimitsSchema,
    timeZone: z.string(),
    series: seriesSchema.nullable().default(null),
  }),
  /** With what the gate makes of it (SE13); null before there was a gate. */
  'baseline-set': z.object({
    baseline: baselineSchema,
    gate: z
      .object({ outcome: z.enum(gateOutcomes), nibpReadings: z.number().int(), spo2ForMs: z.number() })
      .nullable()
      .default(null),
  }),
  /** A physician lets a start go on that the gate would not (SE13). */
  'start-released': z.object({
    outcome: z.enum(['amber', 'red', 'incomplete', 'no-baseline', 'no-monitor']),
    /** What was not heard then: without that it is released, and without nothing else (SE13a). */
    unheard: z.array(z.enum(monitors)).default([]),
    reason,
  }),
  'limits-set': z.object({
    limits: resolvedLimitsSchema,
    cause: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('baseline') }),
      z.object({ kind: z.literal('person'), reason }),
      /** The session ended: what a person had moved is as the preset has it (AL17). */
      z.object({ kind: z.literal('reverted') }),
      /** It was another patient: limits that hang on a baseline hang on nothing (SE30). */
      z.object({ kind: z.literal('reattributed') }),
    ]),
  }),
  'moaas-scored': z.object({ score: z.number().int().min(0).max(5) }),
  'observation-minimum-reached': z.object({}),
  'step-undone': z.object({ undoneSeq: z.number().int() }),
  'entry-charted': z.object({ entry: chartEntrySchema, happenedAtMs: z.number() }),
  /** By its author within the minute (SE7). Undoes a correction as well: what that had ended stands again. */
  'entry-undone': z.object({ undoneSeq: z.number().int() }),
  'entry-corrected': z.object({
    correctedSeq: z.number().int(),
    note: reason,
    /** What stands in its place; null: it should not have been entered; left out: a remark, and the entry stands. */
    instead: z.object({ entry: chartEntrySchema, happenedAtMs: z.number() }).nullable().optional(),
    /** When a step really happened, where that is what is wrong with it. */
    happenedAtMs: z.number().optional(),
  }),
  /** A slot of the cuff's programme is put off, once (SE14a). */
  'cuff-put-off': z.object({ slotMs: z.number(), untilMs: z.number() }),
  /** SE29 */
  'off-monitor-began': z.object({ reason: z.enum(offMonitorReasons), companion: name, untilMs: z.number() }),
  'off-monitor-ended': z.object({ because: z.enum(['signal', 'person']) }),
  /** One person asks, another agrees (SE30). */
  'reattribution-proposed': z.object({ patient: patientSchema, reason }),
  'reattribution-withdrawn': z.object({}),
  'session-reattributed': z.object({
    patient: patientSchema,
    previous: patientSchema,
    reason,
    proposedBy: personIdSchema.nullable(),
  }),
  /** On the way out before the session is over; monitoring goes on until it is closed (SE31). */
  'departure-began': z.object({
    kind: z.enum(departureKinds),
    reason: reason.nullable(),
    destination: name.nullable(),
  }),
  'departure-withdrawn': z.object({}),
  /** The clinic is being left (SE32); noted at every chair with a session. */
  'evacuation-began': z.object({}),
  'evacuation-ended': z.object({}),
  /** In an evacuation somebody has seen that the pump stands still. */
  'pump-seen-stopped': z.object({}),
  /** A physician lets the patient go with these criteria unmet (SE22). */
  'discharge-released': z.object({ unmet, reason }),
  /** The patient may go: "ready at" (SE21). What was unmet then was released. */
  'ready-recorded': z.object({ unmet, reason: reason.nullable() }),
  'ready-withdrawn': z.object({ reason }),
  /** "Left at". */
  'session-closed': z.object({
    outcome: z.enum(outcomes),
    /** Why it was closed before the minimum was over, or with criteria unmet (SE22); null when neither was so. */
    early: reason.nullable(),
    unmet: unmet.default([]),
  }),
  /** All that is left of a session whose record was erased (SE28). */
  'session-erased': z.object({
    erasedSession: sessionIdSchema,
    because: z.enum(['person', 'retention']),
    reason: reason.nullable(),
  }),
  ...infusionBodies,
  ...alarmBodies,
  ...callingBodies,
  ...sourceBodies,
} as const;

export type ChairEventType = keyof typeof bodies;

export const chairEventTypes = Object.keys(bodies) as readonly ChairEventType[];

/** `null` where the gateway itself noted the fact, because a time was due. */
export const actorSchema = z
  .object({
    personId: personIdSchema,
    role: z.string(),
    /** Done from a screen that does not stand at the chair (UI19). */
    isFromAfar: z.literal(true).optional(),
  })
  .nullable();
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
  eventSchema('stop-explained'),
  eventSchema('observation-minimum-reached'),
  eventSchema('step-undone'),
  eventSchema('start-released'),
  eventSchema('entry-charted'),
  eventSchema('entry-undone'),
  eventSchema('entry-corrected'),
  eventSchema('cuff-put-off'),
  eventSchema('off-monitor-began'),
  eventSchema('off-monitor-ended'),
  eventSchema('reattribution-proposed'),
  eventSchema('reattribution-withdrawn'),
  eventSchema('session-reattributed'),
  eventSchema('departure-began'),
  eventSchema('departure-withdrawn'),
  eventSchema('evacuation-began'),
  eventSchema('evacuation-ended'),
  eventSchema('pump-seen-stopped'),
  eventSchema('discharge-released'),
  eventSchema('ready-recorded'),
  eventSchema('ready-withdrawn'),
  eventSchema('session-closed'),
  eventSchema('session-erased'),
  eventSchema('nurse-assigned'),
  eventSchema('handover-offered'),
  eventSchema('handover-withdrawn'),
  eventSchema('escalation-raised'),
  eventSchema('escalation-delivered'),
  eventSchema('escalation-lost'),
  eventSchema('escalation-seen'),
  eventSchema('escalation-answered'),
  eventSchema('escalation-troubled'),
  eventSchema('escalation-closed'),
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
  eventSchema('source-changed'),
]);

export type ChairEvent = z.infer<typeof chairEventSchema>;

/** What `decide` says happened, before it is numbered and stamped. */
export type ChairFact = {
  [T in ChairEventType]: { readonly type: T; readonly body: z.infer<(typeof bodies)[T]> };
}[ChairEventType];
