import {
  panelCommandSchema,
  simulationNamespace,
  type Advanced,
  type Held,
  type Panel,
  type PanelAnswer,
  type PanelCommand,
  type SimulationAnswer,
} from '@chairside/shared/simulation.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import { io, type Socket } from 'socket.io-client';

/**
 * The simulator's end of the channel through which it owns simulated time (SI8, decision 0020). Refusals are answers; every method
 * rejects when the gateway is gone or says nothing. It never reconnects by itself: whoever lost it connects anew, and holds anew.
 */
export type ControlChannel = {
  /** The session clock stands, until `advance`. `startAtMs`: set to it first, while nothing is recorded of any chair. */
  hold(pace: number | null, startAtMs?: number): Promise<SimulationAnswer<Held>>;
  /** Moves the clock to `toMs` once the bytes have arrived; they are taken in at that time, in the order of `links`. */
  advance(toMs: number, links: readonly SentOnLink[]): Promise<SimulationAnswer<Advanced>>;
  /** What screens are told: session seconds a host second, 0 in a pause, null as fast as it goes. */
  pace(pace: number | null): Promise<SimulationAnswer<null>>;
  release(): Promise<SimulationAnswer<null>>;
  show(panel: Panel): Promise<SimulationAnswer<null>>;
  /** One at a time, the last that was given. Until there is one, every command is answered with a problem. */
  onDo(handler: (command: PanelCommand) => Promise<PanelAnswer> | PanelAnswer): void;
  /** Once, when the connection has broken, with why; not after `close`. */
  onLost(tell: (why: string) => void): void;
  /** Lets go of the clock first, where it is held: an orderly end is no loss. The connection is gone a moment later. */
  close(): void;
};

/** `bytes`: all that was written to the connection which the gateway knows as `peer` since it began. */
export type SentOnLink = { readonly peer: string; readonly bytes: number };

/** Longer than the gateway waits for bytes. */
const answerWithinMs = 15_000;
const lettingGoWithinMs = 500;

/** Rejects with one sentence when the gateway is not there, is not in simulation, or refuses. */
export async function connectControl(gateway: string): Promise<ControlChannel> {
  const socket = io(new URL(simulationNamespace, gateway).href, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { wireVersion },
  });
  await connected(socket, gateway);
  let carryOut: (command: PanelCommand) => Promise<PanelAnswer> | PanelAnswer = () =>
    refused('This simulator takes no commands.');
  let tellLost: (why: string) => void = () => undefined;
  let isClosed = false;
  let mayHold = false;

  socket.on('panel:do', (body: unknown, reply: (answer: PanelAnswer) => void) => {
    const command = panelCommandSchema.safeParse(body);
    if (!command.success) {
      reply(refused('The simulator does not know this command.'));
      return;
    }
    Promise.resolve(command.data)
      .then((known) => carryOut(known))
      .then(reply, (cause: unknown) => {
        reply(refused(`The simulator failed: ${String(cause)}`));
      });
  });
  socket.on('disconnect', (why) => {
    if (!isClosed) tellLost(`the gateway at ${gateway} is gone (${why})`);
  });

  async function ask<T>(request: string, body: object): Promise<SimulationAnswer<T>> {
    if (isClosed || !socket.connected) throw new Error(`the gateway at ${gateway} is gone`);
    try {
      const answer: unknown = await socket.timeout(answerWithinMs).emitWithAck(request, body);
      return answer as SimulationAnswer<T>;
    } catch (cause) {
      throw new Error(`the gateway at ${gateway} does not answer ${request}`, { cause });
    }
  }

  return {
    hold(pace, startAtMs) {
      mayHold = true;
      return ask('clock:hold', { pace, ...(startAtMs === undefined ? {} : { startAtMs }) });
    },
    advance: (toMs, links) => ask('clock:advance', { toMs, links }),
    pace: (pace) => ask('clock:pace', { pace }),
    release: () => ask('clock:release', {}),
    show: (panel) => ask('panel:show', { panel }),
    onDo(handler) {
      carryOut = handler;
    },
    onLost(tell) {
      tellLost = tell;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      if (!mayHold || !socket.connected) {
        socket.disconnect();
        return;
      }
      // Both at once, the gateway may hear of the end first.
      socket.timeout(lettingGoWithinMs).emit('clock:release', {}, () => {
        socket.disconnect();
      });
    },
  };
}

function connected(socket: Socket, gateway: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (cause: Error & { readonly data?: unknown }) => {
      socket.disconnect();
      reject(new Error(whyNot(cause, gateway), { cause }));
    });
  });
}

function whyNot(cause: Error & { readonly data?: unknown }, gateway: string): string {
  if (cause.message === 'Invalid namespace') return `the gateway at ${gateway} is not in simulation`;
  if (cause.data !== undefined) return `the gateway at ${gateway} refuses: ${JSON.stringify(cause.data)}`;
  return `no gateway answers at ${gateway}`;
}

function refused(problem: string): PanelAnswer {
  return { ok: false, problems: [problem] };
}
