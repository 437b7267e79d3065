import { isIP } from 'node:net';

/** What a browser says of where it thinks it is, and of the page that asks. */
type Asked = { readonly origin: string | undefined; readonly host: string | undefined };

/** What the gateway goes by beside addresses and `localhost`: names of its certificate, and those the clinic lists. */
export type OwnAddress = {
  /** In lower case; `*.clinic.example` stands for one label. */
  readonly names: readonly string[];
  /** It serves https: a page that came without is another's. */
  readonly isSecure: boolean;
};

/**
 * Why whoever asks is not let in: it came by a name that somebody else made resolve here, or from another's page. Null for our own
 * (decision 0004).
 */
export function strangerAt(
  { origin, host }: Asked,
  { names, isSecure }: OwnAddress,
): 'wrong-host' | 'wrong-origin' | null {
  if (!isOwnHost(host, names)) return 'wrong-host';
  return origin !== undefined && !isOwnOrigin(origin, { host, isSecure }) ? 'wrong-origin' : null;
}

/** A name that resolves here by somebody else's doing is not ours (DNS rebinding); an address resolves to nothing else. */
function isOwnHost(host: string | undefined, names: readonly string[]): boolean {
  if (host === undefined) return false;
  const name = host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isIP(name) !== 0 || names.some((own) => isNamedBy(own, name));
}

function isNamedBy(own: string, name: string): boolean {
  return own.startsWith('*.') ? name.replace(/^[^.]+/, '*') === own : name === own;
}

/** Without TLS of its own the gateway may stand behind a proxy that has it: then the page is https all the same. */
function isOwnOrigin(
  origin: string,
  { host, isSecure }: { readonly host: string | undefined; readonly isSecure: boolean },
): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: asked } = new URL(origin);
  return asked === host?.toLowerCase() && (protocol === 'https:' || (!isSecure && protocol === 'http:'));
}
