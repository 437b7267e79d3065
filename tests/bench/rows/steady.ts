import { figure, ms, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo } from '../clinic.ts';
import { measureFdatasync } from '../fdatasync.ts';
import type { Passed } from '../pipeline.ts';
import { throughBareSockets, throughFloor, throughGateway, type Load } from '../servers.ts';

/** Rows 1, 2, 4 and 6: 50 chairs, 500 readings/s, ten dashboards. */
export const steadyRow: Row = { numbers: [1, 2, 4, 6], runs: 'each', measure, judge };

async function measure(bench: Bench): Promise<Figures> {
  const load: Load = {
    chairs: chairsUpTo(50),
    perSecond: 500,
    warmUpMs: bench.isQuick ? 1_000 : 4_000,
    forMs: bench.isQuick ? 2_000 : 12_000,
    dashboards: 10,
  };
  const disk = measureFdatasync(bench.newFolder(), bench.isQuick ? 500 : 3_000);
  const bare = await throughBareSockets(bench, load);
  const floor = await throughFloor(bench, load);
  // What recording alone costs: no screen, however thrifty, takes the gateway below it.
  const floorAlone = await throughFloor(bench, { ...load, dashboards: 0 });
  const gateway = await throughGateway(bench, load, 'chair:join');
  const overview = await throughGateway(bench, load, 'overview:join');
  for (const passed of [floor, gateway, overview]) expectWhole(passed);
  return {
    diskP50: disk.p50,
    diskP99: disk.p99,
    bareP50: bare.p50,
    bareP99: bare.p99,
    bareCpu: bare.cpuMsPer1000,
    floorP50: floor.p50,
    floorP99: floor.p99,
    floorCpu: floor.cpuMsPer1000,
    floorAloneCpu: floorAlone.cpuMsPer1000,
    floorAccepted: floor.acceptedP99,
    floorResident: floor.residentMb,
    gatewayP50: gateway.p50,
    gatewayP99: gateway.p99,
    gatewayCpu: gateway.cpuMsPer1000,
    gatewayAccepted: gateway.acceptedP99,
    gatewayResident: gateway.residentMb,
    overviewP50: overview.p50,
    overviewP99: overview.p99,
    overviewCpu: overview.cpuMsPer1000,
  };
}

/** A run in which anything was lost, repeated, exchanged or refused has no figures. */
export function expectWhole(passed: Passed): void {
  const { lost, repeated, wrong, refused, firstRefusal } = passed;
  if (lost + repeated + wrong + refused === 0) return;
  throw new Error(
    `lost ${lost}, repeated ${repeated}, wrong ${wrong}, refused ${refused} (${String(firstRefusal)})`,
  );
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const compared = (line: Omit<Line, 'ratio' | 'isMet'>, ratio: number, atMost: number): Line => ({
    ...line,
    ratio,
    isMet: ratio <= atMost,
  });
  const perThousand = (value: number) => `${value.toFixed(0)} ms/1000`;
  return [
    compared(
      {
        row: '1',
        what: 'MLLP → durable → 10 dashboards, 500/s: p50',
        aim: '≤ 1.5 × floor',
        measured: ms(of('gatewayP50')),
        baseline: `floor ${ms(of('floorP50'))}, bare socket.io ${ms(of('bareP50'))}`,
      },
      of('gatewayP50') / of('floorP50'),
      1.5,
    ),
    compared(
      {
        row: '1',
        what: 'the same: p99',
        aim: '≤ 2 × floor',
        measured: ms(of('gatewayP99')),
        baseline: `floor ${ms(of('floorP99'))}, bare socket.io ${ms(of('bareP99'))}`,
      },
      of('gatewayP99') / of('floorP99'),
      2,
    ),
    compared(
      {
        row: '1',
        what: 'the same: CPU of the gateway',
        aim: '≤ 1.5 × floor',
        measured: perThousand(of('gatewayCpu')),
        baseline: `floor ${perThousand(of('floorCpu'))}, bare socket.io ${perThousand(of('bareCpu'))}`,
      },
      of('gatewayCpu') / of('floorCpu'),
      1.5,
    ),
    compared(
      {
        row: '2',
        what: `10 overview screens, 500/s: CPU (p50 ${ms(of('overviewP50'))}, p99 ${ms(of('overviewP99'))})`,
        aim: '≤ 0.6 × floor',
        measured: perThousand(of('overviewCpu')),
        baseline: `floor ${perThousand(of('floorCpu'))}, without any screen ${perThousand(of('floorAloneCpu'))}`,
      },
      of('overviewCpu') / of('floorCpu'),
      0.6,
    ),
    compared(
      {
        row: '4',
        what: 'last byte → AA (durable): p99',
        aim: '≤ 5 × fdatasync p99',
        measured: ms(of('gatewayAccepted')),
        baseline: `fdatasync ${ms(of('diskP99'))}, floor ${ms(of('floorAccepted'))}`,
      },
      of('gatewayAccepted') / of('diskP99'),
      5,
    ),
    {
      row: '6',
      what: 'resident memory at 500/s, 10 dashboards',
      aim: '≤ 220 MB',
      measured: `${of('gatewayResident').toFixed(0)} MB`,
      baseline: `floor ${of('floorResident').toFixed(0)} MB`,
      ratio: of('gatewayResident') / of('floorResident'),
      isMet: of('gatewayResident') <= 220,
    },
  ];
}
