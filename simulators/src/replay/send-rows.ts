import { setTimeout as wait } from 'node:timers/promises';
import type { MllpSender } from '../links/mllp-sender.ts';
import { encodePcd01 } from '../links/pcd01.ts';
import { messagesOf, replayDevicesOf } from './messages.ts';
import type { RecordedRow } from '@chairside/shared/vitals/recording.ts';

export type Pace = {
  readonly chair: string;
  /** Recorded seconds in one of the host's. */
  readonly speed: number;
  /** Session clock: what the messages are stamped with. */
  readonly now: () => number;
  readonly sender: MllpSender;
  readonly signal: AbortSignal;
  /** Told once for each full minute of the recording. */
  readonly onMinute: (minute: number, rowsSent: number) => void;
};

/** Messages the sender may be behind before the replay waits for it: nothing of a recording is thrown away. */
const mostWaiting = 64;

/** How many rows were sent before the end or the interruption. */
export async function sendRows(rows: readonly RecordedRow[], pace: Pace): Promise<number> {
  const { chair, speed, now, sender, signal, onMinute } = pace;
  const devices = replayDevicesOf(chair);
  const beganAtHostMs = performance.now();
  const firstS = rows[0]?.timeS ?? 0;
  let measuredAtMs = -Infinity;
  let minute = 0;
  for (const [index, row] of rows.entries()) {
    const sinceFirstS = row.timeS - firstS;
    await pause(beganAtHostMs + (sinceFirstS * 1_000) / speed - performance.now(), signal);
    while (sender.counts().waiting >= mostWaiting && !signal.aborted) await pause(20, signal);
    if (signal.aborted) return index;
    if (Math.floor(sinceFirstS / 60) > minute) {
      minute = Math.floor(sinceFirstS / 60);
      onMinute(minute, index);
    }
    // The gateway takes the same value at the same time for the same measurement.
    measuredAtMs = Math.max(measuredAtMs + 1, Math.floor(now()));
    for (const message of messagesOf(row, devices, measuredAtMs)) {
      const controlId = `${message.profile}-${index}-${measuredAtMs.toString(36)}`;
      const stamped = { ...message, sender: `SIM-REPLAY-${chair}`, controlId, sentAtMs: measuredAtMs };
      sender.send({ controlId, payload: encodePcd01(stamped), atMs: measuredAtMs });
    }
  }
  return rows.length;
}

/** Ends early, and quietly, when interrupted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(passAbort);
}

function passAbort(problem: unknown): void {
  if (!(problem instanceof Error && problem.name === 'AbortError')) throw problem;
}
