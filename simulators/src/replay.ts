import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { followSessionClock } from './gateway/session-clock.ts';
import { connectToGateway } from './gateway/wire.ts';
import { createMllpSender, type MllpSender } from './links/mllp-sender.ts';
import { replayDevicesOf } from './replay/messages.ts';
import { replayOptionsFrom, type ReplayOptions } from './replay/options.ts';
import { parseRecording, type RecordedRow } from '@chairside/shared/vitals/recording.ts';
import { sendRows } from './replay/send-rows.ts';
import { takeChairOver } from './replay/take-over.ts';

/**
 * Sends a recorded person through a chair, row by row, as HL7 like any monitor; `npm run replay`. The chair gets its own
 * devices back at the end, and when it is interrupted.
 */
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());

const lastAnswersWithinMs = 2_000;

process.exitCode = await main(process.argv.slice(2)).catch((problem: unknown) =>
  failed(problem instanceof Error ? problem.message : String(problem)),
);

async function main(args: readonly string[]): Promise<number> {
  const options = replayOptionsFrom(args);
  if (!options.ok) return failed(options.error.join('\n'));
  const { file } = options.value;
  const text = await readFile(file, 'utf8').catch((problem: unknown) => problem as NodeJS.ErrnoException);
  if (typeof text !== 'string') return failed(`${file}: ${reasonOf(text)}`);
  const rows = parseRecording(text);
  if (!rows.ok) return failed(`${file}:${rows.error.line}: ${rows.error.why}`);
  return replay(rows.value, options.value);
}

async function replay(rows: readonly RecordedRow[], options: ReplayOptions): Promise<number> {
  const { gateway, chair, mllpHost: host, mllpPort: port, file } = options;
  const clock = await followSessionClock(gateway).catch(() => null);
  if (clock === null) return failed(`No gateway in simulation answers at ${gateway}.`);
  const wire = connectToGateway(gateway, 'service-1');
  const reasons = new Set<string>();
  const sender = createMllpSender({
    host,
    port,
    keepMs: Infinity,
    onNews: (news) => {
      if (news.type !== 'refused' || reasons.has(news.reason)) return;
      reasons.add(news.reason);
      say(`refused: ${news.reason}`);
    },
  });
  try {
    const taken = await takeChairOver(wire, chair, Object.values(replayDevicesOf(chair)));
    if (!taken.ok) return failed(taken.error);
    try {
      // A clock that is paused has no speed of its own.
      const speed = options.speed ?? (clock.rate() > 0 ? clock.rate() : 1);
      say(`${file}: ${rows.length} rows to chair ${chair}, ${speed} times as fast as life`);
      const sentRows = await sendRows(rows, {
        chair,
        speed,
        now: clock.now,
        sender,
        signal: interrupt.signal,
        onMinute: (minute, sent) => say(`${minute} min: ${sent} rows, ${tally(sender)}`),
      });
      await Promise.race([sender.drained(), givenUp()]);
      say(`${interrupt.signal.aborted ? 'interrupted' : 'done'}: ${sentRows} rows, ${tally(sender)}`);
      return sender.counts().refused + sender.counts().waiting === 0 ? 0 : 1;
    } finally {
      await taken.value();
    }
  } finally {
    sender.close();
    clock.close();
    wire.close();
  }
}

function tally(sender: MllpSender): string {
  const { acknowledged, refused, waiting } = sender.counts();
  return `${acknowledged} messages acknowledged, ${refused} refused, ${waiting} on their way`;
}

/** Some time after the interruption: what is on its way may still arrive. */
async function givenUp(): Promise<void> {
  if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
  await wait(lastAnswersWithinMs, undefined, { ref: false });
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
