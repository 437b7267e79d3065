import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { followSessionClock, type SessionClock } from './gateway/session-clock.ts';
import { connectToGateway } from './gateway/wire.ts';
import { createMllpSender, type MllpSender } from './links/mllp-sender.ts';
import { encodePcd01 } from './links/pcd01.ts';
import { messagesOf, replayDevicesOf } from './replay/messages.ts';
import { replayOptionsFrom, type ReplayOptions } from './replay/options.ts';
import { parseRecording, type RecordedRow } from './replay/recording.ts';
import { takeChairOver } from './replay/take-over.ts';

/**
 * Sends a recorded person through a chair, row by row, as HL7 like any monitor; `npm run replay`. The chair gets its own
 * devices back at the end, and when it is interrupted.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = replayOptionsFrom(args);
  if (!options.ok) return failed(options.error.join('\n'));
  const { file, gateway, chair } = options.value;
  const text = await readFile(file, 'utf8').catch((problem: unknown) => problem as NodeJS.ErrnoException);
  if (typeof text !== 'string') return failed(`${file}: ${reasonOf(text)}`);
  const rows = parseRecording(text);
  if (!rows.ok) return failed(`${file}:${rows.error.line}: ${rows.error.why}`);

  const clock = await followSessionClock(gateway).catch(() => null);
  if (clock === null) return failed(`No gateway in simulation answers at ${gateway}.`);
  const wire = connectToGateway(gateway, 'service-1');
  try {
    const devices = replayDevicesOf(chair);
    const taken = await takeChairOver(wire, chair, Object.values(devices));
    if (!taken.ok) return failed(taken.error);
    const isComplete = await replay(rows.value, options.value, clock);
    await taken.value();
    return isComplete ? 0 : 1;
  } catch (problem) {
    return failed(problem instanceof Error ? problem.message : String(problem));
  } finally {
    clock.close();
    wire.close();
  }
}

/** Rows the sender may be behind before the replay waits for it: nothing of a recording is thrown away. */
const mostWaiting = 64;

/** True when every message was taken. */
async function replay(
  rows: readonly RecordedRow[],
  options: ReplayOptions,
  clock: SessionClock,
): Promise<boolean> {
  const { chair, file, mllpHost: host, mllpPort: port } = options;
  const speed = options.speed ?? clock.rate();
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const reasons = new Set<string>();
  const sender = createMllpSender({
    host,
    port,
    keepMs: Infinity,
    onNews: (news) => {
      if (news.type === 'refused' && !reasons.has(news.reason)) say(`refused: ${news.reason}`);
      if (news.type === 'refused') reasons.add(news.reason);
    },
  });
  say(`${file}: ${rows.length} rows to chair ${chair}, ${speed} times as fast as life`);

  const sentRows = await sendRows(rows, { chair, speed, clock, sender, signal: interrupt.signal });
  if (!interrupt.signal.aborted) await Promise.race([sender.drained(), aborted(interrupt.signal)]);
  const { acknowledged, refused, waiting } = sender.counts();
  sender.close();
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  const ending = interrupt.signal.aborted ? 'interrupted' : 'done';
  say(
    `${ending}: ${sentRows} of ${rows.length} rows, ${acknowledged} messages acknowledged, ${refused} refused` +
      (waiting > 0 ? `, ${waiting} not acknowledged` : ''),
  );
  return refused === 0 && waiting === 0;
}

type Pace = {
  readonly chair: string;
  readonly speed: number;
  readonly clock: SessionClock;
  readonly sender: MllpSender;
  readonly signal: AbortSignal;
};

/** How many rows were sent before the end or the interruption. */
async function sendRows(rows: readonly RecordedRow[], pace: Pace): Promise<number> {
  const { chair, speed, clock, sender, signal } = pace;
  const devices = replayDevicesOf(chair);
  const beganAtHostMs = performance.now();
  const firstS = rows[0]?.timeS ?? 0;
  let measuredAtMs = -Infinity;
  let saidMinutes = 0;
  for (const [index, row] of rows.entries()) {
    const sinceFirstS = row.timeS - firstS;
    await waitUntil(beganAtHostMs + (sinceFirstS * 1_000) / speed, signal);
    while (sender.counts().waiting >= mostWaiting && !signal.aborted) await pause(20, signal);
    if (signal.aborted) return index;
    if (Math.floor(sinceFirstS / 60) > saidMinutes) {
      saidMinutes = Math.floor(sinceFirstS / 60);
      const { acknowledged, refused } = sender.counts();
      say(
        `${saidMinutes} min: ${index} rows sent, ${acknowledged} messages acknowledged, ${refused} refused`,
      );
    }
    measuredAtMs = Math.max(measuredAtMs + 1, Math.floor(clock.now()));
    for (const message of messagesOf(row, devices, measuredAtMs)) {
      const controlId = `${message.profile}-${index}-${measuredAtMs.toString(36)}`;
      const stamped = { ...message, sender: `SIM-REPLAY-${chair}`, controlId, sentAtMs: measuredAtMs };
      sender.send({ controlId, payload: encodePcd01(stamped), atMs: measuredAtMs });
    }
  }
  return rows.length;
}

async function waitUntil(hostMs: number, signal: AbortSignal): Promise<void> {
  const waitMs = hostMs - performance.now();
  if (waitMs > 0) await pause(waitMs, signal);
}

/** Ends early, and quietly, when interrupted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await Promise.race([wait(ms), aborted(signal)]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function reasonOf(problem: NodeJS.ErrnoException): string {
  if (problem.code === 'ENOENT') return 'no such file';
  if (problem.code === 'EISDIR') return 'is a folder, not a file';
  return problem.message;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function failed(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
