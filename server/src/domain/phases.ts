import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact, Stop } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairState, PauseReason, Session } from '@chairside/shared/chair/state.ts';
import { observedEnoughAtMs, undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Decision, DecisionContext } from './decision.ts';
import { revertedLimits } from './limits.ts';

/** The steps of a session (SE2–SE7), each possible from the phases that allow it and refused by name from the others. */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

export function startInfusion(
  session: Session,
  { withoutBaseline, again, areDeviceAlarmsOn }: CommandOf<'start-infusion'>,
): Decision {
  const { course, baseline } = session;
  const isPossible = course.phase === 'preparing' || course.phase === 'observing';
  if (isPossible && !areDeviceAlarmsOn) return err({ type: 'device-alarms-unconfirmed' });
  if (course.phase === 'observing') {
    if (again === null) return err({ type: 'reason-missing' });
    return started(course.infusions.length + 1, { withoutBaseline: null, again });
  }
  if (course.phase !== 'preparing') return refusedIn(session);
  if (baseline === null && withoutBaseline === null) return err({ type: 'baseline-missing' });
  return started(1, { withoutBaseline: baseline === null ? withoutBaseline : null, again: null });
}

function started(
  number: number,
  reasons: { readonly withoutBaseline: string | null; readonly again: string | null },
): Decision {
  return ok([{ type: 'infusion-started', body: { number, ...reasons, areDeviceAlarmsOn: true } }]);
}

export function pauseInfusion(session: Session, reason: PauseReason): Decision {
  if (session.course.phase !== 'infusing') return refusedIn(session);
  return ok([{ type: 'infusion-paused', body: { reason } }]);
}

export function resumeInfusion(session: Session): Decision {
  if (session.course.phase !== 'paused') return refusedIn(session);
  return ok([{ type: 'infusion-resumed', body: {} }]);
}

export function stopInfusion(session: Session, stop: Stop): Decision {
  const { phase } = session.course;
  if (phase !== 'infusing' && phase !== 'paused') return refusedIn(session);
  return ok([{ type: 'infusion-stopped', body: { stop } }]);
}

export function closeSession(
  session: Session,
  { outcome, early }: CommandOf<'close-session'>,
  nowMs: number,
): Decision {
  const { course, protocol } = session;
  if (course.phase !== 'observing') return refusedIn(session);
  const readyAtMs = observedEnoughAtMs(course, protocol.observationMs);
  const isOver = nowMs >= readyAtMs;
  if (!isOver && early === null) return err({ type: 'observation-not-over', readyAtMs });
  const closed: ChairFact = { type: 'session-closed', body: { outcome, early: isOver ? null : early } };
  // What a person had moved is said to be back before the session is over (AL17).
  return ok([...revertedLimits(session), closed]);
}

/** SE7: within a minute, by the person who made the step; it stands in the record as undone. */
export function undoStep(chair: ChairState, seq: number, { nowMs, principal }: DecisionContext): Decision {
  const { undoable } = chair;
  if (undoable?.seq !== seq) return err({ type: 'nothing-to-undo' });
  if (undoable.actor?.personId !== principal.personId) return err({ type: 'not-the-author' });
  if (nowMs - undoable.atMs > undoWindowMs) return err({ type: 'undo-expired' });
  return ok([{ type: 'step-undone', body: { undoneSeq: seq } }]);
}

function refusedIn(session: Session): { readonly ok: false; readonly error: Refusal } {
  return err({ type: 'wrong-phase', phase: session.course.phase });
}
