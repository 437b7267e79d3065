import { z } from 'zod';
import { answerSchema, askSchema, escalationTroubles } from '../escalation/words.ts';
import { personIdSchema } from '../ids.ts';
import { reason } from './reason.ts';

/** The facts of who has the chair (SE20), and who is called to it (UI18). A call is named by the `seq` of its `escalation-raised`. */

const escalation = z.number().int().min(1);

export const callingBodies = {
  /** The nurse who answers for the patient from now on. At a handover she has confirmed the limits that are not the preset's. */
  'nurse-assigned': z.object({
    personId: personIdSchema,
    because: z.enum(['opened', 'handover', 'taken']),
    reason: reason.nullable(),
    /** There were limits that are not the preset's, and each was confirmed anew. */
    areLimitsConfirmed: z.boolean().default(false),
  }),
  /** `to` null: to whoever accepts. */
  'handover-offered': z.object({ to: personIdSchema.nullable(), note: z.string().max(500).nullable() }),
  'handover-withdrawn': z.object({}),
  'escalation-raised': z.object({
    because: z.enum(['nurse', 'alarm']),
    /** Of the alarm it is about. */
    occurrence: z.number().int().min(1).nullable(),
    ask: askSchema.nullable(),
  }),
  /** A screen with this physician signed in shows it. */
  'escalation-delivered': z.object({ escalation, to: personIdSchema }),
  /** No such screen is left. */
  'escalation-lost': z.object({ escalation }),
  /** The actor has opened it. */
  'escalation-seen': z.object({ escalation }),
  'escalation-answered': z.object({ escalation, answer: answerSchema }),
  /** Nobody has it, or nobody answers: the chair says "telephone". */
  'escalation-troubled': z.object({ escalation, trouble: z.enum(escalationTroubles) }),
  'escalation-closed': z.object({
    escalation,
    /** `replaced`: a newer call is about the same. `session-over`: nobody is left to come to. */
    because: z.enum(['person', 'alarm-over', 'replaced', 'session-over']),
  }),
} as const;
