import { assertNever } from '@chairside/shared/result.ts';
import type { DeviceSaid, DriverCounts, RejectedWhy } from './driver.ts';
import { ownText } from './own-text.ts';

/** What came in, from one peer or from all. */
export type Tally = {
  readonly frames: number;
  readonly garbageBytes: number;
  readonly readings: number;
  readonly rejected: Readonly<Record<RejectedWhy, number>>;
  /** The newest 50, oldest first: what it was and why (DD5). */
  readonly lastRejected: readonly { readonly why: RejectedWhy; readonly raw: string }[];
  /** Counted for the first 200 codes; what came of others stands under `…`. */
  readonly unknownCodes: Readonly<Record<string, number>>;
};

export type TallyKeeper = {
  addSaid(batch: readonly DeviceSaid[]): void;
  /** `since` is what was added before of the same session. */
  addCounts(counts: DriverCounts, since: DriverCounts): void;
  read(): Tally;
};

export const codesKept = 200;
const rejectedKept = 50;
const [rawKeptAtMost, codeKeptAtMost] = [300, 80];
const otherCodes = '…';

export function createTallyKeeper(): TallyKeeper {
  const rejected: Record<RejectedWhy, number> = {
    malformed: 0,
    'unknown-unit': 0,
    impossible: 0,
    oversized: 0,
    garbage: 0,
    simulated: 0,
    'not-simulated': 0,
    'name-taken': 0,
    stored: 0,
  };
  const lastRejected: { readonly why: RejectedWhy; readonly raw: string }[] = [];
  const unknownCodes = new Map<string, number>();
  let frames = 0;
  let garbageBytes = 0;
  let readings = 0;

  return {
    addSaid(batch) {
      for (const said of batch) addOne(said);
    },
    addCounts(counts, since) {
      frames += counts.frames - since.frames;
      garbageBytes += counts.garbageBytes - since.garbageBytes;
    },
    read: () => ({
      frames,
      garbageBytes,
      readings,
      rejected: { ...rejected },
      lastRejected: [...lastRejected],
      unknownCodes: Object.fromEntries(unknownCodes),
    }),
  };

  function addOne(said: DeviceSaid): void {
    switch (said.type) {
      case 'reading':
        readings += 1;
        return;
      case 'battery':
      case 'battery-voltage':
      case 'condition':
      case 'waveform':
        return;
      case 'frame-rejected':
        rejected[said.why] += 1;
        lastRejected.push({ why: said.why, raw: ownText(said.raw, rawKeptAtMost) });
        if (lastRejected.length > rejectedKept) lastRejected.shift();
        return;
      case 'unknown-code': {
        const own = ownText(said.code, codeKeptAtMost);
        const isKept = unknownCodes.has(own) || unknownCodes.size < codesKept;
        const code = isKept ? own : otherCodes;
        unknownCodes.set(code, (unknownCodes.get(code) ?? 0) + 1);
        return;
      }
      default:
        assertNever(said);
    }
  }
}
