import { figure, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo, prepareChairs, readSessionClock } from '../clinic.ts';
import { residentMb, startGateway } from '../processes.ts';

/** Row 6, the long half: what is still in use after a forced collection must not grow while a day goes by. */
export const heapRow: Row = { numbers: [6], runs: 'once', measure, judge };

const perSecond = 500;

async function measure(bench: Bench): Promise<Figures> {
  const chairs = chairsUpTo(50);
  const server = await startGateway({
    folder: bench.newFolder(),
    chairs: chairs.join(','),
    nodeFlags: ['--inspect=127.0.0.1:0'],
  });
  try {
    await prepareChairs(server.httpPort, chairs);
    const heapMb = await openHeap(server.complaints());
    const { httpPort } = server;
    const used: number[] = [];
    let resident = 0;
    let refused = 0;
    const minuteMs = bench.isQuick ? 5_000 : 60_000;
    const messages = (perSecond * minuteMs) / 1000 / chairs.length;
    for (let minute = 0; minute < bench.minutes; minute += 1) {
      // Afresh each minute: the readers keep every stamp, and it is not their memory that is watched.
      await bench.readers.ask({ type: 'follow', httpPort, dashboards: 10, chairs, by: 'chair:join' });
      const fed = await bench.feeder.ask({
        mllpPort: server.mllpPort,
        chairs,
        parameters: ['pulseRateBpm'],
        clock: await readSessionClock(httpPort),
        messages,
        sentBefore: minute * messages,
        pace: { kind: 'steady', perSecond, window: 64 },
      });
      refused += messages * chairs.length - (fed.answers['AA'] ?? 0);
      resident = Math.max(resident, residentMb(server.pid));
      used.push(await heapMb());
      process.stderr.write(`minute ${minute + 1}: heap ${used.at(-1)?.toFixed(1) ?? ''} MB\n`);
      await pause(10);
    }
    if (refused > 0) throw new Error(`${refused} messages were refused`);
    const from = Math.min(5, used.length) - 1;
    return {
      minutes: bench.minutes,
      heapAt5: used[from] ?? Number.NaN,
      heapAtEnd: used.at(-1) ?? Number.NaN,
      resident,
    };
  } finally {
    await server.stop();
  }
}

/** Asks the process itself over its inspector: collect everything, then say what is still in use. */
async function openHeap(complaints: string): Promise<() => Promise<number>> {
  const url = /Debugger listening on (ws:\/\/\S+)/.exec(complaints)?.[1];
  if (url === undefined) throw new Error('the gateway opened no inspector');
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let lastId = 0;
  const ask = (method: string) =>
    new Promise<{ readonly usedSize?: number }>((resolve) => {
      lastId += 1;
      const id = lastId;
      const listen = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: { usedSize?: number } };
        if (answer.id !== id) return;
        socket.removeEventListener('message', listen);
        resolve(answer.result ?? {});
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id, method }));
    });
  await ask('HeapProfiler.enable');
  return async () => {
    await ask('HeapProfiler.collectGarbage');
    const { usedSize = Number.NaN } = await ask('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  };
}

function judge(figures: Figures): readonly Line[] {
  const from = figure(figures, 'heapAt5');
  const to = figure(figures, 'heapAtEnd');
  return [
    {
      row: '6',
      what: `heap after forced collection, minute 5 to ${figure(figures, 'minutes')}, 500/s`,
      aim: '≤ 5 % growth',
      measured: `${to.toFixed(1)} MB`,
      baseline: `minute 5: ${from.toFixed(1)} MB; resident at most ${figure(figures, 'resident').toFixed(0)} MB`,
      ratio: to / from,
      isMet: to / from <= 1.05,
    },
  ];
}
