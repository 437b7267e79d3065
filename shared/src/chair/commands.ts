import { z } from 'zod';
import { limitParameters } from '../alarms/preset.ts';
import { answerSchema, askSchema } from '../escalation/words.ts';
import { personIdSchema } from '../ids.ts';
import { chartEntrySchema } from '../chart/entry.ts';
import { departureKinds, offMonitorReasons, patientSchema, seriesSchema } from './events.ts';
import { pauseReasons, saidStopSchema, stopSchema } from './infusion-events.ts';
import { reason } from './reason.ts';

/** What a person may ask of a chair. Imperative; the fact comes back as an event, or a refusal does. */

const name = z.string().trim().min(1).max(80);

const limbs = {
  cuff: z.enum(['left-arm', 'right-arm', 'leg']),
  probe: z.enum(['left-hand', 'right-hand', 'elsewhere']),
  /** Never the cuff's arm; null where nothing is placed. */
  iv: z.enum(['left-arm', 'right-arm', 'elsewhere']).nullable().default(null),
};

/** `Session.limitsSeq` of the limits she has seen and confirmed; null where none differ from the preset's (SE20). */
const limitsConfirmedSeq = z.number().int().min(1).nullable().default(null);

/** Null: now. */
const happenedAtMs = z.number().nullable();

export const chairCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open-session'),
    patient: patientSchema,
    protocolId: z.string().max(64),
    series: seriesSchema.nullable().default(null),
  }),
  z.object({ type: z.literal('set-baseline') }),
  z.object({
    type: z.literal('set-limit'),
    parameter: z.enum(limitParameters),
    direction: z.enum(['low', 'high']),
    value: z.number(),
    reason,
  }),
  z.object({ type: z.literal('score-moaas'), score: z.number().int().min(0).max(5) }),
  z.object({
    type: z.literal('start-infusion'),
    /** Given when there is no baseline. */
    withoutBaseline: reason.nullable(),
    /** Given when the patient was already being observed (SE6). */
    again: reason.nullable(),
    /** A person has seen that the devices' own alarms are on (AL34). */
    areDeviceAlarmsOn: z.boolean(),
    /** A person has asked the patient for both identifiers (SE11). */
    isPatientConfirmed: z.boolean().default(false),
    /** A physician's reason where the gate is not green (SE13); null where it is, or a physician has released the start. */
    override: reason.nullable().default(null),
  }),
  /** A physician lets a start go on that the gate would not (SE13). */
  z.object({ type: z.literal('release-start'), reason }),
  /** One entry of the chart (SE14–SE16). */
  z.object({ type: z.literal('chart-entry'), entry: chartEntrySchema, happenedAtMs }),
  z.object({ type: z.literal('undo-entry'), seq: z.number().int() }),
  /** The cuff's next slot, two minutes later, once (SE14a). */
  z.object({ type: z.literal('put-off-cuff') }),
  z.object({ type: z.literal('leave-monitor'), reason: z.enum(offMonitorReasons), companion: name }),
  z.object({ type: z.literal('return-to-monitor') }),
  z.object({ type: z.literal('propose-reattribution'), patient: patientSchema, reason }),
  z.object({ type: z.literal('withdraw-reattribution') }),
  /** By another person than the one who proposed it (SE30); `patient` is the one the screen showed. */
  z.object({ type: z.literal('confirm-reattribution'), patient: patientSchema }),
  z.object({
    type: z.literal('begin-departure'),
    kind: z.enum(departureKinds),
    reason: reason.nullable(),
    destination: name.nullable(),
  }),
  z.object({ type: z.literal('withdraw-departure') }),
  z.object({ type: z.literal('note-pump-stopped') }),
  z.object({ type: z.literal('release-discharge'), reason }),
  z.object({ type: z.literal('record-ready'), reason: reason.nullable() }),
  z.object({ type: z.literal('withdraw-ready'), reason }),
  z.object({ type: z.literal('pause-infusion'), reason: z.enum(pauseReasons) }),
  z.object({ type: z.literal('resume-infusion') }),
  z.object({ type: z.literal('stop-infusion'), stop: stopSchema }),
  /** How the infusion of that number ended, said once, after its stop was recorded with the tap (SE4). */
  z.object({ type: z.literal('explain-stop'), infusion: z.number().int().min(1), stop: saidStopSchema }),
  z.object({ type: z.literal('undo-step'), seq: z.number().int() }),
  z.object({
    type: z.literal('correct-entry'),
    seq: z.number().int(),
    note: reason,
    /** What stands in its place; null: it should not have been entered; left out: a remark. */
    instead: z.object({ entry: chartEntrySchema, happenedAtMs: z.number() }).nullable().optional(),
    /** When a step really happened. */
    happenedAtMs: z.number().optional(),
  }),
  z.object({ type: z.literal('cancel-session') }),
  z.object({
    type: z.literal('close-session'),
    outcome: z.enum(['discharged', 'transferred', 'left-against-advice']),
    /** Given when the observation is not over yet, or a criterion is not met. */
    early: reason.nullable(),
  }),
  /** One occurrence, the one the screen showed; there is no acknowledge-all (AL13). */
  z.object({
    type: z.literal('acknowledge-alarm'),
    occurrence: z.number().int().min(1),
    /** Since when it called, as the screen showed it: refused when it has risen since. Left out by what shows nothing. */
    callingSinceMs: z.number().optional(),
    reason: reason.nullable(),
  }),
  z.object({ type: z.literal('pause-audio') }),
  z.object({ type: z.literal('end-audio-pause') }),
  z.object({ type: z.literal('delegate-sound') }),
  z.object({ type: z.literal('return-sound') }),
  z.object({ type: z.literal('revert-limits') }),
  z.object({ type: z.literal('note-limbs'), ...limbs }),
  z.object({ type: z.literal('ask-for-cuff') }),
  /** To a colleague, or to whoever accepts; the chair stays with who offers it until then (SE20). */
  z.object({
    type: z.literal('offer-handover'),
    to: personIdSchema.nullable(),
    note: z.string().trim().max(500).nullable(),
  }),
  z.object({ type: z.literal('withdraw-handover') }),
  z.object({ type: z.literal('accept-handover'), limitsConfirmedSeq }),
  /** Without an offer: whose chair it was, as the screen showed it, has gone; null: it was nobody's. */
  z.object({ type: z.literal('take-chair'), reason, from: personIdSchema.nullable(), limitsConfirmedSeq }),
  /** Calls a physician (UI18). `occurrence`: about this alarm. */
  z.object({
    type: z.literal('escalate'),
    ask: askSchema,
    occurrence: z.number().int().min(1).nullable(),
  }),
  z.object({ type: z.literal('see-escalation'), escalation: z.number().int().min(1) }),
  z.object({
    type: z.literal('answer-escalation'),
    escalation: z.number().int().min(1),
    answer: answerSchema,
    /** When the answer was given that the card showed and this one takes the place of; null: it showed none. */
    insteadOfAtMs: z.number().nullable().default(null),
  }),
  z.object({ type: z.literal('close-escalation'), escalation: z.number().int().min(1) }),
]);

export type ChairCommand = z.infer<typeof chairCommandSchema>;
export type ChairCommandType = ChairCommand['type'];
