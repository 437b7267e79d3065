import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePair } from '../certificate/pair.ts';
import { readCertificate, type CertificateProblem } from './certificate.ts';

const madeAtMs = Date.parse('2026-03-02T12:00:00Z');
const hourMs = 3_600_000;
const lastsMs = 825 * 24 * hourMs;
let folder: string;

function at(name: string): string {
  return join(folder, name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-tls-'));
  const names = ['chairside.local', '*.clinic.example', 'localhost'];
  const pair = await makePair({ names, addresses: ['10.0.0.5'] }, madeAtMs);
  const other = await makePair({ names: ['other.local'], addresses: [] }, madeAtMs);
  await writeFile(at('cert'), pair.cert);
  await writeFile(at('key'), pair.key);
  await writeFile(at('other-key'), other.key);
  await writeFile(at('chain'), `${pair.cert}${other.cert}`);
  await writeFile(at('words'), 'neither of them, and SECRET');
});

afterAll(() => rm(folder, { recursive: true }));

function problems(cert: string, key: string, nowMs = madeAtMs): readonly CertificateProblem[] {
  const read = readCertificate({ cert: at(cert), key: at(key) }, nowMs);
  return read.ok ? [] : read.error;
}

describe('certificate and key', () => {
  it('[DO1] are taken with the names the certificate is made out to, addresses left out', () => {
    for (const file of ['cert', 'chain'])
      expect(readCertificate({ cert: at(file), key: at('key') }, madeAtMs)).toMatchObject({
        ok: true,
        value: { names: ['chairside.local', '*.clinic.example', 'localhost'] },
      });
  });

  it('[DO1] that can not be read, or are none, are both named at once', () => {
    expect(problems('missing', 'missing-too')).toEqual([
      { file: 'cert', problem: `can not be read: ${at('missing')} (ENOENT)` },
      { file: 'key', problem: `can not be read: ${at('missing-too')} (ENOENT)` },
    ]);
    expect(problems('words', 'words')).toEqual([
      { file: 'cert', problem: `is not a certificate in PEM: ${at('words')}` },
      { file: 'key', problem: `is not a private key in PEM without a passphrase: ${at('words')}` },
    ]);
  });

  it('[DO1] exchanged, or of another pair, are refused', () => {
    expect(problems('key', 'cert').map(({ file }) => file)).toEqual(['cert', 'key']);
    expect(problems('cert', 'other-key')).toEqual([
      { file: 'key', problem: 'does not belong to the certificate' },
    ]);
  });

  const begins = madeAtMs - hourMs;
  const ends = begins + lastsMs - 1_000;
  for (const [when, nowMs, problem] of [
    ['a second before it begins', begins - 1_000, /^begins on 2026-03-02 only/],
    ['as it begins', begins, null],
    ['a second before it ends', ends - 1_000, null],
    ['as it ends', ends, /^ran out on 2028-06-04/],
    ['a second after it has ended', ends + 1_000, /^ran out on 2028-06-04/],
  ] as const) {
    it(`[DO1] ${when} it is ${problem === null ? 'taken' : 'refused'}`, () => {
      const [found] = problems('cert', 'key', nowMs);
      if (problem === null) expect(found).toBeUndefined();
      else expect(found?.problem).toMatch(problem);
    });
  }
});
