import { z } from 'zod';
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
  z.object({ type: z.literal('nothing-to-undo') }),
  z.object({ type: z.literal('undo-expired') }),
  z.object({ type: z.literal('not-the-author') }),
  z.object({ type: z.literal('unknown-entry') }),
  z.object({ type: z.literal('observation-not-over'), readyAtMs: z.number() }),
  z.object({ type: z.literal('device-in-use') }),
  z.object({ type: z.literal('device-not-bound') }),
]);
export type Refusal = z.infer<typeof refusalSchema>;
