import type { Averaging } from '../devices/device.ts';
import { createOximeter } from '../devices/oximeter.ts';
import { createPatient } from '../patient/patient.ts';
import { drawPerson } from '../patient/person.ts';
import { createStreams } from '../random.ts';
import { verificationSeed } from './protocol.ts';
import { isWithin, percentOf, type VerifyRow } from './row.ts';
import { mean } from './statistics.ts';

const streams = createStreams(verificationSeed).under('motion');
const secondMs = 1_000;
const stillS = 60;
const movingS = 600;

/** Row 19: an oximeter on a moving hand, beside its twin on a hand that is still. */
export function motionRows(patients: number): readonly VerifyRow[] {
  const count = Math.min(40, patients);
  const found = (['2s', '8s', '16s'] as const).map((averaging) =>
    mean(Array.from({ length: count }, (_, index) => deviatingShare(index, averaging))),
  );
  const published = [0.1, 0.07, 0.05];
  const row = (rowNumber: string, which: string, indexes: readonly number[]) => ({
    number: rowNumber,
    quantity: `under motion more than 2 points off, share of time, averaged over ${which}`,
    published: indexes.map((index) => percentOf(published[index] ?? NaN, 0)).join(' / '),
    simulated: indexes.map((index) => percentOf(found[index] ?? NaN)).join(' / '),
    tolerance: 'within 3 points',
    passes: indexes.every((index) =>
      isWithin((found[index] ?? NaN) - (published[index] ?? NaN), -0.03, 0.03),
    ),
    expected: 'pass' as const,
  });
  return [
    { ...row('19a', '8 s', [1]), kind: 'fit' },
    { ...row('19b', '2 s / 16 s', [0, 2]), kind: 'out' },
  ];
}

function deviatingShare(index: number, averaging: Averaging): number {
  const still = saturationsShown(index, { averaging, isMoving: false });
  const moving = saturationsShown(index, { averaging, isMoving: true });
  const off = moving.filter((percent, second) => {
    const truly = still[second];
    return percent !== null && truly !== null && truly !== undefined && Math.abs(percent - truly) > 2;
  });
  return off.length / movingS;
}

/** Each second of the motion; null: the device shows none. */
function saturationsShown(
  index: number,
  hand: { readonly averaging: Averaging; readonly isMoving: boolean },
): readonly (number | null)[] {
  const own = streams.under(`patient-${index}`);
  const patient = createPatient({
    person: drawPerson(own, { cohort: 'placebo', given: { perfusionIndexPercent: 3 } }),
    streams: own,
    satDownAtMs: 0,
    doses: () => [],
  });
  const oximeter = createOximeter(
    {
      id: 'ox',
      averaging: hand.averaging,
      freezeMs: 10 * secondMs,
      site: 'finger',
      hasWaveform: false,
      switchedOnAtMs: 0,
    },
    own.under('ox'),
  );
  if (hand.isMoving)
    patient.begin(
      { verb: 'motion', params: { intensity: 0.7, hz: 2.5 } },
      { id: 'moving', fromMs: stillS * secondMs, untilMs: null },
    );
  return Array.from({ length: stillS + movingS }, (_, second) => {
    const atMs = (second + 1) * secondMs;
    patient.advanceTo(atMs);
    const said = oximeter.advanceTo(atMs, { patient, occludingMmHg: 0 });
    return said.at(-1)?.displaySpo2Percent ?? null;
  }).slice(stillS);
}
