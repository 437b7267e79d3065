import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Advanced, SimulationAnswer } from '@chairside/shared/simulation.ts';
import { connectControl, type ControlChannel } from '@chairside/simulators/gateway/control.ts';
import { mllpFrame } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01, type Message } from '@chairside/simulators/links/pcd01.ts';
import type { Gateway } from './gateway.ts';

/** Who holds the clock of a gateway and says what devices say, byte by byte, over cables of its own. */
export type SteppedBedside = {
  readonly control: ControlChannel;
  plugIn(sender: string): Promise<SteppedCable>;
  nowMs(): number;
  /** The clock goes to that time, with all that was said meanwhile; throws when it may not. What happened is kept. */
  advanceTo(toMs: number): Promise<void>;
  /** All chairs', since the clock is held. */
  events(): readonly ChairEvent[];
  leave(): void;
};

export type SteppedCable = {
  /** The next message, framed; not written yet. */
  frame(message: Omit<Message, 'controlId' | 'sender'>): Uint8Array;
  /** Does not wait for an answer. */
  write(bytes: Uint8Array): void;
  readonly socket: Socket;
  /** As the gateway knows it, and all that was written. */
  sent(): { readonly peer: string; readonly bytes: number };
};

export type HoldWish = { readonly pace?: number | null; readonly startAtMs?: number };

export async function holdClock(
  gateway: Gateway,
  { pace = null, startAtMs }: HoldWish = {},
): Promise<SteppedBedside> {
  const control = await connectControl(gateway.url);
  const held = must(await holdOnceFree(() => control.hold(pace, startAtMs)));
  const cables: SteppedCable[] = [];
  const events: ChairEvent[] = [];
  let nowMs = held.sessionNowMs;
  return {
    control,
    async plugIn(sender) {
      const cable = await layCable(gateway.mllpPort, sender);
      cables.push(cable);
      return cable;
    },
    nowMs: () => nowMs,
    async advanceTo(toMs) {
      const links = cables.filter(({ socket }) => socket.writable).map((cable) => cable.sent());
      const advanced: Advanced = must(await control.advance(toMs, links));
      nowMs = advanced.sessionNowMs;
      events.push(...advanced.events);
    },
    events: () => events,
    leave() {
      control.close();
      for (const { socket } of cables) socket.destroy();
    },
  };
}

/** The gateway may not have noticed yet that the last simulator has left. */
async function holdOnceFree<T>(hold: () => Promise<SimulationAnswer<T>>): Promise<SimulationAnswer<T>> {
  for (let asked = 1; ; asked += 1) {
    const held = await hold();
    if (held.ok || held.error.type !== 'held-by-another' || asked === askedAtMost) return held;
  }
}

const askedAtMost = 1_000;

export function must<T>(answer: SimulationAnswer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

async function layCable(port: number, sender: string): Promise<SteppedCable> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const peer = `127.0.0.1:${String(socket.localPort)}`;
  // The answers are read and thrown away, or they would fill the cable.
  socket.resume();
  socket.on('error', () => undefined);
  let bytes = 0;
  let messages = 0;

  return {
    socket,
    frame(message) {
      messages += 1;
      return mllpFrame(encodePcd01({ ...message, sender, controlId: `${sender}.${String(messages)}` }));
    },
    write(frame) {
      bytes += frame.length;
      socket.write(frame);
    },
    sent: () => ({ peer, bytes }),
  };
}
