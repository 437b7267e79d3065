import type { DeviceId } from '@chairside/shared/ids.ts';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { fieldsOf } from './fields.ts';
import type { PacketReader } from './packets.ts';

/** Battery Level (GATT 0x2A19): one byte, 0 to 100 percent; 101 to 255 are reserved. */
function decodeBattery(
  bytes: Uint8Array,
): Result<{ readonly percent: number; readonly spareBytes: number }, 'short' | 'reserved'> {
  const fields = fieldsOf(bytes);
  const percent = fields.u8();
  if (fields.isShort()) return err('short');
  return percent > 100 ? err('reserved') : ok({ percent, spareBytes: fields.spare() });
}

export function batteryReader(deviceId: DeviceId): PacketReader {
  return (bytes) => {
    const decoded = decodeBattery(bytes);
    if (!decoded.ok) return decoded;
    const { percent, spareBytes } = decoded.value;
    return ok({ said: [{ type: 'battery', deviceId, percent }], spareBytes });
  };
}
