import { createPatient } from '../patient/patient.ts';
import { afterOneSecond, arterialMmHg, lungsOf } from '../patient/oxygen.ts';
import { drawPerson, type PersonGiven } from '../patient/person.ts';
import type { SimulatedPatient } from '../patient/simulated-patient.ts';
import { createStreams } from '../random.ts';
import { bandsOf, isLikePublished } from './pulse-bands.ts';
import { verificationSeed } from './protocol.ts';
import { isWithin, number, percentOf, signed, type VerifyRow } from './row.ts';
import { correlation, mean, shareOf } from './statistics.ts';
import { countedPulseBpm, tangTemplate } from './wave.ts';

const streams = createStreams(verificationSeed).under('body');
const secondMs = 1_000;

/** Rows 18 and 20 to 22: breath, pulse wave and beats of the whole patient. */
export function bodyRows(): readonly VerifyRow[] {
  return [apnoeaRow(), pulseRow(), shapeRow(), bandsRow()];
}

function apnoeaRow(): VerifyRow {
  const { lungs, rested } = lungsOf({ isObese: false, spo2Percent: 97.5 });
  const held = Array.from({ length: 35 }).reduce<typeof rested>(
    (store) => afterOneSecond(lungs, store, 0),
    rested,
  );
  const fallMmHg = arterialMmHg(held) - arterialMmHg(rested);
  const alveolarMmHg = held.alveolarMmHg - rested.alveolarMmHg;
  return {
    number: '18',
    quantity: 'breath held for 35 s: change of PaO2',
    published: '−50 mmHg',
    simulated: `${signed(fallMmHg, 0)} (in the lungs ${signed(alveolarMmHg, 0)})`,
    kind: 'out',
    tolerance: 'within 10 mmHg',
    passes: isWithin(fallMmHg, -60, -40),
    expected: 'pass',
  };
}

function pulseRow(): VerifyRow {
  const errors = [40, 60, 80, 100, 120, 140].map((pulse) => {
    const patient = atRest(`pulse-${pulse}`, { pulseRateBpm: pulse });
    patient.begin({ verb: 'hold', params: { pulse, over: 0 } }, { id: 'held', fromMs: 0, untilMs: null });
    patient.advanceTo(100 * secondMs);
    const beats = patient.beats(30 * secondMs);
    const trueBpm = 60_000 / mean(beats.slice(0, -1).map(({ intervalMs }) => intervalMs));
    const noise = streams(`noise-${pulse}`);
    const height = patient.truth().perfusionIndexPercent;
    const wave = Array.from(
      { length: 70 * 75 },
      (_, n) => patient.plethAt(30 * secondMs + (n * secondMs) / 75) / height + 0.02 * noise.normal(n),
    );
    return Math.abs(countedPulseBpm(wave, 75) - trueBpm);
  });
  return {
    number: '20',
    quantity: 'pulse counted in the wave, 75 Hz, 40 to 140 /min, 2 % noise',
    published: 'error ≤ 1 /min',
    simulated: `at most ${number(Math.max(...errors), 2)} /min`,
    kind: 'out',
    tolerance: 'within',
    passes: Math.max(...errors) <= 1,
    expected: 'pass',
  };
}

function shapeRow(): VerifyRow {
  const patient = atRest('shape', { ageYears: 25, pulseRateBpm: 70 });
  patient.advanceTo(60 * secondMs);
  const beat = patient.beats(40 * secondMs)[0];
  const phases = Array.from({ length: 100 }, (_, n) => n / 100);
  const wave = phases.map((phase) =>
    beat === undefined ? 0 : patient.plethAt(beat.atMs + phase * beat.intervalMs),
  );
  const found = correlation(wave, phases.map(tangTemplate));
  return {
    number: '21',
    quantity: 'shape of the pulse wave against the excellent template',
    published: 'r ≥ 0.98 (Tang 2020)',
    simulated: `r = ${number(found, 3)}`,
    kind: 'spec',
    tolerance: 'within',
    passes: found >= 0.98,
    expected: 'pass',
  };
}

function bandsRow(): VerifyRow {
  const people = Array.from({ length: 24 }, (_, index) => {
    const patient = atRest(`bands-${index}`, {});
    return { bands: bandsOf(patient), respirationHz: patient.person.respiratoryRatePerMin / 60 };
  });
  const share = shareOf(people, isLikePublished);
  const middle = (of: (one: (typeof people)[number]) => number) => mean(people.map(of));
  return {
    number: '22',
    quantity: 'bands of the pulse: slow waves, breath, SDNN',
    published: '0.08–0.12 Hz; respiratory rate ± 0.02 Hz; 25–60 ms',
    simulated:
      `${number(
        middle(({ bands }) => bands.slowHz),
        3,
      )} Hz; ` +
      `± ${number(
        middle(({ bands, respirationHz }) => Math.abs(bands.breathHz - respirationHz)),
        3,
      )} Hz; ` +
      `${number(
        middle(({ bands }) => bands.sdMs),
        0,
      )} ms; all three in ${percentOf(share, 0)} of people`,
    kind: 'tuned',
    tolerance: 'all three in 80 % of people',
    passes: share >= 0.8,
    expected: 'pass',
  };
}

function atRest(name: string, given: PersonGiven): SimulatedPatient {
  const own = streams.under(name);
  return createPatient({
    person: drawPerson(own, { cohort: 'placebo', given }),
    streams: own,
    satDownAtMs: 0,
    doses: () => [],
  });
}
