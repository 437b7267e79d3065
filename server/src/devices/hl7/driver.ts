import { families } from '@chairside/shared/devices/families.ts';
import { assertNever } from '@chairside/shared/result.ts';
import type { Cancel } from '../../ports/clock.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings, RejectedWhy } from '../driver.ts';
import { createAcknowledger, rejectedWhy, type Verdict } from './acknowledge.ts';
import { createInterpreter } from './dialects.ts';
import { kindOf, refusalOf } from './header.ts';
import { componentOf, parseMessage, type Hl7Message } from './message.ts';
import { askMindray } from './mindray-asks.ts';
import { createMllpFramer, frameMllp, type MllpPiece } from './mllp-framing.ts';
import { isQuestion } from './query.ts';
import { createReplyQueue } from './reply-queue.ts';
import { withoutNames } from './without-names.ts';

/** HL7 v2 ORU^R01 over MLLP, in IHE's words or a maker's: bedside monitors and vendors' gateways. One session is one connection. */
export const hl7Driver: Driver = { ...families.hl7, open: openSession };

function openSession(surroundings: DriverSurroundings): DriverSession {
  const { clock, link, emit, isSimulation, options } = surroundings;
  const framer = createMllpFramer();
  const acknowledger = createAcknowledger(() => clock.now());
  const replies = createReplyQueue((bytes) => link.write(bytes));
  const interpreter = createInterpreter(options.dialect, surroundings);
  const isCalledMindray = options.dialect === 'mindray' && surroundings.isIncoming !== true;
  const asking = isCalledMindray
    ? askMindray({ clock, processing: isSimulation ? 'T' : 'P' }, (text) => link.write(framed(text)))
    : null;
  let frames = 0;
  let garbageBytes = 0;
  let isClosed = false;
  let cancelDue: Cancel = () => undefined;
  /** What is held was read from it. */
  let heldFrame = '';

  return {
    receive(bytes) {
      if (isClosed) return;
      for (const piece of framer.push(bytes)) takePiece(piece);
    },
    counts: () => ({ frames, garbageBytes, speaks: interpreter.speaks() }),
    close() {
      if (isClosed) return;
      for (const piece of framer.end()) takePiece(piece);
      isClosed = true;
      cancelDue();
      asking?.close();
      tellDue(Infinity);
    },
  };

  function takePiece(piece: MllpPiece): void {
    switch (piece.type) {
      case 'frame':
        frames += 1;
        takeMessage(piece.payload);
        return;
      case 'truncated':
        reject('malformed', `cut off: ${printable(piece.head)}`);
        return;
      case 'garbage':
        garbageBytes += piece.byteCount;
        reject('garbage', printable(piece.head));
        return;
      case 'oversized':
        reject('oversized', `more than ${piece.limitBytes} bytes`);
        link.close('oversized');
        return;
      default:
        return assertNever(piece);
    }
  }

  function takeMessage(payload: Buffer): void {
    const text = payload.toString('latin1');
    const parsed = parseMessage(text);
    if (!parsed.ok) {
      refuse(null, 'unreadable', printable(payload.subarray(0, 64)));
      return;
    }
    const message = parsed.value;
    const kind = kindOf(message);
    const shown = withoutNames(text);
    if (isAnswer(kind) && asking !== null) {
      show(shown);
      return;
    }
    // An acknowledgement is never acknowledged: two that do would never stop.
    if (kind.startsWith('ACK')) {
      reject('malformed', message.header.text.slice(0, rawLength));
      return;
    }
    const dialect = interpreter.dialectOf(message);
    const refusal = refusalOf(message, dialect, isSimulation);
    if (refusal !== null) {
      refuse(message, refusal, message.header.text);
      return;
    }
    const settle = replies.reserve();
    if (isQuestion(kind)) {
      show(shown);
      settle([framed(acknowledger.nobodyFound(message))]);
      return;
    }
    if (componentOf(message.header.field(10), 1, message.separators) === '106') asking?.keepsAlive();
    const wasDueAtMs = nextDueAtMs();
    const said = interpreter.decoderOf(dialect).read(message, clock.now());
    if (nextDueAtMs() !== wasDueAtMs) heldFrame = shown;
    waitForDue();
    const answer = (verdict: Verdict) => settle(acknowledger.answer(message, verdict).map(framed));
    const recorded = emit(said, shown);
    // What waits for its next message is held, not said: the monitor may wait for the answer before it goes on (HL29).
    if (said.length === 0) answer('recorded');
    recorded
      .then(said.length === 0 ? () => undefined : answer, () => {
        if (said.length > 0) answer('not-recorded');
      })
      .catch(() => {
        link.close('fault');
      });
  }

  function waitForDue(): void {
    cancelDue();
    const dueAtMs = nextDueAtMs();
    if (dueAtMs === null) return;
    cancelDue = clock.at(dueAtMs, () => {
      tellDue(clock.now());
      waitForDue();
    });
  }

  function nextDueAtMs(): number | null {
    const dues = interpreter.decoders().flatMap((decoder) => decoder.dueAtMs() ?? []);
    return dues.length === 0 ? null : Math.min(...dues);
  }

  function tellDue(atMs: number): void {
    const said = interpreter.decoders().flatMap((decoder) => decoder.due(atMs));
    if (said.length > 0) emit(said, heldFrame).catch(() => 'not-recorded');
  }

  function refuse(message: Hl7Message | null, verdict: Exclude<Verdict, 'recorded'>, raw: string): void {
    const why = rejectedWhy(verdict);
    if (why !== null) reject(why, raw.slice(0, rawLength));
    replies.reserve()(acknowledger.answer(message, verdict).map(framed));
  }

  /** It says nothing of a patient, and can be looked at all the same. */
  function show(frame: string): void {
    emit([], frame).catch(() => 'not-recorded');
  }

  /** Counted and shown; nothing waits for it. */
  function reject(why: RejectedWhy, raw: string): void {
    const said: DeviceSaid = { type: 'frame-rejected', why, raw };
    emit([said], raw).catch(() => 'not-recorded');
  }
}

const rawLength = 120;

/** To a question of ours. */
function isAnswer(kind: string): boolean {
  return /^(ACK|ORF|ADR)/.test(kind);
}

function framed(message: string): Uint8Array {
  return frameMllp(Buffer.from(message, 'latin1'));
}

/** Whoever it was about is left out, even of half a message. */
function printable(bytes: Uint8Array): string {
  return withoutNames(Buffer.from(bytes).toString('latin1')).replaceAll(/[^ -~]/g, '.');
}
