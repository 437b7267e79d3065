import type { Browser, CDPSession, Page } from '@playwright/test';
import { bluetoothUuid, type BluetoothProfile } from '@chairside/shared/devices/families.ts';

/**
 * A Bluetooth device that is not there, in a real Chromium: its DevTools domain `BluetoothEmulation` plays radio and device,
 * `DeviceAccess` the person who chooses in the browser's list. The dashboard's code, the browser's Web Bluetooth and all that it
 * checks are the real ones, with one exception: the domain can not push a notification, so `notify` sets the value of the
 * characteristic the page listens to and dispatches its event.
 */
export type EmulatedDevice = {
  /** Chosen as soon as the page asks for a device of its service. */
  chosenIn(page: Page): Promise<void>;
  /** What the device notifies, once the page listens; from the next connection on as well, again and again, until `hush`. */
  notify(page: Page, characteristic: number | string, hex: string): Promise<void>;
  /** Its radio goes with the last page that uses it: another one of the same address keeps it while a page is loaded anew. */
  staysOnAir(url: string): Promise<void>;
  hush(page: Page): Promise<void>;
  /** What it answers when it is read. */
  answers(characteristic: number, hex: string): void;
  /** What was written to it, in hexadecimal, oldest first. */
  readonly written: readonly { readonly characteristic: string; readonly hex: string }[];
  leave(): Promise<void>;
};

/** As a person with an Android tablet has it without any; on Linux Chromium hides it. */
export const webBluetoothFlag = '--enable-blink-features=WebBluetooth';
/** And as Chromium has it where it gives back what was chosen before (chrome://flags, new permissions backend). */
export const givenBackFlags = [
  '--enable-blink-features=WebBluetooth,WebBluetoothGetDevices',
  '--enable-features=WebBluetoothNewPermissionsBackend',
];

const address = '09:09:09:09:09:09';
const clientConfiguration = bluetoothUuid(0x2902);

type Received = { readonly characteristicId: string; readonly type: string; readonly data?: string };
type Prompted = { readonly id: string; readonly devices: readonly { readonly id: string }[] };

/** The domains are newer than what Playwright knows of the protocol. */
type AnySession = {
  send(method: string, parameters?: object): Promise<unknown>;
  on(event: string, listen: (told: never) => void): void;
};

export async function emulateDevice(
  browser: Browser,
  { name, profile }: { readonly name: string; readonly profile: BluetoothProfile },
): Promise<EmulatedDevice> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const radio = session as unknown as AnySession;
  const ask = (method: string, parameters: object) => radio.send(`BluetoothEmulation.${method}`, parameters);
  const uuidById = new Map<string, string>();
  const answerByUuid = new Map<string, string>();
  const written: { readonly characteristic: string; readonly hex: string }[] = [];

  radio.on('BluetoothEmulation.gattOperationReceived', ({ type }: { readonly type: string }) => {
    void ask('simulateGATTOperationResponse', { address, type, code: 0 }).catch(() => undefined);
  });
  radio.on('BluetoothEmulation.characteristicOperationReceived', (received: Received) => {
    const { characteristicId, type } = received;
    const uuid = uuidById.get(characteristicId) ?? '';
    if (type === 'write')
      written.push({ characteristic: uuid, hex: Buffer.from(received.data ?? '', 'base64').toString('hex') });
    const answer = Buffer.from(answerByUuid.get(uuid) ?? '00', 'hex').toString('base64');
    const data = type === 'read' ? { data: answer } : {};
    const response = { characteristicId, type, code: 0, ...data };
    void ask('simulateCharacteristicOperationResponse', response).catch(() => undefined);
  });
  await ask('enable', { state: 'powered-on', leSupported: true });
  const knownServiceUuids = [profile.service, ...profile.furtherServices];
  await ask('simulatePreconnectedPeripheral', { address, name, manufacturerData: [], knownServiceUuids });
  for (const serviceUuid of knownServiceUuids) await addService(serviceUuid);

  async function addService(serviceUuid: string): Promise<void> {
    const { serviceId } = (await ask('addService', { address, serviceUuid })) as {
      readonly serviceId: string;
    };
    const isBattery = serviceUuid === bluetoothUuid(0x180f);
    const belongs = (uuid: string) => (uuid === bluetoothUuid(0x2a19)) === isBattery;
    const all = new Set([...profile.listens, ...profile.reads, ...profile.writes].filter(belongs));
    for (const characteristicUuid of all) {
      const properties = {
        notify: profile.listens.includes(characteristicUuid),
        read: profile.reads.includes(characteristicUuid),
        write: profile.writes.includes(characteristicUuid),
      };
      const added = await ask('addCharacteristic', { serviceId, characteristicUuid, properties });
      const { characteristicId } = added as { readonly characteristicId: string };
      uuidById.set(characteristicId, characteristicUuid);
      if (properties.notify)
        await ask('addDescriptor', { characteristicId, descriptorUuid: clientConfiguration });
    }
  }

  return {
    written,
    async chosenIn(page) {
      await page.addInitScript(keepWhatIsListenedTo);
      const chooser = (await page.context().newCDPSession(page)) as unknown as AnySession;
      // Told again with each device that is found; the browser may be answered once only.
      const answered = new Set<string>();
      chooser.on('DeviceAccess.deviceRequestPrompted', ({ id, devices: [first] }: Prompted) => {
        if (first === undefined || answered.has(id)) return;
        answered.add(id);
        void chooser.send('DeviceAccess.selectPrompt', { id, deviceId: first.id }).catch(() => undefined);
      });
      await chooser.send('DeviceAccess.enable');
    },
    notify: (page, characteristic, hex) =>
      page.evaluate(([uuid, bytes]) => (window as unknown as Told).notify(uuid, bytes), [
        typeof characteristic === 'number' ? bluetoothUuid(characteristic) : characteristic,
        hex,
      ] as const),
    async staysOnAir(url) {
      const other = await (await browser.newContext()).newPage();
      await other.goto(`${url}/healthz`);
      await other.evaluate(() =>
        (
          navigator as unknown as { bluetooth: { getAvailability(): Promise<boolean> } }
        ).bluetooth.getAvailability(),
      );
    },
    hush: (page) => page.evaluate(() => (window as unknown as Told).hush()),
    answers: (characteristic, hex) => void answerByUuid.set(bluetoothUuid(characteristic), hex),
    leave: () => session.detach(),
  };
}

type Told = { notify(uuid: string, hex: string): void; hush(): void };

/** In the page: which characteristics it listens to, and the one event that the browser can not be made to bring. */
function keepWhatIsListenedTo(): void {
  type Listened = EventTarget & { readonly uuid: string };
  const page = window as unknown as Told & {
    readonly BluetoothRemoteGATTCharacteristic: {
      readonly prototype: { startNotifications: (this: Listened) => Promise<unknown> };
    };
  };
  const listened = new Map<string, Listened>();
  const said = new Map<string, DataView>();
  const { prototype } = page.BluetoothRemoteGATTCharacteristic;
  const real = prototype.startNotifications;
  prototype.startNotifications = async function startNotifications(this: Listened) {
    const started = await real.call(this);
    listened.set(this.uuid, this);
    return started;
  };
  setInterval(() => {
    for (const [uuid, value] of said) {
      const characteristic = listened.get(uuid);
      if (characteristic === undefined) continue;
      Object.defineProperty(characteristic, 'value', { value, configurable: true });
      characteristic.dispatchEvent(new Event('characteristicvaluechanged'));
    }
  }, 500);
  page.notify = (uuid, hex) => {
    const bytes = hex.match(/../g)?.map((two) => Number.parseInt(two, 16)) ?? [];
    said.set(uuid, new DataView(Uint8Array.from(bytes).buffer));
  };
  page.hush = () => said.clear();
}
