import type { Namespace, Socket } from 'socket.io';
import type { Notices } from '@chairside/shared/wire.ts';
import { chairsShownTo, type Doorkeeper } from '../ports/doorkeeper.ts';
import type { ScreenData } from './screen-data.ts';

/**
 * Keeps the connections to what their browsers may now: a screen is told how it stands as soon as that is otherwise, and one that may
 * look no more, or at other chairs than before, has to come again. A locked one goes on showing.
 */
export type Standings = {
  /** A new connection. */
  begin(socket: Socket): void;
};

type Known = { readonly standing: string; readonly reach: string };

export function createStandings(
  screens: () => Namespace['sockets'],
  doorkeeper: Pick<Doorkeeper, 'whoIs' | 'standing' | 'onChange'>,
): Standings {
  const known = new WeakMap<Socket, Known>();

  function look(socket: Socket): Known & { readonly tell: Notices['screen:standing'] } {
    const { cookies } = socket.data as ScreenData;
    const visitor = doorkeeper.whoIs(cookies);
    const tell = doorkeeper.standing(cookies);
    const reach = visitor === null ? 'nowhere' : JSON.stringify(chairsShownTo(visitor));
    return { tell, standing: JSON.stringify(tell), reach };
  }

  doorkeeper.onChange(() => {
    for (const socket of screens().values()) {
      const before = known.get(socket);
      const { tell, ...now } = look(socket);
      known.set(socket, now);
      if (before?.standing !== now.standing) socket.emit('screen:standing', tell);
      // The screen takes it for a lost link, and comes back as what it is now; what it was told last goes out first.
      if (before?.reach !== now.reach) socket.conn.close();
    }
  });

  return {
    begin(socket) {
      const { standing, reach } = look(socket);
      known.set(socket, { standing, reach });
    },
  };
}
