import type { FormatFaults, SpecialValue } from './format-faults.ts';

/**
 * What goes wrong in values of the Bluetooth characteristics 2A5F (PLX continuous measurement) and 2A35 (blood pressure
 * measurement). Each comes by itself: there is nothing between two of them.
 *
 *   2A5F  flags  SpO2 PR  [fast SpO2 PR: b0]  [slow SpO2 PR: b1]  [status 2: b2]  [sensor 3: b3]  [amplitude 2: b4]
 *   2A35  flags  sys dia mean  [time 7: b1]  [PR 2: b2]  [user 1: b3]  [status 2: b4]; b0 is the unit, kPa where set
 */
export const plxFaults: FormatFaults = {
  saidAs: (payload, as) => withSpecials(payload, specialOf(as), plxValuesAt(payload)),
  withFlagsTooMany: (payload) => withFlags(payload, 0b11111),
  meaningless: null,
  isAcknowledged: false,
};

export const bpsFaults: FormatFaults = {
  saidAs: (payload, as) =>
    // The unit is a lie: the numbers stay.
    as === 'unit-kpa'
      ? withFlag(payload, 0b00001)
      : withSpecials(payload, specialOf(as), bpsValuesAt(payload)),
  withFlagsTooMany: (payload) => withFlags(payload, 0b11110),
  meaningless: null,
  isAcknowledged: false,
};

/** The five SFLOATs that are no numbers; one without an SFLOAT of its own is said as the first. */
function specialOf(as: SpecialValue): number {
  switch (as) {
    case 'nres':
      return 0x0800;
    case '+inf':
      return 0x07fe;
    case '-inf':
      return 0x0802;
    default:
      return 0x07ff;
  }
}

function plxValuesAt(payload: Uint8Array): readonly number[] {
  const flags = payload[0] ?? 0;
  const pairs = 1 + (flags & 1) + ((flags >> 1) & 1);
  return Array.from({ length: 2 * pairs }, (_, index) => 1 + 2 * index);
}

function bpsValuesAt(payload: Uint8Array): readonly number[] {
  const flags = payload[0] ?? 0;
  const pulseAt = (flags & 0b10) === 0 ? 7 : 14;
  return (flags & 0b100) === 0 ? [1, 3, 5] : [1, 3, 5, pulseAt];
}

function withSpecials(payload: Uint8Array, special: number, places: readonly number[]): Uint8Array {
  const said = Uint8Array.from(payload);
  for (const at of places) {
    if (at + 1 >= said.length) continue;
    said[at] = special & 0xff;
    said[at + 1] = special >> 8;
  }
  return said;
}

/** Announces all there could be. Where all of it is there, the last byte is not. */
function withFlags(payload: Uint8Array, all: number): Uint8Array {
  const hasAll = ((payload[0] ?? 0) & all) === all;
  return withFlag(hasAll ? payload.subarray(0, -1) : payload, all);
}

function withFlag(payload: Uint8Array, flag: number): Uint8Array {
  const said = Uint8Array.from(payload);
  said[0] = (said[0] ?? 0) | flag;
  return said;
}
