import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import type { Dose } from './dosing.ts';
import { createPatient } from './patient.ts';
import type { PatientDeed } from './patient-verbs.ts';
import { drawPerson, type PersonGiven } from './person.ts';
import type { PatientTruth, SimulatedPatient } from './simulated-patient.ts';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 2, 2, 9);
const infusion: readonly Dose[] = [
  { fromMs: startMs + 10 * minuteMs, toMs: startMs + 50 * minuteMs, mgPerKgPerMin: 0.5 / 40 },
];

type Given = {
  readonly name?: string;
  readonly person?: PersonGiven;
  readonly doses?: () => readonly Dose[];
};

function aSittingPatient({ name = 'person-1', person = {}, doses }: Given = {}) {
  const streams = createStreams(11).under(name);
  return createPatient({
    person: drawPerson(streams, { cohort: 'meta2021', given: person }),
    streams,
    satDownAtMs: startMs,
    doses: doses ?? (() => []),
  });
}

/** The truth of each second. */
function seconds(patient: SimulatedPatient, untilMin: number): readonly PatientTruth[] {
  return Array.from({ length: untilMin * 60 }, (_, second) => {
    patient.advanceTo(startMs + (second + 1) * 1_000);
    return patient.truth();
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

describe('a patient', () => {
  it('[SI2] goes through the same seconds and beats in one stride and in small steps', () => {
    const [striding, stepping] = [aSittingPatient(), aSittingPatient()];
    const endMs = startMs + 3 * minuteMs;
    for (let atMs = startMs; atMs < endMs; atMs += 137) stepping.advanceTo(atMs);
    stepping.advanceTo(endMs);
    striding.advanceTo(endMs);
    expect(stepping.truth()).toEqual(striding.truth());
    expect(stepping.beats(endMs - minuteMs)).toEqual(striding.beats(endMs - minuteMs));
  });

  it('[SI2] does not know whether somebody else is there', () => {
    const alone = seconds(aSittingPatient(), 2);
    const [patient, neighbour] = [aSittingPatient(), aSittingPatient({ name: 'person-2' })];
    const together = alone.map((_, second) => {
      neighbour.advanceTo(startMs + (second + 1) * 1_000);
      patient.advanceTo(startMs + (second + 1) * 1_000);
      return patient.truth();
    });
    expect(together).toEqual(alone);
  });

  it('[SI2] is another one under another name', () => {
    expect(seconds(aSittingPatient({ name: 'person-2' }), 1)).not.toEqual(seconds(aSittingPatient(), 1));
  });

  it('[SI20] what the nurse corrects afterwards holds from the next second on, as if it had always been so', () => {
    let recorded = infusion;
    const corrected = infusion.map((dose) => ({ ...dose, toMs: dose.fromMs + 5 * minuteMs }));
    const patient = aSittingPatient({ doses: () => recorded });
    patient.advanceTo(startMs + 30 * minuteMs);
    expect(patient.truth().plasmaNgPerMl).toBeGreaterThan(60);
    recorded = corrected;
    patient.advanceTo(startMs + 30 * minuteMs + 1_000);
    const other = aSittingPatient({ doses: () => corrected });
    other.advanceTo(startMs + 30 * minuteMs + 1_000);
    expect(patient.truth().plasmaNgPerMl).toBe(other.truth().plasmaNgPerMl);
    expect(patient.truth().drive).toBe(other.truth().drive);
  });

  const settled = [
    { what: 'systolic pressure', of: (truth: PatientTruth) => truth.systolicMmHg, least: 10, most: 16 },
    { what: 'diastolic pressure', of: (truth: PatientTruth) => truth.diastolicMmHg, least: 6.5, most: 11 },
  ];
  const people = Array.from({ length: 60 }, (_, index) => {
    const name = `person-${index}`;
    const undrugged = aSittingPatient({ name });
    const drugged = aSittingPatient({ name, doses: () => infusion });
    return [50, 110].map((minute) => {
      for (const patient of [undrugged, drugged]) patient.advanceTo(startMs + minute * minuteMs);
      return { without: undrugged.truth(), drugged: drugged.truth() };
    });
  });
  for (const { what, of, least, most } of settled) {
    it(`[SI23] ${what} is up at the end of the infusion, beside the same people without, and back an hour later`, () => {
      const rise = (at: 0 | 1) =>
        mean(people.map((visit) => of(visit[at]!.drugged) - of(visit[at]!.without)));
      expect(rise(0)).toBeGreaterThan(least);
      expect(rise(0)).toBeLessThan(most);
      expect(Math.abs(rise(1))).toBeLessThan(1.5);
    });
  }

  it('[SI23] saturation falls by some 0.3 at the end of the infusion', () => {
    const falls = people.map(
      ([end]) => end!.without.arterialSaturationPercent - end!.drugged.arterialSaturationPercent,
    );
    expect(mean(falls)).toBeGreaterThan(0.15);
    expect(mean(falls)).toBeLessThan(0.6);
  });

  const unanswering = [
    { levelNgPerMl: 240, isResponsive: true },
    { levelNgPerMl: 260, isResponsive: false },
  ];
  for (const { levelNgPerMl, isResponsive } of unanswering) {
    it(`[SI28] at ${levelNgPerMl} ng/mL in the effect site ${isResponsive ? 'answers' : 'does not answer'}`, () => {
      const rate = { current: 0 };
      const patient = aSittingPatient({
        doses: () => [{ fromMs: startMs, toMs: Infinity, mgPerKgPerMin: rate.current }],
      });
      rate.current = 0.0125;
      patient.advanceTo(startMs + 40 * minuteMs);
      rate.current *= levelNgPerMl / patient.truth().effectSiteNgPerMl;
      patient.advanceTo(startMs + 40 * minuteMs + 1_000);
      expect(patient.truth().isResponsive).toBe(isResponsive);
    });
  }
});

describe('beats', () => {
  const patient = aSittingPatient({ person: { pulseRateBpm: 72, ageYears: 30 } });
  patient.advanceTo(startMs + 10 * minuteMs);
  const beats = patient.beats(startMs + 8 * minuteMs);

  it('[SI24] follow each other without a gap', () => {
    for (const [index, beat] of beats.entries()) {
      const next = beats[index + 1];
      if (next !== undefined) expect(next.atMs).toBe(beat.atMs + beat.intervalMs);
    }
    expect(beats.length).toBeGreaterThan(120);
  });

  it('[SI24] are those since the instant asked for, that instant included, as far as two minutes back', () => {
    const third = beats[2]!;
    expect(patient.beats(third.atMs)[0]).toEqual(third);
    expect(patient.beats(third.atMs + 0.5)[0]).toEqual(beats[3]);
    expect(beats[0]!.atMs - (startMs + 8 * minuteMs)).toBeLessThan(2_000);
  });

  it('[SI24] the pressure that is true is that of the last beat', () => {
    const { systolicMmHg, diastolicMmHg, meanMmHg } = patient.truth();
    expect(beats.at(-1)).toMatchObject({ systolicMmHg, diastolicMmHg });
    expect(meanMmHg).toBeCloseTo((systolicMmHg + 2 * diastolicMmHg) / 3, 9);
  });

  it('[SI24] differ in pressure by 2.5 mmHg from one to the next few, the diastolic by seven tenths of it', () => {
    const spreads = Array.from({ length: 12 }, (_, index) => {
      const one = aSittingPatient({ name: `spread-${index}` });
      one.advanceTo(startMs + 2 * minuteMs);
      const own = one.beats(startMs);
      return [sd(own.map((beat) => beat.systolicMmHg)), sd(own.map((beat) => beat.diastolicMmHg))] as const;
    });
    expect(Math.abs(mean(spreads.map(([systolic]) => systolic)) - 2.5)).toBeLessThan(0.5);
    expect(Math.abs(mean(spreads.map(([, diastolic]) => diastolic)) - 1.75)).toBeLessThan(0.4);
  });
});

describe('an event', () => {
  const events: readonly { readonly deed: PatientDeed; readonly moves: readonly (keyof PatientTruth)[] }[] = [
    {
      deed: { verb: 'apnea', params: {} },
      moves: [
        'arterialSaturationPercent',
        'fingerSaturationPercent',
        'respiratoryRatePerMin',
        'ventilationShare',
      ],
    },
    { deed: { verb: 'motion', params: { intensity: 0.7, hz: 2.5 } }, moves: ['motion'] },
    {
      deed: { verb: 'cold_finger', params: { perfusion: 0.2 } },
      moves: ['perfusionIndexPercent', 'fingerSaturationPercent'],
    },
    { deed: { verb: 'hold', params: { pulse: 140, over: 0 } }, moves: ['pulseRateBpm'] },
  ];
  /** What depends on when the beats fall, which another pulse changes. */
  const ofBeats: readonly (keyof PatientTruth)[] = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'];

  for (const { deed, moves } of events) {
    it(`[SI27] ${deed.verb} moves what it is about, and not one draw of anything else`, () => {
      const calm = aSittingPatient({ doses: () => infusion });
      const eventful = aSittingPatient({ doses: () => infusion });
      const span = { id: 'one', fromMs: startMs + 20 * minuteMs, untilMs: startMs + 20 * minuteMs + 35_000 };
      eventful.begin(deed, span);
      const others = (truth: PatientTruth) =>
        Object.entries(truth).filter(
          ([signal]) => ![...moves, ...ofBeats].includes(signal as keyof PatientTruth),
        );
      const [without, withEvent] = [seconds(calm, 25), seconds(eventful, 25)];
      expect(withEvent.map(others)).toEqual(without.map(others));
      for (const signal of moves)
        expect(withEvent.map((truth) => truth[signal])).not.toEqual(without.map((truth) => truth[signal]));
    });
  }

  it('[SI27] once it has passed, the patient is as if it had never been', () => {
    const [calm, eventful] = [aSittingPatient(), aSittingPatient()];
    const span = { id: 'one', fromMs: startMs + minuteMs, untilMs: startMs + 2 * minuteMs };
    eventful.begin({ verb: 'anxiety', params: { intensity: 1 } }, span);
    const [without, withEvent] = [seconds(calm, 5), seconds(eventful, 5)];
    expect(withEvent[90]!.pulseRateBpm - without[90]!.pulseRateBpm).toBeCloseTo(25, 6);
    expect(withEvent.at(-1)!.pulseRateBpm).toBe(without.at(-1)!.pulseRateBpm);
    expect(withEvent.at(-1)!.perfusionIndexPercent).toBe(without.at(-1)!.perfusionIndexPercent);
  });

  it('[SI27] ends when it is ended, and legs up end what is vasovagal within a minute', () => {
    const ended = (by: (patient: SimulatedPatient) => void) => {
      const patient = aSittingPatient({ person: { pulseRateBpm: 75 } });
      patient.begin(
        { verb: 'vasovagal', params: { pulse: 40, systolic: 72 } },
        { id: 'faint', fromMs: startMs + minuteMs, untilMs: null },
      );
      patient.advanceTo(startMs + 2 * minuteMs);
      const faint = patient.truth();
      by(patient);
      patient.advanceTo(startMs + 3 * minuteMs);
      return [faint.pulseRateBpm, patient.truth().pulseRateBpm] as const;
    };
    const raised = { id: 'legs', fromMs: startMs + 2 * minuteMs, untilMs: startMs + 2 * minuteMs };
    const left = ended(() => undefined);
    expect(left[0]).toBe(40);
    expect(left[1]).toBe(40);
    expect(ended((patient) => patient.end('faint'))[1]).toBeGreaterThan(65);
    expect(ended((patient) => patient.begin({ verb: 'legs_up', params: {} }, raised))[1]).toBeGreaterThan(65);
  });

  it('[SI27] a saturation that is held is at the heart at once, and at the finger when the blood is there', () => {
    const patient = aSittingPatient();
    patient.begin(
      { verb: 'hold', params: { spo2: 85, over: 0 } },
      { id: 'held', fromMs: startMs + minuteMs, untilMs: null },
    );
    const [, , ...course] = [10, 50, 61, 75, 150].map((second) => {
      patient.advanceTo(startMs + second * 1_000);
      return patient.truth();
    });
    expect(course.map(({ arterialSaturationPercent }) => arterialSaturationPercent)).toEqual([85, 85, 85]);
    expect(course[1]!.fingerSaturationPercent).toBeGreaterThan(95);
    expect(course[2]!.fingerSaturationPercent).toBeCloseTo(85, 1);
  });
});
