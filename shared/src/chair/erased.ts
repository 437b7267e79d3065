import type { SessionId } from '../ids.ts';
import type { ChairState } from './state.ts';

/**
 * The chair with nothing left of a session that was erased, as after a restart: the undo of its closing would bring the patient
 * back (JR36).
 */
export function withoutSession(chair: ChairState, session: SessionId): ChairState {
  const { undoable, lastClosed } = chair;
  return {
    ...chair,
    undoable: undoable?.before.closedSession?.id === session ? null : undoable,
    lastClosed: lastClosed?.session === session ? null : lastClosed,
  };
}
