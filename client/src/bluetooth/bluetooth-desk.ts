import { familyOf } from '@chairside/shared/devices/families.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BluetoothLine } from '../live/bluetooth-line.ts';
import { holdDevice, type BluetoothFamilyId, type HeldDevice, type HeldState } from './held-device.ts';
import type { BluetoothPort, BluetoothStanding, DevicePort } from './port.ts';

/** The Bluetooth devices of this browser: chosen by a person, kept over a reload, connected again by themselves (BT13). */
export type BluetoothDesk = {
  readonly store: StoreApi<readonly HeldShown[]>;
  standing(): BluetoothStanding;
  /** From a person's touch. Resolves with whether one was chosen. */
  choose(family: BluetoothFamilyId): Promise<boolean>;
  /** Now, and not when it would be tried next. One the browser gave back to nobody is chosen in its list, from a person's touch. */
  again(key: string): Promise<void>;
  letGo(key: string): void;
  /** Those held before the page was loaded anew, as far as the browser tells of them. */
  resume(): Promise<void>;
};

export type HeldShown = Remembered & { readonly state: HeldState };
type Remembered = { readonly key: string; readonly name: string; readonly family: BluetoothFamilyId };

export type BluetoothParts = {
  readonly port: BluetoothPort;
  readonly line: BluetoothLine;
  readonly nowMs: () => number;
  readonly memory: { recall(): string | null; remember(text: string): void };
};

export function createBluetoothDesk({ port, line, nowMs, memory }: BluetoothParts): BluetoothDesk {
  const store = createStore<readonly HeldShown[]>(() => []);
  const held = new Map<string, HeldDevice>();

  line.onUp(() => each((device) => device.gatewayUp()));
  line.onDown(() => each((device) => device.gatewayDown()));
  line.onWrite(({ link, characteristic, bytes }) =>
    each((device) => device.write(link, characteristic, bytes)),
  );
  line.onHangUp(({ link, why }) => each((device) => device.hangUp(link, why)));

  function each(act: (device: HeldDevice) => void): void {
    for (const device of held.values()) act(device);
  }

  function hold(device: DevicePort, family: BluetoothFamilyId): void {
    const { key, name } = device;
    held.get(key)?.letGo();
    const tell = (state: HeldState) =>
      store.setState(
        [...store.getState().filter((one) => one.key !== key), { key, name, family, state }],
        true,
      );
    const one = holdDevice({ device, family, line, nowMs, tell });
    held.set(key, one);
    one.connect();
    keep();
  }

  function keep(): void {
    memory.remember(JSON.stringify(store.getState().map(({ key, name, family }) => ({ key, name, family }))));
  }

  async function chosenAs(family: BluetoothFamilyId): Promise<DevicePort | null> {
    const profile = familyOf(family)?.bluetooth;
    return profile === undefined ? null : port.choose(profile);
  }

  function letGo(key: string): void {
    held.get(key)?.letGo();
    held.delete(key);
    store.setState(
      store.getState().filter((one) => one.key !== key),
      true,
    );
    keep();
  }

  return {
    store,
    standing: () => port.standing(),
    async choose(family) {
      const device = await chosenAs(family);
      if (device === null) return false;
      hold(device, family);
      return true;
    },
    async again(key) {
      const known = held.get(key);
      known?.connect();
      const lost = store.getState().find((one) => one.key === key);
      if (known !== undefined || lost === undefined) return;
      const device = await chosenAs(lost.family).catch(() => null);
      if (device === null) return;
      // Another key is another device to the gateway: which one was chosen nobody but the person has seen.
      letGo(key);
      hold(device, lost.family);
    },
    letGo,
    async resume() {
      const before = rememberedIn(memory.recall());
      if (before.length === 0) return;
      const known = await port.known().catch(() => []);
      const state = { type: 'waiting', why: 'reloaded', retryAtMs: null } as const;
      store.setState([...store.getState(), ...before.map((one) => ({ ...one, state }))], true);
      for (const { key, family, name } of before) {
        const device = known.find((one) => one.key === key);
        // By the name it had: it is called after that, and a browser may tell none before it is connected.
        if (device !== undefined) hold({ ...device, name }, family);
      }
    },
  };
}

/** Whatever stands there: another version may have written it. */
function rememberedIn(text: string | null): readonly Remembered[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

function isRemembered(one: unknown): one is Remembered {
  const { key, name, family } = (one ?? {}) as Partial<Remembered>;
  return (
    typeof key === 'string' &&
    typeof name === 'string' &&
    typeof family === 'string' &&
    familyOf(family)?.bluetooth !== undefined
  );
}
