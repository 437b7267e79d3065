import { expect, it } from 'vitest';
import { newCommandId } from './commands.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('[UI21] a command has an id of its own', () => {
  const ids = [newCommandId(), newCommandId()];
  expect(ids[0]).toMatch(uuid);
  expect(ids[0]).not.toBe(ids[1]);
});

it('[UI21] even on a plain-http network, where the browser makes none', () => {
  const plain = { getRandomValues: crypto.getRandomValues.bind(crypto) } as unknown as Crypto;
  expect(newCommandId(plain)).toMatch(uuid);
});
