import { expect, it } from 'vitest';
import { kiosk as en } from './en-kiosk.ts';
import { kiosk as es } from './es-kiosk.ts';
import { leftInEnglish } from './left-in-english.ts';

it('[UI22] no word of the screen itself was left in English', () => {
  expect(leftInEnglish(en, es)).toEqual([]);
});
