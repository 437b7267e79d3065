import { expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { languageFor } from './languages.ts';

const wanted = [
  { tags: ['es-MX', 'en'], language: 'es' },
  { tags: ['de-DE', 'en-GB'], language: 'en' },
  { tags: ['de-DE', 'ES'], language: 'es' },
  { tags: [], language: 'en' },
  { tags: ['est'], language: 'en' },
];
for (const { tags, language } of wanted) {
  it(`[UI22] who wants ${tags.join(', ') || 'nothing'} reads ${language}`, () => {
    expect(languageFor(tags)).toBe(language);
  });
}

/** The same in both: names, symbols and words that are international. */
const same = new Set([
  'app.title',
  'alarm.moaas',
  'vital.spo2',
  'vital.label.spo2Percent',
  'vital.label.diastolicMmHg',
  'dialog.limits.parameter.spo2Percent',
  'action.no',
  'dialog.close',
  'chart.scale.moaas',
  'chart.scale.cadss-6',
  'chart.scale.phq-9',
  'chart.route.intranasal',
  'chart.route.oral',
  'chart.route.sublingual',
  'chart.route.rectal',
]);

it('[UI22] no word was left in English', () => {
  const left = leaves(en).filter(
    ([path, words]) => new Map(leaves(es)).get(path) === words && !same.has(path),
  );
  expect(left).toEqual([]);
});

function leaves(catalogue: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const path = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'string') return [[path, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, path) : [];
  });
}
