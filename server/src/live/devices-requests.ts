import type { Namespace, Socket } from 'socket.io';
import type { DevicesShown, DeviceShown } from '@chairside/shared/devices/shown.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Answer, Request } from '@chairside/shared/wire.ts';
import { letIn } from '../doors/let-in.ts';
import { chairsShownTo, type Doorkeeper, type Visitor } from '../ports/doorkeeper.ts';
import type { ScreenData } from './screen-data.ts';

/**
 * The devices page (DV2): who looks at it is told what the gateway knows of links and devices, at most once a second and only
 * when something changed. Frames are technical, and numbers are patients': a screen on the wall is told none of it.
 */
export type DevicesTold = {
  watch(socket: Socket, asked: Request<'devices:watch'>): Answer<DevicesShown>;
  unwatch(socket: Socket): Answer<null>;
  /** Once a second. */
  tell(): void;
};

type Watching = { readonly framesOf: string | null; told: string };

type Surroundings = {
  readonly sockets: () => Namespace['sockets'];
  readonly doorkeeper: Pick<Doorkeeper, 'whoIs'>;
  readonly devicesShown: (framesOf: string | null) => DevicesShown;
};

export function createDevicesTold({ sockets, doorkeeper, devicesShown }: Surroundings): DevicesTold {
  const watching = new WeakMap<Socket, Watching>();

  function look(socket: Socket, framesOf: string | null) {
    const visitor = letIn(doorkeeper, (socket.data as ScreenData).cookies);
    return visitor.type === 'sign-in-needed' ? visitor : shownTo(visitor, devicesShown(framesOf));
  }

  return {
    watch(socket, { framesOf }) {
      const shown = look(socket, framesOf);
      if ('type' in shown) return err(shown);
      watching.set(socket, { framesOf, told: JSON.stringify(shown) });
      return ok(shown);
    },
    unwatch(socket) {
      watching.delete(socket);
      return ok(null);
    },
    tell() {
      for (const socket of sockets().values()) {
        const watched = watching.get(socket);
        if (watched === undefined) continue;
        const shown = look(socket, watched.framesOf);
        // Locked, it goes on showing what it showed; signed out, the page is gone.
        if ('type' in shown) continue;
        const said = JSON.stringify(shown);
        if (said !== watched.told) socket.emit('devices:shown', shown);
        watched.told = said;
      }
    },
  };
}

/** Who has some of the chairs only is told nothing of what is at the others. */
function shownTo(visitor: Visitor, { links, devices }: DevicesShown): DevicesShown {
  const reach = chairsShownTo(visitor);
  if (reach === null) return { links, devices };
  const isElsewhere = ({ chair }: DeviceShown) => chair !== null && !isWithinReach(reach, chair);
  const peersElsewhere = new Set(devices.filter(isElsewhere).map(({ peer }) => peer));
  return {
    links: links.filter(({ peer }) => !peersElsewhere.has(peer)),
    devices: devices.filter((device) => !isElsewhere(device)),
  };
}
