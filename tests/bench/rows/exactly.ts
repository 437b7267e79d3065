import { figure, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { withFloor, withGateway, type Ready } from '../servers.ts';

/** Row 8: 10,000 messages on one connection, cut and joined at random: each handled once and acknowledged once. */
export const exactlyRow: Row = { numbers: [8], runs: 'each', measure, judge };

const chairs = ['1'];

async function measure(bench: Bench): Promise<Figures> {
  const messages = bench.isQuick ? 1_000 : 10_000;
  const gateway = await withGateway(bench, { chairs }, (ready) =>
    scatter(bench, ready, { messages, by: 'chair:join' }),
  );
  const floor = await withFloor(bench, (ready) => scatter(bench, ready, { messages, by: 'nothing' }));
  return { messages, ...gateway, floorPerSecond: figure(floor, 'perSecond') };
}

type Scattering = { readonly messages: number; readonly by: 'chair:join' | 'nothing' };

async function scatter(
  bench: Bench,
  { server, clock }: Ready,
  { messages, by }: Scattering,
): Promise<Figures> {
  await bench.readers.ask({ type: 'follow', httpPort: server.httpPort, dashboards: 1, chairs, by });
  const fed = await bench.feeder.ask({
    mllpPort: server.mllpPort,
    chairs,
    parameters: ['pulseRateBpm'],
    clock,
    messages,
    sentBefore: 0,
    pace: { kind: 'scattered', window: 256, seed: 20_261_122 },
  });
  await pause(500);
  const [arrivals] = (await bench.readers.ask({ type: 'collect' })).dashboards;
  const cursors = new Set(arrivals?.cursor);
  return {
    handled: arrivals?.at.length ?? 0,
    distinct: cursors.size,
    wrong: arrivals?.wrong ?? 0,
    accepted: fed.answers['AA'] ?? 0,
    otherAnswers:
      Object.values(fed.answers).reduce((sum, count) => sum + count, 0) - (fed.answers['AA'] ?? 0),
    perSecond: messages / (fed.elapsedMs / 1000),
  };
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const messages = of('messages');
  const isExact =
    of('handled') === messages &&
    of('distinct') === messages &&
    of('accepted') === messages &&
    of('wrong') + of('otherAnswers') === 0;
  return [
    {
      row: '8',
      what: `${messages} messages on one connection, split and merged`,
      aim: 'each handled once, acknowledged once',
      measured: `${of('handled')} handled, ${of('accepted')} ACKs (${of('perSecond').toFixed(0)}/s)`,
      baseline: `floor ${of('floorPerSecond').toFixed(0)}/s`,
      ratio: of('perSecond') / of('floorPerSecond'),
      isMet: isExact,
    },
  ];
}
