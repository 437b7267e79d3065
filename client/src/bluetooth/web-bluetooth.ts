import type { BluetoothLoss } from '@chairside/shared/devices/bluetooth-why.ts';
import type { BluetoothProfile } from '@chairside/shared/devices/families.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { BluetoothPort, BluetoothStanding, DevicePort, GattPort, Heard } from './port.ts';

/** The part of Web Bluetooth that is used here, as the specification of the Web Bluetooth Community Group has it. */
type WebBluetooth = {
  requestDevice(options: {
    readonly filters: readonly { readonly services: readonly string[] }[];
    readonly optionalServices: readonly string[];
  }): Promise<WebDevice>;
  getDevices?(): Promise<readonly WebDevice[]>;
};

type WebDevice = EventTarget & {
  readonly id: string;
  readonly name?: string;
  readonly gatt?: WebServer;
};

type WebServer = {
  connect(): Promise<WebServer>;
  disconnect(): void;
  getPrimaryService(
    service: string,
  ): Promise<{ getCharacteristics(): Promise<readonly WebCharacteristic[]> }>;
};

type WebCharacteristic = EventTarget & {
  readonly uuid: string;
  readonly value?: DataView;
  readonly properties: {
    readonly notify: boolean;
    readonly indicate: boolean;
    readonly read: boolean;
    readonly write: boolean;
  };
  startNotifications(): Promise<unknown>;
  readValue(): Promise<DataView>;
  writeValueWithResponse(bytes: ArrayBuffer): Promise<void>;
  writeValueWithoutResponse(bytes: ArrayBuffer): Promise<void>;
};

/** A device out of reach: some browsers wait for ever for one. */
const connectWithinMs = 30_000;
/** What it has, and to be told of it: a person may have to allow it on the tablet meanwhile. */
const listenWithinMs = 60_000;

export function createWebBluetooth(): BluetoothPort {
  const bluetooth = (navigator as { readonly bluetooth?: WebBluetooth }).bluetooth;
  return {
    standing: () => standingOf(bluetooth),
    async choose({ service, furtherServices }) {
      const options = { filters: [{ services: [service] }], optionalServices: furtherServices };
      const chosen = await bluetooth?.requestDevice(options).catch(nothingChosen);
      return chosen === undefined || chosen === null ? null : deviceOf(chosen);
    },
    async known() {
      const devices = (await bluetooth?.getDevices?.()) ?? [];
      return devices.map(deviceOf);
    },
  };
}

function standingOf(bluetooth: WebBluetooth | undefined): BluetoothStanding {
  if (bluetooth !== undefined) return 'there';
  return globalThis.isSecureContext ? 'missing' : 'insecure';
}

/** Who closes the browser's list has chosen nothing; anything else is a failure. */
function nothingChosen(cause: unknown): null {
  if (cause instanceof DOMException && cause.name === 'NotFoundError') return null;
  throw cause;
}

function deviceOf(device: WebDevice): DevicePort {
  return {
    key: device.id,
    name: device.name ?? '',
    connect: (profile, heard) => connect(device, profile, heard),
  };
}

async function connect(
  device: WebDevice,
  profile: BluetoothProfile,
  heard: Heard,
): Promise<Result<GattPort, BluetoothLoss>> {
  const { gatt } = device;
  // A browser shows no services of a device it does not let the page have.
  if (gatt === undefined) return err('permission-refused');
  const ending = new AbortController();
  const { signal } = ending;
  const over = () => {
    if (signal.aborted) return;
    ending.abort();
    heard.gone();
  };
  const giveUp = (why: BluetoothLoss) => {
    ending.abort();
    gatt.disconnect();
    return err(why);
  };
  const hearIt = async (server: WebServer) => {
    const found = await discover(server, profile);
    // Given up meanwhile: what the next attempt has is not to be touched.
    signal.throwIfAborted();
    const audible = profile.listens.flatMap((uuid) => found.get(uuid) ?? []).filter(isTold);
    if (audible.length === 0) return giveUp('service-missing');
    device.addEventListener('gattserverdisconnected', over, { signal });
    await listen(audible, { heard, signal });
    return ok(gattOf(found, { heard, ending, release: () => gatt.disconnect() }));
  };
  try {
    const server = await within(connectWithinMs, gatt.connect());
    return await within(listenWithinMs, hearIt(server));
  } catch (cause) {
    return giveUp(lossOf(cause));
  }
}

/** Rejects as a browser does that could not reach the device. */
async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    overdue = setTimeout(() => reject(new DOMException('no answer in time', 'NetworkError')), ms);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(overdue));
}

/** As Web Bluetooth names what went wrong. */
function lossOf(cause: unknown): BluetoothLoss {
  const name = cause instanceof DOMException ? cause.name : '';
  return Object.hasOwn(lossByName, name) ? (lossByName[name] ?? 'unknown') : 'unknown';
}

const lossByName: Readonly<Record<string, BluetoothLoss>> = {
  SecurityError: 'permission-refused',
  NotAllowedError: 'permission-refused',
  NetworkError: 'out-of-reach',
  NotFoundError: 'service-missing',
};

type Found = ReadonlyMap<string, WebCharacteristic>;

/** The service the family is known by has to be there; what stands in others may be. */
async function discover(server: WebServer, profile: BluetoothProfile): Promise<Found> {
  const own = await (await server.getPrimaryService(profile.service)).getCharacteristics();
  const found = new Map(own.map((one) => [one.uuid, one]));
  for (const service of profile.furtherServices) {
    const further = await server.getPrimaryService(service).then(
      (there) => there.getCharacteristics(),
      () => [],
    );
    for (const one of further) if (!found.has(one.uuid)) found.set(one.uuid, one);
  }
  return found;
}

async function listen(
  audible: readonly WebCharacteristic[],
  { heard, signal }: { readonly heard: Heard; readonly signal: AbortSignal },
): Promise<void> {
  for (const characteristic of audible) {
    const { uuid } = characteristic;
    const tell = () => {
      if (characteristic.value !== undefined) heard.packet(uuid, bytesOf(characteristic.value));
    };
    characteristic.addEventListener('characteristicvaluechanged', tell, { signal });
    signal.throwIfAborted();
    await characteristic.startNotifications();
  }
}

function isTold({ properties }: WebCharacteristic): boolean {
  return properties.notify || properties.indicate;
}

type Held = { readonly heard: Heard; readonly ending: AbortController; readonly release: () => void };

function gattOf(found: Found, { heard, ending, release }: Held): GattPort {
  const { signal } = ending;
  let last: Promise<unknown> = Promise.resolve();
  /** One that fails is passed over: that the device is gone is told by itself. */
  const next = (ask: () => Promise<unknown>) => {
    last = last.then(() => (signal.aborted ? undefined : ask())).catch(() => undefined);
  };
  return {
    write(uuid, bytes) {
      const characteristic = found.get(uuid);
      if (characteristic === undefined) return;
      next(() =>
        characteristic.properties.write
          ? characteristic.writeValueWithResponse(bytes)
          : characteristic.writeValueWithoutResponse(bytes),
      );
    },
    read(uuid) {
      const characteristic = found.get(uuid);
      if (characteristic?.properties.read !== true) return;
      next(async () => {
        const value = await characteristic.readValue();
        // What is read is told as changed as well where it is listened to.
        if (!isTold(characteristic)) heard.packet(uuid, bytesOf(value));
      });
    },
    release() {
      ending.abort();
      release();
    },
  };
}

function bytesOf(value: DataView): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}
