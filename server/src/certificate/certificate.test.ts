import 'reflect-metadata';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adviceLines } from './advice.ts';
import { certificateOptionsFrom } from './options.ts';
import { makePair, validAtMostDays } from './pair.ts';
import { writePair } from './write.ts';

const nowMs = Date.parse('2026-03-02T12:00:00Z');
const madeOutTo = { names: ['chairside.local', 'localhost'], addresses: ['10.0.0.5', '::1'] };

describe('the certificate', () => {
  it('[DO2] is of an elliptic key, vouches for itself, and is made out to every name and address', async () => {
    const { cert } = await makePair(madeOutTo, nowMs);
    const made = new X509Certificate(cert);
    expect(made.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(made.verify(made.publicKey)).toBe(true);
    expect(madeOutTo.names.map((name) => made.checkHost(name))).toEqual(madeOutTo.names);
    expect(madeOutTo.addresses.map((address) => made.checkIP(address))).toEqual(madeOutTo.addresses);
    expect(made.checkHost('evil.example')).toBeUndefined();
  });

  it('[DO2] is one that tablets install, for https alone', async () => {
    const { cert } = await makePair(madeOutTo, nowMs);
    const constraints = new x509.X509Certificate(cert).getExtension(x509.BasicConstraintsExtension);
    expect(constraints).toMatchObject({ ca: true, pathLength: 0, critical: true });
    expect(new X509Certificate(cert).keyUsage).toEqual([x509.ExtendedKeyUsage.serverAuth]);
  });

  it('[DO2] what somebody signs with a stolen key vouches for nothing', async () => {
    const { cert, key } = await makePair(madeOutTo, nowMs);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const stolen = await webcrypto.subtle.importKey(
      'pkcs8',
      createPrivateKey(key).export({ type: 'pkcs8', format: 'der' }),
      algorithm,
      false,
      ['sign'],
    );
    const { publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const forged = await x509.X509CertificateGenerator.create({
      subject: 'CN=bank.example',
      issuer: new x509.X509Certificate(cert).subject,
      signingAlgorithm: algorithm,
      publicKey,
      signingKey: stolen,
    });
    const made = new X509Certificate(cert);
    const signed = new X509Certificate(forged.toString('pem'));
    expect(signed.verify(made.publicKey)).toBe(true);
    expect(signed.checkIssued(made)).toBe(false);
  });

  it('[DO2] begins before now and lasts no longer than tablets take', async () => {
    const { validFromDate, validToDate } = new X509Certificate((await makePair(madeOutTo, nowMs)).cert);
    expect(validFromDate.getTime()).toBeLessThan(nowMs);
    const days = (validToDate.getTime() + 1_000 - validFromDate.getTime()) / 86_400_000;
    expect(days).toBe(validAtMostDays);
  });

  it('[DO2] is another one each time, with a key of its own', async () => {
    const [one, other] = [await makePair(madeOutTo, nowMs), await makePair(madeOutTo, nowMs)];
    expect(new X509Certificate(one.cert).serialNumber).not.toBe(new X509Certificate(other.cert).serialNumber);
    expect(one.key).not.toBe(other.key);
  });
});

describe('where it lies', () => {
  const pair = { cert: 'a certificate', key: 'a key' };
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chairside-tls-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('[DO2] the key is its owner’s alone, in a folder that is', async () => {
    const inner = join(folder, 'data', 'tls');
    const written = await writePair(pair, { folder: inner, mayReplace: false });
    if (!written.ok) throw new Error(written.error.type);
    const modes = await Promise.all([inner, written.value.key].map(async (path) => (await stat(path)).mode));
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
    expect(await readFile(written.value.cert, 'utf8')).toBe(pair.cert);
  });

  for (const there of ['chairside.crt', 'chairside.key']) {
    it(`[DO2] stands over no ${there} that was there, unless it may`, async () => {
      await writeFile(join(folder, there), 'older');
      const refused = await writePair(pair, { folder, mayReplace: false });
      expect(refused).toMatchObject({ ok: false, error: { type: 'is-there' } });
      expect(await readFile(join(folder, there), 'utf8')).toBe('older');
      expect((await writePair(pair, { folder, mayReplace: true })).ok).toBe(true);
      expect(await readFile(join(folder, 'chairside.key'), 'utf8')).toBe(pair.key);
      expect((await stat(join(folder, 'chairside.key'))).mode & 0o777).toBe(0o600);
    });
  }

  it('[DO2] where nothing can be written nothing is left', async () => {
    await mkdir(join(folder, 'chairside.crt.new'));
    const refused = await writePair(pair, { folder, mayReplace: false });
    expect(refused).toMatchObject({ ok: false, error: { type: 'not-written' } });
    await expect(stat(join(folder, 'chairside.key.new'))).rejects.toThrow('ENOENT');
  });
});

describe('what is asked for', () => {
  const optionsFrom = (...args: readonly string[]) => certificateOptionsFrom(args, { CHAIRSIDE_DATA: '/d' });

  it('[DO2] this machine is always among the names', () => {
    expect(
      optionsFrom('--name', 'Chairside.local', '--name', 'localhost', '--address', '10.0.0.5'),
    ).toMatchObject({
      ok: true,
      value: {
        names: ['chairside.local', 'localhost'],
        addresses: ['10.0.0.5', '127.0.0.1', '::1'],
        folder: '/d/tls',
        mayReplace: false,
      },
    });
  });

  for (const [args, why] of [
    [[], 'Under which name'],
    [['--name', 'https://chairside.local'], 'is no host name'],
    [['--name', 'chairside.local:8080'], 'is no host name'],
    [['--name', '10.0.0.5'], 'is no host name'],
    [['--name', ''], 'is no host name'],
    [['--address', 'chairside.local'], 'is no IP address'],
    [['chairside.local'], 'belongs to no option'],
    [['--nmae', 'x'], '--nmae'],
  ] as const) {
    it(`[DO2] “${args.join(' ')}” is one line that says how it is used`, () => {
      const options = optionsFrom(...args);
      const said = options.ok ? '' : options.error;
      expect(said).toContain(why);
      expect(said).toMatch(/npm run certificate -- [^\n]*$/);
    });
  }
});

it('[DO2] what to do on each kind of tablet is said, and how to know the file again', async () => {
  const { cert } = await makePair(madeOutTo, nowMs);
  const said = adviceLines({ ...madeOutTo, cert }, { cert: '/d/a.crt', key: '/d/a.key' }).join('\n');
  for (const words of ['Android', 'iPadOS', 'Windows', 'ChromeOS', 'https://chairside.local:8080/'])
    expect(said).toContain(words);
  expect(said).toContain(new X509Certificate(cert).fingerprint256);
  expect(said).not.toContain('PRIVATE');
});
