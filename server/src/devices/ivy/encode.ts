import { header, waveLengths } from './ansar.ts';

/** Frames of our own making, in the shape an Ivy 450C sends them. */
export type AnsarParts = {
  readonly spo2Percent?: number | null;
  readonly pulseRateBpm?: number | null;
  /** The digit of the oximeter's line. */
  readonly state?: string;
  /** In the oximeter's line, after the numbers. */
  readonly note?: string;
  readonly cuff?: string;
  /** Of every wave. */
  readonly sample?: number;
};

export function anAnsarFrame(parts: AnsarParts = {}): Uint8Array {
  const { spo2Percent = 98, pulseRateBpm = 72, state = '1', note = '' } = parts;
  const { cuff = '4;121;75;92;80;;', sample = 0xfe } = parts;
  const lines = [
    'HR=1;80;ECG-II-DIAG;',
    'ETCO2=1;;;',
    `SPO2=${state};${spo2Percent ?? ''};PR=${pulseRateBpm ?? ''} ;${note}`,
    `NIBP=${cuff}`,
    'P2=3;;;;NO TRANSDUCER;',
  ];
  const waves = Object.values(waveLengths).flatMap((length) => new Array<number>(length).fill(sample));
  return Uint8Array.from([...header, ...waves, ...Buffer.from(`${lines.join('\r')}\r`, 'latin1'), 0xfe]);
}
