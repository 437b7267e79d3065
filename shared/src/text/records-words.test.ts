import { expect, it } from 'vitest';
import { records as en } from './en-records.ts';
import { records as es } from './es-records.ts';

/** The same in both: symbols, abbreviations and words that are international. */
const same = new Set(['actions.fhir', 'chart.unit', 'table.spo2', 'table.moaas', 'lists.no', 'series.spo2']);

it('[UI22] no word of the record was left in English', () => {
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
