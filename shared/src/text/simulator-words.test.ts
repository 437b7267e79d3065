import { expect, it } from 'vitest';
import { simulator as en } from './en-simulator.ts';
import { simulator as es } from './es-simulator.ts';

it('[SI84] both languages have words for the same verbs', () => {
  expect(Object.keys(es.verb)).toEqual(Object.keys(en.verb));
});

it('[SI84] [UI22] no word of the simulator panel was left in English', () => {
  const spanish = new Map(leaves(es));
  expect(leaves(en).filter(([path, words]) => spanish.get(path) === words)).toEqual([]);
});

function leaves(words: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
