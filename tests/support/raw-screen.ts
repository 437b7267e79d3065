import { wireVersion } from '@chairside/shared/wire-version.ts';

/** A connection of the screens' kind without the library that keeps it well-formed: whatever is said goes out as it is. */
export type RawScreen = {
  say(frame: string | Uint8Array<ArrayBuffer>): void;
  /** A request with its number; the promise is for the text of its answer, null when the gateway hung up instead. */
  ask(event: string, bodyJson: string): Promise<string | null>;
  /** Whether the gateway has hung up. */
  isGone(): boolean;
  readonly gone: Promise<void>;
  leave(): void;
};

export async function openRawScreen(url: string, auth: object = {}): Promise<RawScreen> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const waiting = new Map<number, (answer: string | null) => void>();
  let asked = 0;
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      isGone = true;
      for (const settle of waiting.values()) settle(null);
      resolve();
    });
  });
  socket.addEventListener('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    void gone.then(() => reject(new Error('hung up before it had begun')));
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      // engine.io: 0 opens, 2 pings; socket.io within it: 40 is connected, 43 an answer.
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ wireVersion, ...auth })}`);
      else if (text === '2') socket.send('3');
      else if (text.startsWith('40')) resolve();
      else if (text.startsWith('43')) {
        const [, number = '', answer = ''] = /^43(\d+)(.*)$/s.exec(text) ?? [];
        waiting.get(Number(number))?.(answer);
        waiting.delete(Number(number));
      }
    });
  });
  return {
    say: (frame) => {
      if (!isGone) socket.send(frame);
    },
    ask(event, bodyJson) {
      if (isGone) return Promise.resolve(null);
      const number = (asked += 1);
      const answered = new Promise<string | null>((resolve) => waiting.set(number, resolve));
      socket.send(`42${number}[${JSON.stringify(event)},${bodyJson}]`);
      return answered;
    },
    isGone: () => isGone,
    gone,
    leave: () => socket.close(),
  };
}
