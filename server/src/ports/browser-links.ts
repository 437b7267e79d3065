import type { BluetoothHangUp, BluetoothWrite } from '@chairside/shared/devices/requests.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { Result } from '@chairside/shared/result.ts';
import type { Request } from '@chairside/shared/wire.ts';

/**
 * Bluetooth devices that a screen's browser holds: their bytes come through the screen, and end with it. A link is its screen's
 * alone; another one of the same name is another link.
 */
export type BrowserLinks = {
  /** The same for the same device at the same browser, each time. */
  deviceIdOf(asked: Pick<Request<'bluetooth:open'>, 'key' | 'name'>): DeviceId;
  open(screen: BrowserScreen, asked: Request<'bluetooth:open'>): Result<DeviceId, Refusal>;
  /** A device a browser has not: told on the devices page. */
  failed(asked: Request<'bluetooth:failed'>): Result<null, Refusal>;
  packet(screen: BrowserScreen, asked: Request<'bluetooth:packet'>): Result<null, Refusal>;
  letGo(screen: BrowserScreen, asked: Request<'bluetooth:close'>): Result<null, Refusal>;
  /** The screen is gone, and all it held. */
  leave(screen: BrowserScreen): void;
};

/** The same object for as long as the screen is connected. */
export type BrowserScreen = {
  write(asked: BluetoothWrite): void;
  hangUp(asked: BluetoothHangUp): void;
};
