/** A published group of treatments. Only these three differ between them; all other spread is shared. */
export type Cohort = {
  /** Mean systolic rise at the peak of a usual infusion. */
  readonly systolicRiseMmHg: number;
  /** Diastolic rise in one of the systolic, mean. */
  readonly diastolicRiseShare: number;
  readonly pulseRiseBpm: number;
  readonly about: string;
};

/** Each mean is fitted to the cohort it is named after. */
export const cohorts = {
  yale2024: {
    systolicRiseMmHg: 16.6,
    diastolicRiseShare: 0.68,
    pulseRiseBpm: 4,
    about: 'Yale 2024: 138 patients, 2,342 infusions',
  },
  meta2021: {
    systolicRiseMmHg: 12.9,
    diastolicRiseShare: 0.68,
    pulseRiseBpm: 4,
    about: 'Vankawala 2021: 15 studies, 2,252 treatments',
  },
  cn741: {
    systolicRiseMmHg: 7.5,
    diastolicRiseShare: 0.81,
    pulseRiseBpm: 1.9,
    about: 'repeated subanaesthetic infusions: 135 patients, 741 infusions',
  },
  emory684: {
    systolicRiseMmHg: 3.4,
    diastolicRiseShare: 0.97,
    pulseRiseBpm: 4,
    about: 'Riva-Posse 2018, Emory: 66 patients, 684 infusions; its pulse is assumed',
  },
  esk_label: {
    systolicRiseMmHg: 8.2,
    diastolicRiseShare: 0.68,
    pulseRiseBpm: 4,
    about: 'label of esketamine nasal spray',
  },
  placebo: {
    systolicRiseMmHg: 0,
    diastolicRiseShare: 0.68,
    pulseRiseBpm: 0,
    about: 'no effect: a negative control',
  },
} as const satisfies Readonly<Record<string, Cohort>>;
