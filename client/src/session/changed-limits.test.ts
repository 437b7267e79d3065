import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { expect, it } from 'vitest';
import { aChair, opened } from '../testing/chair.ts';
import { changedLimitsText } from './changed-limits.ts';

const limits = aChair(opened).session?.limits ?? [];
const changed = limits.map((one) =>
  one.parameter === 'spo2Percent' ? { ...one, value: 88, because: 'person' as const } : one,
);

it('[UI9] the mark says which limit is not the preset', () => {
  expect(en.mark.limitsChanged(changedLimitsText(changed, en))).toBe('limits ≠ preset: SpO2 low 88');
  expect(es.mark.limitsChanged(changedLimitsText(changed, es))).toBe('límites ≠ protocolo: SpO2 mín. 88');
});

it('[UI9] limits as the preset has them are not called changed', () => {
  expect(limits.length).toBeGreaterThan(0);
  expect(changedLimitsText(limits, en)).toBe('');
});

it('[UI22] a weight is shown as it was entered, with the mark of the language', () => {
  expect([en.session.weight(72.5), es.session.weight(72.5), en.session.weight(72)]).toEqual([
    '72.5 kg',
    '72,5 kg',
    '72 kg',
  ]);
});
