import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** What the gateway serves https with; both in PEM. The certificate may be followed by those it hangs on. */
export type Certificate = {
  readonly cert: string;
  readonly key: string;
  /** The names it is made out to, in lower case; addresses are left out. */
  readonly names: readonly string[];
  readonly endsAtMs: number;
};

/** Which of the two files, and the rest of a sentence that begins with its setting. */
export type CertificateProblem = { readonly file: 'cert' | 'key'; readonly problem: string };

/** Reads and matches the two; everything that is wrong with them at once. */
export function readCertificate(
  paths: { readonly cert: string; readonly key: string },
  nowMs: number,
): Result<Certificate, readonly CertificateProblem[]> {
  const cert = readAs('cert', paths.cert, (pem) => new X509Certificate(pem));
  const key = readAs('key', paths.key, createPrivateKey);
  if (!cert.ok || !key.ok) return err([cert, key].flatMap((read) => (read.ok ? [] : [read.error])));
  const problem = unfit({ of: cert.value.parsed, key: key.value.parsed, nowMs });
  if (problem !== null) return err([problem]);
  const { parsed } = cert.value;
  return ok({
    cert: cert.value.pem,
    key: key.value.pem,
    names: namesIn(parsed),
    endsAtMs: parsed.validToDate.getTime(),
  });
}

const kinds = {
  cert: 'is not a certificate in PEM',
  key: 'is not a private key in PEM without a passphrase',
} as const;

function readAs<T>(
  file: 'cert' | 'key',
  path: string,
  parse: (pem: string) => T,
): Result<{ readonly pem: string; readonly parsed: T }, CertificateProblem> {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    return err({ file, problem: `can not be read: ${path} (${code})` });
  }
  try {
    return ok({ pem, parsed: parse(pem) });
  } catch {
    // What the parser says would quote from the file, and the file may be the key.
    return err({ file, problem: `${kinds[file]}: ${path}` });
  }
}

function unfit({
  of,
  key,
  nowMs,
}: {
  readonly of: X509Certificate;
  readonly key: KeyObject;
  readonly nowMs: number;
}): CertificateProblem | null {
  if (!of.checkPrivateKey(key)) return { file: 'key', problem: 'does not belong to the certificate' };
  if (nowMs >= of.validToDate.getTime())
    return { file: 'cert', problem: `ran out on ${day(of.validToDate)}: make or get a new one` };
  if (nowMs < of.validFromDate.getTime())
    return {
      file: 'cert',
      problem: `begins on ${day(of.validFromDate)} only: is this machine’s clock right?`,
    };
  return null;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `DNS:chairside.local, IP Address:10.0.0.5`. What is quoted there is no name a browser could ask for. */
function namesIn({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return subjectAltName
    .split(', ')
    .map((one) => /^DNS:((?:\*\.)?[a-z0-9.-]+)$/i.exec(one)?.[1]?.toLowerCase())
    .filter((name) => name !== undefined);
}
