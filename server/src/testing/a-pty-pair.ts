import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** It makes the two ends of a serial cable. */
const program = process.env['CHAIRSIDE_SOCAT'] ?? 'socat';

export const hasPtys = spawnSync(program, ['-V']).status === 0;
if (!hasPtys)
  console.log('socat: not on this machine (nor at CHAIRSIDE_SOCAT), the tests over serial ports did not run');

/** A serial cable: the gateway opens `path`, the test is at the other end. */
export type PtyPair = {
  readonly path: string;
  /** Another name of the same port. */
  otherName(): Promise<string>;
  readonly say: (bytes: Uint8Array) => void;
  readonly heard: () => Buffer;
  /** The adapter is pulled out: the port is gone. */
  unplug(): Promise<void>;
  /** And put back under the same name. */
  plugIn(): Promise<void>;
  remove(): Promise<void>;
};

export async function aPtyPair(): Promise<PtyPair> {
  const folder = await mkdtemp(join(tmpdir(), 'chairside-pty-'));
  const [path, far] = [join(folder, 'gateway'), join(folder, 'device')];
  const heard: Buffer[] = [];
  let cable = await connect();

  async function connect() {
    const socat = spawn(program, ['-d', '-d', `pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${far}`]);
    const gone = new Promise<void>((resolve) =>
      socat.once('exit', () => {
        resolve();
      }),
    );
    await new Promise<void>((resolve, reject) => {
      socat.once('error', reject);
      socat.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('starting data transfer loop')) resolve();
      });
    });
    const [toGateway, fromGateway] = [createWriteStream(far), createReadStream(far)];
    fromGateway.on('data', (bytes) => heard.push(Buffer.from(bytes)));
    toGateway.on('error', () => undefined);
    fromGateway.on('error', () => undefined);
    return { socat, gone, toGateway, fromGateway };
  }

  async function disconnect(): Promise<void> {
    cable.socat.kill();
    await cable.gone;
    cable.toGateway.destroy();
    cable.fromGateway.destroy();
  }

  return {
    path,
    async otherName() {
      const other = join(folder, 'other-name');
      await symlink(path, other);
      return other;
    },
    say: (bytes) => void cable.toGateway.write(bytes),
    heard: () => Buffer.concat(heard),
    unplug: disconnect,
    async plugIn() {
      cable = await connect();
    },
    async remove() {
      await disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
