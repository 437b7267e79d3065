import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aChair,
  anInfusion,
  anOpening,
  aPerson,
  clinicPeople,
  discharge,
  nurse,
  otherNurse,
  physician,
  type DrivenChair,
} from '../testing/a-chair.ts';
import type { Principal } from './principal.ts';

const service: Principal = { personId: 'service-1' as PersonId, role: 'administrator' };
const toAnybody: ChairCommand = { type: 'offer-handover', to: null, note: null };
const toOther: ChairCommand = { type: 'offer-handover', to: otherNurse.personId, note: 'nauseous at 10 min' };
const withdrawing: ChairCommand = { type: 'withdraw-handover' };
const accepting = { type: 'accept-handover', limitsConfirmedSeq: null } as const satisfies ChairCommand;
const taking = {
  type: 'take-chair',
  reason: 'her shift is over',
  from: nurse.personId,
  limitsConfirmedSeq: null,
} as const satisfies ChairCommand;
const widening: ChairCommand = {
  type: 'set-limit',
  parameter: 'spo2Percent',
  direction: 'low',
  value: 88,
  reason: 'lives with 89',
};

function sessionOf(chair: DrivenChair): Session {
  const { session } = chair.state();
  if (session === null) throw new Error('no session');
  return session;
}

const by = (principal: Principal) => ({ principal });
const owner = (chair: DrivenChair) => sessionOf(chair).nurse?.personId;

describe('whose the chair is', () => {
  it('[SE20] it is whose who opened the session, and stays so while it is offered', () => {
    const chair = anInfusion();
    expect(owner(chair)).toBe('nurse-1');
    chair.command(toOther, 5);
    expect(sessionOf(chair)).toMatchObject({
      nurse: { personId: 'nurse-1' },
      handover: { to: 'nurse-2', note: 'nauseous at 10 min', by: { personId: 'nurse-1' } },
    });
  });

  it('[SE20] accepting puts the acting person there, and the offer is over', () => {
    for (const [offer, receiver] of [
      [toOther, otherNurse],
      [toAnybody, otherNurse],
      [toAnybody, physician],
    ] as const) {
      const chair = anInfusion();
      chair.command(offer, 5);
      expect(chair.command(accepting, 6, by(receiver)).ok).toBe(true);
      expect(sessionOf(chair)).toMatchObject({ nurse: { personId: receiver.personId }, handover: null });
      expect(chair.events().at(-1)).toMatchObject({
        type: 'nurse-assigned',
        actor: { personId: receiver.personId },
        body: { because: 'handover', reason: null, areLimitsConfirmed: false },
      });
    }
  });

  it('[SE20] taking it needs no offer, goes past one, and keeps the reason', () => {
    for (const offer of [null, toAnybody, toOther]) {
      const chair = anInfusion();
      if (offer !== null) chair.command(offer, 5);
      expect(chair.command(taking, 6, by(physician)).ok).toBe(true);
      expect(sessionOf(chair)).toMatchObject({ nurse: { personId: 'physician-1' }, handover: null });
      expect(chair.events().at(-1)).toMatchObject({
        body: { because: 'taken', reason: 'her shift is over' },
      });
    }
  });

  it('[SE20] whose it is already takes nothing', () => {
    expect(anInfusion().command(taking, 5)).toEqual({ ok: true, value: [] });
  });
});

describe('who may what with a handover', () => {
  const lent = aPerson('nurse-3', 'nurse', { chairs: ['7' as ChairId] });
  const gone = aPerson('nurse-4', 'nurse', { isActive: false });
  const people = [...clinicPeople, lent, gone];
  const offerTo = (to: string): ChairCommand => ({
    type: 'offer-handover',
    to: to as PersonId,
    note: null,
  });

  const refused: readonly (readonly [
    what: string,
    before: readonly (readonly [ChairCommand, Principal])[],
    command: ChairCommand,
    by: Principal,
    type: string,
  ])[] = [
    ['an administrator offers', [], toAnybody, service, 'not-permitted'],
    ['an administrator accepts', [[toAnybody, nurse]], accepting, service, 'not-permitted'],
    ['an administrator takes', [], taking, service, 'not-permitted'],
    ['a colleague offers what is not hers', [], toAnybody, otherNurse, 'chair-of-other'],
    ['a physician offers what is not his', [], toAnybody, physician, 'chair-of-other'],
    ['it is offered twice', [[toAnybody, nurse]], toOther, nurse, 'handover-offered-already'],
    ['it is offered to herself', [], offerTo('nurse-1'), nurse, 'same-person'],
    ['it is offered to nobody known', [], offerTo('nurse-9'), nurse, 'unknown-person'],
    ['it is offered to who comes in no more', [], offerTo('nurse-4'), nurse, 'unknown-person'],
    ['it is offered to an administrator', [], offerTo('service-1'), nurse, 'not-a-nurse'],
    ['it is offered to a nurse of other chairs', [], offerTo('nurse-3'), nurse, 'beyond-their-reach'],
    ['nothing is offered and somebody accepts', [], accepting, otherNurse, 'no-handover'],
    ['who offered accepts', [[toAnybody, nurse]], accepting, nurse, 'same-person'],
    ['it was offered to somebody else', [[toOther, nurse]], accepting, physician, 'handover-to-other'],
    ['nothing is offered and it is taken back', [], withdrawing, nurse, 'no-handover'],
    ['a third takes it back', [[toOther, nurse]], withdrawing, physician, 'chair-of-other'],
    [
      'it was taken back meanwhile',
      [
        [toAnybody, nurse],
        [withdrawing, nurse],
      ],
      accepting,
      otherNurse,
      'no-handover',
    ],
    [
      'another was faster',
      [
        [toAnybody, nurse],
        [accepting, physician],
      ],
      accepting,
      otherNurse,
      'no-handover',
    ],
  ];
  for (const [what, before, command, principal, type] of refused) {
    it(`[SE20] ${what}: ${type}, and nothing changes`, () => {
      const chair = anInfusion();
      for (const [earlier, who] of before) chair.command(earlier, 5, { principal: who, people });
      const { seq } = chair.state();
      expect(chair.command(command, 6, { principal, people })).toMatchObject({ ok: false, error: { type } });
      expect(chair.state().seq).toBe(seq);
    });
  }

  it('[SE20] it is taken back by whose chair it is, and declined by whom it was offered to', () => {
    for (const principal of [nurse, otherNurse]) {
      const chair = anInfusion();
      chair.command(toOther, 5);
      expect(chair.command(withdrawing, 6, by(principal)).ok).toBe(true);
      expect(sessionOf(chair)).toMatchObject({ nurse: { personId: 'nurse-1' }, handover: null });
    }
  });
});

describe('limits that are not the preset’s', () => {
  for (const command of [accepting, taking] as const) {
    it(`[SE20] ${command.type}: unconfirmed it is refused, confirmed it is done and said so`, () => {
      const chair = anInfusion();
      chair.command(widening, 4);
      chair.command(toAnybody, 5);
      expect(chair.command(command, 6, by(otherNurse))).toMatchObject({
        error: { type: 'limits-unconfirmed' },
      });
      expect(owner(chair)).toBe('nurse-1');
      const { limitsSeq } = sessionOf(chair);
      chair.command({ ...command, limitsConfirmedSeq: limitsSeq }, 7, by(otherNurse));
      expect(owner(chair)).toBe('nurse-2');
      expect(chair.events().at(-1)).toMatchObject({ body: { areLimitsConfirmed: true } });
    });
  }

  for (const command of [accepting, taking] as const) {
    it(`[SE20] ${command.type}: what was confirmed are those that were shown; moved since, it is refused`, () => {
      const chair = anInfusion();
      chair.command(widening, 4);
      chair.command(toAnybody, 5);
      const { limitsSeq } = sessionOf(chair);
      chair.command({ ...widening, value: 87 }, 6);
      const confirmed = { ...command, limitsConfirmedSeq: limitsSeq };
      expect(chair.command(confirmed, 7, by(otherNurse))).toEqual({
        ok: false,
        error: { type: 'limits-moved-since' },
      });
      expect(owner(chair)).toBe('nurse-1');
      const anew = { ...command, limitsConfirmedSeq: sessionOf(chair).limitsSeq };
      expect(chair.command(anew, 8, by(otherNurse)).ok).toBe(true);
    });
  }

  it('[SE20] where there are none, there is nothing that was confirmed', () => {
    const chair = anInfusion();
    chair.command(toAnybody, 5);
    chair.command({ type: 'accept-handover', limitsConfirmedSeq: 1 }, 6, by(otherNurse));
    expect(chair.events().at(-1)).toMatchObject({ body: { areLimitsConfirmed: false } });
  });
});

it('[SE20] of two who take it at once one gets it, and the second is told whose it is now', () => {
  const chair = anInfusion();
  expect(chair.command(taking, 5, by(otherNurse)).ok).toBe(true);
  expect(chair.command(taking, 5, by(physician))).toEqual({
    ok: false,
    error: { type: 'taken-already', personId: 'nurse-2' },
  });
  expect(owner(chair)).toBe('nurse-2');
  chair.command({ ...taking, from: otherNurse.personId }, 6, by(physician));
  expect(owner(chair)).toBe('physician-1');
});

describe('what becomes of an offer', () => {
  it('[SE20] it ends with the session, also where the closing is taken back', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    chair.command(toAnybody, 1);
    chair.command({ type: 'cancel-session' }, 2);
    expect(chair.state().session).toBeNull();
    chair.command({ type: 'undo-step', seq: chair.state().seq }, 2.5);
    expect(sessionOf(chair)).toMatchObject({ nurse: { personId: 'nurse-1' }, handover: null });
  });

  it('[SE20] a session that is another patient’s is offered to nobody any more, and the record says so', () => {
    const patient = { displayName: 'B. Lopez', clinicNumber: '77', dateOfBirth: null, weightKg: null };
    const chair = anInfusion();
    chair.command({ type: 'propose-reattribution', patient, reason: 'chairs swapped' }, 4);
    chair.command(toOther, 5);
    chair.command({ type: 'confirm-reattribution', patient }, 6, by(otherNurse));
    expect(sessionOf(chair)).toMatchObject({ patient, nurse: { personId: 'nurse-1' }, handover: null });
    expect(chair.events().at(-1)).toMatchObject({ type: 'handover-withdrawn' });
    expect(chair.command(accepting, 7, by(otherNurse))).toMatchObject({ error: { type: 'no-handover' } });
  });

  it('[SE20] a new session on the chair is whose who opens it', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    chair.command(toAnybody, 1);
    chair.command(accepting, 2, by(otherNurse));
    chair.command({ type: 'cancel-session' }, 3);
    chair.command(anOpening, 4, by(physician));
    expect(sessionOf(chair)).toMatchObject({ nurse: { personId: 'physician-1' }, handover: null });
    expect(chair.command(discharge, 5)).toMatchObject({ ok: false });
  });
});

it('[SE20] no sequence of offers, acceptances and takings leaves a chair that nobody can have', () => {
  const everybody = [nurse, otherNurse, physician, service];
  const anyStep = fc.record({
    who: fc.constantFrom(...everybody),
    command: fc.constantFrom<ChairCommand>(
      toAnybody,
      toOther,
      { type: 'offer-handover', to: physician.personId, note: 'watch her' },
      { type: 'offer-handover', to: nurse.personId, note: null },
      withdrawing,
      accepting,
      { type: 'accept-handover', limitsConfirmedSeq: 1 },
      taking,
      { ...taking, from: otherNurse.personId },
      widening,
      { type: 'revert-limits' },
    ),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
      const chair = anInfusion();
      steps.forEach(({ who, command }, index) => chair.command(command, 1 + index / 10, by(who)));
      const { nurse: before, handover } = sessionOf(chair);
      expect(clinicPeople.find(({ personId }) => personId === before?.personId)?.role).toMatch(
        /^(nurse|physician)$/,
      );
      // Offered, it is never offered by, or to, whose it is.
      if (handover !== null) expect(handover.to).not.toBe(before?.personId);
      for (const anyone of [nurse, otherNurse, physician]) {
        const { nurse: whose, limitsSeq } = sessionOf(chair);
        const shown = { from: whose?.personId ?? null, limitsConfirmedSeq: limitsSeq };
        const taken = chair.command({ ...taking, ...shown }, 5, by(anyone));
        expect(taken.ok).toBe(true);
        expect(owner(chair)).toBe(anyone.personId);
        expect(sessionOf(chair).handover === null || anyone === nurse).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
