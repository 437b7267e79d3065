import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../emission.ts';
import { openFilePort } from './file-port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-file-port-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function aPort(format: 'nonin-df8' | 'plx', path = join(folder, 'ox.bin')) {
  const result = await openFilePort({ name: 'chair-3/ox', path, format });
  if (!result.ok) throw new Error(result.error);
  return { port: result.value, path };
}

function bytes(...values: readonly number[]): Delivery {
  return { type: 'bytes', atMs: 1_000, bytes: Uint8Array.from(values), controlId: null, reports: [] };
}

describe('file port', () => {
  it('[SI47] bytes as they are, in a file that begins anew; settled when they are there', async () => {
    const { port, path } = await aPort('nonin-df8');
    for (const one of [bytes(1, 2, 3), bytes(0, 255)]) port.deliver(one);
    await port.settled();
    expect([...(await readFile(path))]).toEqual([1, 2, 3, 0, 255]);
    await port.close();
    await port.close();
    const { port: next } = await aPort('nonin-df8', path);
    await next.settled();
    await next.close();
    expect(await readFile(path)).toHaveLength(0);
  });

  it('[SI47] Bluetooth payloads as lines', async () => {
    const { port, path } = await aPort('plx');
    for (const one of [bytes(31), bytes(30)]) port.deliver(one);
    await port.close();
    expect(await readFile(path, 'utf8')).toBe(
      '{"atMs":1000,"characteristic":"2A5F","kind":"notify","hex":"1f"}\n' +
        '{"atMs":1000,"characteristic":"2A5F","kind":"notify","hex":"1e"}\n',
    );
  });

  for (const action of ['disconnect', 'reset', 'half-open'] as const) {
    it(`[SI48] after ${action} nothing is carried until it is told to connect`, async () => {
      const { port, path } = await aPort('nonin-df8');
      const away: Delivery = { type: 'connection', atMs: 0, action };
      const back: Delivery = { type: 'connection', atMs: 0, action: 'connect' };
      for (const one of [bytes(1), away, bytes(2), back, bytes(3)]) port.deliver(one);
      await port.close();
      expect([...(await readFile(path))]).toEqual([1, 3]);
    });
  }

  it('[SI49] a file that can not be written is one line', async () => {
    const path = join(folder, 'missing', 'ox.bin');
    expect(await openFilePort({ name: 'chair-3/ox', path, format: 'plx' })).toEqual({
      ok: false,
      error: `can not write ${path} (ENOENT)`,
    });
  });
});
