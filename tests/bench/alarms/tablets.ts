import { randomUUID } from 'node:crypto';
import type { Condition, Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import { wireVersion, type ChairSnapshot, type Frame, type Heartbeat } from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { audibleAt } from '../../support/listening-screen.ts';
import { stampMs } from '../numbers.ts';
import { answerOrders } from '../orders.ts';

/**
 * Plays a tablet at each chair, on the wire, in a process of its own: stamps every alarm it is told of, and acknowledges what
 * has returned, so that the next one is a new occurrence on a calm chair.
 */
export type TabletsOrder =
  | {
      readonly type: 'open';
      readonly httpPort: number;
      readonly chairs: readonly string[];
      /** Whether they say that they are heard; where not, they only listen. */
      readonly areAudible: boolean;
    }
  | { readonly type: 'collect' };

export type TabletsReport = {
  readonly alarms: readonly ToldAlarm[];
  /** Every SpO2 reading: what an alarm has to be held against. */
  readonly readings: readonly {
    readonly chair: string;
    readonly measuredAtMs: number;
    readonly at: number;
  }[];
  /** The number of audible screens at a chair, each time it was another. */
  readonly hearing: readonly { readonly chair: string; readonly atChair: number; readonly at: number }[];
};

export type ToldAlarm = {
  readonly chair: string;
  /** Stamp of its arrival. */
  readonly at: number;
  readonly type: 'alarm-began' | 'alarm-raised';
  readonly what: Condition['what'];
  readonly priority: Priority;
  /** On the session clock: of the reading that made it so. */
  readonly conditionAtMs: number;
};

const alarms: ToldAlarm[] = [];
const readings: { chair: string; measuredAtMs: number; at: number }[] = [];
const hearing: { chair: string; atChair: number; at: number }[] = [];
let sockets: Socket[] = [];

answerOrders(async (order: TabletsOrder): Promise<TabletsReport> => {
  if (order.type === 'open') {
    for (const socket of sockets) socket.disconnect();
    alarms.length = 0;
    readings.length = 0;
    hearing.length = 0;
    sockets = await Promise.all(order.chairs.map((chair) => openTablet(chair, order)));
  }
  return { alarms, readings, hearing };
});

async function openTablet(
  chair: string,
  { httpPort, areAudible }: Extract<TabletsOrder, { type: 'open' }>,
): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { wireVersion, personId: 'nurse-1' },
  });
  const conditions = new Map<number, Condition['what']>();
  let session: string | null = null;
  let atChair: number | null = null;
  socket.on('chair:frame', (frame: Frame) => {
    const at = stampMs();
    for (const event of frame.events ?? []) take(event, at);
    for (const { parameter, measuredAtMs } of (frame.readings ?? []).map(unpackReading))
      if (parameter === 'spo2Percent' && measuredAtMs !== null) readings.push({ chair, measuredAtMs, at });
  });
  socket.on('gateway:heartbeat', (heartbeat: Heartbeat) => hear(heartbeat));
  const joined = (await socket.timeout(10_000).emitWithAck('chair:join', { chair, after: null })) as {
    readonly value: ChairSnapshot;
  };
  session = joined.value.state.session?.id ?? null;
  beat();
  const timer = setInterval(beat, 1000);
  socket.on('disconnect', () => clearInterval(timer));
  return socket;

  function take(event: ChairEvent, at: number): void {
    if (event.type === 'alarm-began') {
      const { condition, priority, conditionAtMs } = event.body;
      conditions.set(event.seq, condition.what);
      alarms.push({ chair, at, type: event.type, what: condition.what, priority, conditionAtMs });
    }
    if (event.type === 'alarm-raised') {
      const { occurrence, priority, conditionAtMs } = event.body;
      const what = conditions.get(occurrence);
      if (what !== undefined) alarms.push({ chair, at, type: event.type, what, priority, conditionAtMs });
    }
    if (event.type === 'alarm-latched') acknowledge(event.body.occurrence);
  }

  function acknowledge(occurrence: number): void {
    const command = { type: 'acknowledge-alarm', occurrence, reason: null };
    socket.emit('chair:command', { commandId: randomUUID(), chair, session, command }, () => undefined);
  }

  function beat(): void {
    const body = { seqByChair: {}, ...(areAudible ? { report: audibleAt(chair) } : {}) };
    socket.emit('screen:heartbeat', body, (answer: { readonly value?: Heartbeat }) => {
      if (answer.value !== undefined) hear(answer.value);
    });
  }

  function hear({ hearingByChair }: Heartbeat): void {
    const now = hearingByChair[chair]?.atChair ?? 0;
    if (now === atChair) return;
    atChair = now;
    hearing.push({ chair, atChair: now, at: stampMs() });
  }
}
