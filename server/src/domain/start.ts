import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { openItems } from '@chairside/shared/chart/derived.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { baselineFrom } from './baseline.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';
import { limitsWithBaseline } from './limits.ts';
import type { Principal } from './principal.ts';
import { awayFrom } from './phases.ts';

/** What lies before the drug: the baseline and its gate, a physician's release, the start (SE6, SE11–SE13). */

type CommandOf<T extends ChairCommand['type']> = Extract<ChairCommand, { type: T }>;

export function setBaseline(session: Session, { bedside, nowMs }: DecisionContext): Decision {
  const { course, protocol } = session;
  if (course.phase !== 'preparing') return refusedIn(session);
  const taken = baselineFrom(bedside, protocol.gate, nowMs);
  if (taken === null) return err({ type: 'no-readings-for-baseline' });
  const limits = [...limitsWithBaseline(session, taken.baseline)];
  return ok([
    { type: 'baseline-set', body: taken },
    { type: 'limits-set', body: { limits, cause: { kind: 'baseline' } } },
  ]);
}

/** Only where there is something to release: a gate that is not green, or no baseline at all. */
export function releaseStart(session: Session, { reason }: CommandOf<'release-start'>): Decision {
  const { course } = session;
  if (course.phase !== 'preparing') return refusedIn(session);
  const outcome = obstacle(session);
  return outcome === null
    ? err({ type: 'gate-green' })
    : ok([{ type: 'start-released', body: { outcome, reason } }]);
}

type Obstacle = Extract<ChairFact, { type: 'start-released' }>['body']['outcome'];

/** What would keep a nurse from starting; null where the gate is green. */
function obstacle({ baseline, gate }: Session): Obstacle | null {
  if (baseline === null) return 'no-baseline';
  // A session of before there were gates.
  if (gate === null || gate.outcome === 'green') return null;
  return gate.outcome;
}

export function startInfusion(
  session: Session,
  command: CommandOf<'start-infusion'>,
  { principal }: Pick<DecisionContext, 'principal'>,
): Decision {
  const { course } = session;
  const isPossible = course.phase === 'preparing' || course.phase === 'observing';
  if (!isPossible) return refusedIn(session);
  const away = awayFrom(session);
  if (away !== null) return err(away);
  if (!command.areDeviceAlarmsOn) return err({ type: 'device-alarms-unconfirmed' });
  if (!command.isPatientConfirmed) return err({ type: 'patient-unconfirmed' });
  if (course.phase === 'observing') return startAgain(session, command, course.infusions.length + 1);
  const refused = startRefusal(session, command, principal);
  if (refused !== null) return err(refused);
  const isWithout = session.baseline === null;
  return started(session, {
    number: 1,
    withoutBaseline: isWithout ? (command.withoutBaseline ?? session.startRelease?.reason ?? null) : null,
    override: isWithout || obstacle(session) === null ? null : command.override,
    again: null,
  });
}

/** SE6: with a reason; the baseline and what was released stay. */
function startAgain(session: Session, { again }: CommandOf<'start-infusion'>, number: number): Decision {
  if (again === null) return err({ type: 'reason-missing' });
  return started(session, { number, withoutBaseline: null, override: null, again });
}

function startRefusal(
  session: Session,
  { withoutBaseline, override }: CommandOf<'start-infusion'>,
  { role }: Principal,
): Refusal | null {
  const why = obstacle(session);
  if (why === null || session.startRelease !== null) return null;
  const reason = why === 'no-baseline' ? withoutBaseline : override;
  if (why === 'no-baseline' && reason === null) return { type: 'baseline-missing' };
  return role === 'physician' && reason !== null ? null : { type: 'needs-physician', why };
}

type Started = {
  readonly number: number;
  readonly withoutBaseline: string | null;
  readonly override: string | null;
  readonly again: string | null;
};

function started({ chart, protocol }: Session, reasons: Started): Decision {
  const body = {
    ...reasons,
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    openItems: [...openItems(chart, protocol.checklists, 'before')],
  };
  return ok([{ type: 'infusion-started', body }]);
}
