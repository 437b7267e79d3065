import type { PairedScreen } from '@chairside/shared/people/people.ts';
import type {
  AccountMade,
  PairingCode,
  PeopleRequest,
  PeopleRequestName,
  Vouched,
} from '@chairside/shared/people/requests.ts';
import type { SignInRefusal, Standing } from '@chairside/shared/people/standing.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';

/** What the gateway would not do, or that it did not answer: nothing is known to have been done. */
export type PeopleProblem = SignInRefusal | { readonly type: 'unreachable' };

type AnswerTo<N extends PeopleRequestName> = N extends 'vouch'
  ? Vouched
  : N extends 'accounts' | 'reset'
    ? AccountMade
    : Standing;

/** Those whose answer is how the screen stands now. */
export type StandingRequestName = Exclude<PeopleRequestName, 'vouch' | 'accounts' | 'reset'>;

export type ScreenToPair = Omit<PairedScreen, 'screenId'>;

/** What is asked over HTTP about people (shared/people/requests.ts). Never rejects. */
export type PeopleApi = {
  /** How this browser stands. */
  me(): Promise<Result<Standing, PeopleProblem>>;
  ask<N extends PeopleRequestName>(
    name: N,
    request: PeopleRequest<N>,
  ): Promise<Result<AnswerTo<N>, PeopleProblem>>;
  pairingCode(screen: ScreenToPair): Promise<Result<PairingCode, PeopleProblem>>;
  pair(code: string): Promise<Result<Standing, PeopleProblem>>;
};

/** Over the page's own origin, with the browser's cookies. */
export function createPeopleApi(): PeopleApi {
  return {
    me: () => send('/api/people/me', {}),
    ask: (name, request) => post(`/api/people/${name}`, request),
    pairingCode: (screen) => post('/api/screens/pairing-code', screen),
    pair: (code) => post('/api/screens/pair', { code }),
  };
}

function post<T>(path: string, body: object): Promise<Result<T, PeopleProblem>> {
  return send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

async function send<T>(path: string, request: RequestInit): Promise<Result<T, PeopleProblem>> {
  const response = await fetch(path, { cache: 'no-store', ...request }).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  if (response === null || typeof body !== 'object' || body === null) return err({ type: 'unreachable' });
  return response.ok ? ok(body as T) : err(problemIn(body));
}

/** A refusal of a later gateway is passed on as it is named: there are words for any. */
function problemIn(body: object): PeopleProblem {
  const said: unknown = 'error' in body ? body.error : body;
  if (typeof said === 'string') return { type: said } as PeopleProblem;
  const isNamed =
    typeof said === 'object' && said !== null && 'type' in said && typeof said.type === 'string';
  return isNamed ? (said as PeopleProblem) : { type: 'unreachable' };
}
