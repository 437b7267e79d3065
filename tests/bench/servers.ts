import type { Bench } from './bench.ts';
import { prepareChairs, readSessionClock, wallClock, type SessionClock } from './clinic.ts';
import { startHelper } from './orders.ts';
import type { FanoutOrder, FanoutReport } from './fanout.ts';
import { pass, passageTimes, type Passage, type Passed } from './pipeline.ts';
import { startFloor, startGateway, type GatewaySettings, type Served } from './processes.ts';
import { cpuMs } from './processes.ts';
import { pause } from './bench.ts';

export type Ready = { readonly server: Served; readonly clock: SessionClock };

/** A fresh gateway with a session on every chair; closed again whatever happens. */
export async function withGateway<T>(
  bench: Bench,
  settings: { readonly chairs: readonly string[] } & Omit<GatewaySettings, 'chairs' | 'folder'>,
  measure: (ready: Ready) => Promise<T>,
): Promise<T> {
  const server = await startGateway({
    ...settings,
    folder: bench.newFolder(),
    chairs: settings.chairs.join(','),
  });
  try {
    await prepareChairs(server.httpPort, settings.chairs);
    return await measure({ server, clock: await readSessionClock(server.httpPort) });
  } finally {
    await server.stop();
  }
}

/** A fresh floor pipeline; closed again whatever happens. */
export async function withFloor<T>(bench: Bench, measure: (ready: Ready) => Promise<T>): Promise<T> {
  const server = await startFloor(bench.newFolder());
  try {
    return await measure({ server, clock: wallClock() });
  } finally {
    await server.stop();
  }
}

export type Load = Omit<Passage, 'server' | 'clock' | 'by' | 'window'> & { readonly window?: number };

export function throughGateway(
  bench: Bench,
  load: Load,
  by: 'chair:join' | 'overview:join',
): Promise<Passed> {
  return withGateway(bench, load, (ready) => pass(bench, { window: 64, ...load, ...ready, by }));
}

export function throughFloor(bench: Bench, load: Load): Promise<Passed> {
  return withFloor(bench, (ready) => pass(bench, { window: 64, ...load, ...ready, by: 'nothing' }));
}

export type FannedOut = {
  readonly p50: number;
  readonly p99: number;
  readonly cpuMsPer1000: number;
};

/** The same readings to the same dashboards, without anything before socket.io. */
export async function throughBareSockets(bench: Bench, load: Load): Promise<FannedOut> {
  const { chairs, perSecond, warmUpMs, forMs, dashboards } = load;
  const fanout = startHelper<FanoutOrder, FanoutReport>('./fanout.ts');
  try {
    const { httpPort } = await fanout.ask({ type: 'listen' });
    const messages = Math.ceil((perSecond * (warmUpMs + forMs)) / 1000 / chairs.length);
    await bench.readers.ask({ type: 'follow', httpPort, chairs, dashboards, by: 'nothing' });
    const emitting = fanout.ask({ type: 'emit', chairs, messages, perSecond });
    await pause(warmUpMs);
    const from = cpuMs(fanout.pid);
    await pause(forMs * 0.95);
    const cpu = cpuMs(fanout.pid) - from;
    const { sent } = await emitting;
    await pause(300);
    const read = await bench.readers.ask({ type: 'collect' });
    const skipped = Math.floor((perSecond * warmUpMs) / 1000 / chairs.length);
    const fed = { sent, due: sent, accepted: sent, answers: {}, firstRefusal: null, elapsedMs: 0 };
    const { p50, p99 } = passageTimes({ fed, read, chairs, cursorByChair: {}, skipped });
    return { p50, p99, cpuMsPer1000: (cpu / ((perSecond * forMs * 0.95) / 1000)) * 1000 };
  } finally {
    fanout.stop();
  }
}
