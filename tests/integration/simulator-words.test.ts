import { expect, it } from 'vitest';
import { simulator as en } from '@chairside/shared/text/en-simulator.ts';
import { cuffVerbs, oximeterVerbs } from '@chairside/simulators/devices/device-verbs.ts';
import { courseVerbs, siteVerbs } from '@chairside/simulators/engine/course-verbs.ts';
import { linkVerbs } from '@chairside/simulators/faults/link-verbs.ts';
import { patientVerbs } from '@chairside/simulators/patient/patient-verbs.ts';
import { cuffErrors, type CuffPhase, type OximeterState } from '@chairside/simulators/devices/device.ts';

const tables = { patientVerbs, oximeterVerbs, cuffVerbs, linkVerbs, courseVerbs, siteVerbs };
for (const [name, table] of Object.entries(tables)) {
  it(`[SI84] the panel has a word for each of the ${name}`, () => {
    expect(Object.keys(en.verb)).toEqual(expect.arrayContaining(Object.keys(table)));
  });
}

it('[SI84] the panel has no word for a verb that is gone', () => {
  const known = new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
  expect(Object.keys(en.verb).filter((verb) => !known.has(verb))).toEqual([]);
});

it('[SI84] the panel has a word for what a device is doing and why a cuff failed', () => {
  // By type as well: a state or phase more does not compile.
  const states: Readonly<Record<OximeterState, string>> = en.devices.oximeterState;
  const phases: Readonly<Record<CuffPhase, string>> = en.devices.cuffPhase;
  const words = [...Object.values(states), ...Object.values(phases)];
  expect(words.filter((word) => word === '')).toEqual([]);
  expect(Object.keys(en.devices.cuffError).toSorted()).toEqual([...cuffErrors].toSorted());
});
