import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import type { PanelAnswer, PanelCommand } from '@chairside/shared/simulation.ts';
import type {
  ChairSnapshot,
  CommandAnswer,
  Frame,
  Hearing,
  Notices,
  SiteView,
} from '@chairside/shared/wire.ts';
import { toSocketIo } from '@mswjs/socket.io-binding';
import { ws } from 'msw';
import { setupServer } from 'msw/node';
import { aHeartbeat, aSiteView, aSnapshot } from './chair.ts';

/** A gateway that is not there: it speaks the wire through a real socket.io client, and says what the test tells it to. */
export type PretendGateway = {
  readonly url: string;
  readonly commands: readonly ChairCommand[];
  snapshot: ChairSnapshot;
  site: SiteView;
  /** How the next command is answered. */
  answer: CommandAnswer;
  /** The simulator's; null where there is none. Told on watching, and with `say`. Anything: a later simulator may say more. */
  panel: unknown;
  readonly panelCommands: readonly PanelCommand[];
  /** How the simulator answers. */
  panelAnswer: PanelAnswer;
  /** Who hears the chair, as each heartbeat says. */
  hearing: Hearing;
  /** What the screen last said of itself; null when it said nothing. */
  report: ScreenReport | null;
  /** While false it neither beats nor answers heartbeats. */
  isBeating: boolean;
  say<N extends keyof Notices>(name: N, notice: Notices[N]): void;
  frame(frame: Frame): void;
  hangUp(): void;
  /** Everything as at the start, nobody connected. */
  reset(): void;
  close(): void;
};

type Io = ReturnType<typeof toSocketIo>;

export function startPretendGateway(): PretendGateway {
  const url = 'http://gateway.test';
  const link = ws.link('ws://gateway.test');
  const open = new Set<{ readonly io: Io; readonly close: () => void }>();
  const commands: ChairCommand[] = [];
  const panelCommands: PanelCommand[] = [];
  const server = setupServer(
    link.addEventListener('connection', (connection) => {
      const io = toSocketIo(connection);
      open.add({ io, close: () => connection.client.close() });
      answerRequests(connection.client, (name, request) => {
        if (name === 'chair:join') return { ok: true, value: gateway.snapshot };
        if (name === 'screen:heartbeat') {
          gateway.report = (request as { report?: ScreenReport }).report ?? null;
          return gateway.isBeating ? heartbeat() : null;
        }
        if (name === 'simulation:watch') return { ok: true, value: gateway.panel };
        if (name === 'simulation:do') {
          panelCommands.push((request as { command: PanelCommand }).command);
          return { ok: true, value: gateway.panelAnswer };
        }
        if (name === 'overview:join') return { ok: true, value: overview() };
        if (name !== 'chair:command') return { ok: true, value: null };
        commands.push((request as { command: ChairCommand }).command);
        return gateway.answer;
      });
      queueMicrotask(() => io.client.emit('site:view', gateway.site));
    }),
  );
  server.listen({ onUnhandledRequest: 'bypass' });

  const gateway: PretendGateway = {
    url,
    commands,
    panelCommands,
    ...atStart(),
    say: (name, notice) => open.forEach(({ io }) => io.client.emit(name, notice)),
    frame: (frame) => gateway.say('chair:frame', frame),
    hangUp() {
      for (const one of open) one.close();
      open.clear();
    },
    reset() {
      open.clear();
      commands.length = 0;
      panelCommands.length = 0;
      Object.assign(gateway, atStart());
    },
    close: () => server.close(),
  };
  return gateway;

  function overview() {
    const { epoch, state, latest, devices } = gateway.snapshot;
    return { epoch, chairs: [{ state, latest, sparkline: [], devices }] };
  }

  function heartbeat() {
    const { epoch, state } = gateway.snapshot;
    const hearingByChair = { [state.chair]: gateway.hearing };
    return aHeartbeat({ epoch, seqByChair: { [state.chair]: state.seq }, hearingByChair });
  }
}

function atStart() {
  const answer: CommandAnswer = { ok: true, value: { recorded: true } };
  const hearing: Hearing = { atChair: 1, isDeskAudible: false };
  const panelAnswer: PanelAnswer = { ok: true };
  const told = { answer, panel: null, panelAnswer, hearing };
  return { snapshot: aSnapshot(), site: aSiteView(), ...told, report: null, isBeating: true };
}

type RawClient = {
  addEventListener(type: 'message', listen: (message: { readonly data: unknown }) => void): void;
  send(data: string): void;
};

/** The binding knows no acknowledgements, so they are spoken here: `42<id>[name, body]` is answered `43<id>[answer]`. */
function answerRequests(client: RawClient, answer: (name: string, request: unknown) => unknown): void {
  client.addEventListener('message', ({ data }) => {
    const [, id, packet] = /^42(\d+)(\[.*)$/s.exec(String(data)) ?? [];
    if (id === undefined || packet === undefined) return;
    const [name, request] = JSON.parse(packet) as readonly [string, unknown];
    client.send(`43${id}${JSON.stringify([answer(name, request)])}`);
  });
}
