import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { createDrug } from './drug.ts';
import { cohortIds, drawPerson, type CohortId, type Person, type PersonGiven } from './person.ts';

const minuteMs = 60_000;
const streamsOf = (index: number) => createStreams(5).under(`person-${index}`);
const many = (cohort: CohortId, given: PersonGiven = {}) =>
  Array.from({ length: 4_000 }, (_, index) => drawPerson(streamsOf(index), { cohort, given }));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const people = many('meta2021');

describe('a drawn person', () => {
  it('[SI22] is the same for the same streams, and another for others', () => {
    const draw = (index: number) => drawPerson(streamsOf(index), { cohort: 'meta2021', given: {} });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  const given: Required<Omit<PersonGiven, 'gain'>> = {
    ageYears: 58,
    weightKg: 91,
    isHypertensive: true,
    isObese: false,
    systolicMmHg: 168,
    diastolicMmHg: 97,
    pulseRateBpm: 51,
    spo2Percent: 93,
    perfusionIndexPercent: 0.4,
  };
  for (const [trait, value] of Object.entries(given)) {
    it(`[SI22] has what is given of ${trait}, and nothing else moves`, () => {
      const usual = { cohort: 'meta2021', given: {} } as const;
      const drawn = drawPerson(streamsOf(3), usual);
      const fixed = drawPerson(streamsOf(3), { ...usual, given: { [trait]: value } });
      expect(fixed[trait as keyof Person]).toBe(value);
      if (trait !== 'pulseRateBpm') expect(fixed.pulseRateBpm).toBe(drawn.pulseRateBpm);
      if (trait !== 'perfusionIndexPercent')
        expect(fixed.perfusionIndexPercent).toBe(drawn.perfusionIndexPercent);
      expect(fixed.diastolicRiseShare).toBe(drawn.diastolicRiseShare);
      expect(fixed.respiratoryRatePerMin).toBe(drawn.respiratoryRatePerMin);
    });
  }

  it('[SI22] answers the drug as strongly as is given: twice is twice the mean of the cohort', () => {
    const strong = drawPerson(streamsOf(3), { cohort: 'yale2024', given: { gain: 2 } });
    expect(strong.systolicRiseMmHg).toBe(2 * 16.6);
  });

  it('[SI22] comes again: the same body, another form of the day', () => {
    const on = (visit: number) => drawPerson(streamsOf(3), { cohort: 'meta2021', given: {}, visit });
    expect(on(2).kinetics).toEqual(on(1).kinetics);
    expect(on(2).ageYears).toBe(on(1).ageYears);
    expect(on(2).systolicMmHg).not.toBe(on(1).systolicMmHg);
    expect(on(2).systolicRiseMmHg).not.toBe(on(1).systolicRiseMmHg);
  });

  it('[SI22] is never above 145/92 at the start, unless it is given so', () => {
    expect(Math.max(...people.map(({ systolicMmHg }) => systolicMmHg))).toBeLessThanOrEqual(145);
    expect(Math.max(...people.map(({ diastolicMmHg }) => diastolicMmHg))).toBeLessThanOrEqual(92);
  });

  it('[SI22] spreads as clinic patients do', () => {
    expect(mean(people.map(({ isHypertensive }) => Number(isHypertensive)))).toBeCloseTo(0.361, 1);
    expect(Math.abs(mean(people.map(({ ageYears }) => ageYears)) - 46)).toBeLessThan(1);
    expect(Math.abs(mean(people.map(({ weightKg }) => weightKg)) - 82)).toBeLessThan(1);
    expect(Math.abs(mean(people.map(({ systolicMmHg }) => systolicMmHg)) - 119.5)).toBeLessThan(2);
    expect(Math.abs(mean(people.map(({ diastolicMmHg }) => diastolicMmHg)) - 74.5)).toBeLessThan(2);
  });

  it('[SI21] of 70 kg has 179 ± 28 ng/mL at 40 min, as computed before', () => {
    const infusion = [{ fromMs: 0, toMs: 40 * minuteMs, mgPerKgPerMin: 0.5 / 40 }];
    const levels = many('meta2021', { weightKg: 70 }).map(
      ({ kinetics }) => createDrug(kinetics, 70)(infusion, 40 * minuteMs).plasmaNgPerMl,
    );
    expect(Math.abs(mean(levels) - 179)).toBeLessThan(3);
    expect(Math.abs(sd(levels) - 28)).toBeLessThan(3);
  });

  for (const cohort of cohortIds) {
    it(`[SI22] of ${cohort} differs from one of another cohort in its answer alone`, () => {
      const [one, other] = [cohort, 'meta2021' as const].map((id) =>
        drawPerson(streamsOf(9), { cohort: id, given: {} }),
      );
      const rest = { systolicRiseMmHg: 0, diastolicRiseShare: 0, pulseRiseBpm: 0 };
      expect({ ...one!, ...rest }).toEqual({ ...other!, ...rest });
    });
  }

  it('[SI22] rises by the mean of the cohort, hypertensive or not, and hypertensive people by more', () => {
    const rise = (who: readonly Person[]) => mean(who.map(({ systolicRiseMmHg }) => systolicRiseMmHg));
    const hypertensive = people.filter(({ isHypertensive }) => isHypertensive);
    const others = people.filter(({ isHypertensive }) => !isHypertensive);
    expect(Math.abs(rise(people) - 12.9)).toBeLessThan(0.5);
    expect(rise(hypertensive) / rise(others)).toBeCloseTo(1.25, 0);
  });

  it('[SI22] given a placebo answers nothing', () => {
    for (const person of many('placebo').slice(0, 50)) {
      expect(person.systolicRiseMmHg).toBe(0);
      expect(person.pulseRiseBpm).toBe(0);
    }
  });
});
