import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { soundAtChair } from '@chairside/shared/alarms/signals.ts';
import type { Person } from '@chairside/shared/people/people.ts';
import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { anOpening, aPerson, clinicPeople, otherNurse, physician } from '../../testing/a-chair.ts';
import { aWatchedChair, type WatchedChair } from '../../testing/a-watched-chair.ts';
import { unacceptedAfterMs } from '../handover.ts';

const offering: ChairCommand = { type: 'offer-handover', to: null, note: null };
const accepting: ChairCommand = { type: 'accept-handover', limitsConfirmedSeq: null };
const taking: ChairCommand = {
  type: 'take-chair',
  reason: 'she has gone',
  from: 'nurse-1' as PersonId,
  limitsConfirmedSeq: null,
};
const condition = 'chair-without-nurse medium';
const unaccepted = 'handover-not-accepted low';
const nobody = { principal: null, commandId: null };
const threeMinutes = unacceptedAfterMs / 1_000;

function opened(more: Parameters<typeof aWatchedChair>[0] = {}): WatchedChair {
  const chair = aWatchedChair(more);
  chair.hear({ atChair: 1, isDeskAudible: false });
  chair.command(anOpening);
  return chair;
}

function look(chair: WatchedChair): void {
  chair.course.turn({ facts: [], by: nobody, readings: [] });
}

describe('a handover that nobody accepts', () => {
  for (const [seconds, stands] of [
    [threeMinutes - 0.001, []],
    [threeMinutes, [unaccepted]],
    [threeMinutes + 0.001, [unaccepted]],
  ] as const) {
    it(`[SE20] ${seconds} s after the offer: ${stands.join() || 'nothing'}`, () => {
      const chair = opened();
      chair.advanceTo(60);
      chair.command(offering);
      chair.advanceTo(60 + seconds);
      expect(chair.alarms()).toEqual(stands);
      expect(soundAtChair(chair.session().alarms, chair.clock.now())).toBe(
        stands.length === 0 ? null : 'low',
      );
    });
  }

  it('[SE20] is said as what it is, never as a chair without a nurse, begun when the three minutes were over', () => {
    const chair = opened();
    chair.command(offering);
    chair.advanceTo(threeMinutes + 5);
    expect(chair.occurrence('handover-not-accepted')).toMatchObject({
      priority: 'low',
      conditionAtMs: chair.session().handover!.atMs + unacceptedAfterMs,
    });
  });

  for (const [how, command, principal] of [
    ['accepted', accepting, otherNurse],
    ['taken', taking, physician],
    ['taken back', { type: 'withdraw-handover' } as ChairCommand, undefined],
  ] as const) {
    it(`[SE20] ends when the chair is ${how}, and a new offer has its own three minutes`, () => {
      const chair = opened();
      chair.command(offering);
      chair.advanceTo(threeMinutes + 10);
      chair.acknowledge('handover-not-accepted');
      chair.command(command, principal);
      expect(chair.alarms()).toEqual([]);
      chair.command(offering, principal);
      chair.advanceTo(2 * threeMinutes + 9);
      expect(chair.alarms()).toEqual([]);
      chair.advanceTo(2 * threeMinutes + 10);
      expect(chair.alarms()).toEqual([unaccepted]);
    });
  }

  it('[SE20] ends with an evacuation, in which the offer is void and the chair stays whose it was', () => {
    let isEvacuating = false;
    const chair = opened({ isEvacuating: () => isEvacuating });
    chair.command(offering);
    chair.advanceTo(threeMinutes + 10);
    isEvacuating = true;
    look(chair);
    expect(chair.alarms()).toEqual([]);
    expect(chair.session()).toMatchObject({ nurse: { personId: 'nurse-1' }, handover: null });
    expect(chair.command(accepting, otherNurse)).toMatchObject({ error: { type: 'no-handover' } });
    expect(chair.command(taking, otherNurse).ok).toBe(true);
  });
});

describe('whose chair it is comes in no more', () => {
  const without = (...gone: readonly Person[]) => [
    ...clinicPeople.filter(({ personId }) => !gone.some((one) => one.personId === personId)),
    ...gone,
  ];
  for (const [what, person] of [
    ['her account is switched off', aPerson('nurse-1', 'nurse', { isActive: false })],
    ['she only looks now', aPerson('nurse-1', 'read-only')],
    ['she has other chairs now', aPerson('nurse-1', 'nurse', { chairs: ['9' as ChairId] })],
  ] as const) {
    it(`[SE20] ${what}: the chair says so at once, until somebody takes it`, () => {
      let people = clinicPeople;
      const chair = opened({ people: () => people });
      chair.advanceTo(100);
      people = without(person);
      look(chair);
      expect(chair.alarms()).toEqual([condition]);
      expect(chair.occurrence('chair-without-nurse').cause).toBe('nurse-gone');
      chair.advanceTo(150);
      expect(chair.events.filter(({ type }) => type === 'alarm-began')).toHaveLength(1);
      chair.command(taking, otherNurse);
      expect(chair.alarms()).toEqual([]);
    });
  }

  for (const [ms, calls] of [
    [59_999, 0],
    [60_000, 1],
  ] as const) {
    it(`[ES5] ${ms} ms without a nurse raise ${calls} calls, and none is left once somebody takes the chair`, () => {
      let people = clinicPeople;
      const chair = opened({ people: () => people });
      chair.advanceTo(100);
      people = without(aPerson('nurse-1', 'nurse', { isActive: false }));
      look(chair);
      chair.advanceTo(100 + ms / 1_000);
      expect(chair.session().escalations).toHaveLength(calls);
      chair.command(taking, otherNurse);
      look(chair);
      expect(chair.session().escalations).toEqual([]);
      expect(chair.alarms()).toEqual([]);
    });
  }

  it('[SE20] somebody else’s account says nothing about this chair', () => {
    const chair = opened({ people: () => without(aPerson('nurse-2', 'nurse', { isActive: false })) });
    look(chair);
    expect(chair.alarms()).toEqual([]);
  });

  it('[SE20] a session that nobody opened rings for nobody', () => {
    const chair = opened();
    const opening = chair.events.find(({ type }) => type === 'session-opened')!;
    const orphan = aWatchedChair({ people: () => [] });
    orphan.hear({ atChair: 1, isDeskAudible: false });
    orphan.course.restore({ events: [{ ...opening, actor: null }], readings: [] });
    orphan.advanceTo(2 * threeMinutes);
    look(orphan);
    expect(orphan.session().nurse).toBeNull();
    expect(orphan.alarms()).toEqual([]);
  });
});
