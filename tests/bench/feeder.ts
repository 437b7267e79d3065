import { connect, type Socket } from 'node:net';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { frameOf, numberOf } from './message.ts';
import { createRandom, stampMs } from './numbers.ts';
import { answerOrders } from './orders.ts';

/** Plays the devices: one MLLP connection a chair, in a process of its own. */
export type FeedOrder = {
  readonly mllpPort: number;
  readonly chairs: readonly string[];
  readonly parameters: readonly ParameterId[];
  /** Messages for each chair. */
  readonly messages: number;
  /** What the patients' clock showed when the machine's monotonic one was at `stampMs`, and how fast it runs. */
  readonly clock: { readonly stampMs: number; readonly sessionMs: number; readonly rate: number };
  /** Messages that earlier orders sent for each chair. */
  readonly sentBefore: number;
  readonly pace:
    | { readonly kind: 'steady'; readonly perSecond: number; readonly window: number }
    /** All of it as one stream of bytes, cut and joined at random. */
    | { readonly kind: 'scattered'; readonly window: number; readonly seed: number };
};

/** Stamps by chair (same order as asked), then by message; 0 where it never happened. */
export type FeedReport = {
  readonly due: readonly Float64Array[];
  /** When the last byte of the message was given to the socket. */
  readonly sent: readonly Float64Array[];
  /** When its acknowledgement AA was read. */
  readonly accepted: readonly Float64Array[];
  readonly answers: Readonly<Record<string, number>>;
  /** The first refusal, whole. */
  readonly firstRefusal: string | null;
  readonly elapsedMs: number;
};

type Line = {
  readonly chair: string;
  readonly socket: Socket;
  readonly due: Float64Array;
  readonly sent: Float64Array;
  readonly accepted: Float64Array;
  /** Numbers within this order, from 0: queued up to `queued`, written up to `written`, answered in all `answered`. */
  queued: number;
  written: number;
  answered: number;
  lastMeasuredAtMs: number;
  unread: string;
};

const patienceMs = 15_000;

answerOrders(async (order: FeedOrder): Promise<FeedReport> => {
  const answers: Record<string, number> = {};
  let firstRefusal: string | null = null;
  const note = (code: string, frame: string) => {
    answers[code] = (answers[code] ?? 0) + 1;
    if (code !== 'AA') firstRefusal ??= frame;
  };
  const lines = await Promise.all(order.chairs.map((chair) => openLine(chair, order)));
  const startedAt = stampMs();
  const done = Promise.all(lines.map((line) => listen(line, order, note)));
  if (order.pace.kind === 'steady') await sendSteadily(lines, order, order.pace);
  else await Promise.all(lines.map((line) => sendScattered(line, order)));
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const elapsedMs = stampMs() - startedAt;
  for (const line of lines) line.socket.destroy();
  return {
    due: lines.map((line) => line.due),
    sent: lines.map((line) => line.sent),
    accepted: lines.map((line) => line.accepted),
    answers,
    firstRefusal,
    elapsedMs,
  };
});

function openLine(chair: string, order: FeedOrder): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: order.mllpPort, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      resolve({
        chair,
        socket: socket.setEncoding('latin1'),
        due: new Float64Array(order.messages),
        sent: new Float64Array(order.messages),
        accepted: new Float64Array(order.messages),
        queued: 0,
        written: 0,
        answered: 0,
        lastMeasuredAtMs: 0,
        unread: '',
      });
    });
  });
}

/** Resolves once every message of the line has its answer. */
function listen(line: Line, order: FeedOrder, note: (code: string, frame: string) => void): Promise<void> {
  return new Promise((resolve) => {
    line.socket.on('data', (text: string) => {
      const at = stampMs();
      const frames = (line.unread + text).split('\x1c');
      line.unread = frames.pop() ?? '';
      for (const frame of frames) takeAnswer(line, frame, at);
      if (order.pace.kind === 'steady') writeQueued(line, order, order.pace.window);
      if (line.answered >= order.messages) resolve();
    });
    function takeAnswer(to: Line, frame: string, at: number): void {
      const [, code = '', controlId = ''] = /MSA\|([^|]*)\|([^|\r]*)/.exec(frame) ?? [];
      const number = numberOf(to.chair, controlId);
      const index = number === null ? -1 : number - order.sentBefore - 1;
      if (code === 'AA' && to.accepted[index] !== 0) note('AA for no message, or twice', frame);
      else note(code, frame);
      if (code === 'AA') to.accepted[index] = at;
      to.answered += 1;
    }
  });
}

/** Message `i` of all is due at `i / perSecond`, chairs in turn; a chair with a full window waits for its answers. */
function sendSteadily(
  lines: readonly Line[],
  order: FeedOrder,
  pace: { readonly perSecond: number; readonly window: number },
): Promise<void> {
  const total = order.messages * lines.length;
  const startAt = stampMs() + 5;
  const gapMs = 1000 / pace.perSecond;
  let next = 0;
  return new Promise((resolve) => {
    const step = () => {
      const now = stampMs();
      for (; next < total && startAt + next * gapMs <= now; next += 1) {
        const line = lines[next % lines.length]!;
        line.due[line.queued] = startAt + next * gapMs;
        line.queued += 1;
        writeQueued(line, order, pace.window);
      }
      if (next < total) setTimeout(step, 1);
      else resolve();
    };
    step();
  });
}

function writeQueued(line: Line, order: FeedOrder, window: number): void {
  while (line.written < line.queued && line.written - line.answered < window) {
    const frame = nextFrame(line, order, line.written);
    line.sent[line.written] = stampMs();
    line.written += 1;
    line.socket.write(frame, 'latin1');
  }
}

/** Never the same time of measurement twice: what a device says again it said once. */
function nextFrame(line: Line, order: FeedOrder, index: number): string {
  const { stampMs: from, sessionMs, rate } = order.clock;
  const now = Math.floor(sessionMs + (stampMs() - from) * rate);
  line.lastMeasuredAtMs = Math.max(now, line.lastMeasuredAtMs + 1);
  return frameOf({
    chair: line.chair,
    number: order.sentBefore + index + 1,
    measuredAtMs: line.lastMeasuredAtMs,
    parameters: order.parameters,
  });
}

async function sendScattered(line: Line, order: FeedOrder): Promise<void> {
  const { window } = order.pace;
  const random = createRandom(order.pace.kind === 'scattered' ? order.pace.seed : 0);
  const giveUpAt = stampMs() + 4 * patienceMs;
  let bytes = '';
  while (line.written < order.messages && stampMs() < giveUpAt) {
    while (bytes.length < 4096 && line.queued < order.messages && line.queued - line.answered < window) {
      bytes += nextFrame(line, order, line.queued);
      line.queued += 1;
    }
    // Mostly a few bytes, now and then several messages at once.
    const size = Math.max(1, Math.floor(random() ** 3 * 3000));
    const piece = bytes.slice(0, size);
    bytes = bytes.slice(size);
    const sentAt = stampMs();
    for (let ends = piece.split('\x1c').length - 1; ends > 0; ends -= 1) {
      line.due[line.written] = sentAt;
      line.sent[line.written] = sentAt;
      line.written += 1;
    }
    if (piece !== '') line.socket.write(piece, 'latin1');
    // A turn between writes, so that the pieces leave as pieces.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (bytes !== '') line.socket.write(bytes, 'latin1');
}
