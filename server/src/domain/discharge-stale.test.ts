import { expect, it } from 'vitest';
import {
  anInfusion,
  calmBedside,
  discharge,
  everythingSaid,
  minute,
  physician,
  start,
  stop,
  t0,
} from '../testing/a-chair.ts';
import type { Decision } from './decision.ts';

/** What was said or let pass says how the patient is for a while, and no longer (SE21, SE22). */

function unmet(decision: Decision): readonly string[] {
  return !decision.ok && decision.error.type === 'not-ready' ? decision.error.unmet : [];
}

for (const [after, isSaid] of [
  [34.9, true],
  [35, true],
  [35.1, false],
] as const)
  it(`[SE21] a score ${after} min old ${isSaid ? 'counts' : 'has to be given again'}`, () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    for (const command of everythingSaid) chair.command(command, 100);
    const decision = chair.command({ type: 'record-ready', reason: null }, 100 + after);
    expect(unmet(decision)).toEqual(isSaid ? [] : ['moaas', 'nausea', 'dissociation']);
  });

for (const [age, isSettled] of [
  [34.9, true],
  [35, true],
  [35.1, false],
] as const)
  it(`[SE21] a pressure ${age} min old ${isSettled ? 'counts' : 'has to be measured again'}`, () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    for (const command of everythingSaid) chair.command(command, 119);
    const nowMs = t0 + 120 * minute;
    const old = calmBedside(nowMs - age * minute);
    const bedside = { ...calmBedside(nowMs), nibp: old.nibp };
    const decision = chair.command({ type: 'record-ready', reason: null }, 120, { bedside });
    expect(unmet(decision)).toEqual(isSettled ? [] : ['nibp']);
  });

it('[SE22] what a physician let pass does not outlive “not ready after all”', () => {
  const chair = anInfusion();
  chair.command(stop, 40);
  chair.command({ type: 'release-discharge', reason: 'known to be so' }, 75, { principal: physician });
  chair.command({ type: 'record-ready', reason: null }, 76);
  chair.command({ type: 'withdraw-ready', reason: 'feels unwell' }, 77);
  expect(unmet(chair.command(discharge, 78)).length).toBeGreaterThan(0);
});

it('[SE6] ticks of before a further dose say nothing about after it', () => {
  const chair = anInfusion();
  chair.command(stop, 40);
  for (const command of everythingSaid) chair.command(command, 69);
  chair.command({ ...start, again: 'ordered by physician' } as typeof start, 70);
  chair.command(stop, 80);
  expect(unmet(chair.command({ type: 'record-ready', reason: null }, 111))).toContain('item:steady-gait');
});
