import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { nextSlotMs } from '@chairside/shared/chair/nibp-programme.ts';
import { isExposed, observedEnoughAtMs } from '@chairside/shared/chair/timeline.ts';
import { readiness } from '@chairside/shared/chart/readiness.ts';
import { protocols } from '@chairside/shared/protocols/registry.ts';
import { describe, expect, it } from 'vitest';
import { aChair, anOpening, minute, pause, physician, resume, start, stop, t0 } from '../testing/a-chair.ts';
import type { DrivenChair } from '../testing/a-chair.ts';

/** The five protocols the product comes with, played at a chair: sessions.md, table of protocols. */

const second = 1 / 60;

/** Opened at −10, baseline at −5, given or begun at 0. */
function given(protocolId: string): DrivenChair {
  const chair = aChair();
  chair.command({ ...anOpening, protocolId } as ChairCommand, -10);
  chair.command({ type: 'set-baseline' }, -5);
  chair.command(start, 0);
  return chair;
}

function sessionOf(chair: DrivenChair) {
  const { session } = chair.state();
  if (session === null) throw new Error('no session');
  return session;
}

/** In minutes since the dose, those of the programme up to a time. */
function slots(chair: DrivenChair, untilMinute: number): readonly number[] {
  const session = sessionOf(chair);
  const minutes: number[] = [];
  let slotMs = nextSlotMs(session, t0 - 1);
  while (slotMs !== null && slotMs <= t0 + untilMinute * minute) {
    minutes.push((slotMs - t0) / minute);
    slotMs = nextSlotMs(session, slotMs);
  }
  return minutes;
}

describe('the cuff’s programme', () => {
  const everyFive = (from: number, to: number) =>
    Array.from({ length: (to - from) / 5 + 1 }, (_, step) => from + step * 5);
  const rows: readonly (readonly [string, number, number | null, readonly number[]])[] = [
    ['iv-ketamine-40', 75, 40, [0, 5, 10, 20, ...everyFive(25, 45), 55, 65, 75]],
    ['iv-ketamine-60', 95, 60, [0, 5, 10, 20, ...everyFive(25, 65), 75, 85, 95]],
    ['im-ketamine', 75, null, [0, 5, 10, 15, 25, 35, 45, 55, 65, 75]],
    ['intranasal-esketamine', 180, null, [0, 40, 70, 100, 120, 150, 180]],
    ['oral-ketamine', 90, null, [0, 15, 30, 45, 60, 75, 90]],
  ];
  it('[SE10] [SE18] each of the five has one', () => {
    expect(rows.map(([id]) => id)).toEqual(protocols.map(({ id }) => id));
  });
  for (const [id, untilMinute, stoppedAt, expected] of rows) {
    it(`[SE10] [SE18] ${id}: due at ${expected.join(', ')} min`, () => {
      const chair = given(id);
      if (stoppedAt !== null) chair.command(stop, stoppedAt);
      expect(slots(chair, untilMinute)).toEqual(expected);
      expect(sessionOf(chair).protocol.nibpProgramme.atMinutes[0]).toBe(-10);
    });
  }
});

describe('what is given at once', () => {
  const atOnce = protocols.filter(({ delivery }) => delivery === 'at-once');
  const minima: Readonly<Record<string, number>> = {
    'im-ketamine': 70,
    'intranasal-esketamine': 120,
    'oral-ketamine': 90,
  };
  it('[SE6] is three of the five', () => {
    expect(atOnce.map(({ id }) => id)).toEqual(Object.keys(minima));
  });

  for (const { id } of atOnce) {
    const atLeast = minima[id]!;
    const refused = (chair: DrivenChair, command: ChairCommand) => {
      const decision = chair.command(command, 3, { principal: physician });
      return decision.ok ? 'done' : decision.error.type;
    };

    it(`[SE6] ${id}: observed from the dose on, nothing runs`, () => {
      const { course } = sessionOf(given(id));
      expect(course).toMatchObject({
        phase: 'observing',
        infusions: [{ number: 1, startedAtMs: t0, stoppedAtMs: t0, pauses: [] }],
      });
    });

    for (const command of [pause, resume, stop]) {
      it(`[SE2] ${id}: ${command.type} is refused by name, and nothing changes`, () => {
        const chair = given(id);
        const before = sessionOf(chair).course;
        expect(refused(chair, command)).toBe('wrong-phase');
        expect(sessionOf(chair).course).toEqual(before);
      });
    }

    const threes = [
      [atLeast - second, false],
      [atLeast, true],
      [atLeast + second, true],
    ] as const;
    for (const [atMinute, isOver] of threes) {
      it(`[SE6] ${id}: the minimum is ${isOver ? '' : 'not '}over ${Math.round(atMinute * 60)} s after the dose`, () => {
        expect(isMinimumMet(given(id), atMinute)).toBe(isOver);
      });
      it(`[SE6] ${id}: to discharge then, a nurse is told ${isOver ? 'what is not met' : 'that it is too early'}`, () => {
        const chair = given(id);
        const leaving = { type: 'close-session', outcome: 'discharged', early: null } as const;
        const decision = chair.command(leaving, atMinute);
        expect(decision.ok ? 'done' : decision.error.type).toBe(
          isOver ? 'not-ready' : 'observation-not-over',
        );
      });
    }

    it(`[SE6] ${id}: a second dose needs a reason, and begins the observation anew`, () => {
      const chair = given(id);
      expect(chair.command(start, 30).ok).toBe(false);
      expect(chair.command({ ...start, again: 'second dose ordered' } as ChairCommand, 30).ok).toBe(true);
      const { course, protocol } = sessionOf(chair);
      if (course.phase !== 'observing') throw new Error(course.phase);
      expect(course.infusions.map(({ startedAtMs }) => (startedAtMs - t0) / minute)).toEqual([0, 30]);
      expect(observedEnoughAtMs(course, protocol.observationMs)).toBe(t0 + (30 + atLeast) * minute);
      expect(isMinimumMet(chair, 30 + atLeast - second)).toBe(false);
      expect(isMinimumMet(chair, 30 + atLeast)).toBe(true);
      expect(slots(chair, 31)).toEqual([30]);
      expect(isExposed(sessionOf(chair), t0 + 31 * minute)).toBe(true);
    });
  }

  function isMinimumMet(chair: DrivenChair, atMinute: number): boolean {
    const nowMs = Math.round(t0 + atMinute * minute);
    const criteria = readiness(sessionOf(chair), { nibp: [], spo2: undefined }, nowMs);
    return criteria.find(({ id }) => id === 'minimum')?.isMet ?? false;
  }
});

it('[SE9] a dose is recorded as a person gave it, also one no protocol would expect', () => {
  const chair = given('iv-ketamine-40');
  const dose = {
    kind: 'dose',
    drug: 'ketamine',
    amount: 41.3,
    unit: 'mg',
    rateMlPerHour: 61.5,
    volumeMl: 41,
    lot: 'K-17',
    givenBy: 'J. Ortiz',
  } as const;
  expect(chair.command({ type: 'chart-entry', entry: dose, happenedAtMs: null }, 1).ok).toBe(true);
  expect(sessionOf(chair).chart.map(({ entry }) => entry)).toEqual([dose]);
});

it('[SE9] no protocol of the product names an amount, a rate or a volume', () => {
  const named = JSON.stringify(protocols);
  for (const word of ['dose', 'amount', 'rateMl', 'volume', 'mgPerKg', 'mg/kg'])
    expect(named).not.toContain(word);
});
