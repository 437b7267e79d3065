import { expect, it } from 'vitest';
import { setup as en } from './en-setup.ts';
import { setup as es } from './es-setup.ts';

/** The same in both: a word that is international. */
const same = new Set(['table.no']);

it('[UI22] no word of setup was left in English', () => {
  const spanish = new Map(leaves(es));
  const left = leaves(en).filter(([path, words]) => spanish.get(path) === words && !same.has(path));
  expect(left).toEqual([]);
});

function leaves(words: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
