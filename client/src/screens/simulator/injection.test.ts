import { expect, it } from 'vitest';
import { chairTwo } from '../../testing/chair.ts';
import type { HeardVerb } from './heard-panel.ts';
import { injectionOf } from './injection.ts';

const apnea: HeardVerb = { verb: 'apnea', about: '', kind: 'span', usualMs: 35_000 };
const endless: HeardVerb = { ...apnea, verb: 'nail_polish', usualMs: null };
const instant: HeardVerb = { ...apnea, verb: 'legs_up', kind: 'instant', usualMs: null };
const at = { chair: chairTwo, target: 'patient' };

const durations = [
  { of: 'the usual time, untouched,', verb: apnea, forHowLong: '35s', forMs: null },
  { of: 'no time', verb: apnea, forHowLong: ' ', forMs: null },
  { of: 'another time', verb: apnea, forHowLong: '36s', forMs: 36_000 },
  { of: 'a time for what would go on', verb: endless, forHowLong: '20', forMs: 20_000 },
  { of: 'no time for what goes on', verb: endless, forHowLong: '', forMs: null },
  { of: 'anything for what happens once', verb: instant, forHowLong: 'x', forMs: null },
];
for (const { of, verb, forHowLong, forMs } of durations) {
  it(`[SI82] ${of} is ${forMs === null ? 'left to the simulator' : `${forMs} ms`}`, () => {
    expect(injectionOf({ ...at, verb }, { forHowLong, params: '' })).toMatchObject({
      ok: true,
      value: { ...at, verb: verb.verb, forMs },
    });
  });
}

const params = [
  { typed: '', given: {} },
  { typed: 'by=7m', given: { by: '7m' } },
  { typed: ' rate = 0.1 , keepChecksum=true;', given: { rate: 0.1, keepChecksum: true } },
  { typed: 'peak=188/112, bias=-3', given: { peak: '188/112', bias: -3 } },
  { typed: 'perfusion=0.2%', given: { perfusion: '0.2%' } },
  { typed: 'text=about: this = that', given: { text: 'about: this = that' } },
];
for (const { typed, given } of params) {
  it(`[SI82] parameters “${typed}”`, () => {
    expect(injectionOf({ ...at, verb: apnea }, { forHowLong: '', params: typed })).toMatchObject({
      ok: true,
      value: { params: given },
    });
  });
}

const mistakes = [
  { typed: { forHowLong: 'a while', params: '' }, error: { type: 'not-a-duration' } },
  { typed: { forHowLong: '', params: 'by=7m, deep' }, error: { type: 'not-params', part: 'deep' } },
  { typed: { forHowLong: '', params: 'by=' }, error: { type: 'not-params', part: 'by=' } },
];
for (const { typed, error } of mistakes) {
  it(`[SI82] ${JSON.stringify(typed)} is not asked for`, () => {
    expect(injectionOf({ ...at, verb: apnea }, typed)).toEqual({ ok: false, error });
  });
}
