import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '@chairside/shared/people/people.ts';
import type { AccountMade } from '@chairside/shared/people/requests.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import { io, type Socket } from 'socket.io-client';

/** A browser as far as signing in is concerned: it keeps its cookies, and its sockets carry those it has when they open. */
export type Visitor = {
  readonly url: string;
  get(path: string): Promise<Heard>;
  /** As JSON; the answer's cookies are kept. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Heard>;
  standing(): Promise<Standing>;
  /** A screen of this browser. Connects, or is refused, by itself; whoever opened it closes it. */
  screen(auth?: Readonly<Record<string, unknown>>): Socket;
  /** By name. */
  cookies(): Readonly<Record<string, string>>;
};

export type Heard = {
  readonly status: number;
  readonly body: unknown;
  /** `Set-Cookie`, each as it came. */
  readonly setCookies: readonly string[];
  readonly headers: Headers;
};

export function enterBrowser(
  url: string,
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0',
): Visitor {
  const jar = new Map<string, string>();

  function cookie(): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async function heard(response: Response): Promise<Heard> {
    const setCookies = response.headers.getSetCookie();
    for (const set of setCookies) keep(set);
    const text = await response.text();
    return { status: response.status, body: parsed(text), setCookies, headers: response.headers };
  }

  function keep(set: string): void {
    const [pair = ''] = set.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }

  async function get(path: string): Promise<Heard> {
    return heard(await fetch(url + path, { headers: { cookie: cookie(), 'user-agent': userAgent } }));
  }

  return {
    url,
    get,
    async post(path, body, headers = {}) {
      const sent = {
        cookie: cookie(),
        'user-agent': userAgent,
        'content-type': 'application/json',
        ...headers,
      };
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return heard(await fetch(url + path, { method: 'POST', headers: sent, body: text }));
    },
    standing: async () => (await get('/api/people/me')).body as Standing,
    screen: (auth = {}) =>
      io(url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: { wireVersion, place: 'chair', ...auth },
        extraHeaders: { cookie: cookie() },
      }),
    cookies: () => Object.fromEntries(jar),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Throws with what the gateway said when it did not let them in. */
export async function signIn(
  browser: Visitor,
  given: { readonly account: string; readonly password: string },
): Promise<Visitor> {
  must(await browser.post('/api/people/sign-in', given));
  return browser;
}

const administratorsPassword = 'the kettle sings at seven';

/** The administrator of a gateway that was just made (`place` is the folder of its journal), with a password of their own. */
export async function firstAdministrator(
  url: string,
  { dataFolder, place }: { readonly dataFolder: string; readonly place: 'clinic' | 'simulation' },
): Promise<Visitor> {
  const browser = await signIn(
    enterBrowser(url),
    await firstPassword(join(dataFolder, place, 'first-password')),
  );
  const { password: current } = await firstPassword(join(dataFolder, place, 'first-password'));
  must(await browser.post('/api/people/password', { current, next: administratorsPassword }));
  return browser;
}

export async function firstPassword(
  file: string,
): Promise<{ readonly account: string; readonly password: string }> {
  const found = /^account (\S+)\npassword (\S+)\n$/.exec(await readFile(file, 'utf8'));
  const [, account = '', password = ''] = found ?? [];
  return { account, password };
}

export type Newcomer = {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly chairs?: readonly string[] | null;
  readonly password?: string;
  readonly pin?: string;
};

export const usualPassword = 'a quiet morning by the sea';

/** Added by the administrator, in for the first time, with a password of their own and, if wished, a PIN: signed in on a browser. */
export async function addPerson(
  administrator: Visitor,
  { account, name, role, chairs = null, password = usualPassword, pin }: Newcomer,
): Promise<Visitor & { readonly personId: string }> {
  const made = must(await administrator.post('/api/people/accounts', { account, name, role, chairs }));
  const { personId, oneTimePassword } = made as AccountMade;
  const browser = await signIn(enterBrowser(administrator.url), { account, password: oneTimePassword });
  must(await browser.post('/api/people/password', { current: oneTimePassword, next: password }));
  if (pin !== undefined) must(await browser.post('/api/people/pin', { password, pin }));
  return { ...browser, personId };
}

/** The body, where it was not refused. */
export function must({ status, body }: Heard): unknown {
  if (status !== 200) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
  return body;
}
