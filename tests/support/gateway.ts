import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClockReading } from '@chairside/shared/wire.ts';
import { startGateway as spawnServed, type Served } from '../bench/processes.ts';

/** A gateway as shipped: its own process, its own data folder, ports of its own which it keeps over a restart. */
export type Gateway = {
  readonly url: string;
  readonly httpPort: number;
  readonly mllpPort: number;
  readonly dataFolder: string;
  /** Of the process that runs now. */
  pid(): number;
  readonly speed: number;
  /** Epoch ms on the gateway's session clock; while it is away, as it last went. */
  sessionNow(): number;
  /** `kill -9`: no goodbye, nothing flushed. */
  kill(): Promise<void>;
  /** Stands still with its sockets open: a machine that hangs, a cable that was cut. */
  freeze(): void;
  thaw(): void;
  /** Again on the same ports and data. */
  restart(): Promise<void>;
  /** Asked to end; its data stays. */
  stop(): Promise<void>;
  /** Ends it and removes its data. */
  end(): Promise<void>;
};

export type GatewaySettings = {
  readonly chairs: string;
  readonly speed: number;
  /** Its data lie on a disk of their own, which is gone with the process. */
  readonly diskMegabytes?: number;
  /** Settings besides. */
  readonly environment?: Readonly<Record<string, string>>;
};

export async function startGateway({ chairs, speed, ...besides }: GatewaySettings): Promise<Gateway> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'chairside-test-'));
  const settings = { folder: dataFolder, chairs, speed, ...besides };
  let served: Served = await spawnServed(settings);
  const { httpPort, mllpPort } = served;
  const url = `http://127.0.0.1:${httpPort}`;
  let anchor = await readClock(url);
  return {
    url,
    httpPort,
    mllpPort,
    dataFolder,
    pid: () => served.pid,
    speed,
    sessionNow() {
      const now = anchor.sessionNowMs + (performance.now() - anchor.atHostMs) * anchor.rate;
      return Math.round(now);
    },
    async kill() {
      process.kill(served.pid, 'SIGKILL');
      await served.stop();
    },
    freeze: () => void process.kill(served.pid, 'SIGSTOP'),
    thaw: () => void process.kill(served.pid, 'SIGCONT'),
    async restart() {
      served = await spawnServed({ ...settings, httpPort, mllpPort });
      anchor = await readClock(url);
    },
    stop: () => served.stop(),
    async end() {
      await served.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function readClock(url: string): Promise<ClockReading & { readonly atHostMs: number }> {
  const response = await fetch(`${url}/simulation/clock`);
  const reading = (await response.json()) as ClockReading;
  return { ...reading, atHostMs: performance.now() };
}
