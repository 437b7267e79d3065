import type { Session } from '@chairside/shared/chair/state.ts';
import {
  areVitalsReady,
  readiness,
  unmetCriteria,
  type Criterion,
} from '@chairside/shared/chart/readiness.ts';
import { nibpMeasurements } from '@chairside/shared/vitals/nibp.ts';
import type { ChairView } from '../live/chair-view.ts';
import type { LeavingStanding } from './progress-text.ts';

/** Whether the patient may go, reckoned here as the gateway reckons it (SE21): what is shown, never what decides. */
export type ReadinessFacts = {
  readonly criteria: readonly Criterion[];
  readonly unmet: readonly string[];
  /** Of them, those no physician has let pass. */
  readonly open: readonly string[];
  readonly areVitalsReady: boolean;
};

export function readinessFacts(view: ChairView, session: Session, nowMs: number): ReadinessFacts {
  const now = { nibp: nibpMeasurements(view.nibp), spo2: view.latest.spo2Percent };
  const criteria = readiness(session, now, nowMs);
  const unmet = unmetCriteria(criteria);
  return {
    criteria,
    unmet,
    open: unmet.filter((id) => !isReleased(session, id)),
    areVitalsReady: areVitalsReady(criteria),
  };
}

export function leavingStanding(view: ChairView, session: Session, nowMs: number): LeavingStanding {
  if (session.course.phase !== 'observing') return null;
  if (session.ready !== null) return 'ready';
  const facts = readinessFacts(view, session, nowMs);
  if (facts.open.length === 0) return 'all-met';
  return facts.areVitalsReady ? 'vitals-ready' : null;
}

export function isReleased({ dischargeRelease, ready }: Session, id: string): boolean {
  return [dischargeRelease, ready].some((released) => released?.unmet.includes(id) === true);
}
