import { families } from '@chairside/shared/devices/families.ts';
import { assertNever } from '@chairside/shared/result.ts';
import type { DeviceSaid, Driver, DriverSession, DriverSurroundings, RejectedWhy } from '../driver.ts';
import { createAcknowledger, rejectedWhy, type Verdict } from './acknowledge.ts';
import { componentOf, parseMessage, type Hl7Message } from './message.ts';
import { createMllpFramer, frameMllp, type MllpPiece } from './mllp-framing.ts';
import { decodeObservations } from './pcd01.ts';
import { createReplyQueue } from './reply-queue.ts';

/** HL7 v2 ORU^R01 (IHE PCD-01) over MLLP: bedside monitors and vendors' gateways. One session is one connection. */
export const hl7Driver: Driver = { ...families.hl7, open: openSession };

function openSession({ clock, link, emit, isSimulation }: DriverSurroundings): DriverSession {
  const framer = createMllpFramer();
  const acknowledger = createAcknowledger(() => clock.now());
  const replies = createReplyQueue((bytes) => link.write(bytes));
  let frames = 0;
  let garbageBytes = 0;
  let isClosed = false;

  return {
    receive(bytes) {
      if (isClosed) return;
      for (const piece of framer.push(bytes)) takePiece(piece);
    },
    counts: () => ({ frames, garbageBytes }),
    close() {
      if (isClosed) return;
      for (const piece of framer.end()) takePiece(piece);
      isClosed = true;
    },
  };

  function takePiece(piece: MllpPiece): void {
    switch (piece.type) {
      case 'frame':
        frames += 1;
        {
          takeMessage(piece.payload);
          return;
        }
      case 'truncated': {
        reject('malformed', `cut off: ${printable(piece.head)}`);
        return;
      }
      case 'garbage':
        garbageBytes += piece.byteCount;
        {
          reject('garbage', printable(piece.head));
          return;
        }
      case 'oversized':
        reject('oversized', `more than ${piece.limitBytes} bytes`);
        {
          link.close('oversized');
          return;
        }
      default:
        return assertNever(piece);
    }
  }

  function takeMessage(payload: Buffer): void {
    const parsed = parseMessage(payload.toString('latin1'));
    if (!parsed.ok) {
      refuse(null, 'unreadable', printable(payload.subarray(0, 64)));
      return;
    }
    const message = parsed.value;
    // An acknowledgement is never acknowledged: two that do would never stop.
    if (kindOf(message) === 'ACK') {
      reject('malformed', message.header.text.slice(0, rawLength));
      return;
    }
    const refusal = refusalOf(message, isSimulation);
    if (refusal !== null) {
      refuse(message, refusal, message.header.text);
      return;
    }
    const settle = replies.reserve();
    const said = decodeObservations(message);
    const answer = (verdict: Verdict) => settle(framed(acknowledger.answer(message, verdict)));
    if (said.length === 0) {
      answer('recorded');
      return;
    }
    emit(said)
      .then(answer, () => {
        answer('not-recorded');
      })
      .catch(() => {
        link.close('fault');
      });
  }

  function refuse(message: Hl7Message | null, verdict: Exclude<Verdict, 'recorded'>, raw: string): void {
    const why = rejectedWhy(verdict);
    if (why !== null) reject(why, raw.slice(0, rawLength));
    replies.reserve()(framed(acknowledger.answer(message, verdict)));
  }

  /** Counted and shown; nothing waits for it. */
  function reject(why: RejectedWhy, raw: string): void {
    const said: DeviceSaid = { type: 'frame-rejected', why, raw };
    emit([said]).catch(() => 'not-recorded');
  }
}

const rawLength = 120;

/** The first thing that is wrong with a message's header; null when the rows can be read. */
function refusalOf({ header, separators }: Hl7Message, isSimulation: boolean) {
  if (componentOf(header.field(9), 1, separators) !== 'ORU') return 'unsupported-message-type';
  if (componentOf(header.field(9), 2, separators) !== 'R01') return 'unsupported-message-type';
  if (!/^2\.[3-9](\.\d)?$/.test(componentOf(header.field(12), 1, separators))) return 'unsupported-version';
  const processing = componentOf(header.field(11), 1, separators);
  // In simulation every message says T, outside it every message says P: debugging and training are no patient's data.
  if (isSimulation && processing !== 'T') return 'not-simulated';
  if (!isSimulation && processing !== 'P') return 'simulated';
  return null;
}

function kindOf({ header, separators }: Hl7Message): string {
  return componentOf(header.field(9), 1, separators);
}

function framed(messages: readonly string[]): readonly Uint8Array[] {
  return messages.map((message) => frameMllp(Buffer.from(message, 'latin1')));
}

function printable(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '.');
}
