import { expect, it } from 'vitest';
import { simulator as en } from './en-simulator.ts';
import { simulator as es } from './es-simulator.ts';
import { leftInEnglish } from './left-in-english.ts';

it('[SI84] both languages have words for the same verbs', () => {
  expect(Object.keys(es.verb)).toEqual(Object.keys(en.verb));
});

it('[SI84] [UI22] no word of the simulator panel was left in English', () => {
  expect(leftInEnglish(en, es)).toEqual([]);
});
