import { z } from 'zod';
import { chairIdSchema } from '../ids.ts';
import { bluetoothLosses, bluetoothWhys } from './bluetooth-why.ts';
import { familyIds } from './families.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** Given by the browser, anew for each connection; of one screen only. */
const link = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** A GATT characteristic holds 512 bytes at most. */
export const packetBytesAtMost = 512;
const packet = z
  .union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)])
  .refine((bytes) => bytes.byteLength <= packetBytesAtMost, 'too long');

/** A device a browser was given by a person. */
const held = {
  family: z.enum(familyIds),
  /** As it advertises itself. */
  name: z.string().max(64),
  /** The browser's own name for the device, the same each time on this browser. */
  key: z.string().min(1).max(128),
} as const;

/** What a screen may ask about devices, beside what every screen asks. */
export const deviceRequestSchemas = {
  /** A Bluetooth device is connected to this browser: its bytes follow. Answer: `BluetoothOpened`. */
  'bluetooth:open': z.object({ link, ...held }),
  /** A device this browser was given could not be connected; it is tried again. Answer: null. */
  'bluetooth:failed': z.object({ ...held, why: z.enum(bluetoothLosses) }),
  /** What one characteristic said, as it came. Answer: null, once it is taken. */
  'bluetooth:packet': z.object({ link, characteristic: uuid, bytes: packet }),
  /** The device is gone, or is let go. That the screen itself is gone says the same of all its devices. Answer: null. */
  'bluetooth:close': z.object({ link, why: z.enum(bluetoothWhys) }),
  /**
   * `devices:shown` comes with each change, at most once a second, with the frames of one link at most: nobody reads more at once.
   * Asked again, it is of another link. Answer: `DevicesShown`.
   */
  'devices:watch': z.object({ framesOf: z.string().max(200).nullable() }),
  'devices:unwatch': z.object({}),
  /** `chair:wave` comes from now on. Answer: null. */
  'wave:follow': z.object({ chair: chairIdSchema }),
  'wave:leave': z.object({ chair: chairIdSchema }),
} as const;

export type BluetoothOpened = { readonly deviceId: string };

/** What the gateway wants of a device at a browser. */
export type BluetoothWrite = {
  readonly link: string;
  readonly characteristic: string;
  readonly bytes: ArrayBuffer;
};
export type BluetoothHangUp = { readonly link: string; readonly why: string };
