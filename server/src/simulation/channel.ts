import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import {
  panelAnswerSchema,
  simulationRequestSchemas,
  type PanelCommand,
  type SimulationAnswer,
  type SimulationRefusal,
  type SimulationRequestName,
} from '@chairside/shared/simulation.ts';
import type { Log } from '../ports/log.ts';
import type { ClockHold } from './clock-hold.ts';
import type { PanelRelay } from './panel-relay.ts';

/**
 * The simulator's door: requests checked against their schemas, carried out in the order in which they came, each answered
 * through its acknowledgement. Whoever holds the clock is also who the panel speaks to.
 */
export type ChannelSurroundings = {
  readonly hold: ClockHold;
  readonly panel: PanelRelay;
  readonly log: Log;
};

const panelAnswerWithinMs = 5_000;
const problemsAtMost = 10;
/** In a row, of one simulator: more are no work but a flood. */
const waitingAtMost = 256;

const notHeld = err({ type: 'not-held' as const });

export function openChannel(namespace: Namespace, { hold, panel, log }: ChannelSurroundings): void {
  namespace.on('connection', (socket) => {
    log.info('simulator-connected', { simulator: socket.id });
    /** A request waits for the one before it: two that are on their way together keep their order. */
    let turn: Promise<void> = Promise.resolve();
    let waiting = 0;
    let lettingsGo = 0;
    socket.onAny((event: unknown, body: unknown, reply: unknown) => {
      const tell = (answer: SimulationAnswer<unknown>) => {
        if (typeof reply === 'function') (reply as (answer: unknown) => void)(answer);
      };
      // Letting go does not wait for bytes that may never come; what waits before it has nothing to hold any more.
      if (event === 'clock:release') {
        lettingsGo += 1;
        void carryOut(socket, event, body).then(tell);
        return;
      }
      if (waiting >= waitingAtMost) {
        log.warn('simulator-floods', { simulator: socket.id, waiting });
        socket.disconnect(true);
        return;
      }
      waiting += 1;
      const askedAfter = lettingsGo;
      turn = turn.then(async () => {
        waiting -= 1;
        // Gone meanwhile, and told to have lost the clock: it would hold it for ever.
        if (!socket.connected) return;
        tell(askedAfter === lettingsGo ? await carryOut(socket, String(event), body) : notHeld);
      });
    });
    socket.on('disconnect', () => hold.lose(socket));
  });

  async function carryOut(socket: Socket, event: string, body: unknown): Promise<SimulationAnswer<unknown>> {
    if (!isRequestName(event))
      return err({ type: 'malformed', problems: [`nobody knows ${event.slice(0, 64)}`] });
    const handler = handlers[event] as (socket: Socket, body: unknown) => Promise<SimulationAnswer<unknown>>;
    const read = readBody(event, body);
    return read.ok ? handler(socket, read.value) : read;
  }

  const handlers: Handlers = {
    'clock:hold': (socket, wish) => {
      const held = hold.hold(socket, wish);
      if (held.ok) panel.serve((command) => askSimulator(socket, command));
      return held;
    },
    'clock:pace': (socket, wish) => hold.pace(socket, wish),
    'clock:advance': (socket, wish) => hold.advance(socket, wish),
    'clock:release': (socket) => hold.release(socket),
    'panel:show': (socket, { panel: shown }) => {
      if (!hold.isHeldBy(socket)) return notHeld;
      panel.show(shown);
      return ok(null);
    },
  };
}

type Handlers = {
  readonly [N in SimulationRequestName]: (
    socket: Socket,
    body: z.output<(typeof simulationRequestSchemas)[N]>,
  ) => SimulationAnswer<unknown> | Promise<SimulationAnswer<unknown>>;
};

function isRequestName(event: string): event is SimulationRequestName {
  return Object.hasOwn(simulationRequestSchemas, event);
}

function readBody(event: SimulationRequestName, body: unknown): Result<unknown, SimulationRefusal> {
  const parsed = simulationRequestSchemas[event].safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues
    .slice(0, problemsAtMost)
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return err({ type: 'malformed', problems });
}

async function askSimulator(socket: Socket, command: PanelCommand) {
  const answer: unknown = await socket.timeout(panelAnswerWithinMs).emitWithAck('panel:do', command);
  return panelAnswerSchema.parse(answer);
}
