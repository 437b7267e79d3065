import type { Socket } from 'socket.io';
import type { BluetoothOpened } from '@chairside/shared/devices/requests.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { bindingOf, type SiteState } from '@chairside/shared/site/state.ts';
import type { Answer, Notices, Request } from '@chairside/shared/wire.ts';
import { letIn } from '../doors/let-in.ts';
import type { BrowserLinks, BrowserScreen } from '../ports/browser-links.ts';
import type { Doorkeeper } from '../ports/doorkeeper.ts';
import type { ScreenData } from './screen-data.ts';

/**
 * Bluetooth devices at a screen (BT10, BT12). A person connects one; what is connected goes on over an idle lock, for the patient
 * does not end with the nurse's turn at the screen.
 */
export type BluetoothSurroundings = {
  readonly browserLinks: BrowserLinks;
  readonly doorkeeper: Pick<Doorkeeper, 'whoIs'>;
  readonly site: () => Pick<SiteState, 'chairByDevice' | 'boundAtMsByDevice'>;
};

type BluetoothHandlers = {
  'bluetooth:open'(asked: Request<'bluetooth:open'>): Answer<BluetoothOpened>;
  'bluetooth:failed'(asked: Request<'bluetooth:failed'>): Answer<null>;
  'bluetooth:packet'(asked: Request<'bluetooth:packet'>): Answer<null>;
  'bluetooth:close'(asked: Request<'bluetooth:close'>): Answer<null>;
};

export function bluetoothHandlersFor(
  socket: Socket,
  { browserLinks, doorkeeper, site }: BluetoothSurroundings,
): BluetoothHandlers {
  const screen: BrowserScreen = {
    write: (asked: Notices['bluetooth:write']) => void socket.emit('bluetooth:write', asked),
    hangUp: (asked: Notices['bluetooth:hang-up']) => void socket.emit('bluetooth:hang-up', asked),
  };
  socket.on('disconnect', () => browserLinks.leave(screen));

  /** Null where it may be. What somebody has bound comes back by itself, whoever is at the screen then. */
  function refusalOf(device: Pick<Request<'bluetooth:open'>, 'key' | 'name'>) {
    const visitor = letIn(doorkeeper, (socket.data as ScreenData).cookies);
    const isBound = bindingOf(site(), browserLinks.deviceIdOf(device)) !== null;
    return visitor.type === 'sign-in-needed' && !isBound ? visitor : null;
  }

  return {
    'bluetooth:open': (asked) => {
      const refusal = refusalOf(asked);
      if (refusal !== null) return err(refusal);
      const opened = browserLinks.open(screen, asked);
      return opened.ok ? ok({ deviceId: opened.value }) : opened;
    },
    'bluetooth:failed': (asked) => {
      const refusal = refusalOf(asked);
      return refusal === null ? browserLinks.failed(asked) : err(refusal);
    },
    'bluetooth:packet': (asked) => browserLinks.packet(screen, asked),
    'bluetooth:close': (asked) => browserLinks.letGo(screen, asked),
  };
}
