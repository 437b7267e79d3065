import type { BluetoothLoss, BluetoothWhy } from '@chairside/shared/devices/bluetooth-why.ts';
import { families, type BluetoothProfile } from '@chairside/shared/devices/families.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import type { BluetoothLine } from '../live/bluetooth-line.ts';
import type { DevicePort, GattPort } from './port.ts';

export type BluetoothFamilyId = 'bluetooth-oximeter' | 'bluetooth-cuff' | 'nonin-3230' | 'masimo-mightysat';

/**
 * connecting  the device is sought, or the gateway is asked
 * open        its bytes go to the gateway
 * waiting     it could not be had; it is tried again at `retryAtMs` (host clock), or by a person where that is null
 */
export type HeldState =
  | { readonly type: 'connecting' }
  | { readonly type: 'open'; readonly deviceId: string }
  | { readonly type: 'waiting'; readonly why: WaitingWhy; readonly retryAtMs: number | null };

/** `reloaded`: the page was loaded anew, and the browser gives the device to nobody but a person who chooses it. */
export type WaitingWhy =
  BluetoothLoss | 'silent' | 'elsewhere' | 'gateway' | 'reloaded' | Refusal | WireRefusal;

/** One device of this browser, connected again whenever it was lost, until it is let go. */
export type HeldDevice = {
  connect(): void;
  /** The gateway is there again, or is not. */
  gatewayUp(): void;
  gatewayDown(): void;
  /** As the gateway asks; of another link it is not meant. */
  write(link: string, characteristic: string, bytes: ArrayBuffer): void;
  hangUp(link: string, why: string): void;
  letGo(): void;
};

type Surroundings = {
  readonly device: DevicePort;
  readonly family: BluetoothFamilyId;
  readonly line: BluetoothLine;
  readonly nowMs: () => number;
  readonly tell: (state: HeldState) => void;
};

type Waiting = {
  readonly atMs: number;
  readonly characteristic: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/**
 * What waits for the gateway longer than that is not passed on: most devices say no time, and an old number would pass for one
 * of now. What is said once waits on, also while the device is away: of that the gateway knows that it was kept.
 */
const packetWaitsAtMostMs = 5_000;
const packetsWaitingAtMost = 64;

export function holdDevice({ device, family, line, nowMs, tell }: Surroundings): HeldDevice {
  const profile: BluetoothProfile = families[family].bluetooth;
  let gatt: GattPort | null = null;
  let link: string | null = null;
  let isOpen = false;
  let waiting: Waiting[] = [];
  let retryMs = firstRetryMs;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** Counts the attempts: what an older one still brings is not meant any more. */
  let attempt = 0;
  let isLetGo = false;

  function connect(): void {
    if (isLetGo) return;
    clearTimeout(retry);
    drop('again');
    attempt += 1;
    const mine = attempt;
    const isMine = () => mine === attempt && !isLetGo;
    tell({ type: 'connecting' });
    const heard = {
      packet: (characteristic: string, bytes: Uint8Array<ArrayBuffer>) => {
        if (isMine()) take(characteristic, bytes);
      },
      gone: () => {
        if (isMine()) lose('disconnected');
      },
    };
    device.connect(profile, heard).then(
      (connected) => {
        if (!isMine()) {
          if (connected.ok) connected.value.release();
          return;
        }
        if (!connected.ok) {
          lose(connected.error);
          return;
        }
        gatt = connected.value;
        open();
      },
      () => {
        if (isMine()) lose('unknown');
      },
    );
  }

  function open(): void {
    if (gatt === null || !line.isUp()) return;
    const asked = newLink();
    link = asked;
    isOpen = false;
    void line.open({ link: asked, family, name: device.name, key: device.key }).then((answer) => {
      if (link !== asked) return;
      if (answer?.ok !== true) {
        wait(answer === null ? 'gateway' : answer.error, 'not-opened');
        return;
      }
      isOpen = true;
      tell({ type: 'open', deviceId: answer.value.deviceId });
      const passedOn = waiting.filter(mayWait);
      waiting = [];
      for (const { characteristic, bytes } of passedOn) send(characteristic, bytes);
      for (const characteristic of profile.reads) gatt?.read(characteristic);
    });
  }

  function take(characteristic: string, bytes: Uint8Array<ArrayBuffer>): void {
    retryMs = firstRetryMs;
    if (isOpen) {
      send(characteristic, bytes);
      return;
    }
    const all = [...waiting.filter(mayWait), { atMs: nowMs(), characteristic, bytes }];
    waiting = all.slice(-packetsWaitingAtMost);
  }

  function mayWait({ atMs, characteristic }: Waiting): boolean {
    return isSaidOnce(characteristic) || nowMs() - atMs <= packetWaitsAtMostMs;
  }

  function isSaidOnce(characteristic: string): boolean {
    return profile.once.includes(characteristic);
  }

  function send(characteristic: string, bytes: Uint8Array<ArrayBuffer>): void {
    const sent = link;
    if (sent === null) return;
    line.packet({ link: sent, characteristic, bytes }, () => {
      if (link === sent) open();
    });
  }

  /** Lets the device and the link go; `why` is told to the gateway. */
  function drop(why: BluetoothWhy): void {
    if (link !== null) line.close({ link, why });
    link = null;
    isOpen = false;
    waiting = waiting.filter(({ characteristic }) => isSaidOnce(characteristic));
    gatt?.release();
    gatt = null;
  }

  /** The device itself is what is missing; where no link tells it, it is told all the same. */
  function lose(why: BluetoothLoss): void {
    if (link === null) line.failed({ family, name: device.name, key: device.key, why });
    wait(why, why);
  }

  function wait(why: WaitingWhy, told: BluetoothWhy): void {
    attempt += 1;
    drop(told);
    clearTimeout(retry);
    const isForPerson = why === 'elsewhere';
    tell({ type: 'waiting', why, retryAtMs: isForPerson ? null : nowMs() + retryMs });
    if (isForPerson) return;
    retry = setTimeout(connect, retryMs);
    retryMs = Math.min(longestRetryMs, retryMs * 2);
  }

  return {
    connect,
    gatewayUp: open,
    gatewayDown() {
      link = null;
      isOpen = false;
      if (gatt !== null) tell({ type: 'connecting' });
    },
    write(of, characteristic, bytes) {
      if (of === link) gatt?.write(characteristic, bytes);
    },
    hangUp(of, why) {
      if (of !== link) return;
      link = null;
      wait(why === 'opened-again' ? 'elsewhere' : 'silent', 'again');
    },
    letGo() {
      isLetGo = true;
      clearTimeout(retry);
      drop('let-go');
    },
  };
}

function newLink(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
