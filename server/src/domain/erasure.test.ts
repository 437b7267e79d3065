import { describe, expect, it } from 'vitest';
import { aSession, nurse, physician } from '../testing/a-chair.ts';
import { decideErasure, type Standing } from './erasure.ts';
import type { Principal } from './principal.ts';

const service = { ...nurse, role: 'administrator' } as const satisfies Principal;
const reason = 'asked by the patient';

function outcome(standing: Standing, principal: Principal) {
  const decision = decideErasure({ session: aSession, reason, principal }, standing);
  return decision.ok ? decision.value.length : decision.error.type;
}

describe('erasing a session', () => {
  it('[JR36] leaves a tombstone that says which, and why', () => {
    expect(decideErasure({ session: aSession, reason, principal: physician }, 'closed')).toEqual({
      ok: true,
      value: [{ type: 'session-erased', body: { erasedSession: aSession, because: 'person', reason } }],
    });
  });

  const rows: readonly (readonly [Standing, number | string])[] = [
    ['closed', 1],
    ['erased', 0],
    ['running', 'session-running'],
    ['unknown', 'unknown-session'],
  ];
  for (const [standing, expected] of rows) {
    it(`[JR36] by a physician or the service, one that is ${standing}: ${expected}; by a nurse never`, () => {
      expect(outcome(standing, physician)).toBe(expected);
      expect(outcome(standing, service)).toBe(expected);
      expect(outcome(standing, nurse)).toBe('not-permitted');
    });
  }
});
