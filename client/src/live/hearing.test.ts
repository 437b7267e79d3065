import { expect, it } from 'vitest';
import { chairTwo } from '../testing/chair.ts';
import { heardHearing } from './hearing.ts';

const heard = { atChair: 1, isDeskAudible: false };

it('[AL30] what the gateway says replaces what was known', () => {
  const before = { [chairTwo]: heard, ['3']: heard };
  expect(heardHearing(before, { [chairTwo]: { atChair: 0, isDeskAudible: true } })).toEqual({
    [chairTwo]: { atChair: 0, isDeskAudible: true },
  });
});

it('[AL30] what is the same stays the same object', () => {
  const before = { [chairTwo]: heard };
  expect(heardHearing(before, { [chairTwo]: { ...heard } })[chairTwo]).toBe(heard);
});

for (const said of [undefined, null, 7, 'two', { '2': null }, { '2': { atChair: 'many' } }, { '2': {} }]) {
  it(`[UI5] ${JSON.stringify(said)} is not known, and passed over`, () => {
    expect(heardHearing({ [chairTwo]: heard }, said)).toEqual({});
  });
}
