import { stretchEndMs, type WavePiece, type WaveStretch } from '@chairside/shared/devices/wave.ts';

/**
 * The last seconds of one chair's wave, in memory and bounded: what is kept around an alarm is cut from it (WV5).
 *
 * Devices do not say when a sample was taken. A piece is placed so that it ends when it came; one that follows closely is placed
 * at the end of the one before, for the network delivers unevenly what was measured evenly (WV3).
 */
export type WaveRing = {
  /** The piece with its place in time. */
  add(piece: WavePiece, heardAtMs: number): WaveStretch;
  /** What was sampled from, up to but without; pieces that follow each other as one. */
  between(fromMs: number, toMs: number): readonly WaveStretch[];
};

const heldMs = 45_000;
const heldBytesAtMost = 64 * 1024;
/** Longer than this without a sample is a gap. */
const gapAfterMs = 1_000;
/** Of the distance between where a piece is put and when it came, so much is made good with each: two clocks drift. */
const pull = 1 / 8;

export function createWaveRing(): WaveRing {
  let held: WaveStretch[] = [];
  let heldBytes = 0;

  function dropOld(newestMs: number): void {
    const kept = held.findIndex((stretch) => {
      const isHeld = stretchEndMs(stretch) > newestMs - heldMs && heldBytes <= heldBytesAtMost;
      if (!isHeld) heldBytes -= stretch.samples.byteLength;
      return isHeld;
    });
    if (kept > 0) held = held.slice(kept);
  }

  return {
    add(piece, heardAtMs) {
      const samples = piece.samples.slice(-heldBytesAtMost / 2);
      const placed = { ...piece, samples, atMs: placeOf({ ...piece, samples }, heardAtMs, held.at(-1)) };
      held.push(placed);
      heldBytes += samples.byteLength;
      dropOld(stretchEndMs(placed));
      return placed;
    },
    between: (fromMs, toMs) => joined(held.map((stretch) => clip(stretch, fromMs, toMs))),
  };
}

function placeOf(piece: WavePiece, heardAtMs: number, before: WaveStretch | undefined): number {
  const asHeardMs = heardAtMs - (piece.samples.length * 1_000) / piece.rateHz;
  if (before === undefined || !isOfOneWave(before, piece)) return asHeardMs;
  const nextMs = stretchEndMs(before);
  const lateMs = asHeardMs - nextMs;
  return lateMs > gapAfterMs ? asHeardMs : nextMs + lateMs * pull;
}

/** Of one device, at one rate: one can stand at the other's end. */
export function isOfOneWave(a: WavePiece, b: WavePiece): boolean {
  return a.deviceId === b.deviceId && a.rateHz === b.rateHz;
}

function clip(stretch: WaveStretch, fromMs: number, toMs: number): WaveStretch {
  const indexAt = (atMs: number) => Math.max(0, Math.ceil(((atMs - stretch.atMs) * stretch.rateHz) / 1_000));
  const first = indexAt(fromMs);
  const samples = stretch.samples.subarray(first, Math.max(first, indexAt(toMs)));
  return { ...stretch, atMs: stretch.atMs + (first * 1_000) / stretch.rateHz, samples };
}

type Run = { readonly first: WaveStretch; readonly rest: WaveStretch[] };

function joined(pieces: readonly WaveStretch[]): readonly WaveStretch[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    if (piece.samples.length === 0) continue;
    const run = runs.at(-1);
    if (run !== undefined && follows(run.rest.at(-1) ?? run.first, piece)) run.rest.push(piece);
    else runs.push({ first: piece, rest: [] });
  }
  return runs.map(({ first, rest }) => ({ ...first, samples: samplesOf([first, ...rest]) }));
}

function follows(before: WaveStretch, piece: WaveStretch): boolean {
  return isOfOneWave(before, piece) && piece.atMs - stretchEndMs(before) <= gapAfterMs * pull;
}

/** Of pieces that follow each other. */
export function samplesOf(pieces: readonly WavePiece[]): Uint16Array {
  const samples = new Uint16Array(pieces.reduce((sum, piece) => sum + piece.samples.length, 0));
  let filled = 0;
  for (const piece of pieces) {
    samples.set(piece.samples, filled);
    filled += piece.samples.length;
  }
  return samples;
}
