import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWebBluetooth } from './web-bluetooth.ts';

/** A browser whose one device does what a test says. */
type Does = {
  readonly connect?: () => Promise<unknown>;
  readonly getPrimaryService?: () => Promise<unknown>;
  readonly startNotifications?: () => Promise<unknown>;
  readonly uuid?: string;
};

let device: EventTarget & { id: string; gatt?: unknown };
let hangUps = 0;

function aDevice({ connect, getPrimaryService, startNotifications, uuid }: Does): void {
  const characteristic = Object.assign(new EventTarget(), {
    uuid: uuid ?? bluetoothUuid(0x2a5f),
    properties: { notify: true, indicate: false, read: false, write: false },
    startNotifications: startNotifications ?? (() => Promise.resolve()),
  });
  const service = { getCharacteristics: () => Promise.resolve([characteristic]) };
  const server = { getPrimaryService: getPrimaryService ?? (() => Promise.resolve(service)) };
  const gatt = {
    connect: connect ?? (() => Promise.resolve(server)),
    disconnect: () => void (hangUps += 1),
  };
  device = Object.assign(new EventTarget(), { id: 'k1', gatt });
}

beforeEach(() => {
  hangUps = 0;
  Object.defineProperty(navigator, 'bluetooth', {
    configurable: true,
    value: { getDevices: () => Promise.resolve([device]) },
  });
});
afterEach(() => void Reflect.deleteProperty(navigator, 'bluetooth'));

async function connected(heard = { packet: () => undefined, gone: () => undefined }) {
  const [port] = await createWebBluetooth().known();
  return port!.connect(families['bluetooth-oximeter'].bluetooth, heard);
}

const failsAs = (name: string) => () => Promise.reject(new DOMException('as browsers say it', name));

for (const [what, does, why] of [
  ['it does not answer', { connect: failsAs('NetworkError') }, 'out-of-reach'],
  ['the page may not have it', { connect: failsAs('SecurityError') }, 'permission-refused'],
  ['the person said no', { connect: failsAs('NotAllowedError') }, 'permission-refused'],
  ['it has no such service', { getPrimaryService: failsAs('NotFoundError') }, 'service-missing'],
  ['its service has nothing to listen to', { uuid: bluetoothUuid(0x2a60) }, 'service-missing'],
  [
    'it may be read by nobody it is not paired with',
    { startNotifications: failsAs('SecurityError') },
    'permission-refused',
  ],
  ['it goes while it is listened to', { startNotifications: failsAs('NetworkError') }, 'out-of-reach'],
  ['the browser says nothing known', { connect: failsAs('InvalidStateError') }, 'unknown'],
  ['something else broke', { connect: () => Promise.reject(new Error('no')) }, 'unknown'],
] as const satisfies readonly (readonly [string, Does, string])[])
  it(`[BT14] ${what}: ${why}`, async () => {
    aDevice(does);
    expect(await connected()).toEqual({ ok: false, error: why });
    expect(hangUps).toBe(1);
  });

it('[BT14] a device whose services the browser does not show is one the page may not have', async () => {
  device = Object.assign(new EventTarget(), { id: 'k1' });
  expect(await connected()).toEqual({ ok: false, error: 'permission-refused' });
});

it('[BT14] that it went is told once, and not after it was let go', async () => {
  for (const [isLetGo, times] of [
    [false, 1],
    [true, 0],
  ] as const) {
    aDevice({});
    let gone = 0;
    const answer = await connected({ packet: () => undefined, gone: () => void (gone += 1) });
    if (answer.ok && isLetGo) answer.value.release();
    device.dispatchEvent(new Event('gattserverdisconnected'));
    device.dispatchEvent(new Event('gattserverdisconnected'));
    expect([answer.ok, gone]).toEqual([true, times]);
  }
});
