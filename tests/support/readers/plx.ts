/**
 * Reads the standard Bluetooth payloads of oximeters (0x2A5F) and cuffs (0x2A35, 0x2A36), written from the field tables of PLXS
 * 1.0.1 and BLS 1.1.1 and from nothing else. NaN where a number is none, undefined where a field is not there; null for a payload
 * that is shorter than its flags say.
 */
export type Plx = {
  readonly spo2: number;
  readonly pulseRate: number;
  readonly spo2Fast?: number;
  readonly pulseRateFast?: number;
  readonly spo2Slow?: number;
  readonly pulseRateSlow?: number;
  readonly status?: readonly number[];
  readonly sensor?: readonly number[];
  readonly amplitude?: number;
};

export function readPlx(bytes: Uint8Array): Plx | null {
  const take = taker(bytes);
  try {
    const flags = take.unsigned(1);
    const has = (bit: number) => (flags & (1 << bit)) !== 0;
    return {
      spo2: take.sfloat(),
      pulseRate: take.sfloat(),
      ...(has(0) && { spo2Fast: take.sfloat(), pulseRateFast: take.sfloat() }),
      ...(has(1) && { spo2Slow: take.sfloat(), pulseRateSlow: take.sfloat() }),
      ...(has(2) && { status: bitsOf(take.unsigned(2)) }),
      ...(has(3) && { sensor: bitsOf(take.unsigned(3)) }),
      ...(has(4) && { amplitude: take.sfloat() }),
    };
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

export type Bps = {
  readonly unit: 'mmHg' | 'kPa';
  /** Systolic, diastolic, mean; of 0x2A36 the cuff, and two that are not used. */
  readonly pressures: readonly [number, number, number];
  readonly time?: string;
  readonly pulseRate?: number;
  readonly user?: number;
  readonly status?: readonly number[];
};

export function readBps(bytes: Uint8Array): Bps | null {
  const take = taker(bytes);
  try {
    const flags = take.unsigned(1);
    const has = (bit: number) => (flags & (1 << bit)) !== 0;
    return {
      unit: has(0) ? 'kPa' : 'mmHg',
      pressures: [take.sfloat(), take.sfloat(), take.sfloat()],
      ...(has(1) && { time: take.time() }),
      ...(has(2) && { pulseRate: take.sfloat() }),
      ...(has(3) && { user: take.unsigned(1) }),
      ...(has(4) && { status: bitsOf(take.unsigned(2)) }),
    };
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

/** Throws RangeError at the end of the bytes. */
function taker(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const unsigned = (size: 1 | 2 | 3): number => {
    let value = 0;
    for (let n = 0; n < size; n += 1) value += view.getUint8(at + n) * 256 ** n;
    at += size;
    return value;
  };
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    unsigned,
    sfloat(): number {
      const raw = unsigned(2);
      const special = { 0x7fe: Infinity, 0x7ff: NaN, 0x800: NaN, 0x801: NaN, 0x802: -Infinity }[raw];
      if (special !== undefined) return special;
      const mantissa = ((raw % 4096) ^ 0x800) - 0x800;
      const exponent = ((raw >> 12) ^ 8) - 8;
      return Number(`${mantissa}e${exponent}`);
    },
    time(): string {
      const year = String(unsigned(2)).padStart(4, '0');
      const [month, day, hour, minute, second] = Array.from({ length: 5 }, () => two(unsigned(1)));
      return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    },
  };
}

function bitsOf(value: number): readonly number[] {
  return Array.from({ length: 24 }, (_, bit) => bit).filter((bit) => (value & (1 << bit)) !== 0);
}
