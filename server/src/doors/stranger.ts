import { isIP } from 'node:net';

/** What a browser says of where it thinks it is, and of the page that asks. */
type Asked = { readonly origin: string | undefined; readonly host: string | undefined };

/**
 * Why whoever asks is not let in: it came by a name that somebody else made resolve here, or from another's page. Null for our own
 * (decision 0004).
 */
export function strangerAt({ origin, host }: Asked): 'wrong-host' | 'wrong-origin' | null {
  if (!isOwnHost(host)) return 'wrong-host';
  return origin !== undefined && !isSameHost(origin, host) ? 'wrong-origin' : null;
}

/** A name that resolves here by somebody else's doing is not ours: only addresses and `localhost` are. */
function isOwnHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isIP(name) !== 0;
}

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
