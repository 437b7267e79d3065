import { z } from 'zod';
import { presetProblemSchema } from '../alarms/preset-problems.ts';
import { personIdSchema } from '../ids.ts';
import { phaseSchema } from './phase.ts';

/** Why a command was refused: codes and parameters, the screen has the words and says what to do (UI21). */
export const refusalSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('not-permitted') }),
  z.object({ type: z.literal('no-person-chosen') }),
  z.object({ type: z.literal('unknown-chair') }),
  z.object({ type: z.literal('unknown-protocol') }),
  z.object({ type: z.literal('unknown-device') }),
  z.object({ type: z.literal('no-session') }),
  z.object({ type: z.literal('session-already-open') }),
  /** The screen showed another session than the one the chair has now. */
  z.object({ type: z.literal('session-changed') }),
  z.object({ type: z.literal('wrong-phase'), phase: phaseSchema }),
  z.object({ type: z.literal('no-readings-for-baseline') }),
  z.object({ type: z.literal('baseline-missing') }),
  z.object({ type: z.literal('reason-missing') }),
  z.object({ type: z.literal('limit-out-of-range'), min: z.number(), max: z.number() }),
  /** The preset has no medium limit on that side: there is nothing to move. */
  z.object({ type: z.literal('limit-not-there') }),
  z.object({ type: z.literal('nothing-to-undo') }),
  z.object({ type: z.literal('undo-expired') }),
  z.object({ type: z.literal('not-the-author') }),
  z.object({ type: z.literal('unknown-entry') }),
  z.object({ type: z.literal('observation-not-over'), readyAtMs: z.number() }),
  /** It is over, and nothing of it is kept: there is nothing to acknowledge. */
  z.object({ type: z.literal('occurrence-gone') }),
  /** Somebody was first (AL13). */
  z.object({
    type: z.literal('already-acknowledged'),
    personId: personIdSchema.nullable(),
    atMs: z.number(),
  }),
  /** It has become worse between the finger and the gateway (AL14). */
  z.object({ type: z.literal('occurrence-risen') }),
  z.object({ type: z.literal('no-desk-audible') }),
  z.object({ type: z.literal('device-alarms-unconfirmed') }),
  z.object({ type: z.literal('device-in-use') }),
  z.object({ type: z.literal('device-not-bound') }),
  /** With everything that is wrong with it (AL40). */
  z.object({ type: z.literal('preset-invalid'), problems: z.array(presetProblemSchema) }),
  z.object({ type: z.literal('unknown-preset') }),
  z.object({ type: z.literal('preset-already-signed') }),
  /** A newer version of it is signed: the order of versions is the order of their use. */
  z.object({ type: z.literal('preset-outdated') }),
  z.object({ type: z.literal('too-many-presets'), atMost: z.number() }),
]);
export type Refusal = z.infer<typeof refusalSchema>;
