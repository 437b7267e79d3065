import { usualKinetics } from '../patient/kinetics.ts';
import type { People } from './cohort-measures.ts';
import { isWithin, number, percentOf, type VerifyRow } from './row.ts';
import { mean, sd } from './statistics.ts';

/** Rows 1, 2 and 8: what becomes of the drug. */
export function drugRows(meta: People): readonly VerifyRow[] {
  const first = meta.flatMap((visits) => visits.slice(0, 1));
  const peaks = first.map(({ levelsAt }) => levelsAt(40).plasmaNgPerMl);
  const { clearanceLPerMin, centralL, peripherals } = usualKinetics('clements', 70);
  const clearanceLPerH = clearanceLPerMin * 60;
  const steadyL = centralL + peripherals.reduce((sum, { volumeL }) => sum + volumeL, 0);
  const driveAt = (atMin: number) => mean(first.map(({ levelsAt }) => levelsAt(atMin).drive));
  const left = { at80: driveAt(80) / driveAt(40), at130: driveAt(130) / driveAt(40) };
  return [
    {
      number: '1',
      quantity: 'plasma level at 40 min',
      published: '185 ng/mL; range 100–250',
      simulated: `${number(mean(peaks), 0)} ± ${number(sd(peaks), 0)}`,
      kind: 'sel',
      tolerance: 'mean within 10 %; mean ± 2 SD within the range',
      passes:
        isWithin(mean(peaks), 0.9 * 185, 1.1 * 185) &&
        isWithin(mean(peaks) - 2 * sd(peaks), 100, 250) &&
        isWithin(mean(peaks) + 2 * sd(peaks), 100, 250),
      expected: 'pass',
    },
    {
      number: '2',
      quantity: 'clearance; volume at steady state, 70 kg',
      published: '79 (69–90) L/h; 252 (200–304) L',
      simulated: `${number(clearanceLPerH)}; ${number(steadyL, 0)}`,
      kind: 'sel',
      tolerance: 'within the intervals',
      passes: isWithin(clearanceLPerH, 69, 90) && isWithin(steadyL, 200, 304),
      expected: 'pass',
    },
    {
      number: '8',
      quantity: 'return to baseline',
      published: 'within 1.5 h after the infusion',
      simulated: `${percentOf(left.at80, 0)} of the peak at 80 min, ${percentOf(left.at130, 0)} at 130 min`,
      kind: 'sel',
      tolerance: 'below 5 % at 130 min',
      passes: left.at130 < 0.05,
      expected: 'pass',
    },
  ];
}
