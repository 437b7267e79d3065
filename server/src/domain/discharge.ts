import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { observedEnoughAtMs } from '@chairside/shared/chair/timeline.ts';
import { readiness, unmetCriteria } from '@chairside/shared/chart/readiness.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';
import { callsOver } from './escalation.ts';
import { revertedLimits } from './limits.ts';

/** Ready, released, gone (SE21–SE23). "Ready at" and "left at" are two times. */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;
type Known = Pick<DecisionContext, 'nowMs' | 'principal' | 'bedside'>;

/** What of the protocol's criteria is not met now. */
function unmetNow(session: Session, { bedside, nowMs }: Known): readonly string[] {
  const now = { nibp: nibpMeasurements(bedside.nibp), spo2: bedside.latest.spo2Percent };
  return unmetCriteria(readiness(session, now, nowMs));
}

/** What nobody with a say has let pass. */
function unreleased(session: Session, unmet: readonly string[]): readonly string[] {
  const released = new Set([...(session.dischargeRelease?.unmet ?? []), ...(session.ready?.unmet ?? [])]);
  return unmet.filter((id) => !released.has(id));
}

export function releaseDischarge(
  session: Session,
  { reason }: CommandOf<'release-discharge'>,
  known: Known,
): Decision {
  if (session.course.phase !== 'observing') return refusedIn(session);
  const unmet = unmetNow(session, known);
  if (unmet.length === 0) return err({ type: 'nothing-unmet' });
  return ok([{ type: 'discharge-released', body: { unmet: [...unmet], reason } }]);
}

/** "Ready at": with everything met, or what is not met released by a physician (SE22). */
export function recordReady(session: Session, { reason }: CommandOf<'record-ready'>, known: Known): Decision {
  if (session.course.phase !== 'observing') return refusedIn(session);
  if (session.ready !== null) return err({ type: 'ready-already' });
  const unmet = unmetNow(session, known);
  const open = unreleased(session, unmet);
  if (open.length > 0 && reason === null) return err({ type: 'not-ready', unmet: [...open] });
  if (open.length > 0 && known.principal.role !== 'physician')
    return err({ type: 'needs-physician', why: 'unmet' });
  const why = reason ?? session.dischargeRelease?.reason ?? null;
  return ok([
    { type: 'ready-recorded', body: { unmet: [...unmet], reason: unmet.length === 0 ? null : why } },
  ]);
}

export function withdrawReady(session: Session, { reason }: CommandOf<'withdraw-ready'>): Decision {
  if (session.ready === null) return err({ type: 'not-ready', unmet: [] });
  return ok([{ type: 'ready-withdrawn', body: { reason } }]);
}

/** "Left at". Leaving in an ambulance or against advice asks for nothing but who is on the way out (SE31). */
export function closeSession(session: Session, command: CommandOf<'close-session'>, known: Known): Decision {
  const { outcome, early } = command;
  if (session.departure?.kind === outcome) return closed(session, { outcome, early, unmet: [] });
  if (session.course.phase !== 'observing') return refusedIn(session);
  const readyAtMs = observedEnoughAtMs(session.course, session.protocol.observationMs);
  const isOver = known.nowMs >= readyAtMs;
  if (outcome !== 'discharged') {
    if (!isOver && early === null) return err({ type: 'observation-not-over', readyAtMs });
    return closed(session, { outcome, early: isOver ? null : early, unmet: [] });
  }
  const unmet = unmetNow(session, known);
  const open = unreleased(session, unmet);
  if (open.length > 0 && early === null)
    return isOver
      ? err({ type: 'not-ready', unmet: [...open] })
      : err({ type: 'observation-not-over', readyAtMs });
  if (open.length > 0 && known.principal.role !== 'physician')
    return err({ type: 'needs-physician', why: 'unmet' });
  const why = early ?? session.ready?.reason ?? session.dischargeRelease?.reason ?? null;
  return closed(session, { outcome, early: unmet.length === 0 ? null : why, unmet: [...unmet] });
}

/** What a person had moved is said to be back before the session is over (AL17). */
function closed(session: Session, body: Extract<ChairFact, { type: 'session-closed' }>['body']): Decision {
  return ok([...revertedLimits(session), ...callsOver(session), { type: 'session-closed', body }]);
}
