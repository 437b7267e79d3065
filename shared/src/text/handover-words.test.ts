import { expect, it } from 'vitest';
import { handover as en } from './en-handover.ts';
import { handover as es } from './es-handover.ts';

it('[UI22] no word of a handover was left in English', () => {
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
