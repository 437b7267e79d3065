import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveLimits } from '../alarms/limits.ts';
import type { ChairId, PersonId, SessionId } from '../ids.ts';
import { ivKetamine40 } from '../protocols/iv-ketamine.ts';
import type { ChairEvent, ChairFact } from './events.ts';
import { evolve } from './evolve.ts';
import { emptyChair, recentEntriesKept, type ChairState } from './state.ts';
import { isExposed, nextDue, totalInfusedMs } from './timeline.ts';

const t0 = 1_700_000_000_000;
const limits = [...resolveLimits(ivKetamine40.alarmPreset, null)];

/** Any fact at all, sensible or not: the fold must take what it meets. */
const anyFact: fc.Arbitrary<ChairFact> = fc.oneof(
  fc.constant<ChairFact>({
    type: 'session-opened',
    body: {
      patient: { displayName: 'A', clinicNumber: '1', dateOfBirth: null, weightKg: null },
      protocol: ivKetamine40,
      limits,
      timeZone: 'UTC',
      series: null,
    },
  }),
  fc.constant<ChairFact>({
    type: 'baseline-set',
    body: {
      baseline: { systolicMmHg: 120, diastolicMmHg: 80, spo2Percent: 97, pulseRateBpm: 60 },
      gate: null,
    },
  }),
  fc.constant<ChairFact>({
    type: 'limits-set',
    body: { limits, cause: { kind: 'person', reason: 'because' } },
  }),
  fc.integer({ min: 0, max: 5 }).map((score): ChairFact => ({ type: 'moaas-scored', body: { score } })),
  fc.integer({ min: 1, max: 3 }).map((number): ChairFact => ({
    type: 'infusion-started',
    body: {
      number,
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
      openItems: [],
      unheard: [],
    },
  })),
  fc.constant<ChairFact>({ type: 'infusion-paused', body: { reason: 'line' } }),
  fc.constant<ChairFact>({ type: 'infusion-resumed', body: {} }),
  fc.constant<ChairFact>({ type: 'pause-reminder-due', body: {} }),
  fc.constant<ChairFact>({ type: 'planned-end-reached', body: {} }),
  fc.constant<ChairFact>({ type: 'infusion-stopped', body: { stop: { kind: 'completed' } } }),
  fc.constant<ChairFact>({ type: 'infusion-stopped', body: { stop: { kind: 'unsaid' } } }),
  fc.integer({ min: 1, max: 3 }).map((infusion): ChairFact => ({
    type: 'stop-explained',
    body: { infusion, stop: { kind: 'early', reason: 'line' } },
  })),
  fc.constant<ChairFact>({ type: 'observation-minimum-reached', body: {} }),
  fc
    .integer({ min: 1, max: 30 })
    .map((undoneSeq): ChairFact => ({ type: 'step-undone', body: { undoneSeq } })),
  fc.constant<ChairFact>({ type: 'entry-corrected', body: { correctedSeq: 1, note: 'wrong' } }),
  fc.constant<ChairFact>({ type: 'session-closed', body: { outcome: 'discharged', early: null, unmet: [] } }),
);

function asEvents(facts: readonly ChairFact[]): readonly ChairEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    chair: '1' as ChairId,
    seq: index + 1,
    session: 'session-a' as SessionId,
    typeVersion: 1 as const,
    atMs: t0 + index * 1_000,
    actor: { personId: 'nurse-1' as PersonId, role: 'nurse' },
    commandId: null,
  }));
}

function fold(events: readonly ChairEvent[], from: ChairState = emptyChair('1' as ChairId)): ChairState {
  return events.reduce(evolve, from);
}

describe('the only fold', () => {
  it('[SE8] takes any sequence of facts, stays bounded, and time can be asked of what comes out', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 120 }), (facts) => {
        const state = fold(asEvents(facts));
        expect(state.seq).toBe(facts.length);
        const { session } = state;
        if (session === null) return;
        expect(session.recentEntries.length).toBeLessThanOrEqual(recentEntriesKept);
        const nowMs = t0 + 200_000;
        expect(totalInfusedMs(session.course, nowMs)).toBeGreaterThanOrEqual(0);
        expect(typeof isExposed(session, nowMs)).toBe('boolean');
        expect(nextDue(session)?.atMs ?? nowMs).toBeGreaterThan(t0);
      }),
    );
  });

  it('[SE8] folding a part and then the rest is folding all', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 40 }), fc.nat(40), (facts, cut) => {
        const events = asEvents(facts);
        expect(fold(events.slice(cut), fold(events.slice(0, cut)))).toEqual(fold(events));
      }),
    );
  });

  it('[SE8] what stood before the newest session-opened changes nothing in it', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 60 }), (facts) => {
        const events = asEvents(facts);
        const from = events.findLastIndex((event) => event.type === 'session-opened');
        if (from < 0) return;
        expect(fold(events.slice(from))).toEqual(fold(events));
      }),
    );
  });

  it('[SE23] closing leaves no session on the chair', () => {
    const [opening, closing] = asEvents([
      {
        type: 'session-opened',
        body: {
          patient: { displayName: 'A', clinicNumber: '1', dateOfBirth: null, weightKg: null },
          protocol: ivKetamine40,
          limits,
          timeZone: 'UTC',
          series: null,
        },
      },
      { type: 'session-closed', body: { outcome: 'cancelled', early: null, unmet: [] } },
    ]);
    const state = fold([opening!, closing!]);
    expect(state.session).toBeNull();
    expect(state.lastClosed?.outcome).toBe('cancelled');
  });
});
