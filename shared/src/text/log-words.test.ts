import { expect, it } from 'vitest';
import { log as en } from './en-log.ts';
import { log as es } from './es-log.ts';
import { leftInEnglish } from './left-in-english.ts';

it('[UI22] no word of the alarm log was left in English', () => {
  expect(leftInEnglish(en, es)).toEqual([]);
});
