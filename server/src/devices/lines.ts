import type { Line, LineId } from '@chairside/shared/devices/line.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { EmitFrom } from './connection.ts';
import type { Driver } from './driver.ts';
import { keepLine, peerOf, type KeptLine, type LineShown } from './line.ts';
import type { LineIntake } from './line-link.ts';
import type { OpenPort } from './open-port.ts';
import type { Tally } from './tally.ts';

/** The lines the gateway opens by itself: serial ports, and TCP addresses behind which there is a device. */
export type Lines = {
  /** What there is from now on: new ones are opened, those that are gone closed, those that were set anew opened anew. */
  follow(lines: readonly Line[]): void;
  links(): readonly LineShown[];
  /** By peer. */
  tallies(): Readonly<Record<string, Tally>>;
  /** Hangs up on all. Twice is once. */
  close(): Promise<void>;
};

type LinesOptions = {
  readonly drivers: readonly Driver[];
  /** By which devices live. */
  readonly clock: Clock;
  readonly intake: LineIntake;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly openPort: OpenPort;
  readonly emit: EmitFrom;
  readonly onHungUp: (peer: string) => void;
};

export function createLines(options: LinesOptions): Lines {
  const { drivers, log } = options;
  const kept = new Map<LineId, KeptLine>();
  /** What each port leads to, and whose it is. */
  const lineByEnd = new Map<string, LineId>();
  /** A line that was set anew waits for what it was before. */
  const leaving = new Map<LineId, Promise<void>>();
  let following: readonly Line[] = [];
  let isClosed = false;

  return {
    follow(lines) {
      if (isClosed) return;
      following = lines;
      for (const { line } of kept.values()) if (!lines.includes(line)) leave(line.lineId);
      for (const line of lines) take(line);
    },
    links: () => [...kept.values()].map((line) => line.shown()),
    tallies: () => Object.fromEntries([...kept.values()].map((one) => [peerOf(one.line), one.tally()])),
    async close() {
      isClosed = true;
      for (const lineId of kept.keys()) leave(lineId);
      await Promise.all(leaving.values());
    },
  };

  function take(line: Line): void {
    const { lineId } = line;
    const isFree = (end: string) => (lineByEnd.get(end) ?? lineId) === lineId;
    if (kept.has(lineId) || leaving.has(lineId)) return;
    const driver = drivers.find(({ id }) => id === line.family);
    if (driver === undefined) {
      log.error('line-without-driver', { peer: peerOf(line), family: line.family });
      return;
    }
    const peer = peerOf(line);
    kept.set(
      lineId,
      keepLine(line, {
        ...options,
        driver,
        isFree,
        claim: (end) => {
          const isOurs = isFree(end);
          if (isOurs) lineByEnd.set(end, lineId);
          return isOurs;
        },
        release: (end) => lineByEnd.delete(end),
        emit: (batch, frame) => options.emit(batch, peer, { frame }),
        onHungUp: () => options.onHungUp(peer),
      }),
    );
  }

  function leave(lineId: LineId): void {
    const line = kept.get(lineId);
    if (line === undefined) return;
    kept.delete(lineId);
    const left = line.close().then(() => {
      leaving.delete(lineId);
      const again = following.find((one) => one.lineId === lineId);
      if (again !== undefined && !isClosed) take(again);
    });
    leaving.set(lineId, left);
  }
}
