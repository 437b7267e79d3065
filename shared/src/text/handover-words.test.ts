import { expect, it } from 'vitest';
import { handover as en } from './en-handover.ts';
import { handover as es } from './es-handover.ts';
import { leftInEnglish } from './left-in-english.ts';

it('[UI22] no word of a handover was left in English', () => {
  expect(leftInEnglish(en, es, new Set(['no']))).toEqual([]);
});
