import type { Connection } from '../live/connection.ts';
import { recall, remember } from '../ui/preferences.ts';
import { createBluetoothDesk, type BluetoothDesk } from './bluetooth-desk.ts';
import { createWebBluetooth } from './web-bluetooth.ts';

const deskByConnection = new WeakMap<Connection, BluetoothDesk>();

/** One a connection; what was held before is sought when it is first asked for. */
export function bluetoothDeskOf(connection: Connection): BluetoothDesk {
  const known = deskByConnection.get(connection);
  if (known !== undefined) return known;
  const desk = createBluetoothDesk({
    port: createWebBluetooth(),
    line: connection.bluetooth,
    nowMs: () => connection.host.nowMs(),
    memory: { recall: () => recall('bluetooth'), remember: (text) => remember('bluetooth', text) },
  });
  deskByConnection.set(connection, desk);
  void desk.resume();
  return desk;
}
