import type { Standing } from '@chairside/shared/people/standing.ts';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createConnection, type Connection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { PeopleApiProvider } from '../people/use-people.ts';
import { createFakeSocket, type FakeSocket } from './fake-socket.ts';
import { aSiteView } from './chair.ts';
import { aStanding, createFakePeople, ortiz, type FakePeople } from './people.ts';

export type AtTheDoor = {
  readonly people: FakePeople;
  readonly socket: FakeSocket;
  readonly connection: Connection;
};

/** A part of the screen in a clinic, where the browser stands as told, with a gateway behind it that the test plays. */
export function inTheClinic(node: ReactNode, standing: Partial<Standing> = {}): AtTheDoor {
  const socket = createFakeSocket();
  const connection = createConnection({ socket, rememberPerson: () => undefined });
  const people = createFakePeople(aStanding({ person: ortiz }));
  const view = aSiteView();
  connection.store.setState({
    site: { ...view, site: { ...view.site, people: [ortiz] } },
    standing: aStanding(standing),
    personId: standing.person?.personId ?? null,
  });
  render(
    <ConnectionProvider value={connection}>
      <PeopleApiProvider value={people}>{node}</PeopleApiProvider>
    </ConnectionProvider>,
  );
  return { people, socket, connection };
}
