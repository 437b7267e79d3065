import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A gateway in simulation of this run's own: a process, a folder that goes with it, ports that are free. */
export type OwnGateway = {
  readonly url: string;
  readonly mllpPort: number;
  close(): Promise<void>;
};

const script = join(import.meta.dirname, '../../../server/src/main.ts');

/** Rejects with what the gateway said when it does not start. */
export async function startOwnGateway(chairs: readonly string[]): Promise<OwnGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-sim-'));
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('CHAIRSIDE_'));
  const child = spawn(process.execPath, [script], {
    env: {
      ...Object.fromEntries(others),
      NODE_ENV: 'production',
      CHAIRSIDE_PORT: '0',
      CHAIRSIDE_MLLP_PORT: '0',
      CHAIRSIDE_DATA: folder,
      CHAIRSIDE_CHAIRS: chairs.join(','),
      CHAIRSIDE_SIMULATION: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ready = new Promise<{ readonly httpPort: number; readonly mllpPort: number } | null>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.includes('"gateway-ready"')) return;
      resolve(JSON.parse(line) as { readonly httpPort: number; readonly mllpPort: number });
    });
    void exited.then(() => resolve(null));
  });
  const ports = await ready;
  if (ports === null) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`the gateway did not start: ${complaints.trim()}`);
  }
  return { url: `http://127.0.0.1:${ports.httpPort}`, mllpPort: ports.mllpPort, close };
}
