import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo } from '../clinic.ts';
import { throughFloor, throughGateway, type Load } from '../servers.ts';
import { expectWhole } from './steady.ts';

/** Row 9: what a chair costs when there are few and when there are many. */
export const scalingRow: Row = { numbers: [9], runs: 'each', measure, judge };

const chairCounts = [4, 20, 50, 200];
const perChairPerSecond = 2;

async function measure(bench: Bench): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const count of bench.isQuick ? [4, 20, 200] : chairCounts) {
    const load: Load = {
      chairs: chairsUpTo(count),
      perSecond: count * perChairPerSecond,
      warmUpMs: bench.isQuick ? 1_000 : 3_000,
      forMs: bench.isQuick ? 3_000 : 12_000,
      dashboards: 1,
    };
    const passed = await throughGateway(bench, load, 'chair:join');
    expectWhole(passed);
    figures[`cpu${count}`] = passed.cpuMsPer1000;
    if (count === 20 || count === 200) {
      figures[`floorCpu${count}`] = (await throughFloor(bench, load)).cpuMsPer1000;
    }
  }
  return figures;
}

function judge(figures: Figures): readonly Line[] {
  const perChair = (name: string) => (figure(figures, name) * perChairPerSecond) / 1000;
  const ratio = perChair('cpu200') / perChair('cpu20');
  const steps = Object.keys(figures)
    .filter((name) => name.startsWith('cpu'))
    .map((name) => `${name.slice(3)}: ${perChair(name).toFixed(2)}`);
  return [
    {
      row: '9',
      what: `CPU per chair at ${perChairPerSecond} readings/s each, in ms per second (chairs: ms/s)`,
      aim: 'at 200 ≤ 1.2 × at 20',
      measured: steps.join(', '),
      baseline: `floor 20: ${perChair('floorCpu20').toFixed(2)}, 200: ${perChair('floorCpu200').toFixed(2)}`,
      ratio,
      isMet: ratio <= 1.2,
    },
  ];
}
