import { describe, expect, it } from 'vitest';
import { chainStart, saltBytes, seal } from './chain.ts';
import type { EventRow } from './rows.ts';
import { aCommandId, morningMs } from './samples.ts';

const event: EventRow = {
  stream: '1',
  seq: 1,
  session: 'session-a',
  type: 'moaas-scored',
  typeVersion: 1,
  atMs: morningMs,
  actor: '{"personId":"nurse-1","role":"nurse"}',
  commandId: aCommandId(1),
  body: '{"score":5}',
};
const salt = new Uint8Array(saltBytes).fill(7);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const sealed = seal(chainStart, event, salt);

describe('the seal of an event', () => {
  /**
   * printf '\7\7…\7{"score":5}' | sha256sum, and the same of 32 zero bytes, the envelope as a JSON array, and that hash:
   * whatever else changes, these two may not, or no chain ever written would verify.
   */
  it('[JR18] is what it was in the first release', () => {
    expect(hex(sealed.bodyHash)).toBe('803381cc8a8fee2f865f149937367779444a8acb9a6016afd902142cada1a8f7');
    expect(hex(sealed.hash)).toBe('c88d5801f313e7a5c26841e8e341a1a135d1246512be03401afaf6829bead6e6');
  });

  const changes: readonly Partial<EventRow>[] = [
    { stream: '2' },
    { seq: 2 },
    { session: null },
    { type: 'tea-served' },
    { typeVersion: 2 },
    { atMs: morningMs + 1 },
    { actor: null },
    { commandId: null },
    { body: '{"score":4}' },
  ];
  for (const change of changes) {
    it(`[JR18] changes with its ${Object.keys(change).join()}`, () => {
      expect(hex(seal(chainStart, { ...event, ...change }, salt).hash)).not.toBe(hex(sealed.hash));
    });
  }

  it('[JR18] changes with the event before it', () => {
    expect(hex(seal(sealed.hash, event, salt).hash)).not.toBe(hex(sealed.hash));
  });

  it('[JR19] tells nothing of the body without its salt', () => {
    const other = seal(chainStart, event, new Uint8Array(saltBytes).fill(8));
    expect(hex(other.bodyHash)).not.toBe(hex(sealed.bodyHash));
  });
});
