import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import { wireVersion, type ChairJoined, type Frame } from '@chairside/shared/wire.ts';
import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo } from '../clinic.ts';
import { pass } from '../pipeline.ts';
import { withGateway } from '../servers.ts';
import { io } from 'socket.io-client';

/** Row 7: what one numeric reading weighs on the websocket, everything the gateway sends beside it included. */
export const wireBytesRow: Row = { numbers: [7], runs: 'each', measure, judge };

async function measure(bench: Bench): Promise<Figures> {
  const chairs = chairsUpTo(50);
  return withGateway(bench, { chairs }, async ({ server, clock }) => {
    const samples = sampleReadings(server.httpPort);
    const passed = await pass(bench, {
      server,
      clock,
      chairs,
      perSecond: 500,
      warmUpMs: 1_500,
      forMs: bench.isQuick ? 2_000 : 5_000,
      dashboards: 1,
      by: 'chair:join',
      window: 64,
    });
    const frames = await samples;
    const plain = frames.flatMap(({ chair, readings = [] }) =>
      readings.map((packed) => websocketBytes(JSON.stringify({ chair, ...unpackReading(packed) }))),
    );
    return { wire: passed.bytesPerReading, plain: plain.reduce((sum, one) => sum + one, 0) / plain.length };
  });
}

/** A text frame from server to client: two bytes before it, four from 126 bytes on (RFC 6455, 5.2). */
function websocketBytes(text: string): number {
  const length = Buffer.byteLength(text);
  return length + (length < 126 ? 2 : 4);
}

function sampleReadings(httpPort: number): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  return new Promise((resolve) => {
    const socket = io(`http://127.0.0.1:${httpPort}`, {
      transports: ['websocket'],
      forceNew: true,
      auth: { wireVersion },
    });
    socket.on('connect', () =>
      socket.emit('chair:join', { chair: '1', after: null }, (_joined: ChairJoined) => undefined),
    );
    socket.on('chair:frame', (frame: Frame) => {
      if (frames.push(frame) < 10) return;
      socket.disconnect();
      resolve(frames);
    });
  });
}

function judge(figures: Figures): readonly Line[] {
  const wire = figure(figures, 'wire');
  const plain = figure(figures, 'plain');
  return [
    {
      row: '7',
      what: 'bytes per numeric reading on the wire, 500/s, one reading a frame',
      aim: '≤ 1.15 × plain websocket JSON',
      measured: `${wire.toFixed(0)} B`,
      baseline: `plain websocket JSON ${plain.toFixed(0)} B`,
      ratio: wire / plain,
      isMet: wire / plain <= 1.15,
    },
  ];
}
