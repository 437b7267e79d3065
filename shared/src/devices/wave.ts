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
