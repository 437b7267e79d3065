import { unpackReading, type PackedReading } from '@chairside/shared/vitals/packed.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { ChairJoined, Frame, Notices } from '@chairside/shared/wire.ts';
import { wireVersion } from '@chairside/shared/wire.ts';
import { valueOf as readingValue } from '@chairside/shared/vitals/reading.ts';
import { io, type Socket } from 'socket.io-client';
import { valueOf } from './message.ts';
import { stampMs } from './numbers.ts';
import { answerOrders } from './orders.ts';

/** Plays the dashboards: real socket.io clients, in a process of their own. */
export type ReadOrder =
  | {
      readonly type: 'follow';
      readonly httpPort: number;
      readonly dashboards: number;
      readonly chairs: readonly string[];
      /** How the readings are asked for; the floor and the bare fan-out send everything to everybody unasked. */
      readonly by: 'chair:join' | 'overview:join' | 'nothing';
    }
  | { readonly type: 'count' }
  | { readonly type: 'collect' };

export type ReadReport = {
  /** Newest cursor of each chair when the dashboards had joined. */
  readonly cursorByChair: Readonly<Record<string, number>>;
  /** Readings so far, all dashboards together. */
  readonly readings: number;
  /** Bytes off the sockets so far, all dashboards together, websocket framing included. */
  readonly bytes: number;
  readonly dashboards: readonly Arrivals[];
};

/** One dashboard's readings in the order of their arrival. Index of the chair as asked, the reading's cursor, the stamp. */
export type Arrivals = {
  readonly chair: readonly number[];
  readonly cursor: readonly number[];
  readonly at: readonly number[];
  /** Readings whose value is not the one sent under that number. */
  readonly wrong: number;
  /** Frames the gateway said it thinned out for a slow screen. */
  readonly coalesced: number;
};

type Dashboard = {
  readonly socket: Socket;
  readonly arrivals: { chair: number[]; cursor: number[]; at: number[]; wrong: number; coalesced: number };
};

let dashboards: Dashboard[] = [];
let cursorByChair: Record<string, number> = {};

answerOrders(async (order: ReadOrder): Promise<ReadReport> => {
  if (order.type === 'follow') {
    for (const dashboard of dashboards) dashboard.socket.disconnect();
    cursorByChair = {};
    dashboards = await Promise.all(Array.from({ length: order.dashboards }, () => openDashboard(order)));
  }
  return {
    cursorByChair,
    readings: dashboards.reduce((sum, { arrivals }) => sum + arrivals.at.length, 0),
    bytes: dashboards.reduce((sum, { socket }) => sum + bytesRead(socket), 0),
    dashboards: order.type === 'collect' ? dashboards.map(({ arrivals }) => arrivals) : [],
  };
});

type FollowOrder = Extract<ReadOrder, { type: 'follow' }>;

async function openDashboard(order: FollowOrder): Promise<Dashboard> {
  const socket = io(`http://127.0.0.1:${order.httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { wireVersion, personId: 'nurse-1' },
  });
  const arrivals: Dashboard['arrivals'] = { chair: [], cursor: [], at: [], wrong: 0, coalesced: 0 };
  const newestCursor = new Map<string, number>();
  const indexByChair = new Map(order.chairs.map((chair, index) => [chair, index]));
  socket.on('chair:frame', (frame: Frame) => {
    const readings = frame.readings ?? [];
    if (frame.coalesced !== true) {
      take(frame.chair, readings);
      return;
    }
    // The newest of each parameter again, for a screen that had fallen behind: what it already has is no repetition.
    arrivals.coalesced += 1;
    take(
      frame.chair,
      readings.filter(([cursor]) => cursor > (newestCursor.get(frame.chair) ?? 0)),
    );
  });
  socket.on('overview:readings', (batch: Notices['overview:readings']) => {
    for (const { chair, readings } of batch) take(chair, readings);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  if (order.by === 'overview:join') expectOk(await socket.timeout(10_000).emitWithAck('overview:join', {}));
  if (order.by === 'chair:join') {
    for (const chair of order.chairs) {
      const request = { chair, after: null };
      const joined = (await socket.timeout(10_000).emitWithAck('chair:join', request)) as ChairJoined;
      expectOk(joined);
      if (joined.ok && joined.value.kind === 'snapshot') cursorByChair[chair] = joined.value.cursor;
    }
  }
  if (order.by !== 'nothing')
    setInterval(() => socket.emit('screen:heartbeat', { seqByChair: {} }, () => undefined), 1000);
  return { socket, arrivals };

  function take(chair: string, readings: Frame['readings'] & object): void {
    const at = stampMs();
    const index = indexByChair.get(chair) ?? -1;
    const before = cursorByChair[chair] ?? 0;
    for (const reading of readings.map(heard)) {
      arrivals.chair.push(index);
      arrivals.cursor.push(reading.cursor);
      arrivals.at.push(at);
      newestCursor.set(chair, reading.cursor);
      const isAsSent = readingValue(reading) === valueOf(reading.parameter, reading.cursor - before);
      if (!isAsSent) arrivals.wrong += 1;
    }
  }
}

/** The floor and the bare sockets send a reading as it is, the gateway packs it. */
function heard(reading: PackedReading | NumberedReading): NumberedReading {
  return 'cursor' in reading ? reading : unpackReading(reading);
}

function expectOk(answer: unknown): void {
  const { ok } = answer as { readonly ok: boolean };
  if (!ok) throw new Error(JSON.stringify(answer));
}

/** socket.io counts no bytes; the socket under its websocket does. */
function bytesRead(socket: Socket): number {
  const transport = socket.io.engine.transport as unknown as {
    readonly ws?: { readonly _socket?: { readonly bytesRead: number } };
  };
  return transport.ws?._socket?.bytesRead ?? 0;
}
