/** Lines of our own making, in the shape Masimo's monitors send them. */
export type Ascii1Parts = {
  readonly spo2Percent?: number | null;
  readonly pulseRateBpm?: number | null;
  readonly perfusionIndexPercent?: number | null;
  readonly alarm?: string;
  readonly exceptions?: string;
  /** As the Rad-5 has it. */
  readonly isShort?: boolean;
};

export function anAscii1Line(parts: Ascii1Parts = {}): Uint8Array {
  const { spo2Percent = 98, pulseRateBpm = 72, perfusionIndexPercent = 3.6, isShort = false } = parts;
  const { alarm = isShort ? '20' : '0000', exceptions = isShort ? '800' : '000800' } = parts;
  const fields = [
    `SPO2=${digits(spo2Percent, 3)}%`,
    `BPM=${digits(pulseRateBpm, 3)}`,
    `PI=${perfusionIndexPercent === null ? '--.--' : perfusionIndexPercent.toFixed(2).padStart(5, '0')}%`,
    ...(isShort ? [] : ['SPCO=--.-%', 'SPMET=--.-%', 'DESAT=--', 'PIDELTA=+--']),
    `ALARM=${alarm}`,
    `EXC=${exceptions}`,
  ];
  return Buffer.from(`03/19/05 13:37:12 SN=0000093112 ${fields.join(' ')}\r\n`, 'latin1');
}

function digits(value: number | null, length: number): string {
  return value === null ? '-'.repeat(length) : String(value).padStart(length, '0');
}
