import { simulator } from '@chairside/shared/text/en-simulator.ts';
import { expect, it } from 'vitest';
import { named, targetName, verbName } from './names.ts';

const can = (verb: string) => [{ verb, about: '', kind: 'instant' as const, usualMs: null }];
const heard = [
  { target: 'SIM-OXI-2', verbs: can('probe_off') },
  { target: 'SIM-NIBP-2', verbs: can('measure') },
  { target: 'SIM-CAP-2', verbs: can('reboot') },
];
const targets = [
  ['patient', 'Patient'],
  ['infusion', 'Infusion'],
  ['nurse', 'Nurse'],
  ['SIM-OXI-2', 'Oximeter SIM-OXI-2'],
  ['SIM-NIBP-2', 'Cuff SIM-NIBP-2'],
  ['SIM-CAP-2', 'Device SIM-CAP-2'],
  ['link:SIM-OXI-2', 'Link of SIM-OXI-2'],
] as const;
for (const [target, name] of targets) {
  it(`[SI82] ${target} is “${name}”`, () => {
    expect(targetName(target, heard, simulator)).toBe(name);
  });
}

const names = [
  ['probe_off', 'Probe off'],
  ['gremlin_mode', 'Gremlin mode'],
  ['pump.air-in-line', 'Pump air in line'],
  ['constructor', 'Constructor'],
  ['___', '___'],
] as const;
for (const [code, name] of names) {
  it(`[SI82] ${code} is “${name}”`, () => {
    expect(named(simulator.verb, code)).toBe(name);
  });
}

const verbs = [
  ['infusion', 'stop', simulator.verb['infusion.stop']],
  ['nurse', 'acknowledge', simulator.verb['nurse.acknowledge']],
  ['patient', 'apnea', simulator.verb.apnea],
  ['ox', 'gremlin_mode', 'Gremlin mode'],
] as const;

for (const [target, verb, word] of verbs) {
  it(`[SI84] ${target}.${verb} is “${word}”`, () => {
    expect(verbName(simulator.verb, target, verb)).toBe(word);
  });
}
