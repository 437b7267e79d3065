import type { ChairId, DeviceId } from '../ids.ts';

/** What can be seen beat by beat. Live only, but for 20 s around a high-priority alarm (DD11). */
export const waveKinds = ['pleth'] as const;
export type WaveKind = (typeof waveKinds)[number];

/**
 * A piece of a wave, as long as a device happens to send. Samples are unsigned and without a unit: what a pleth amounts to
 * says nothing, only its shape does.
 */
export type WavePiece = {
  readonly deviceId: DeviceId;
  readonly kind: WaveKind;
  /** Samples a second. */
  readonly rateHz: number;
  /** 16 bits each; the full range is 0 to 65,535, whatever the device's own was. */
  readonly samples: Uint16Array;
};

/** As it goes to screens: latest wins, lost ones are counted by their number and never sent again. */
export type WaveTold = {
  readonly chair: ChairId;
  readonly kind: WaveKind;
  readonly rateHz: number;
  /** Of the first sample, on the session clock. */
  readonly atMs: number;
  /** Without gaps from 1 for each chair and kind since the gateway began: what is missing was dropped. */
  readonly number: number;
  /** 16 bits each, little-endian. */
  readonly samples: ArrayBuffer;
};

/** A stretch of a wave without a gap, with its place in time: `atMs` is of the first sample, on the session clock. */
export type WaveStretch = WavePiece & { readonly atMs: number };

/** The same as screens are given it of a past session. */
export type KeptWave = Omit<WaveStretch, 'samples'> & { readonly samples: readonly number[] };

/** What is kept of a wave on either side of the beginning of a high-priority alarm (DD11). */
export const waveKeptMs = 10_000;

export function stretchEndMs({ atMs, rateHz, samples }: Omit<WaveStretch, 'deviceId' | 'kind'>): number {
  return atMs + (samples.length * 1_000) / rateHz;
}

/** 16 bits each, little-endian, whatever machine this is. */
export function samplesToBytes(samples: Uint16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, index) => view.setUint16(2 * index, sample, true));
  return bytes;
}

/** An odd byte at the end belongs to no sample. */
export function bytesToSamples(bytes: ArrayBuffer | Uint8Array): Uint16Array {
  const view = ArrayBuffer.isView(bytes)
    ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new DataView(bytes);
  return Uint16Array.from({ length: view.byteLength >> 1 }, (_, index) => view.getUint16(2 * index, true));
}
