import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { peopleRequests, screenRequests } from '@chairside/shared/people/requests.ts';
import type { SignInRefusal } from '@chairside/shared/people/standing.ts';
import { deviceName, networkAddress, type Answered, type Browser } from '../people/browser.ts';
import { setCookies, tokensIn } from '../people/cookies.ts';
import type { People } from '../people/open-people.ts';

/** Everything about people that carries a secret, or changes what a browser's cookie stands for (shared/src/people/requests.ts). */
type PeopleRoutes = {
  /** Null while the gateway starts. */
  readonly people: () => People | null;
  /** Served over TLS: the cookies go nowhere else. */
  readonly isSecure: boolean;
};

const statusOf: Readonly<Record<SignInRefusal['type'], number>> = {
  malformed: 400,
  wrong: 401,
  'sign-in-needed': 401,
  'password-needed': 401,
  'wrong-host': 403,
  'wrong-origin': 403,
  'not-permitted': 403,
  'unknown-person': 404,
  'account-taken': 409,
  'last-administrator': 409,
  'weak-password': 422,
  'weak-pin': 422,
  'code-wrong': 422,
  'locked-out': 429,
  starting: 503,
};

const bodyAtMostBytes = 8 * 1024;

export function servePeople(app: FastifyInstance, { people: opened, isSecure }: PeopleRoutes): void {
  type Asked = { readonly people: People; readonly browser: Browser };

  function refuse(reply: FastifyReply, refusal: SignInRefusal): FastifyReply {
    return reply.code(statusOf[refusal.type]).send(refusal);
  }

  /** Who asks, or why nobody is listened to. */
  function asking(request: FastifyRequest): Asked | SignInRefusal {
    const { cookie, 'user-agent': userAgent } = request.headers;
    const people = opened();
    if (people === null) return { type: 'starting' };
    const tokens = tokensIn(cookie, people.place);
    const browser = { tokens, device: deviceName(userAgent), address: networkAddress(request.ip) };
    return { people, browser };
  }

  function send(reply: FastifyReply, { people, browser }: Asked, answered: Answered<unknown>): FastifyReply {
    if (!answered.ok) return refuse(reply, answered.error);
    const { changes, told } = answered.value;
    void reply.header('set-cookie', [...setCookies(changes, { place: people.place, isSecure })]);
    return reply.send(told ?? people.standingOf({ ...browser.tokens, ...changes }));
  }

  function post<S extends z.ZodType>(
    path: string,
    schema: S,
    act: (asked: Asked, body: z.infer<S>) => Promise<Answered<unknown>> | Answered<unknown>,
  ): void {
    app.post(path, { bodyLimit: bodyAtMostBytes }, async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asked = asking(request);
      if ('type' in asked) return refuse(reply, asked);
      // A form of another page can send anything but this without asking first.
      if (!isJson(request)) return refuse(reply, { type: 'malformed' });
      const body = schema.safeParse(request.body);
      if (!body.success) return refuse(reply, { type: 'malformed' });
      return send(reply, asked, await act(asked, body.data));
    });
  }

  app.get('/api/people/me', (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const asked = asking(request);
    return 'type' in asked ? refuse(reply, asked) : reply.send(asked.people.standingOf(asked.browser.tokens));
  });

  const api = peopleRequests;
  post('/api/people/sign-in', api['sign-in'], ({ people, browser }, body) => people.signIn(browser, body));
  post('/api/people/quick-sign-in', api['quick-sign-in'], ({ people, browser }, body) =>
    people.quickSignIn(browser, body),
  );
  post('/api/people/unlock', api.unlock, ({ people, browser }, body) => people.unlock(browser, body));
  post('/api/people/lock', api.lock, ({ people, browser }) => people.lock(browser));
  post('/api/people/sign-out', api['sign-out'], ({ people, browser }) => people.signOut(browser));
  post('/api/people/sign-out-everywhere', api['sign-out-everywhere'], ({ people, browser }, body) =>
    people.signOutEverywhere(browser, body),
  );
  post('/api/people/password', api.password, ({ people, browser }, body) =>
    people.setPassword(browser, body),
  );
  post('/api/people/pin', api.pin, ({ people, browser }, body) => people.setPin(browser, body));
  post('/api/people/vouch', api.vouch, ({ people, browser }, body) => people.vouch(browser, body));
  post('/api/people/accounts', api.accounts, ({ people, browser }, body) => people.add(browser, body));
  post('/api/people/reset', api.reset, ({ people, browser }, body) => people.reset(browser, body));
  post('/api/screens/pairing-code', screenRequests['pairing-code'], ({ people, browser }, body) =>
    people.code(browser, body),
  );
  post('/api/screens/pair', screenRequests.pair, ({ people, browser }, body) => people.pair(browser, body));
}

function isJson({ headers }: FastifyRequest): boolean {
  return /^application\/json\b/i.test(headers['content-type'] ?? '');
}
