import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectToGateway, type GatewayWire } from '@chairside/simulators/gateway/wire.ts';
import type { OverviewChair } from '@chairside/shared/wire.ts';
import { freePort } from '../bench/processes.ts';

/** `npm start` as a terminal runs it: a process group of its own, on ports and a folder of its own. */
export type Started = {
  readonly httpPort: number;
  readonly mllpPort: number;
  readonly wire: GatewayWire;
  /** From the command to the line that says how to stop it. */
  readonly readyMs: number;
  said(): string;
  /** On standard error. */
  complaints(): string;
  look(): Promise<readonly OverviewChair[]>;
  isAlive(): boolean;
  /** Ctrl-C: exit code and signal. */
  interrupt(): Promise<unknown>;
  /** Whatever is left of it. */
  remove(): Promise<void>;
};

const script = join(import.meta.dirname, '../../scripts/start.ts');

export async function startChairside(args: readonly string[]): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-start-'));
  const httpPort = await freePort();
  const mllpPort = await freePort();
  const beganMs = performance.now();
  // A group of its own, as a terminal gives it: Ctrl-C goes to all of it.
  const child = spawn(process.execPath, [script, ...args], {
    env: environment({ httpPort, mllpPort, folder }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const groupId = child.pid;
  if (groupId === undefined) throw new Error('was never started');
  let said = '';
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  await welcomed(child, (text) => (said += text));
  const readyMs = performance.now() - beganMs;
  const wire = connectToGateway(`http://127.0.0.1:${httpPort}`, 'nurse-1');

  function isAlive(): boolean {
    try {
      // Signal 0 only asks, and it asks for every process of the group.
      return process.kill(-groupId!, 0);
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ESRCH') return false;
      throw problem;
    }
  }

  return {
    ...{ httpPort, mllpPort, wire, readyMs, isAlive },
    said: () => said,
    complaints: () => complaints,
    async look() {
      const overview = await wire.overview();
      if (!overview.ok) throw new Error(overview.error.type);
      return overview.value.chairs;
    },
    interrupt() {
      const exited = once(child, 'exit');
      process.kill(-groupId, 'SIGINT');
      return exited;
    },
    async remove() {
      wire.close();
      if (isAlive()) process.kill(-groupId, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environment(own: {
  readonly httpPort: number;
  readonly mllpPort: number;
  readonly folder: string;
}): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('CHAIRSIDE_'));
  return {
    ...Object.fromEntries(others),
    NODE_ENV: 'production',
    CHAIRSIDE_PORT: String(own.httpPort),
    CHAIRSIDE_MLLP_PORT: String(own.mllpPort),
    CHAIRSIDE_DATA: own.folder,
  };
}

/** Rejects with what it said when it ends before it has said how to stop it. */
function welcomed(child: ChildProcess, hear: (text: string) => string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = hear(text);
      if (said.includes('Stop with Ctrl-C.')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}: ${complaints}${said}`)));
  });
}
