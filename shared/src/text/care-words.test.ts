import { expect, it } from 'vitest';
import { care as en } from './en-care.ts';
import { care as es } from './es-care.ts';
import { leftInEnglish } from './left-in-english.ts';

it('[UI22] no word for before and after was left in English', () => {
  expect(leftInEnglish(en, es)).toEqual([]);
});
