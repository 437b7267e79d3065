import { ok, type Result } from '@chairside/shared/result.ts';
import type { GattFormat } from './gatt-lines.ts';
import type { PortSettings } from './port.ts';
import { openTcpPort, type TcpPort } from './tcp-port.ts';

export type GattPortSettings = PortSettings & {
  /** 0: any free one. */
  readonly port: number;
  readonly format: GattFormat;
};

/**
 * A Bluetooth device without a radio: whoever connects from this machine hears its notifications and indications, a line each
 * (`gatt-lines.ts`). From other machines nobody can: a radio does not reach far either.
 */
export async function openGattPort(settings: GattPortSettings): Promise<Result<TcpPort, string>> {
  const opened = await openTcpPort({ ...settings, host: '127.0.0.1' });
  // Whoever reads it, it is not the gateway.
  return opened.ok ? ok({ ...opened.value, sent: () => null }) : opened;
}
