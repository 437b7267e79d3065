import { expect, it } from 'vitest';
import { records as en } from './en-records.ts';
import { records as es } from './es-records.ts';
import { leftInEnglish } from './left-in-english.ts';

/** The same in both: symbols, abbreviations and words that are international. */
const same = new Set([
  'actions.fhir',
  'chart.unit',
  'table.spo2',
  'table.moaas',
  'lists.no',
  'series.spo2',
  'devices.sourceClass.monitor',
]);

it('[UI22] no word of the record was left in English', () => {
  expect(leftInEnglish(en, es, same)).toEqual([]);
});
