import type { PersonId } from '@chairside/shared/ids.ts';
import type { SiteView } from '@chairside/shared/wire.ts';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createConnection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createLiveStore } from '../live/store.ts';
import { PeopleApiProvider } from '../people/use-people.ts';
import { aSiteView, startMs } from './chair.ts';
import { createFakeSocket } from './fake-socket.ts';
import { createFakePeople } from './people.ts';

export const nurseId = 'nurse-1' as PersonId;
export const physicianId = 'physician-1' as PersonId;
export const administratorId = 'admin-1' as PersonId;

const people: SiteView['site']['people'] = [
  { personId: nurseId, name: 'J. Ortiz', role: 'nurse', chairs: null, isActive: true },
  { personId: physicianId, name: 'Dr. Amadi', role: 'physician', chairs: null, isActive: true },
  { personId: administratorId, name: 'R. Patel', role: 'administrator', chairs: null, isActive: true },
];

/** Draws a part of the screen where somebody acts, with nothing behind it but a store; what it asked for is `given`. */
export function atTheScreen(node: ReactNode, personId: PersonId = nurseId, nowMs = startMs) {
  const store = createLiveStore(personId);
  const view = aSiteView();
  store.setState({ site: { ...view, site: { ...view.site, people } }, nowMs });
  const socket = createFakeSocket();
  const connection = createConnection({ socket, store, rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <PeopleApiProvider value={createFakePeople()}>{node}</PeopleApiProvider>
    </ConnectionProvider>,
  );
  return { given: () => store.getState().commands.map(({ command }) => command) };
}
