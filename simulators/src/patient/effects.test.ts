import { describe, expect, it } from 'vitest';
import { saturationUnder, signsUnder, type Signs } from './effects.ts';
import { patientVerbs, type PatientDeed } from './patient-verbs.ts';

const calm: Signs = {
  systolicMmHg: 120,
  diastolicMmHg: 75,
  pulseRateBpm: 72,
  respiratoryRatePerMin: 14,
  ventilationShare: 1,
  perfusionIndexPercent: 3,
  motion: 0,
  isResponsive: true,
};
const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const spanMs = 10 * minuteMs;

/** So it is `atMs` after it began; spans last 10 min. */
function after(deed: PatientDeed, atMs: number, own: Signs = calm): Signs {
  const untilMs = patientVerbs[deed.verb].kind === 'instant' ? 0 : spanMs;
  return signsUnder([{ deed, span: { id: 'one', fromMs: 0, untilMs } }], own, atMs);
}

const deeds: Readonly<Record<PatientDeed['verb'], PatientDeed>> = {
  hypertensive_response: {
    verb: 'hypertensive_response',
    params: { peak: { systolicMmHg: 188, diastolicMmHg: 112 }, over: 6 * minuteMs },
  },
  anxiety: { verb: 'anxiety', params: { intensity: 1 } },
  vasovagal: { verb: 'vasovagal', params: { pulse: 40, systolic: 72 } },
  hypoventilation: { verb: 'hypoventilation', params: { to: 50 } },
  apnea: { verb: 'apnea', params: {} },
  obstruction: { verb: 'obstruction', params: { to: 20 } },
  laryngospasm: { verb: 'laryngospasm', params: {} },
  nausea_vomit: { verb: 'nausea_vomit', params: {} },
  emergence_delay: { verb: 'emergence_delay', params: {} },
  deep_dissociation: { verb: 'deep_dissociation', params: {} },
  antihypertensive: { verb: 'antihypertensive', params: { effect: 20, tau: 10 * minuteMs } },
  legs_up: { verb: 'legs_up', params: {} },
  motion: { verb: 'motion', params: { intensity: 0.7, hz: 2.5 } },
  cold_finger: { verb: 'cold_finger', params: { perfusion: 0.2 } },
  hold: { verb: 'hold', params: { systolic: 150, pulse: 50, respiration: 7, over: minuteMs } },
};

const rows: readonly {
  readonly verb: PatientDeed['verb'];
  readonly atMs: number;
  readonly signs: Partial<Signs>;
}[] = [
  { verb: 'hypertensive_response', atMs: 0, signs: {} },
  { verb: 'hypertensive_response', atMs: 3 * minuteMs, signs: { systolicMmHg: 154, diastolicMmHg: 93.5 } },
  { verb: 'hypertensive_response', atMs: 6 * minuteMs, signs: { systolicMmHg: 188, diastolicMmHg: 112 } },
  { verb: 'hypertensive_response', atMs: 13 * minuteMs, signs: { systolicMmHg: 154, diastolicMmHg: 93.5 } },
  {
    verb: 'anxiety',
    atMs: minuteMs,
    signs: {
      systolicMmHg: 138,
      diastolicMmHg: 85,
      pulseRateBpm: 97,
      respiratoryRatePerMin: 24,
      ventilationShare: 1.4,
      motion: 0.25,
    },
  },
  {
    verb: 'vasovagal',
    atMs: minuteMs,
    signs: { systolicMmHg: 72, diastolicMmHg: 43.2, pulseRateBpm: 40, perfusionIndexPercent: 0.9 },
  },
  { verb: 'hypoventilation', atMs: 5 * secondMs, signs: { ventilationShare: 0.5, respiratoryRatePerMin: 7 } },
  { verb: 'apnea', atMs: 0, signs: { ventilationShare: 0, respiratoryRatePerMin: 0 } },
  { verb: 'obstruction', atMs: 0, signs: { ventilationShare: 0.2, motion: 0.4 } },
  {
    verb: 'laryngospasm',
    atMs: 20 * secondMs,
    signs: { ventilationShare: 0.1, pulseRateBpm: 92, systolicMmHg: 145, diastolicMmHg: 87 },
  },
  {
    verb: 'laryngospasm',
    atMs: 40 * secondMs,
    signs: { ventilationShare: 0.1, pulseRateBpm: 52, systolicMmHg: 145, diastolicMmHg: 87 },
  },
  { verb: 'nausea_vomit', atMs: 30 * secondMs, signs: { pulseRateBpm: 84, motion: 0.6 } },
  {
    verb: 'nausea_vomit',
    atMs: 100 * secondMs,
    signs: { pulseRateBpm: 60, systolicMmHg: 105, diastolicMmHg: 66 },
  },
  { verb: 'nausea_vomit', atMs: 160 * secondMs, signs: {} },
  {
    verb: 'emergence_delay',
    atMs: 0,
    signs: { isResponsive: false, respiratoryRatePerMin: 13, ventilationShare: 13 / 14 },
  },
  {
    verb: 'deep_dissociation',
    atMs: 0,
    signs: { isResponsive: false, respiratoryRatePerMin: 12, ventilationShare: 12 / 14 },
  },
  {
    verb: 'antihypertensive',
    atMs: 10 * minuteMs,
    signs: {
      systolicMmHg: 120 - 20 * (1 - Math.exp(-1)),
      diastolicMmHg: 75 - 12 * (1 - Math.exp(-1)),
    },
  },
  { verb: 'legs_up', atMs: minuteMs, signs: {} },
  { verb: 'motion', atMs: 0, signs: { motion: 0.7 } },
  { verb: 'cold_finger', atMs: 20 * secondMs, signs: { perfusionIndexPercent: 0.2 } },
  {
    verb: 'hold',
    atMs: 30 * secondMs,
    signs: { systolicMmHg: 135, pulseRateBpm: 61, respiratoryRatePerMin: 10.5, ventilationShare: 0.75 },
  },
  {
    verb: 'hold',
    atMs: minuteMs,
    signs: { systolicMmHg: 150, pulseRateBpm: 50, respiratoryRatePerMin: 7, ventilationShare: 0.5 },
  },
];

describe('events', () => {
  it('[SI27] every verb is in the table', () => {
    expect(new Set(rows.map(({ verb }) => verb))).toEqual(new Set(Object.keys(patientVerbs)));
  });

  for (const { verb, atMs, signs } of rows) {
    it(`[SI27] ${verb} after ${atMs / secondMs} s`, () => {
      const found = after(deeds[verb], atMs);
      for (const [sign, value] of Object.entries({ ...calm, ...signs }))
        if (typeof value === 'number') expect(found[sign as keyof Signs]).toBeCloseTo(value, 6);
        else expect(found[sign as keyof Signs]).toBe(value);
    });
  }

  for (const verb of Object.keys(patientVerbs) as PatientDeed['verb'][]) {
    it(`[SI27] ${verb} changes nothing before it begins`, () => {
      expect(after(deeds[verb], -1)).toEqual(calm);
    });

    // What was given against the pressure goes on acting: it has no end.
    if (verb === 'antihypertensive') continue;
    it(`[SI27] ${verb} is over some minutes after its end`, () => {
      expect(after(deeds[verb], spanMs + 6 * minuteMs + 1)).toEqual(calm);
    });
  }

  it('[SI27] an event that raises never lowers, and one that lowers never raises', () => {
    const high = { ...calm, systolicMmHg: 200, diastolicMmHg: 118 };
    expect(after(deeds.hypertensive_response, 8 * minuteMs, high)).toEqual(high);
    const low = { ...calm, systolicMmHg: 60, diastolicMmHg: 40, pulseRateBpm: 35 };
    const fainting = after(deeds.vasovagal, 2 * minuteMs, low);
    expect({ ...fainting, perfusionIndexPercent: 3 }).toEqual(low);
    const cold = { ...calm, perfusionIndexPercent: 0.1 };
    expect(after(deeds.cold_finger, minuteMs, cold)).toEqual(cold);
  });

  it('[SI27] what is held holds, whatever else goes on', () => {
    const during = { id: 'one', fromMs: 0, untilMs: spanMs };
    const both = [
      { deed: deeds.hold, span: { ...during, id: 'held' } },
      { deed: deeds.hypertensive_response, span: during },
    ];
    expect(signsUnder(both, calm, 8 * minuteMs).systolicMmHg).toBe(150);
  });

  it('[SI27] ended before it had risen, it falls from where it was', () => {
    const ended = { id: 'one', fromMs: 0, untilMs: 3 * minuteMs };
    const level = (atMs: number) =>
      signsUnder([{ deed: deeds.hypertensive_response, span: ended }], calm, atMs).systolicMmHg;
    expect(level(3 * minuteMs)).toBeCloseTo(154, 6);
    expect(level(4 * minuteMs)).toBeLessThan(154);
    expect(level(9 * minuteMs)).toBe(120);
  });

  const ramp = [
    { atMs: -1, percent: 97 },
    { atMs: 30 * secondMs, percent: 91 },
    { atMs: minuteMs, percent: 85 },
    { atMs: spanMs + 30 * secondMs, percent: 91 },
    { atMs: spanMs + minuteMs, percent: 97 },
  ];
  for (const { atMs, percent } of ramp) {
    it(`[SI27] a held saturation is reached in a straight line: ${percent} % after ${atMs / secondMs} s`, () => {
      const held: PatientDeed = { verb: 'hold', params: { spo2: 85, over: minuteMs } };
      const span = { id: 'one', fromMs: 0, untilMs: spanMs };
      expect(saturationUnder([{ deed: held, span }], 97, atMs)).toBeCloseTo(percent, 9);
    });
  }
});
