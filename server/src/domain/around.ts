import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { slotToPutOff } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { standing } from '@chairside/shared/chart/chart.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';
import { voidedOffer } from './handover.ts';
import { limitsWithBaseline } from './limits.ts';
import { identityProblem, isSamePatient } from './identity.ts';

/** When things happen: off the monitor, on the way out, the wrong patient, the clinic being left (SE14a, SE29–SE32). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

export const offMonitorAtMostMs = 10 * 60_000;

export function leaveMonitor(session: Session, command: CommandOf<'leave-monitor'>, nowMs: number): Decision {
  const { phase } = session.course;
  if (phase === 'infusing') return refusedIn(session);
  if (session.offMonitor !== null) return err({ type: 'off-monitor-already' });
  const { reason, companion } = command;
  return ok([
    { type: 'off-monitor-began', body: { reason, companion, untilMs: nowMs + offMonitorAtMostMs } },
  ]);
}

export function returnToMonitor(session: Session): Decision {
  if (session.offMonitor === null) return err({ type: 'not-off-monitor' });
  return ok([{ type: 'off-monitor-ended', body: { because: 'person' } }]);
}

/** A running infusion is recorded as stopped in the same tap (SE31). */
export function beginDeparture(session: Session, command: CommandOf<'begin-departure'>): Decision {
  if (session.departure !== null) return err({ type: 'departing-already' });
  const { kind, reason, destination } = command;
  const { phase } = session.course;
  const isRunning = phase === 'infusing' || phase === 'paused';
  const stopped: readonly ChairFact[] = isRunning
    ? [{ type: 'infusion-stopped', body: { stop: { kind: 'emergency' } } }]
    : [];
  return ok([...stopped, { type: 'departure-began', body: { kind, reason, destination } }]);
}

export function withdrawDeparture(session: Session): Decision {
  if (session.departure === null) return err({ type: 'not-departing' });
  return ok([{ type: 'departure-withdrawn', body: {} }]);
}

export function proposeReattribution(
  session: Session,
  { patient, reason }: CommandOf<'propose-reattribution'>,
  { nowMs }: Pick<DecisionContext, 'nowMs'>,
): Decision {
  const problem = identityProblem(patient, nowMs);
  if (problem !== null) return err(problem);
  if (isSamePatient(patient, session.patient)) return err({ type: 'same-patient' });
  return ok([{ type: 'reattribution-proposed', body: { patient, reason } }]);
}

export function withdrawReattribution(session: Session): Decision {
  if (session.proposedReattribution === null) return err({ type: 'no-reattribution' });
  return ok([{ type: 'reattribution-withdrawn', body: {} }]);
}

/** By another person than the one who asked, who has seen the same name; limits that hang on a baseline go (SE30). */
export function confirmReattribution(
  session: Session,
  { patient }: CommandOf<'confirm-reattribution'>,
  { principal }: Pick<DecisionContext, 'principal'>,
): Decision {
  const proposed = session.proposedReattribution;
  if (proposed === null || !isSamePatient(proposed.patient, patient))
    return err({ type: 'no-reattribution' });
  if (proposed.by?.personId === principal.personId) return err({ type: 'same-person' });
  const limits = [...limitsWithBaseline(session, null)];
  return ok([
    {
      type: 'session-reattributed',
      body: {
        patient: proposed.patient,
        previous: session.patient,
        reason: proposed.reason,
        proposedBy: proposed.by?.personId ?? null,
      },
    },
    { type: 'limits-set', body: { limits, cause: { kind: 'reattributed' } } },
    ...voidedOffer(session),
  ]);
}

export function notePumpStopped(session: Session): Decision {
  if (session.evacuation === null) return err({ type: 'no-evacuation' });
  if (session.evacuation.isPumpSeenStopped) return ok([]);
  return ok([{ type: 'pump-seen-stopped', body: {} }]);
}

const putOffMs = 2 * 60_000;
const afterVomitingMs = 10 * 60_000;
/** One slot, once, after the patient has vomited (SE14a). */
export function putOffCuff(session: Session, nowMs: number): Decision {
  const slotMs = slotToPutOff(session, nowMs);
  const hasVomited = standing(session.chart, 'side-effect').some(
    ({ entry, happenedAtMs }) => entry.effect === 'vomiting' && nowMs - happenedAtMs <= afterVomitingMs,
  );
  if (!hasVomited || slotMs === null) return err({ type: 'nothing-to-put-off' });
  return ok([{ type: 'cuff-put-off', body: { slotMs, untilMs: Math.max(slotMs, nowMs) + putOffMs } }]);
}
