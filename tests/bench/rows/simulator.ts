import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';

/** Rows 15 and 16: the simulator alone. Eight chairs for ten hours as fast as it goes; 64 oximeters at 75 Hz at the speed of life. */
export const simulatorRow: Row = { numbers: [15], runs: 'each', measure: measureFast, judge: judgeFast };
export const waveRow: Row = { numbers: [16], runs: 'once', measure: measureWave, judge: judgeWave };

const script = fileURLToPath(new URL('../simulator-run.ts', import.meta.url));
/** DF2: 75 frames a second of five bytes. */
const waveBytesPerS = 375;

async function run(args: readonly string[]): Promise<Figures> {
  // As `npm run sim` has it.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the simulator ended with ${String(code)}`);
  return JSON.parse(said) as Figures;
}

async function measureFast({ isQuick }: Bench): Promise<Figures> {
  const hours = isQuick ? 1 : 10;
  return { ...(await run(['--chairs', '8', '--hours', String(hours)])), hours };
}

function judgeFast(figures: Figures): readonly Line[] {
  const hours = figure(figures, 'hours');
  const seconds = figure(figures, 'tookMs') / 1_000;
  const rssMb = figure(figures, 'rssMb');
  return [
    {
      row: '15',
      what: `simulator alone, 8 chairs × ${hours} h, no wave, no wire log`,
      aim: `≤ ${hours * 6} s, ≤ 300 MB`,
      measured: `${seconds.toFixed(1)} s, ${rssMb.toFixed(0)} MB`,
      baseline: `${((8 * hours * 3_600) / seconds).toFixed(0)} times as fast as life`,
      ratio: null,
      isMet: seconds <= hours * 6 && rssMb <= 300,
    },
  ];
}

async function measureWave({ isQuick }: Bench): Promise<Figures> {
  const seconds = isQuick ? 10 : 60;
  return { ...(await run(['--chairs', '64', '--seconds', String(seconds), '--wave'])), seconds };
}

function judgeWave(figures: Figures): readonly Line[] {
  const seconds = figure(figures, 'seconds');
  const cores = figure(figures, 'cpuMs') / figure(figures, 'tookMs');
  const share = figure(figures, 'bytes') / (64 * seconds * waveBytesPerS);
  return [
    {
      row: '16',
      what: `64 oximeters at ×1 for ${seconds} s, 75 Hz over TCP, each read`,
      aim: 'under one core',
      measured: `${cores.toFixed(2)} cores`,
      baseline: `${(100 * share).toFixed(0)} % of 375 B/s each arrived`,
      ratio: null,
      isMet: cores < 1 && share > 0.8,
    },
  ];
}
