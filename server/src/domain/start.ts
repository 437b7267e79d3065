import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { openItems } from '@chairside/shared/chart/derived.ts';
import { unheardMonitors, type Monitor } from '@chairside/shared/chart/monitors.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { baselineFrom } from './baseline.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';
import { limitsWithBaseline } from './limits.ts';
import type { Principal } from './principal.ts';
import { awayFrom } from './phases.ts';

/** What lies before the drug: the baseline and its gate, a physician's release, who is heard, the start (SE6, SE11–SE13a). */

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

/** Only where there is something to release: a gate that is not green, no baseline at all, or no monitor that is heard. */
export function releaseStart(
  session: Session,
  { reason }: CommandOf<'release-start'>,
  context: Around,
): Decision {
  const { course } = session;
  if (course.phase !== 'preparing') return refusedIn(session);
  const unheard = unheardNow(context);
  const outcome = gateObstacle(session) ?? (unheard.length > 0 ? 'no-monitor' : null);
  return outcome === null
    ? err({ type: 'gate-green' })
    : ok([{ type: 'start-released', body: { outcome, unheard: [...unheard], reason } }]);
}

type Around = Pick<DecisionContext, 'bedside' | 'nowMs'>;
type Obstacle = Extract<ChairFact, { type: 'start-released' }>['body']['outcome'];

function unheardNow({ bedside, nowMs }: Around): readonly Monitor[] {
  return unheardMonitors(bedside.latest, nowMs);
}

/** What of the baseline would keep a nurse from starting; null where the gate is green. */
function gateObstacle({ baseline, gate }: Session): Obstacle | null {
  if (baseline === null) return 'no-baseline';
  // A session of before there were gates.
  if (gate === null || gate.outcome === 'green') return null;
  return gate.outcome;
}

/** What keeps a nurse from starting now: a release is of what stood against the start when it was given. */
function obstacle(session: Session, unheard: readonly Monitor[]): Obstacle | null {
  const { course, startRelease } = session;
  // SE6: for a further infusion baseline and gate stay as they were; what is heard has to be heard now.
  if (course.phase !== 'preparing') return unheard.length > 0 ? 'no-monitor' : null;
  const ofGate = startRelease === null ? gateObstacle(session) : null;
  const isWithout = unheard.some((monitor) => startRelease?.unheard.includes(monitor) !== true);
  return ofGate ?? (isWithout ? 'no-monitor' : null);
}

export function startInfusion(
  session: Session,
  command: CommandOf<'start-infusion'>,
  context: Around & Pick<DecisionContext, 'principal'>,
): Decision {
  const { course } = session;
  const isPossible = course.phase === 'preparing' || course.phase === 'observing';
  if (!isPossible) return refusedIn(session);
  const away = awayFrom(session);
  if (away !== null) return err(away);
  if (!command.areDeviceAlarmsOn) return err({ type: 'device-alarms-unconfirmed' });
  if (!command.isPatientConfirmed) return err({ type: 'patient-unconfirmed' });
  if (course.phase === 'observing' && command.again === null) return err({ type: 'reason-missing' });
  const unheard = unheardNow(context);
  const refused = startRefusal(obstacle(session, unheard), command, context.principal);
  if (refused !== null) return err(refused);
  if (course.phase === 'observing') return startedAgain(session, command, unheard);
  const isWithout = session.baseline === null;
  const isPast = gateObstacle(session) !== null || unheard.length > 0;
  return started(session, {
    number: 1,
    withoutBaseline: isWithout ? (command.withoutBaseline ?? session.startRelease?.reason ?? null) : null,
    override: isPast ? command.override : null,
    again: null,
    unheard,
  });
}

/** SE6: with a reason; the baseline and what was released stay. */
function startedAgain(
  session: Session,
  { again, override }: CommandOf<'start-infusion'>,
  unheard: readonly Monitor[],
): Decision {
  const { course } = session;
  const number = course.phase === 'observing' ? course.infusions.length + 1 : 1;
  const past = unheard.length > 0 ? override : null;
  return started(session, { number, withoutBaseline: null, override: past, again, unheard });
}

/** One reason is for all that stands against the start. */
function startRefusal(
  why: Obstacle | null,
  { withoutBaseline, override }: CommandOf<'start-infusion'>,
  { role }: Principal,
): Refusal | null {
  if (why === null) return null;
  const reason = why === 'no-baseline' ? withoutBaseline : (override ?? withoutBaseline);
  if (why === 'no-baseline' && reason === null) return { type: 'baseline-missing' };
  return role === 'physician' && reason !== null ? null : { type: 'needs-physician', why };
}

type Started = {
  readonly number: number;
  readonly withoutBaseline: string | null;
  readonly override: string | null;
  readonly again: string | null;
  readonly unheard: readonly Monitor[];
};

function started({ chart, protocol }: Session, { unheard, ...reasons }: Started): Decision {
  const body = {
    ...reasons,
    unheard: [...unheard],
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    openItems: [...openItems(chart, protocol.checklists, 'before')],
  };
  return ok([{ type: 'infusion-started', body }]);
}
