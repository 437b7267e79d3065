import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createArgon2Hasher, nobodysHash } from './hasher.ts';

const hasher = createArgon2Hasher();

describe('argon2id', () => {
  it('[PE21] is kept with costs and salt of its own, at what OWASP asks for', async () => {
    const [one, other] = await Promise.all([hasher.hash('a quiet morning'), hasher.hash('a quiet morning')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await hasher.isRight('a quiet morning', one)).toBe(true);
    expect(await hasher.isRight('a quiet mourning', one)).toBe(false);
  });

  it('[PE21] made with other costs, or elsewhere, is still compared', async () => {
    const nonce = Buffer.from('sixteen bytes ok');
    const asked = { message: 'a quiet morning', nonce, tagLength: 32, memory: 64, passes: 1, parallelism: 1 };
    const hash = argon2Sync('argon2id', asked);
    const phc = `$argon2id$v=19$m=64,t=1,p=1$${unpadded(nonce)}$${unpadded(hash)}`;
    expect(await hasher.isRight('a quiet morning', phc)).toBe(true);
  });

  it('[PE21] one way or another a letter is written, it is the same one', async () => {
    const hash = await hasher.hash('mañana tranquila'.normalize('NFC'));
    expect(await hasher.isRight('mañana tranquila'.normalize('NFD'), hash)).toBe(true);
  });

  for (const kept of ['', 'plain', '$2b$10$abc', `${nobodysHash}x`, '$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA'])
    it(`[PE21] “${kept.slice(0, 24)}” is right for nothing`, async () => {
      expect(await hasher.isRight('', kept)).toBe(false);
    });

  it('[PE5] nobody’s hash costs what a person’s does, and is right for nothing', async () => {
    const costs = (hash: string) => hash.split('$').slice(0, 4);
    expect(costs(nobodysHash)).toEqual(costs(await hasher.hash('x')));
    expect(await hasher.isRight('', nobodysHash)).toBe(false);
  });
});

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
