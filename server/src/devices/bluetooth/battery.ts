import type { DeviceId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import type { DeviceSaid } from '../driver.ts';
import { fieldsOf } from './fields.ts';
import { rejected, spare } from './measure.ts';

/** Battery Level (GATT 0x2A19): one byte, 0 to 100 percent; 101 to 255 are reserved. */
export function decodeBattery(
  bytes: Uint8Array,
): Result<{ readonly percent: number; readonly spareBytes: number }, 'short' | 'reserved'> {
  const fields = fieldsOf(bytes);
  const percent = fields.u8();
  if (fields.isShort()) return err('short');
  return percent > 100 ? err('reserved') : ok({ percent, spareBytes: fields.spare() });
}

export function readBattery(bytes: Uint8Array, deviceId: DeviceId): readonly DeviceSaid[] {
  const decoded = decodeBattery(bytes);
  if (!decoded.ok) return [rejected('malformed', bytes)];
  const { percent, spareBytes } = decoded.value;
  return [{ type: 'battery', deviceId, percent }, ...spare('2A19', spareBytes)];
}
