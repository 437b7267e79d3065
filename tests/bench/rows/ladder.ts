import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo } from '../clinic.ts';
import type { Passed } from '../pipeline.ts';
import { throughFloor, throughGateway, type Load } from '../servers.ts';

/** Row 3: the highest rung of the ladder that is sustained durable. */
export const ladderRow: Row = { numbers: [3], runs: 'each', measure, judge };

const rungs = [1000, 2000, 3000, 4000, 6000, 8000];

async function measure(bench: Bench): Promise<Figures> {
  const gateway = await climb(bench, (load) => throughGateway(bench, load, 'chair:join'));
  const floor = await climb(bench, (load) => throughFloor(bench, load));
  return { ...prefixed('gateway', gateway), ...prefixed('floor', floor) };
}

type Climbed = { readonly sustained: number; readonly p99: number; readonly cpu: number };

async function climb(bench: Bench, through: (load: Load) => Promise<Passed>): Promise<Climbed> {
  let best: Climbed = { sustained: 0, p99: Number.NaN, cpu: Number.NaN };
  for (const perSecond of bench.isQuick ? [1000, 4000] : rungs) {
    const passed = await through({
      chairs: chairsUpTo(50),
      perSecond,
      warmUpMs: 1_000,
      forMs: bench.isQuick ? 1_500 : 5_000,
      dashboards: 1,
    });
    const isWhole = passed.lost + passed.repeated + passed.wrong + passed.refused === 0;
    const isSustained = isWhole && passed.p99FromDue <= 250 && passed.sentPerSecond >= perSecond * 0.95;
    process.stderr.write(
      `  ${perSecond}/s: ${isSustained ? 'sustained' : 'not sustained'} ${toldInFull(passed)}\n`,
    );
    if (!isSustained) break;
    best = { sustained: perSecond, p99: passed.p99FromDue, cpu: (passed.cpuMsPer1000 * perSecond) / 10_000 };
  }
  return best;
}

function toldInFull(passed: Passed): string {
  const { p99FromDue, sentPerSecond, lost, repeated, wrong, coalesced, refused, firstRefusal } = passed;
  return (
    `(p99 ${p99FromDue.toFixed(0)} ms, sent ${sentPerSecond.toFixed(0)}/s, lost ${lost}, repeated ${repeated}, ` +
    `wrong ${wrong}, thinned out ${coalesced}, refused ${refused}${firstRefusal === null ? '' : `, first: ${firstRefusal}`})`
  );
}

function prefixed(prefix: string, climbed: Climbed): Figures {
  const { sustained, p99, cpu } = climbed;
  return { [`${prefix}Sustained`]: sustained, [`${prefix}P99`]: p99, [`${prefix}Cpu`]: cpu };
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const told = (who: string) =>
    `${of(`${who}Sustained`)}/s (p99 ${of(`${who}P99`).toFixed(0)} ms, CPU ${of(`${who}Cpu`).toFixed(0)} %)`;
  return [
    {
      row: '3',
      what: 'most readings/s sustained durable, one dashboard',
      aim: '≥ 4000/s',
      measured: told('gateway'),
      baseline: `floor ${told('floor')}`,
      ratio: of('gatewaySustained') / of('floorSustained'),
      isMet: of('gatewaySustained') >= 4000,
    },
  ];
}
