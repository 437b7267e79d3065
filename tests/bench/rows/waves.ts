import { randomUUID } from 'node:crypto';
import { wireVersion, type CommandAnswer } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import { figure, ms, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { chairsUpTo, prepareChairs } from '../clinic.ts';
import { deviceOf } from '../message.ts';
import { quantile, stampMs } from '../numbers.ts';
import { startHelper } from '../orders.ts';
import { cpuMs, startGateway } from '../processes.ts';
import { framesInPacket, lowestPulseBpm, pulseSteps } from '../wave-format.ts';
import type { ScreensOrder, ScreensReport, Seen } from '../wave-screens.ts';
import type { SendOrder, SendReport } from '../wave-senders.ts';

/** Row 19: sixteen waves of 75 Hz, each from an oximeter behind a TCP line to its chair's screen, and what that does to the numbers. */
export const wavesRow: Row = { numbers: [19], runs: 'once', measure, judge };

const count = 16;

async function measure(bench: Bench): Promise<Figures> {
  const senders = startHelper<SendOrder, SendReport>('./wave-senders.ts');
  const screens = startHelper<ScreensOrder, ScreensReport>('./wave-screens.ts');
  const chairs = chairsUpTo(count);
  const gateway = await startGateway({ folder: bench.newFolder(), chairs: chairs.join(',') });
  const { httpPort, pid } = gateway;

  async function watched(withWaves: boolean, forMs: number) {
    await screens.ask({ type: 'follow', httpPort, chairs, withWaves });
    await senders.ask({ type: 'play' });
    const [fromMs, fromCpuMs] = [stampMs(), cpuMs(pid)];
    await pause(forMs);
    const cores = (cpuMs(pid) - fromCpuMs) / (stampMs() - fromMs);
    const { sentAtMs } = await senders.ask({ type: 'stop' });
    await pause(1_000);
    const { screens: seen } = await screens.ask({ type: 'collect' });
    return { cores, sentAtMs, seen };
  }

  try {
    const { ports } = await senders.ask({ type: 'open', chairs: count });
    await setLines(httpPort, ports, chairs);
    await prepareChairs(httpPort, chairs);
    // The first packets, by which the lines are found to speak.
    await watched(false, 3_000);
    const without = await watched(false, bench.isQuick ? 10_000 : 60_000);
    const withWaves = await watched(true, bench.isQuick ? 10_000 : 180_000);
    const waves = withWaves.seen.flatMap((one) => sampleLatencies(one, withWaves.sentAtMs));
    const numbers = withWaves.seen.flatMap((one) => pulseLatencies(one, withWaves.sentAtMs));
    const numbersWithout = without.seen.flatMap((one) => pulseLatencies(one, without.sentAtMs));
    return {
      sent: withWaves.sentAtMs.length * count,
      seen: waves.length,
      lost: withWaves.seen.reduce((sum, one) => sum + one.lost, 0),
      waveP50: quantile(waves, 0.5),
      waveP99: quantile(waves, 0.99),
      cores: withWaves.cores,
      coresWithout: without.cores,
      numbersP50: quantile(numbers, 0.5),
      numbersP99: quantile(numbers, 0.99),
      numbersWithoutP50: quantile(numbersWithout, 0.5),
      numbersWithoutP99: quantile(numbersWithout, 0.99),
    };
  } finally {
    senders.stop();
    screens.stop();
    await gateway.stop();
  }
}

async function setLines(
  httpPort: number,
  ports: readonly number[],
  chairs: readonly string[],
): Promise<void> {
  const socket = io(`http://127.0.0.1:${httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { wireVersion, personId: 'service-1' },
  });
  for (const [index, port] of ports.entries()) {
    const line = {
      lineId: `line-${index + 1}`,
      family: 'nonin-df7',
      transport: { type: 'tcp', host: '127.0.0.1', port },
      deviceId: deviceOf(chairs[index] ?? ''),
      options: {},
    };
    const body = { commandId: randomUUID(), command: { type: 'set-line', line } };
    const answer = (await socket.timeout(10_000).emitWithAck('site:command', body)) as CommandAnswer;
    if (!answer.ok) throw new Error(`a line was refused: ${JSON.stringify(answer.error)}`);
  }
  socket.disconnect();
}

/** From the frame sent to the screen's callback, sample by sample. */
function sampleLatencies({ samples, samplesAtMs }: Seen, sentAtMs: readonly number[]): readonly number[] {
  return samples.flatMap((sample, index) => {
    const sent = sentAtMs[sample];
    return sent === undefined ? [] : [(samplesAtMs[index] ?? Number.NaN) - sent];
  });
}

/** From the last frame of its packet sent to the screen's callback. */
function pulseLatencies({ pulses, pulsesAtMs }: Seen, sentAtMs: readonly number[]): readonly number[] {
  const wholeAtMs = sentAtMs.filter((_, index) => index % framesInPacket === framesInPacket - 1);
  return pulses.flatMap((pulse, index) => {
    const atMs = pulsesAtMs[index] ?? Number.NaN;
    const sent = wholeAtMs.findLast(
      (one, packet) => one <= atMs && packet % pulseSteps === pulse - lowestPulseBpm,
    );
    return sent === undefined ? [] : [atMs - sent];
  });
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const ratio = of('numbersP99') / of('numbersWithoutP99');
  const unseen = of('sent') - of('seen');
  return [
    {
      row: '19',
      what: `${count} waves of 75 Hz, sample sent on a TCP line → screen: p99`,
      aim: '≤ 150 ms',
      measured: `${ms(of('waveP99'))} (p50 ${ms(of('waveP50'))})`,
      baseline: '',
      ratio: null,
      isMet: of('waveP99') <= 150,
    },
    {
      row: '19',
      what: 'the same: the gateway',
      aim: '< 1 core',
      measured: `${of('cores').toFixed(2)} cores`,
      baseline: `no wave followed ${of('coresWithout').toFixed(2)} cores`,
      ratio: of('cores') / of('coresWithout'),
      isMet: of('cores') < 1,
    },
    {
      row: '19',
      what: 'the same: pieces dropped',
      aim: 'counted',
      measured: `${of('lost')}; of ${of('sent')} samples ${unseen} not seen`,
      baseline: '',
      ratio: null,
      isMet: null,
    },
    {
      row: '19',
      what: 'numbers beside them, packet whole → screen: p99',
      aim: '≤ 1.25 × without waves',
      measured: `${ms(of('numbersP99'))} (p50 ${ms(of('numbersP50'))})`,
      baseline: `no wave followed ${ms(of('numbersWithoutP99'))} (p50 ${ms(of('numbersWithoutP50'))})`,
      ratio,
      isMet: ratio <= 1.25,
    },
  ];
}
