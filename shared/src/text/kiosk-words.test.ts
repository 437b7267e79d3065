import { expect, it } from 'vitest';
import { kiosk as en } from './en-kiosk.ts';
import { kiosk as es } from './es-kiosk.ts';

it('[UI22] no word of the screen itself was left in English', () => {
  const spanish = new Map(leaves(es));
  const left = leaves(en).filter(([path, words]) => spanish.get(path) === words);
  expect(left).toEqual([]);
});

function leaves(words: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
