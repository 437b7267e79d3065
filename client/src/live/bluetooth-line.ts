import type { BluetoothHangUp, BluetoothOpened, BluetoothWrite } from '@chairside/shared/devices/requests.ts';
import type { Answer, Request } from '@chairside/shared/wire.ts';
import type { SocketPort } from './socket.ts';

/** The way of a Bluetooth device's bytes to the gateway, and back. */
export type BluetoothLine = {
  isUp(): boolean;
  onUp(listen: () => void): void;
  onDown(listen: () => void): void;
  /** Null where no answer came in time. */
  open(request: Request<'bluetooth:open'>): Promise<Answer<BluetoothOpened> | null>;
  /** `refused`: the gateway does not know the link any more. */
  packet(request: Request<'bluetooth:packet'>, refused: () => void): void;
  /** A device that could not be connected; told for whoever looks, and to nobody while the gateway is away. */
  failed(request: Request<'bluetooth:failed'>): void;
  close(request: Request<'bluetooth:close'>): void;
  onWrite(listen: (asked: BluetoothWrite) => void): void;
  onHangUp(listen: (asked: BluetoothHangUp) => void): void;
};

const answeredWithinMs = 5_000;

export function createBluetoothLine(socket: SocketPort): BluetoothLine {
  return {
    isUp: () => socket.isConnected(),
    onUp: (listen) => socket.onConnect(listen),
    onDown: (listen) => socket.onDisconnect(listen),
    open: (request) =>
      new Promise((resolve) => {
        const giveUp = setTimeout(() => resolve(null), answeredWithinMs);
        socket.ask('bluetooth:open', request, (answer) => {
          clearTimeout(giveUp);
          resolve(answer as Answer<BluetoothOpened>);
        });
      }),
    packet: (request, refused) =>
      socket.ask('bluetooth:packet', request, (answer) => {
        if (!(answer as Answer<null>).ok) refused();
      }),
    failed(request) {
      if (socket.isConnected()) socket.ask('bluetooth:failed', request, () => undefined);
    },
    close(request) {
      if (socket.isConnected()) socket.ask('bluetooth:close', request, () => undefined);
    },
    onWrite: (listen) => socket.on('bluetooth:write', listen),
    onHangUp: (listen) => socket.on('bluetooth:hang-up', listen),
  };
}
