import type { BluetoothLoss } from '@chairside/shared/devices/bluetooth-why.ts';
import type { BluetoothProfile } from '@chairside/shared/devices/families.ts';
import type { Result } from '@chairside/shared/result.ts';

/** What the screen needs of a browser's Bluetooth; a pretend one fits as well. */
export type BluetoothPort = {
  standing(): BluetoothStanding;
  /** From a person's touch: the browser's own list, in which the person chooses. Null where nothing is chosen. */
  choose(profile: BluetoothProfile): Promise<DevicePort | null>;
  /** Those chosen before, as far as the browser tells. */
  known(): Promise<readonly DevicePort[]>;
};

/** `insecure`: the address is http, and browsers give Bluetooth to none of those. */
export type BluetoothStanding = 'there' | 'insecure' | 'missing';

export type DevicePort = {
  /** The browser's own name for it, the same each time. */
  readonly key: string;
  /** As it advertises itself. */
  readonly name: string;
  /** Connects, finds what the profile asks for and listens to it. Never rejects: why it could not is told. */
  connect(profile: BluetoothProfile, heard: Heard): Promise<Result<GattPort, BluetoothLoss>>;
};

export type Heard = {
  packet(characteristic: string, bytes: Uint8Array<ArrayBuffer>): void;
  /** Once; not after `release`. */
  gone(): void;
};

/** What is asked of the device is done one after another, for two at once are refused. */
export type GattPort = {
  /** To what it has not, nothing is written. */
  write(characteristic: string, bytes: ArrayBuffer): void;
  /** What is read comes as a packet. */
  read(characteristic: string): void;
  release(): void;
};
