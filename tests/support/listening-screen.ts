import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import {
  wireVersion,
  type Answer,
  type Frame,
  type Hearing,
  type Heartbeat,
} from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';

/** A screen, at a chair or of all of them, that beats once a second and says of itself what the test wants. */
export type ListeningScreen = {
  /** At once, and from now on with every heartbeat; null: it beats, and says nothing of itself. */
  says(report: ScreenReport | null): Promise<Answer<Heartbeat>>;
  /** Its socket stays open, and not another word. */
  fallSilent(): void;
  /** Who hears the chair, as the gateway told this screen last. */
  hearing(chair: ChairId): Hearing | undefined;
  heartbeat(): Heartbeat | null;
  /** Since it joined, in order. */
  events(): readonly ChairEvent[];
  leave(): void;
};

const beatEveryMs = 1_000;
const answerWithinMs = 5_000;

/** Of a screen at this chair that is heard. */
export function audibleAt(chair: string): ScreenReport {
  return {
    place: 'chair',
    watches: [chair as ChairId],
    sound: 'audible',
    isVisible: true,
    isKeptAwake: true,
    touchedAgoMs: 1_000,
    batteryPercent: 80,
  };
}

/** `follows` a chair, or `overview` for all of them. */
export async function openListeningScreen(url: string, follows: string): Promise<ListeningScreen> {
  const socket: Socket = io(url, { transports: ['websocket'], forceNew: true, auth: { wireVersion } });
  const events: ChairEvent[] = [];
  let report: ScreenReport | undefined;
  let newest: Heartbeat | null = null;
  socket.on('chair:frame', (frame: Frame) => events.push(...(frame.events ?? [])));
  socket.on('gateway:heartbeat', (heartbeat: Heartbeat) => (newest = heartbeat));
  const [request, wanted] =
    follows === 'overview' ? ['overview:join', {}] : ['chair:join', { chair: follows, after: null }];
  const joined = await ask<object>(request, wanted);
  if (!joined.ok) throw new Error(`${follows} can not be joined: ${joined.error.type}`);
  // The gateway may go away and come back meanwhile.
  socket.on('connect', () => socket.emit(request, wanted));
  const timer = setInterval(() => {
    if (socket.connected) socket.emit('screen:heartbeat', body(), hear);
  }, beatEveryMs);

  async function ask<T>(request: string, body: object): Promise<Answer<T>> {
    return (await socket.timeout(answerWithinMs).emitWithAck(request, body)) as Answer<T>;
  }

  function body(): object {
    return { seqByChair: {}, ...(report === undefined ? {} : { report }) };
  }

  function hear(answer: Answer<Heartbeat>): Answer<Heartbeat> {
    if (answer.ok) newest = answer.value;
    return answer;
  }

  return {
    async says(now) {
      report = now ?? undefined;
      return hear(await ask<Heartbeat>('screen:heartbeat', body()));
    },
    fallSilent: () => clearInterval(timer),
    hearing: (chair) => newest?.hearingByChair[chair],
    heartbeat: () => newest,
    events: () => events,
    leave() {
      clearInterval(timer);
      socket.disconnect();
    },
  };
}
