import { describe, expect, it } from 'vitest';
import { strangerAt } from './stranger.ts';

const plain = { names: ['chairside.local', '*.clinic.example'], isSecure: false };
const secure = { ...plain, isSecure: true };

describe('by which name somebody comes', () => {
  for (const [host, isOwn] of [
    ['localhost:8080', true],
    ['127.0.0.1:8080', true],
    ['10.0.0.5', true],
    ['[::1]:8080', true],
    ['chairside.local:8080', true],
    ['Chairside.Local', true],
    ['tablets.clinic.example', true],
    ['clinic.example', false],
    ['a.b.clinic.example', false],
    ['chairside.local.evil.example', false],
    ['evil.example:8080', false],
    ['localhost.evil.example', false],
    ['', false],
    [undefined, false],
  ] as const) {
    it(`[DO3] ${host ?? 'no host at all'} is ${isOwn ? 'ours' : 'refused'}`, () => {
      expect(strangerAt({ origin: undefined, host }, plain)).toBe(isOwn ? null : 'wrong-host');
    });
  }
});

describe('from which page somebody asks', () => {
  for (const [origin, overHttp, overHttps] of [
    [undefined, null, null],
    ['http://chairside.local:8080', null, 'wrong-origin'],
    // A proxy in front of a gateway without TLS of its own has it.
    ['https://chairside.local:8080', null, null],
    ['https://chairside.local', 'wrong-origin', 'wrong-origin'],
    ['https://evil.example', 'wrong-origin', 'wrong-origin'],
    ['https://localhost:8080', 'wrong-origin', 'wrong-origin'],
    ['ftp://chairside.local:8080', 'wrong-origin', 'wrong-origin'],
    ['null', 'wrong-origin', 'wrong-origin'],
    ['', 'wrong-origin', 'wrong-origin'],
  ] as const) {
    it(`[DO3] ${origin ?? 'none'}: ${overHttp ?? 'let in'} over http, ${overHttps ?? 'let in'} over https`, () => {
      const asked = { origin, host: 'chairside.local:8080' };
      expect([strangerAt(asked, plain), strangerAt(asked, secure)]).toEqual([overHttp, overHttps]);
    });
  }
});
