import { connect, type Socket } from 'node:net';
import { componentOf, parseMessage } from '../devices/hl7/message.ts';
import { createMllpFramer, frameMllp } from '../devices/hl7/mllp-framing.ts';
import type { Clock } from '../ports/clock.ts';

/** A message out, its acknowledgement back, over one MLLP connection that is opened when it is needed. One at a time. */
export type Exchange = {
  /** Rejects where there is no connection or no answer: nobody knows then whether it arrived. */
  send(message: string, id: string): Promise<Answer>;
  close(): void;
};

/** error: AE, CE, it may do later. rejected: AR, CR, it never will. */
export type Answer =
  { readonly type: 'accepted' } | { readonly type: 'error' | 'rejected'; readonly text: string };

export type Target = { readonly host: string; readonly port: number };

export const answerWithinMs = 10_000;

export function createExchange({ host, port }: Target, hostClock: Clock): Exchange {
  let socket: Socket | null = null;
  let waiting: Waiting | null = null;

  return {
    send(message, id) {
      return new Promise((resolve, reject) => {
        const cancel = hostClock.at(hostClock.now() + answerWithinMs, () => fail('no answer'));
        waiting = { id, resolve, reject, cancel };
        socket ??= open();
        socket.write(frameMllp(Buffer.from(message, 'utf8')));
      });
    },
    close: () => fail('closed'),
  };

  function open(): Socket {
    const opened = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
    // What came with another connection, half an answer too, is nothing to this one.
    const framer = createMllpFramer();
    const isThis = () => socket === opened;
    opened.on('data', (bytes) => {
      for (const piece of framer.push(bytes)) {
        if (!isThis()) return;
        if (piece.type === 'frame') hear(piece.payload.toString('utf8'));
        else if (piece.type === 'oversized') fail('not HL7');
      }
    });
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (isThis()) fail(error.code ?? error.message);
    });
    opened.on('close', () => {
      if (isThis()) fail('hung up');
    });
    return opened;
  }

  /** An answer to what was given up is an answer to nothing. */
  function hear(text: string): void {
    const parsed = parseMessage(text);
    if (!parsed.ok || waiting === null) return;
    const { segments, separators } = parsed.value;
    const msa = segments.find(({ name }) => name === 'MSA');
    if (msa === undefined || msa.field(2) !== waiting.id) return;
    const answer = answerOf(componentOf(msa.field(1), 1, separators), msa.field(3));
    if (answer === null) return;
    const { resolve, cancel } = waiting;
    waiting = null;
    cancel();
    resolve(answer);
  }

  function fail(why: string): void {
    const [gone, lost] = [socket, waiting];
    socket = null;
    waiting = null;
    gone?.destroy();
    lost?.cancel();
    lost?.reject(new Error(why));
  }
}

type Waiting = {
  readonly id: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (why: Error) => void;
  readonly cancel: () => void;
};

function answerOf(code: string, text: string): Answer | null {
  switch (code) {
    case 'AA':
    case 'CA':
      return { type: 'accepted' };
    case 'AE':
    case 'CE':
      return { type: 'error', text: `${code} ${text}`.slice(0, 200) };
    case 'AR':
    case 'CR':
      return { type: 'rejected', text: `${code} ${text}`.slice(0, 200) };
    default:
      return null;
  }
}
