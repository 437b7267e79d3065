import { connect, type Socket } from 'node:net';
import type { ConnectionAction } from '../emission.ts';
import { sentOn, type SentOn } from './sent-on.ts';

/** A TCP connection to somebody who listens, made again as often as it takes. */
export type DialledLine = {
  readonly isUp: () => boolean;
  /** It is known that nobody is there just now, or nobody shall be. */
  readonly isAway: () => boolean;
  /** Ended by command: what would be written is carried nowhere. */
  readonly isEnded: () => boolean;
  /** To be called while it is up only. */
  readonly write: (bytes: Uint8Array) => void;
  /** Null while it is not up. */
  readonly sent: () => SentOn | null;
  readonly act: (action: ConnectionAction) => void;
  /** The other end is of no more use: hangs up, and tries again. */
  readonly redial: () => void;
  /** The other end does what it is there for: after the next break the waits begin short again. */
  readonly proven: () => void;
  /** Twice is once. */
  readonly close: () => void;
};

export type LineSettings = {
  readonly host: string;
  readonly port: number;
  readonly backOffMs: BackOff;
  readonly onUp: () => void;
  readonly onBytes: (bytes: Uint8Array) => void;
  /** It was up. `command`: as it was told, so that nothing is tried again until it is told to connect. */
  readonly onDown: (by: 'accident' | 'command') => void;
  /** An attempt failed; the next one follows by itself. */
  readonly onAway?: (why: string) => void;
};

export type BackOff = { readonly first: number; readonly longest: number };

type State =
  | { readonly is: 'dialling'; readonly socket: Socket }
  | { readonly is: 'up'; readonly socket: Socket; readonly sent: SentOn }
  | { readonly is: 'away'; readonly timer: NodeJS.Timeout }
  | { readonly is: 'ended' }
  | { readonly is: 'closed' };

/** Some networks swallow an attempt without a word. */
const diallingTakesMs = 5_000;

export function dialLine(settings: LineSettings): DialledLine {
  const { host, port, backOffMs, onUp, onBytes, onDown, onAway } = settings;
  /** Connections this side has done with, and the other has not, or was not told. */
  const left = new Set<Socket>();
  let waitMs = backOffMs.first;
  let state: State = dialled();

  return {
    isUp: () => state.is === 'up',
    isAway: () => state.is === 'away' || state.is === 'ended' || state.is === 'closed',
    isEnded: () => state.is === 'ended',
    write(bytes) {
      if (state.is !== 'up') return;
      state = { ...state, sent: { ...state.sent, bytes: state.sent.bytes + bytes.length } };
      state.socket.write(bytes);
    },
    sent: () => (state.is === 'up' ? state.sent : null),
    act(action) {
      if (action === 'connect') {
        if (state.is === 'ended') state = dialled();
        return;
      }
      leave((socket) => {
        if (action === 'disconnect') socket.end();
        if (action === 'reset') socket.resetAndDestroy();
      });
    },
    redial() {
      if (state.is === 'up') state.socket.destroy();
    },
    proven() {
      waitMs = backOffMs.first;
    },
    close() {
      const last = state;
      state = { is: 'closed' };
      if (last.is === 'away') clearTimeout(last.timer);
      if (last.is === 'up' || last.is === 'dialling') last.socket.destroy();
      for (const socket of left) socket.destroy();
    },
  };

  function dialled(): State {
    const socket = connect({ host, port, noDelay: true, timeout: diallingTakesMs });
    let why = 'closed';
    const isCurrent = () => 'socket' in state && state.socket === socket;
    socket.on('timeout', () => {
      why = 'no answer';
      socket.destroy();
    });
    socket.on('connect', () => {
      socket.setTimeout(0);
      state = { is: 'up', socket, sent: sentOn(socket) };
      onUp();
    });
    socket.on('data', (bytes) => {
      if (isCurrent()) onBytes(bytes);
    });
    // 'close' follows every error.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      why = error.code ?? error.message;
    });
    socket.on('close', () => {
      left.delete(socket);
      if (isCurrent()) lost(why);
    });
    return { is: 'dialling', socket };
  }

  function lost(why: string): void {
    const wasUp = state.is === 'up';
    state = { is: 'away', timer: setTimeout(() => (state = dialled()), waitMs) };
    waitMs = Math.min(backOffMs.longest, 2 * waitMs);
    if (wasUp) onDown('accident');
    else onAway?.(why);
  }

  /** From here on the connection is no more this line’s, whatever becomes of it. */
  function leave(how: (socket: Socket) => void): void {
    const last = state;
    if (last.is === 'closed') return;
    state = { is: 'ended' };
    if (last.is === 'away') clearTimeout(last.timer);
    if (last.is === 'dialling') last.socket.destroy();
    if (last.is !== 'up') return;
    left.add(last.socket);
    how(last.socket);
    onDown('command');
  }
}
