import type { PeopleRequest } from '@chairside/shared/people/requests.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import { createContext, use } from 'react';
import { useConnection } from '../live/context.tsx';
import { mayActNow } from '../live/standing.ts';
import { justTyped } from './just-typed.ts';
import {
  createPeopleApi,
  type PeopleApi,
  type PeopleProblem,
  type StandingRequestName,
} from './people-api.ts';

const ApiContext = createContext<PeopleApi>(createPeopleApi());

/** Where somebody else than the gateway shall answer. */
export const PeopleApiProvider = ApiContext;

export function usePeopleApi(): PeopleApi {
  return use(ApiContext);
}

/** Asks for what changes how this screen stands, and takes in how it stands then. Null: done. */
export type AskPeople = <N extends StandingRequestName>(
  name: N,
  request: PeopleRequest<N>,
) => Promise<PeopleProblem | null>;

/** After these the browser has other cookies. */
const givesCookies: readonly StandingRequestName[] = [
  'sign-in',
  'quick-sign-in',
  'password',
  'sign-out',
  'sign-out-everywhere',
];

/** Once somebody may act again by their own doing here, what was kept until then is done. */
export function useAskPeople(): AskPeople {
  const api = usePeopleApi();
  const connection = useConnection();
  return async (name, request) => {
    const goOn = givesCookies.includes(name) ? connection.hold() : null;
    const answer = await api.ask(name, request);
    if (!answer.ok) {
      goOn?.(false);
      return answer.error;
    }
    // By the name of what was asked it is that.
    const standing: Standing = answer.value;
    connection.tellStanding(standing);
    justTyped.forgetUnlessNeeded(standing);
    // Before what was kept: that is done by whom the new cookies name.
    goOn?.(true);
    if (mayActNow(standing)) connection.giveKept();
    return null;
  };
}
