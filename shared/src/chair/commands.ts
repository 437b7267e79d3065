import { z } from 'zod';
import { limitParameters } from '../alarms/preset.ts';
import { patientSchema, pauseReasons, stopSchema } from './events.ts';

/** What a person may ask of a chair. Imperative; the fact comes back as an event, or a refusal does. */

const reason = z.string().trim().min(3).max(200);

const limbs = {
  cuff: z.enum(['left-arm', 'right-arm', 'leg']),
  probe: z.enum(['left-hand', 'right-hand', 'elsewhere']),
};

export const chairCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open-session'), patient: patientSchema, protocolId: z.string().max(64) }),
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
  }),
  z.object({ type: z.literal('pause-infusion'), reason: z.enum(pauseReasons) }),
  z.object({ type: z.literal('resume-infusion') }),
  z.object({ type: z.literal('stop-infusion'), stop: stopSchema }),
  z.object({ type: z.literal('undo-step'), seq: z.number().int() }),
  z.object({ type: z.literal('correct-entry'), seq: z.number().int(), note: reason }),
  z.object({ type: z.literal('cancel-session') }),
  z.object({
    type: z.literal('close-session'),
    outcome: z.enum(['discharged', 'transferred']),
    /** Given when the observation is not over yet. */
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
]);

export type ChairCommand = z.infer<typeof chairCommandSchema>;
export type ChairCommandType = ChairCommand['type'];
