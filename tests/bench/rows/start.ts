import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { wireVersion, type Frame } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { prepareChairs } from '../clinic.ts';
import { frameOf } from '../message.ts';
import { median, stampMs } from '../numbers.ts';
import { freePort, served, spawnGateway, startGateway, stopped } from '../processes.ts';

/** Row 5: from spawning the gateway, on a journal with a running session, to the first reading at a dashboard. */
export const startRow: Row = { numbers: [5], runs: 'each', measure, judge };

const chairs = ['1', '2', '3', '4'];
const retryMs = 20;

async function measure(bench: Bench): Promise<Figures> {
  const folder = bench.newFolder();
  const before = await startGateway({ folder, chairs: chairs.join(',') });
  await prepareChairs(before.httpPort, chairs);
  await before.stop();
  const [httpPort, mllpPort] = [await freePort(), await freePort()];
  const from = stampMs();
  const child = spawnGateway({ folder, chairs: chairs.join(','), httpPort, mllpPort });
  const ready = served(child).then(() => stampMs() - from);
  try {
    const stop = new AbortController();
    feedUntil(mllpPort, stop.signal);
    const firstReading = (await firstReadingAt(httpPort)) - from;
    stop.abort();
    return { firstReading, ready: await ready, bareNode: await bareNodeMs() };
  } finally {
    await stopped(child);
  }
}

function firstReadingAt(httpPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('no reading within 20 s')), 20_000);
    const socket = io(`http://127.0.0.1:${httpPort}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: retryMs,
      reconnectionDelayMax: retryMs,
      randomizationFactor: 0,
      auth: { wireVersion, personId: 'nurse-1' },
    });
    socket.on('connect', () => {
      for (const chair of chairs) socket.emit('chair:join', { chair, after: null }, () => undefined);
    });
    socket.on('chair:frame', (frame: Frame) => {
      if ((frame.readings?.length ?? 0) === 0) return;
      clearTimeout(giveUp);
      resolve(stampMs());
      socket.disconnect();
    });
  });
}

/** A device that knocks every 20 ms until it is let in, then sends a reading every 20 ms. */
function feedUntil(mllpPort: number, signal: AbortSignal): void {
  void (async () => {
    for (let number = 1; !signal.aborted;) {
      const socket = connect({ port: mllpPort, host: '127.0.0.1', noDelay: true });
      socket.on('error', () => socket.destroy()).resume();
      await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
      const isLetIn = () => !socket.connecting && !socket.destroyed && !signal.aborted;
      for (; isLetIn(); number += 1) {
        const measuredAtMs = Date.now();
        socket.write(frameOf({ chair: '1', number, measuredAtMs, parameters: ['pulseRateBpm'] }), 'latin1');
        await pauseFor(retryMs);
      }
      socket.destroy();
      await pauseFor(retryMs);
    }
  })();
}

/** What node itself takes to start and end with nothing to do. */
async function bareNodeMs(): Promise<number> {
  const took: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const from = stampMs();
    await once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'exit');
    took.push(stampMs() - from);
  }
  return median(took);
}

function judge(figures: Figures): readonly Line[] {
  const first = figure(figures, 'firstReading');
  const bare = figure(figures, 'bareNode');
  return [
    {
      row: '5',
      what: `gateway start → first reading at a dashboard (ready after ${figure(figures, 'ready').toFixed(0)} ms)`,
      aim: '≤ 1300 ms',
      measured: `${first.toFixed(0)} ms`,
      baseline: `bare node ${bare.toFixed(0)} ms`,
      ratio: first / bare,
      isMet: first <= 1300,
    },
  ];
}
