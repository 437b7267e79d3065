import { spawnSync } from 'node:child_process';
import { lstat, mkdtemp, open, readFile, rm, symlink, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionAction, Delivery } from '../emission.ts';
import type { Port } from './port.ts';
import { openPtyPort } from './pty-port.ts';

const hasSocat = spawnSync('socat', ['-V']).status === 0;
if (!hasSocat) console.log('pty port: did not run, there is no socat here');

let folder: string;
const opened: { close(): unknown }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-pty-port-'));
});
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
  await rm(folder, { recursive: true, force: true });
});

async function aPort(path = join(folder, 'ox')) {
  const lines: string[] = [];
  const result = await openPtyPort({ name: 'chair-3/ox', path, onNews: (line) => lines.push(line) });
  if (!result.ok) throw new Error(result.error);
  opened.push(result.value);
  return { port: result.value, path, lines };
}

/** Opens it as a driver would, and waits until the port knows. */
async function aReader(port: Port, path: string): Promise<FileHandle> {
  const file = await open(path, 'r+');
  opened.push({ close: () => file.close().catch(() => undefined) });
  await expect.poll(() => port.isConnected()).toBe(true);
  return file;
}

async function read(file: FileHandle, length: number): Promise<readonly number[]> {
  const bytes: number[] = [];
  while (bytes.length < length) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4_096), 0, 4_096, null);
    if (bytesRead === 0) break;
    bytes.push(...buffer.subarray(0, bytesRead));
  }
  return bytes;
}

function bytes(...values: readonly number[]): Delivery {
  return { type: 'bytes', atMs: 0, bytes: Uint8Array.from(values), controlId: null, reports: [] };
}

function action(named: ConnectionAction): Delivery {
  return { type: 'connection', atMs: 0, action: named };
}

describe.skipIf(!hasSocat)('pty port', () => {
  it('[SI47] every byte arrives as it is, also those a terminal would act on', async () => {
    const { port, path } = await aPort();
    const file = await aReader(port, path);
    const all = Array.from({ length: 256 }, (_, n) => n);
    port.deliver(bytes(...all));
    expect(await read(file, 256)).toEqual(all);
  });

  it('[SI47] what is said while nobody has it open is gone', async () => {
    const { port, path } = await aPort();
    expect(port.isConnected()).toBe(false);
    port.deliver(bytes(1, 2, 3));
    const file = await aReader(port, path);
    port.deliver(bytes(4));
    expect(await read(file, 1)).toEqual([4]);
  });

  it('[SI47] who closes it can open it again', async () => {
    const { port, path, lines } = await aPort();
    await (await aReader(port, path)).close();
    await expect.poll(() => port.isConnected()).toBe(false);
    const file = await openedAgain(path);
    await expect.poll(() => port.isConnected()).toBe(true);
    port.deliver(bytes(5));
    expect(await read(file, 1)).toEqual([5]);
    expect(lines).toEqual([]);
  });

  it('[SI48] half-open, it stays and says nothing', async () => {
    const { port, path } = await aPort();
    const file = await aReader(port, path);
    for (const one of [action('half-open'), bytes(1), action('connect'), bytes(2)]) port.deliver(one);
    expect(await read(file, 1)).toEqual([2]);
  });

  for (const named of ['disconnect', 'reset'] as const) {
    it(`[SI48] told to ${named}, the cable is pulled, and is back when it is told to connect`, async () => {
      const { port, path } = await aPort();
      const file = await aReader(port, path);
      const isGone = read(file, 1).then(
        (left) => left.length === 0,
        (problem: unknown) => (problem as NodeJS.ErrnoException).code === 'EIO',
      );
      port.deliver(action(named));
      expect(await isGone).toBe(true);
      await file.close();
      port.deliver(action('connect'));
      const next = await openedAgain(path);
      await expect.poll(() => port.isConnected()).toBe(true);
      port.deliver(bytes(7));
      expect(await read(next, 1)).toEqual([7]);
    });
  }

  it('[SI47] the link of a run before is replaced, and gone when it is closed', async () => {
    const path = join(folder, 'ox');
    await symlink('/dev/pts/none', path);
    const { port } = await aPort(path);
    await aReader(port, path);
    await port.close();
    await expect(lstat(path)).rejects.toThrow('ENOENT');
  });

  it('[SI49] what is there and is no link is left alone: one line', async () => {
    const path = join(folder, 'notes');
    await writeFile(path, 'dear to somebody');
    expect(await openPtyPort({ name: 'chair-3/ox', path })).toEqual({
      ok: false,
      error: `can not make the pty ${path}: something else has that name`,
    });
    expect(await readFile(path, 'utf8')).toBe('dear to somebody');
  });

  it('[SI49] a folder that is not there is one line', async () => {
    const path = join(folder, 'missing', 'ox');
    expect(await openPtyPort({ name: 'chair-3/ox', path })).toEqual({
      ok: false,
      error: `can not make the pty ${path}: there is no such folder`,
    });
  });
});

describe('pty port without socat', () => {
  it('[SI49] one line says what to install', async () => {
    const path = join(folder, 'ox');
    expect(await openPtyPort({ name: 'chair-3/ox', path, socat: join(folder, 'socat') })).toEqual({
      ok: false,
      error: `can not make the pty ${path}: there is no ${join(folder, 'socat')} here; install it (apt install socat)`,
    });
  });
});

/** As a driver does that waits for its device to come back. */
async function openedAgain(path: string): Promise<FileHandle> {
  const files: FileHandle[] = [];
  const tryOnce = async () => {
    if (files.length === 0) files.push(...(await open(path, 'r+').then(alone, none)));
    return files.length;
  };
  await expect.poll(tryOnce).toBe(1);
  const [file] = files;
  if (file === undefined) throw new Error('It can not be opened');
  opened.push({ close: () => file.close().catch(() => undefined) });
  return file;
}

function alone<T>(one: T): readonly T[] {
  return [one];
}

function none(): readonly never[] {
  return [];
}
