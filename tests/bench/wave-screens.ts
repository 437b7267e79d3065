import { bytesToSamples, type WaveTold } from '@chairside/shared/devices/wave.ts';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import { valueOf } from '@chairside/shared/vitals/reading.ts';
import { wireVersion, type Answer, type Frame } from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { stampMs } from './numbers.ts';
import { answerOrders } from './orders.ts';

/** Plays the chairs' screens: each follows its chair, and its wave where that is asked for. */
export type ScreensOrder =
  | {
      readonly type: 'follow';
      readonly httpPort: number;
      readonly chairs: readonly string[];
      readonly withWaves: boolean;
    }
  | { readonly type: 'collect' };

export type ScreensReport = { readonly screens: readonly Seen[] };

/** What one screen saw: of each sample its value and when, of each pulse rate the same, and how many pieces never came. */
export type Seen = {
  readonly samples: readonly number[];
  readonly samplesAtMs: readonly number[];
  readonly pulses: readonly number[];
  readonly pulsesAtMs: readonly number[];
  readonly lost: number;
};

type Screen = { readonly socket: Socket; readonly seen: () => Seen };

let screens: readonly Screen[] = [];

answerOrders(async (order: ScreensOrder): Promise<ScreensReport> => {
  if (order.type === 'follow') {
    for (const { socket } of screens) socket.disconnect();
    screens = await Promise.all(order.chairs.map((chair) => openScreen(chair, order)));
    return { screens: [] };
  }
  return { screens: screens.map(({ seen }) => seen()) };
});

async function openScreen(
  chair: string,
  { httpPort, withWaves }: Extract<ScreensOrder, { type: 'follow' }>,
): Promise<Screen> {
  const socket = io(`http://127.0.0.1:${httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { wireVersion, personId: 'nurse-1' },
  });
  const samples: number[] = [];
  const samplesAtMs: number[] = [];
  const pulses: number[] = [];
  const pulsesAtMs: number[] = [];
  let lastNumber: number | null = null;
  let lost = 0;
  socket.on('chair:wave', (wave: WaveTold) => {
    const atMs = stampMs();
    if (lastNumber !== null) lost += wave.number - lastNumber - 1;
    lastNumber = wave.number;
    for (const sample of bytesToSamples(wave.samples)) {
      samples.push(sample);
      samplesAtMs.push(atMs);
    }
  });
  socket.on('chair:frame', ({ readings = [] }: Frame) => {
    const atMs = stampMs();
    for (const reading of readings.map(unpackReading)) {
      const value = valueOf(reading);
      if (reading.parameter !== 'pulseRateBpm' || value === null) continue;
      pulses.push(value);
      pulsesAtMs.push(atMs);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const asks = [['chair:join', { chair, after: null }] as const, ['wave:follow', { chair }] as const];
  for (const [event, body] of withWaves ? asks : asks.slice(0, 1)) {
    const answer = (await socket.timeout(10_000).emitWithAck(event, body)) as Answer<unknown>;
    if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.error)}`);
  }
  setInterval(() => socket.emit('screen:heartbeat', { seqByChair: {} }, () => undefined), 1_000);
  return { socket, seen: () => ({ samples, samplesAtMs, pulses, pulsesAtMs, lost }) };
}
