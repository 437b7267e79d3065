import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { nextToMiss, nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { describe, expect, it } from 'vitest';
import {
  aChair,
  anInfusion,
  anOpening,
  minute,
  otherNurse,
  pause,
  physician,
  start,
  stop,
  t0,
  type DrivenChair,
} from '../testing/a-chair.ts';
import { aWatchedInfusion } from '../testing/a-watched-chair.ts';

function sessionOf(chair: DrivenChair): Session {
  const { session } = chair.state();
  if (session === null) throw new Error('no session');
  return session;
}

const rivera = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
const lopez = { displayName: 'B. Lopez', clinicNumber: null, dateOfBirth: '1984-05-31', weightKg: null };
const proposal: ChairCommand = { type: 'propose-reattribution', patient: lopez, reason: 'chairs swapped' };
const agreement: ChairCommand = { type: 'confirm-reattribution', patient: lopez };
const byAnother = { principal: otherNurse };

describe('the wrong patient', () => {
  it('[SE30] is corrected by two people: one asks, another agrees', () => {
    const chair = anInfusion();
    chair.command(proposal, 5);
    expect(sessionOf(chair)).toMatchObject({ patient: rivera, proposedReattribution: { patient: lopez } });
    expect(chair.command(agreement, 6, byAnother).ok).toBe(true);
    expect(sessionOf(chair)).toMatchObject({
      patient: lopez,
      formerPatients: [rivera],
      proposedReattribution: null,
    });
    const told = chair.events().find(({ type }) => type === 'session-reattributed');
    expect(told).toMatchObject({
      actor: { personId: 'nurse-2' },
      body: { previous: rivera, proposedBy: 'nurse-1', reason: 'chairs swapped' },
    });
  });

  it('[SE30] who asked can not agree, be it a physician', () => {
    for (const principal of [undefined, physician]) {
      const by = principal === undefined ? {} : { principal };
      const chair = anInfusion();
      chair.command(proposal, 5, by);
      expect(chair.command(agreement, 6, by)).toMatchObject({ error: { type: 'same-person' } });
      expect(sessionOf(chair).patient).toEqual(rivera);
    }
  });

  it('[SE30] nobody agrees to a name that was changed meanwhile, withdrawn, or never asked for', () => {
    const other = { ...lopez, displayName: 'C. Moreau' };
    const refused = { error: { type: 'no-reattribution' } };
    const changed = anInfusion();
    changed.command(proposal, 5);
    changed.command({ ...proposal, patient: other }, 5.5);
    expect(changed.command(agreement, 6, byAnother)).toMatchObject(refused);
    changed.command({ type: 'withdraw-reattribution' }, 7);
    expect(changed.command({ ...agreement, patient: other }, 8, byAnother)).toMatchObject(refused);
    expect(anInfusion().command(agreement, 5, byAnother)).toMatchObject(refused);
    expect(anInfusion().command({ type: 'withdraw-reattribution' }, 5)).toMatchObject(refused);
  });

  it('[SE30] the same patient again, one identifier alone and an impossible birthday are refused by name', () => {
    for (const [patient, type] of [
      [rivera, 'same-patient'],
      [{ ...lopez, dateOfBirth: null }, 'identifier-missing'],
      [{ ...lopez, dateOfBirth: '2190-01-01' }, 'date-impossible'],
    ] as const) {
      expect(anInfusion().command({ ...proposal, patient }, 5)).toMatchObject({ error: { type } });
    }
  });

  it('[SE30] the baseline goes with all that hangs on it; what a person has moved stays', () => {
    const chair = anInfusion();
    const moved = { parameter: 'spo2Percent', direction: 'low', value: 88 } as const;
    chair.command({ type: 'set-limit', ...moved, reason: 'known to be so' }, 4);
    expect(sessionOf(chair).limits.some(({ because }) => because === 'baseline')).toBe(true);
    chair.command(proposal, 5);
    chair.command(agreement, 6, byAnother);
    const { baseline, gate, limits } = sessionOf(chair);
    expect([baseline, gate]).toEqual([null, null]);
    expect(limits.some(({ because }) => because === 'baseline')).toBe(false);
    expect(limits.filter(({ because }) => because === 'person')).toMatchObject([moved]);
    expect(limits.filter(({ parameter }) => parameter === 'systolicMmHg').length).toBeGreaterThan(3);
  });

  it('[SE30] a pressure that was high for the other one alone is over', () => {
    const chair = aWatchedInfusion();
    // Past 124 + 30 %, and under 160.
    chair.cuff(163, 80);
    chair.flow('spo2Percent', 97, 60);
    chair.cuff(158, 80);
    expect(chair.session().nibp.confirmed).toHaveLength(1);
    chair.command(proposal);
    chair.command(agreement, otherNurse);
    expect(chair.session().nibp.confirmed).toEqual([]);
    expect(chair.alarms().filter((one) => one.startsWith('pressure'))).toEqual([]);
  });
});

const away: ChairCommand = {
  type: 'begin-departure',
  kind: 'transferred',
  reason: null,
  destination: 'City hospital',
};
const leaves: ChairCommand = {
  ...away,
  kind: 'left-against-advice',
  destination: null,
  reason: 'wants to go',
};
const leftAs = (outcome: 'transferred' | 'left-against-advice'): ChairCommand => ({
  type: 'close-session',
  outcome,
  early: null,
});

describe('on the way out', () => {
  const phases: readonly (readonly [string, () => DrivenChair, boolean])[] = [
    [
      'preparing',
      () => {
        const chair = aChair();
        chair.command(anOpening, 0);
        return chair;
      },
      false,
    ],
    ['infusing', () => anInfusion(), true],
    [
      'paused',
      () => {
        const chair = anInfusion();
        chair.command(pause, 2);
        return chair;
      },
      true,
    ],
    [
      'observing',
      () => {
        const chair = anInfusion();
        chair.command(stop, 2);
        return chair;
      },
      false,
    ],
  ];
  for (const [phase, inPhase, isStopped] of phases) {
    it(`[SE31] from ${phase}: one command, ${isStopped ? 'and the emergency stop with it' : 'and nothing to stop'}`, () => {
      for (const [command, outcome] of [
        [away, 'transferred'],
        [leaves, 'left-against-advice'],
      ] as const) {
        const chair = inPhase();
        const decision = chair.command(command, 3);
        expect(decision.ok && decision.value.map(({ type }) => type)).toEqual(
          isStopped ? ['infusion-stopped', 'departure-began'] : ['departure-began'],
        );
        if (isStopped)
          expect(decision).toMatchObject({ value: [{ body: { stop: { kind: 'emergency' } } }, {}] });
        expect(chair.state().session, 'monitoring goes on').not.toBeNull();
        expect(chair.command(leftAs(outcome), 4).ok).toBe(true);
        expect(chair.state().lastClosed).toMatchObject({ outcome, atMs: t0 + 4 * minute });
      }
    });
  }

  it('[SE31] is withdrawn without starting anything again', () => {
    const chair = anInfusion();
    chair.command(away, 3);
    expect(chair.command(leaves, 3.2)).toMatchObject({ error: { type: 'departing-already' } });
    chair.command({ type: 'withdraw-departure' }, 3.5);
    expect(sessionOf(chair)).toMatchObject({ departure: null, course: { phase: 'observing' } });
    expect(chair.command({ type: 'withdraw-departure' }, 4)).toMatchObject({
      error: { type: 'not-departing' },
    });
  });

  it('[SE31] nothing is started or taken back to running meanwhile', () => {
    const chair = anInfusion();
    chair.command(away, 3);
    const refused = { error: { type: 'departing' } };
    expect(chair.command({ ...start, again: 'once more' } as ChairCommand, 3.2)).toMatchObject(refused);
    const { undoable } = chair.state();
    expect(chair.command({ type: 'undo-step', seq: undoable!.seq }, 3.3)).toMatchObject(refused);
    chair.command({ type: 'withdraw-departure' }, 3.4);
    expect(chair.command({ type: 'undo-step', seq: undoable!.seq }, 3.5).ok).toBe(true);
    expect(sessionOf(chair).course.phase).toBe('infusing');
  });

  it('[SE31] left as something else than was said is held to the rules of that', () => {
    const chair = anInfusion();
    chair.command(away, 3);
    expect(chair.command(leftAs('left-against-advice'), 4)).toMatchObject({
      error: { type: 'observation-not-over' },
    });
  });
});

const vomits: ChairCommand = {
  type: 'chart-entry',
  entry: { kind: 'side-effect', effect: 'vomiting', other: null, severity: 'mild' },
  happenedAtMs: null,
};
const putOff: ChairCommand = { type: 'put-off-cuff' };
const nothing = { error: { type: 'nothing-to-put-off' } };

describe('the cuff after vomiting', () => {
  it('[SE14a] is put off by two minutes, once for a slot', () => {
    const chair = anInfusion();
    chair.command(vomits, 3);
    // Slots without a measurement: 0 is open, and in the past.
    expect(nibpDue(sessionOf(chair))).toEqual({ atMs: t0, because: 'programme' });
    expect(chair.command(putOff, 3).ok).toBe(true);
    expect(nibpDue(sessionOf(chair))).toEqual({ atMs: t0 + 5 * minute, because: 'programme' });
    expect(chair.command(putOff, 4)).toMatchObject(nothing);
  });

  for (const [minutes, isPossible] of [
    [9.99, true],
    [10, true],
    [10.01, false],
  ] as const) {
    it(`[SE14a] ${minutes} min after the vomiting it ${isPossible ? 'may still' : 'may no longer'} be put off`, () => {
      const chair = anInfusion();
      chair.command(vomits, 3);
      expect(chair.command(putOff, 3 + minutes).ok).toBe(isPossible);
    });
  }

  it('[SE14a] not without vomiting, nor when the entry was taken back', () => {
    const chair = anInfusion();
    expect(chair.command(putOff, 3)).toMatchObject(nothing);
    chair.command(vomits, 3);
    chair.command({ type: 'undo-entry', seq: chair.state().seq }, 3.1);
    expect(chair.command(putOff, 3.2)).toMatchObject(nothing);
  });

  for (const [second, isPossible] of [
    [299, true],
    [300, true],
    [301, false],
  ] as const) {
    it(`[SE14a] a slot ${second} s away ${isPossible ? 'can' : 'need not'} be put off`, () => {
      const chair = aWatchedInfusion();
      // Served at 10 min, so that 20 min is next.
      chair.advanceTo(600);
      chair.cuff(124, 78);
      chair.advanceTo(1_200 - second);
      chair.command(vomits);
      expect(chair.command(putOff).ok).toBe(isPossible);
    });
  }

  for (const [second, alarms] of [
    [179.999, []],
    [180, ['nibp-overdue low']],
    [180.001, ['nibp-overdue low']],
    [299.999, ['nibp-overdue low']],
    [300, ['nibp-overdue medium']],
    [300.001, ['nibp-overdue medium']],
  ] as const) {
    it(`[SE14a] put off, it is overdue from the new time on: ${second} s after the slot`, () => {
      const chair = aWatchedInfusion();
      chair.advanceTo(290);
      chair.command(vomits);
      chair.command(putOff);
      chair.advanceTo(300 + second);
      expect(chair.alarms().filter((one) => one.startsWith('nibp'))).toEqual(alarms);
    });
  }

  it('[SE14a] what was put off beyond the next slot is missed when that is over, not before', () => {
    const chair = anInfusion();
    chair.command(vomits, 3);
    // The slot of 0 min, put off at 4 to 6 min; the slot of 5 min lies before that.
    chair.command(putOff, 4);
    expect(nextToMiss(sessionOf(chair))).toEqual({ slotMs: t0, missedAtMs: t0 + 6 * minute });
  });
});
