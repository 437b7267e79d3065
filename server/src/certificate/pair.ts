// tsyringe, below the library, asks for it before it does anything.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** Both in PEM. */
export type Pair = { readonly cert: string; readonly key: string };

/** What a browser may have typed to come here. */
export type MadeOutTo = { readonly names: readonly string[]; readonly addresses: readonly string[] };

/** Longer ones iPadOS takes for broken. */
export const validAtMostDays = 825;
const dayMs = 86_400_000;
/** A tablet's clock may be somewhat behind. */
const begunBeforeMs = 3_600_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/**
 * A certificate that vouches for itself, ECDSA P-256 (decision 0027). Tablets install only what calls itself an authority, so it does; its
 * key may sign for https and nothing else, so that whoever steals it can not vouch for other names with it.
 */
export async function makePair({ names, addresses }: MadeOutTo, nowMs: number): Promise<Pair> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notBefore = new Date(nowMs - begunBeforeMs);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [[...names, ...addresses][0] ?? 'Chairside'] }, { O: ['Chairside'] }],
    notBefore,
    // Both ends count.
    notAfter: new Date(notBefore.getTime() + validAtMostDays * dayMs - 1_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns', value }) as const),
        ...addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: `${PemConverter.encode(key, PemConverter.PrivateKeyTag)}\n`,
  };
}

/** Positive, of 128 bits: a new certificate of the same name is another one to every browser. */
function serialNumber(): string {
  return `4${randomBytes(16).toString('hex').slice(1)}`;
}
