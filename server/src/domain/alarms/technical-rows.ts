import type { Priority, TechnicalCondition } from '@chairside/shared/alarms/conditions.ts';

/**
 * The technical conditions as data: what priority each has by how long it has been so. Sources: docs/spec/alarms.md.
 */
export type Step = {
  readonly afterMs: number;
  /** Null: over by itself. */
  readonly priority: Priority | null;
  /** Only while the drug acts. */
  readonly onlyExposed?: true;
};

const second = 1_000;

export const stepsByCondition: Readonly<Record<TechnicalCondition, readonly Step[]>> = {
  'probe-off': [
    { afterMs: 0, priority: 'low' },
    { afterMs: 10 * second, priority: 'medium' },
    { afterMs: 60 * second, priority: 'high', onlyExposed: true },
  ],
  'signal-inadequate': [{ afterMs: 60 * second, priority: 'medium' }],
  // It is a condition only once the source has been silent for max(5 s, 2.5 periods).
  'spo2-not-updating': [
    { afterMs: 0, priority: 'medium' },
    { afterMs: 60 * second, priority: 'high', onlyExposed: true },
  ],
  'device-never-seen': [{ afterMs: 30 * second, priority: 'medium' }],
  'spo2-not-armed': [{ afterMs: 30 * second, priority: 'medium', onlyExposed: true }],
  'nibp-failed': [{ afterMs: 0, priority: 'low' }],
  'nibp-overdue': [
    { afterMs: 60 * second, priority: 'low' },
    { afterMs: 180 * second, priority: 'medium' },
  ],
  'device-battery': [{ afterMs: 0, priority: 'low' }],
  'screen-battery': [{ afterMs: 0, priority: 'medium' }],
  'device-clock-off': [{ afterMs: 0, priority: 'low' }],
  'devices-disagree': [{ afterMs: 30 * second, priority: 'low' }],
  // It is a condition only once another speaks in its place (DV14).
  'device-silent': [{ afterMs: 0, priority: 'low' }],
  // It is a condition only once both have spoken (DV13).
  'device-name-twice': [{ afterMs: 0, priority: 'medium' }],
  'no-audible-screen': [{ afterMs: 10 * second, priority: 'medium' }],
  'record-not-saved': [{ afterMs: 0, priority: 'high' }],
  // It is a condition only once the ten minutes are over (SE29).
  'off-monitor-long': [
    { afterMs: 0, priority: 'medium' },
    { afterMs: 120 * second, priority: 'high' },
  ],
  // It is a condition only once whose chair it is can have it no more (SE20).
  'chair-without-nurse': [{ afterMs: 0, priority: 'medium' }],
  // It is a condition only once an offer has lain too long; the chair is still whose it was (SE20).
  'handover-not-accepted': [{ afterMs: 0, priority: 'low' }],
  // It is a condition only once a call is in trouble; how urgent, its call says (ES9).
  'physician-not-reached': [{ afterMs: 0, priority: 'medium' }],
  'wall-clock-stepped': [
    { afterMs: 0, priority: 'low' },
    { afterMs: 60 * second, priority: null },
  ],
};

/** The last step reached; null before the first. */
export function priorityAfter(
  steps: readonly Step[],
  { elapsedMs, isExposed }: { readonly elapsedMs: number; readonly isExposed: boolean },
): Priority | null {
  const reached = steps.findLast((step) => elapsedMs >= step.afterMs && (isExposed || !step.onlyExposed));
  return reached?.priority ?? null;
}
