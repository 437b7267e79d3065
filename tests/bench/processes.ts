import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onSmallDisk } from '../support/small-disk.ts';

/** A server under measurement: the gateway, or the floor it is held against. */
export type Served = {
  readonly pid: number;
  readonly httpPort: number;
  readonly mllpPort: number;
  /** What it wrote on stderr so far. */
  readonly complaints: () => string;
  stop(): Promise<void>;
};

export type GatewaySettings = {
  readonly folder: string;
  /** "50", or a list of chair ids. */
  readonly chairs: string;
  readonly speed?: number;
  /** 0 or left out: any that is free. */
  readonly httpPort?: number;
  readonly mllpPort?: number;
  readonly nodeFlags?: readonly string[];
  /** The folder is a disk of its own, of so many megabytes. */
  readonly diskMegabytes?: number;
  /** Settings besides. */
  readonly environment?: Readonly<Record<string, string>>;
};

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export function startGateway(settings: GatewaySettings): Promise<Served> {
  return served(spawnGateway(settings));
}

export function spawnGateway(settings: GatewaySettings): ChildProcess {
  const node = [process.execPath, ...(settings.nodeFlags ?? []), 'server/src/main.ts'] as const;
  const { folder, diskMegabytes: megabytes } = settings;
  return spawnServer(megabytes === undefined ? node : onSmallDisk(node, { folder, megabytes }), {
    CHAIRSIDE_PORT: String(settings.httpPort ?? 0),
    CHAIRSIDE_HOST: '127.0.0.1',
    CHAIRSIDE_MLLP_PORT: String(settings.mllpPort ?? 0),
    CHAIRSIDE_MLLP_HOST: '127.0.0.1',
    CHAIRSIDE_MLLP_ALLOW: '127.0.0.1',
    CHAIRSIDE_DATA: settings.folder,
    CHAIRSIDE_CHAIRS: settings.chairs,
    CHAIRSIDE_SIMULATION: String(settings.speed ?? 1),
    ...settings.environment,
  });
}

export function startFloor(folder: string): Promise<Served> {
  return served(spawnServer([process.execPath, 'tests/bench/floor.ts'], { FLOOR_DATA: folder }));
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function spawnServer(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Resolves once the server has said `gateway-ready`; rejects with what it said instead. */
export function served(child: ChildProcess): Promise<Served> {
  let said = '';
  let complaints = '';
  let isReady = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`server ended with ${String(code)}: ${(complaints + said).slice(-600)}`)),
    );
    // Read to the end even when ready: a full pipe would stall the server.
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (isReady) return;
      said += text;
      const ready = /^\{.*"msg":"gateway-ready".*\}$/m.exec(said);
      if (ready === null) return;
      isReady = true;
      const { httpPort, mllpPort } = JSON.parse(ready[0]) as { httpPort: number; mllpPort: number };
      resolve({
        pid: child.pid ?? 0,
        httpPort,
        mllpPort,
        complaints: () => complaints,
        stop: () => stopped(child),
      });
    });
  });
}

/** Asked to close; killed when it does not within 10 s. */
export function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** User and system time of all threads since the process started. Linux only; a clock tick is 10 ms. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name and may hold spaces: count from behind its bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory now, in MB of 2^20 bytes. */
export function residentMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
