import type { HandshakeRefusal, Notices, Request, RequestName } from '@chairside/shared/wire.ts';
import type { SocketPort } from '../live/socket.ts';

/** A socket whose other end is the test: it sees what was asked, answers when it likes, and breaks the link. */
export type FakeSocket = SocketPort & {
  readonly asked: readonly Asking[];
  askedFor<N extends RequestName>(name: N): readonly Request<N>[];
  /** Answers the newest request of that name. */
  answer(name: RequestName, answer: unknown): void;
  notify<N extends keyof Notices>(name: N, notice: Notices[N]): void;
  goUp(): void;
  goDown(): void;
  refuse(why: HandshakeRefusal): void;
  /** How often the screen came anew by itself. */
  readonly reconnected: () => number;
};

type Asking = {
  readonly name: RequestName;
  readonly request: unknown;
  readonly answered: (answer: unknown) => void;
};

export function createFakeSocket(): FakeSocket {
  const asked: Asking[] = [];
  const listeners = new Map<string, ((notice: never) => void)[]>();
  const ups: (() => void)[] = [];
  const downs: (() => void)[] = [];
  const refusals: ((why: HandshakeRefusal) => void)[] = [];
  let isUp = false;
  let reconnected = 0;
  const goDown = () => {
    isUp = false;
    for (const listen of downs) listen();
  };
  return {
    asked,
    askedFor: <N extends RequestName>(name: N) =>
      asked.filter((one) => one.name === name).map((one) => one.request as Request<N>),
    answer: (name, answer) => asked.findLast((one) => one.name === name)?.answered(answer),
    notify: (name, notice) => listeners.get(name)?.forEach((listen) => listen(notice as never)),
    goUp() {
      isUp = true;
      for (const listen of ups) listen();
    },
    goDown,
    reconnected: () => reconnected,
    refuse: (why) => refusals.forEach((listen) => listen(why)),
    isConnected: () => isUp,
    onConnect: (listen) => void ups.push(listen),
    onDisconnect: (listen) => void downs.push(listen),
    onRefused: (listen) => void refusals.push(listen),
    on: (name, listen) => void listeners.set(name, [...(listeners.get(name) ?? []), listen]),
    ask: (name, request, answered) => {
      asked.push({ name, request, answered });
    },
    connect: () => undefined,
    hold: () => undefined,
    reconnect() {
      reconnected += 1;
      if (isUp) goDown();
    },
    close: () => undefined,
  };
}
