import { describe, expect, it } from 'vitest';
import { createAllowList, plainAddress } from './allow-list.ts';

describe('who may connect', () => {
  const rows = [
    ['127.0.0.1', [], '127.0.0.1', true],
    ['127.0.0.1', [], '127.8.8.8', true],
    ['127.0.0.1', [], '::1', true],
    ['localhost', [], '::1', true],
    ['::1', [], '127.0.0.1', true],
    ['127.0.0.1', [], '10.0.0.7', false],
    ['0.0.0.0', [], '127.0.0.1', false],
    ['0.0.0.0', [], '10.0.0.7', false],
    ['0.0.0.0', ['10.0.0.7'], '10.0.0.7', true],
    ['0.0.0.0', ['10.0.0.7'], '10.0.0.8', false],
    ['0.0.0.0', ['10.0.0.7'], '127.0.0.1', false],
    ['127.0.0.1', ['10.0.0.7'], '127.0.0.1', false],
    ['0.0.0.0', ['10.0.0.7', '10.1.0.0/16'], '10.1.255.255', true],
    ['0.0.0.0', ['10.0.0.7', '10.1.0.0/16'], '10.2.0.0', false],
    ['::', ['fd00::7'], 'fd00::7', true],
    ['::', ['fd00::7'], 'fd00::8', false],
    ['0.0.0.0', ['10.0.0.7'], '', false],
  ] as const;
  for (const [host, allow, address, is] of rows) {
    it(`[HL20] listening on ${host}, listed ${allow.join(' ') || 'nobody'}: ${address || 'no address'} ${is ? 'may' : 'may not'}`, () => {
      expect(createAllowList(host, allow)(address)).toBe(is);
    });
  }

  for (const [address, plain] of [
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['::FFFF:10.0.0.7', '10.0.0.7'],
    ['fd00::7', 'fd00::7'],
    [undefined, ''],
  ] as const) {
    it(`[HL20] ${address ?? 'an unknown address'} is ${plain || 'none'}`, () => {
      expect(plainAddress(address)).toBe(plain);
    });
  }
});
