/** What a browser carries, each a token of 256 random bits under a name that says which. */
export type Tokens = {
  /** Who is signed in. */
  readonly session: string | null;
  /** This browser, whoever signs in on it. */
  readonly device: string | null;
  /** That an administrator paired it. */
  readonly screen: string | null;
};

export type TokenName = keyof Tokens;

/** What the browser shall carry from now on; null: no more. */
export type TokenChanges = Partial<Tokens>;

const keptForS: Readonly<Record<TokenName, number>> = {
  session: 24 * 3_600,
  device: 30 * 86_400,
  screen: 400 * 86_400,
};
const names: readonly TokenName[] = ['session', 'device', 'screen'];
const longestHeader = 8_192;

/** The tokens of a `Cookie` header. Clinic and simulation may run on one machine, whose ports share their cookies: each has its own. */
export function tokensIn(header: string | undefined, place: Place): Tokens {
  const found = new Map<string, string>();
  if (header !== undefined && header.length <= longestHeader)
    for (const pair of header.split(';')) {
      const [name = '', value = ''] = pair.trim().split('=', 2);
      if (/^[A-Za-z0-9_-]{43}$/.test(value)) found.set(name, value);
    }
  const token = (name: TokenName) => found.get(cookieName(name, place)) ?? null;
  return { session: token('session'), device: token('device'), screen: token('screen') };
}

export type Place = 'clinic' | 'simulation';

function cookieName(name: TokenName, place: Place): string {
  return `chairside-${place}-${name}`;
}

/** `Set-Cookie` headers: out of reach of scripts, sent to nobody else's request, under TLS over TLS only. */
export function setCookies(
  changes: TokenChanges,
  { place, isSecure }: { readonly place: Place; readonly isSecure: boolean },
): readonly string[] {
  return names.flatMap((name) => {
    const token = changes[name];
    if (token === undefined) return [];
    const maxAge = token === null ? 0 : keptForS[name];
    const secure = isSecure ? '; Secure' : '';
    return `${cookieName(name, place)}=${token ?? ''}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
  });
}
