import type { SaidStop, Stop } from '@chairside/shared/chair/infusion-events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairState, PauseReason, Session } from '@chairside/shared/chair/state.ts';
import { unsaidStops } from '@chairside/shared/chair/stops.ts';
import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';

/** The steps of a running session (SE2–SE4, SE7), each possible from the phases that allow it and refused by name from the others. */

export function pauseInfusion(session: Session, reason: PauseReason): Decision {
  if (session.course.phase !== 'infusing') return refusedIn(session);
  return ok([{ type: 'infusion-paused', body: { reason } }]);
}

export function resumeInfusion(session: Session): Decision {
  if (session.course.phase !== 'paused') return refusedIn(session);
  const away = awayFrom(session);
  if (away !== null) return err(away);
  return ok([{ type: 'infusion-resumed', body: {} }]);
}

export function stopInfusion(session: Session, stop: Stop): Decision {
  const { phase } = session.course;
  if (phase !== 'infusing' && phase !== 'paused') return refusedIn(session);
  return ok([{ type: 'infusion-stopped', body: { stop } }]);
}

/** SE4: once; what was said wrong is remarked upon, as with every step. */
export function explainStop(
  { course }: Session,
  { infusion, stop }: { readonly infusion: number; readonly stop: SaidStop },
): Decision {
  const isOpen = unsaidStops(course).some(({ number }) => number === infusion);
  if (!isOpen) return err({ type: 'stop-said' });
  return ok([{ type: 'stop-explained', body: { infusion, stop } }]);
}

/** SE7: within a minute, by the person who made the step; it stands in the record as undone. */
export function undoStep(chair: ChairState, seq: number, { nowMs, principal }: DecisionContext): Decision {
  const { undoable } = chair;
  if (undoable?.seq !== seq) return err({ type: 'nothing-to-undo' });
  if (undoable.actor?.personId !== principal.personId) return err({ type: 'not-the-author' });
  if (nowMs - undoable.atMs > undoWindowMs) return err({ type: 'undo-expired' });
  const { phase } = undoable.before.course;
  const wouldRun = phase === 'infusing' || phase === 'paused';
  const away = chair.session === null || !wouldRun ? null : awayFrom(chair.session);
  if (away !== null) return err(away);
  return ok([{ type: 'step-undone', body: { undoneSeq: seq } }]);
}

/** Nothing runs into a patient who is off the monitor, or on the way out (SE29, SE31); null where neither is so. */
export function awayFrom({ offMonitor, departure }: Session): Refusal | null {
  if (offMonitor !== null) return { type: 'off-monitor' };
  return departure === null ? null : { type: 'departing' };
}
