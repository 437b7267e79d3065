import type { DeviceSaid, DriverCounts, RejectedWhy } from './driver.ts';

/**
 * Whether a link still brings what it is there for. A battery, a word of the device about itself or bytes nobody can read are no
 * measurement: with nothing else on it the link is as good as silent (BT11).
 */
export type Hearing = {
  hear(batch: readonly DeviceSaid[], nowMs: number): void;
  count(counts: DriverCounts): void;
  /** When something was measured last; before the first, when it began. */
  measuredAtMs(): number;
  /** Something came since, and nobody could read it. */
  isUnread(): boolean;
  /** So much of it that nobody here will ever read this device. */
  isHopeless(): boolean;
};

/** Unreadable frames, and bytes that belong to none, with no measurement between them. */
export const unreadFramesAtMost = 100;
export const unreadBytesAtMost = 4_096;

/** Not among them: what was read, and is not for now or not for here. */
const unreadable: ReadonlySet<RejectedWhy> = new Set(['malformed', 'garbage', 'oversized']);

export function createHearing(beganAtMs: number): Hearing {
  let measuredAtMs = beganAtMs;
  let unreadFrames = 0;
  let garbageBytes = 0;
  let garbageBytesBefore = 0;
  const unreadBytes = () => garbageBytes - garbageBytesBefore;

  return {
    hear(batch, nowMs) {
      if (batch.some(({ type }) => type === 'reading' || type === 'waveform')) {
        measuredAtMs = nowMs;
        unreadFrames = 0;
        garbageBytesBefore = garbageBytes;
      } else if (batch.some((said) => said.type === 'frame-rejected' && unreadable.has(said.why))) {
        unreadFrames += 1;
      }
    },
    count(counts) {
      garbageBytes = counts.garbageBytes;
    },
    measuredAtMs: () => measuredAtMs,
    isUnread: () => unreadFrames > 0 || unreadBytes() > 0,
    isHopeless: () => unreadFrames >= unreadFramesAtMost || unreadBytes() >= unreadBytesAtMost,
  };
}
