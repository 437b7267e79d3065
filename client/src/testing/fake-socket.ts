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
    goDown() {
      isUp = false;
      for (const listen of downs) listen();
    },
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
    close: () => undefined,
  };
}
