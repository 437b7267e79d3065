/** A GATT payload piece by piece: everything is little-endian. */
export const byte = (value: number): readonly number[] => [value & 0xff];

export const twoBytes = (value: number): readonly number[] => [value & 0xff, (value >> 8) & 0xff];

export const threeBytes = (value: number): readonly number[] => [...twoBytes(value), (value >> 16) & 0xff];

/** Date Time (0x2A08): year, month, day, hours, minutes, seconds on the device’s clock, without a zone. */
export function dateTime(deviceAtMs: number): readonly number[] {
  const at = new Date(deviceAtMs);
  const rest = [at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return [...twoBytes(at.getUTCFullYear()), at.getUTCMonth() + 1, ...rest];
}
