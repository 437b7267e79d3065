import { expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { languageFor } from './languages.ts';
import { leftInEnglish } from './left-in-english.ts';

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
  'chart.scale.moaas',
  'chart.scale.cadss-6',
  'chart.scale.phq-9',
  'chart.route.intranasal',
  'chart.route.oral',
  'chart.route.sublingual',
  'chart.route.rectal',
]);

it('[UI22] no word was left in English', () => {
  expect(leftInEnglish(en, es, same)).toEqual([]);
});
