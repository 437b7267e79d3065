import type { ChairEvent, ChairFact } from '../chair/events.ts';
import type { ChairId, PersonId, SessionId } from '../ids.ts';
import { ivKetamine40 } from '../protocols/iv-ketamine.ts';
import type { Violation } from './alarm-events.ts';
import { resolveLimits } from './limits.ts';

/** Test data: the events of a session, written as facts with the second they were noted in. */

export const openedAtMs = 1_700_000_000_000;
export const nurse = { personId: 'nurse-1' as PersonId, role: 'nurse' };

export type Noted = readonly [second: number, fact: ChairFact, by?: typeof nurse];

/** Numbered from 1 in the order given. */
export function eventsOf(...noted: readonly Noted[]): readonly ChairEvent[] {
  return noted.map(([second, fact, by], index) => ({
    ...fact,
    chair: '2' as ChairId,
    seq: index + 1,
    session: 'session-a' as SessionId,
    typeVersion: 1,
    atMs: openedAtMs + second * 1_000,
    actor: by ?? null,
    commandId: null,
  }));
}

export const opened: ChairFact = {
  type: 'session-opened',
  body: {
    patient: { displayName: 'A. Sample', clinicNumber: 'C-1', dateOfBirth: null, weightKg: 70 },
    protocol: ivKetamine40,
    limits: [...resolveLimits(ivKetamine40.alarmPreset, null)],
    timeZone: 'Europe/Madrid',
    series: null,
  },
};

export const closed: ChairFact = {
  type: 'session-closed',
  body: { outcome: 'discharged', early: null, unmet: [] },
};

export function aViolation(value: number, more: Partial<Violation> = {}): Violation {
  return {
    rule: 'spo2-low-medium',
    parameter: 'spo2Percent',
    value,
    limit: 90,
    direction: 'low',
    isReached: false,
    because: 'preset',
    priority: 'medium',
    isLatching: false,
    ...more,
  };
}

type Begun = Extract<ChairFact, { type: 'alarm-began' }>;

/** SpO2 low, medium, at 88 %; the times are those of `second`. */
export function began(second: number, more: Partial<Begun['body']> = {}): Begun {
  const atMs = openedAtMs + second * 1_000;
  return {
    type: 'alarm-began',
    body: {
      condition: { what: 'spo2-low', subject: null },
      priority: 'medium',
      violations: [aViolation(88)],
      cause: null,
      conditionAtMs: atMs,
      signalAtMs: atMs,
      ...more,
    },
  };
}
