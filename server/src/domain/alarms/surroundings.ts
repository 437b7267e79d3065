import {
  conditionKey,
  type Condition,
  type Priority,
  type TechnicalCondition,
} from '@chairside/shared/alarms/conditions.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import type { CallsHeld } from './calls-held.ts';

/**
 * What a chair's alarms have to know that no reading and no event of the chair says: which devices are bound, who would hear,
 * what other parts of the gateway report. As it is now; nothing of it is remembered across a restart.
 */
export type Surroundings = {
  readonly devices: readonly ExpectedDevice[];
  readonly reports: readonly Report[];
  /** Whether nobody has said anything about it since the gateway started. */
  isUnreported(condition: Condition): boolean;
  /** Since when this gateway watches: what it could not have heard before is no silence. */
  readonly watchedSinceMs: number;
  /** Everybody leaves the clinic (SE32). */
  readonly isEvacuating: boolean;
  /** False for whose account was switched off, or who has nothing to do with this chair any more (SE20). */
  mayHaveChair(personId: PersonId): boolean;
  /** Null until the screens' side has spoken for the first time. */
  readonly hearing: (Hearing & { readonly sinceMs: number }) | null;
  /** Null until the screens' side has spoken for the first time. */
  readonly callsHeld: CallsHeld | null;
};

export type ExpectedDevice = {
  readonly deviceId: string;
  readonly sinceMs: number;
  readonly wasHeard: boolean;
};

export type ReportedCondition = Condition & { readonly what: TechnicalCondition };

export type Report = {
  readonly condition: ReportedCondition;
  readonly sinceMs: number;
  readonly priority?: Priority | undefined;
};

/** Conditions other parts report, by whether they are so. */
export type Reports = {
  /** `sinceMs` null: it is not so. True where that is news. */
  set(condition: ReportedCondition, sinceMs: number | null, priority?: Priority): boolean;
  all(): readonly Report[];
  /** A new session: what was of the last one only is not of this one. */
  beginSession(): void;
  isUnreported(condition: Condition): boolean;
};

/** About what a part reports, in so many words, also that all is well. */
const reported: ReadonlySet<Condition['what']> = new Set<TechnicalCondition>([
  'device-battery',
  'screen-battery',
  'device-clock-off',
  'record-not-saved',
]);

/** Told of what two devices said at that time, or of an instant. */
const ofSession: ReadonlySet<Condition['what']> = new Set<TechnicalCondition>([
  'devices-disagree',
  'device-silent',
  'wall-clock-stepped',
]);

export function createReports(): Reports {
  const byKey = new Map<string, Report | null>();
  return {
    set(condition, sinceMs, priority) {
      const key = conditionKey(condition);
      const before = byKey.get(key);
      if (sinceMs === null) {
        byKey.set(key, null);
        return before !== null;
      }
      // Told again it is as old as when it was told first.
      byKey.set(key, { condition, sinceMs: before?.sinceMs ?? sinceMs, priority });
      return before?.priority !== priority || before === undefined || before === null;
    },
    beginSession() {
      for (const [key, report] of byKey)
        if (report !== null && ofSession.has(report.condition.what)) byKey.delete(key);
    },
    all: () => [...byKey.values()].filter((report) => report !== null),
    isUnreported: (condition) => reported.has(condition.what) && !byKey.has(conditionKey(condition)),
  };
}
