import type { Browser } from '@playwright/test';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { figure, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium, openPage, watchMainThread, type MainThread } from '../chromium.ts';
import { chairsUpTo, enterNurse, prepareChairs, readSessionClock } from '../clinic.ts';
import { startGateway, type Served } from '../processes.ts';

/** Row 10: what the chair screen and the overview ask of the browser's main thread while readings come in at 1 Hz. */
export const screensRow: Row = { numbers: [10], runs: 'each', measure, judge };

const oximeter: readonly ParameterId[] = ['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'];
const cuff: readonly ParameterId[] = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'];

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const browser = await openChromium();
  try {
    const blank = await blankScreen(bench, browser);
    const chair = await chairScreen(bench, browser);
    const overview16 = await overviewScreen(bench, browser, 16);
    const overview50 = await overviewScreen(bench, browser, 50);
    return {
      blank: blank.taskMsPerSecond,
      chair: chair.taskMsPerSecond,
      chairCpu: chair.cpuMsPerSecond,
      chairLongTasks: chair.longTasks,
      chairLongestTask: chair.longestTaskMs,
      overview16: overview16.taskMsPerSecond,
      overview16Cpu: overview16.cpuMsPerSecond,
      overview16LongTasks: overview16.longTasks,
      overview50: overview50.taskMsPerSecond,
      overview50Cpu: overview50.cpuMsPerSecond,
      overview50LongTasks: overview50.longTasks,
    };
  } finally {
    await browser.close();
  }
}

async function blankScreen(bench: Bench, browser: Browser): Promise<MainThread> {
  const page = await openPage(browser);
  const blank = await watchMainThread(page, bench.isQuick ? 2_000 : 5_000);
  await page.close();
  return blank;
}

/** 90 minutes of an infusion, lived through at two hundred times life's speed; then the gateway again at life's. */
async function chairScreen(bench: Bench, browser: Browser): Promise<MainThread> {
  const folder = bench.newFolder();
  const chairs = ['1'];
  const past = await startGateway({ folder, chairs: '1', speed: 200 });
  let told = 0;
  try {
    await prepareChairs(past.httpPort, chairs);
    const nurse = await enterNurse(past.httpPort);
    // A cuff every five minutes, the oximeter every second between.
    for (let block = 0; block < (bench.isQuick ? 2 : 18); block += 1) {
      await feed(bench, past, { chairs, parameters: cuff, messages: 1, sentBefore: told, perSecond: 200 });
      await feed(bench, past, {
        chairs,
        parameters: oximeter,
        messages: 299,
        sentBefore: told + 1,
        perSecond: 200,
      });
      told += 300;
      if (block === 0) await nurse.startInfusion('1');
    }
    nurse.goHome();
  } finally {
    await past.stop();
  }
  const gateway = await startGateway({ folder, chairs: '1' });
  try {
    return await watchedWhileFed(bench, { browser, gateway, chairs, path: '/chairs/1', sentBefore: told });
  } finally {
    await gateway.stop();
  }
}

/** Fifteen minutes behind every chair, as much as a sparkline shows. */
async function overviewScreen(bench: Bench, browser: Browser, count: number): Promise<MainThread> {
  const folder = bench.newFolder();
  const chairs = chairsUpTo(count);
  const speed = 60;
  const messages = bench.isQuick ? 120 : 900;
  const past = await startGateway({ folder, chairs: chairs.join(','), speed });
  try {
    await prepareChairs(past.httpPort, chairs);
    const perSecond = count * speed;
    await feed(bench, past, { chairs, parameters: ['spo2Percent'], messages, sentBefore: 0, perSecond });
  } finally {
    await past.stop();
  }
  const gateway = await startGateway({ folder, chairs: chairs.join(',') });
  try {
    return await watchedWhileFed(bench, { browser, gateway, chairs, path: '/', sentBefore: messages });
  } finally {
    await gateway.stop();
  }
}

type Watching = {
  readonly browser: Browser;
  readonly gateway: Served;
  readonly chairs: readonly string[];
  readonly path: string;
  readonly sentBefore: number;
};

async function watchedWhileFed(bench: Bench, watching: Watching): Promise<MainThread> {
  const { browser, gateway, chairs, path, sentBefore } = watching;
  const settleMs = bench.isQuick ? 3_000 : 8_000;
  const forMs = bench.isQuick ? 5_000 : 20_000;
  const feeding = feed(bench, gateway, {
    chairs,
    parameters: oximeter,
    messages: Math.ceil((settleMs + forMs) / 1000) + 5,
    sentBefore,
    perSecond: chairs.length,
  });
  const page = await openPage(browser);
  await page.goto(`http://127.0.0.1:${gateway.httpPort}${path}`);
  await pause(settleMs);
  const watched = await watchMainThread(page, forMs);
  await page.close();
  await feeding;
  return watched;
}

type Feeding = {
  readonly chairs: readonly string[];
  readonly parameters: readonly ParameterId[];
  readonly messages: number;
  readonly sentBefore: number;
  readonly perSecond: number;
};

async function feed(bench: Bench, gateway: Served, { perSecond, ...feeding }: Feeding): Promise<void> {
  const fed = await bench.feeder.ask({
    mllpPort: gateway.mllpPort,
    clock: await readSessionClock(gateway.httpPort),
    pace: { kind: 'steady', perSecond, window: 64 },
    ...feeding,
  });
  if (fed.firstRefusal !== null) throw new Error(fed.firstRefusal);
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const line = (what: string, name: string, atMostMs: number): Line => ({
    row: '10',
    what,
    aim: `≤ ${atMostMs} ms of main thread per second`,
    measured: `${of(name).toFixed(1)} ms/s, computing ${of(`${name}Cpu`).toFixed(1)} (${of(`${name}LongTasks`)} long tasks)`,
    baseline: `blank page ${of('blank').toFixed(1)} ms/s`,
    ratio: null,
    isMet: of(name) <= atMostMs,
  });
  return [
    line('chair screen, 90 min at 1 Hz behind it, live', 'chair', 40),
    {
      row: '10',
      what: 'chair screen: tasks over 50 ms',
      aim: 'none',
      measured: `${of('chairLongTasks')} (longest ${of('chairLongestTask').toFixed(0)} ms)`,
      baseline: '',
      ratio: null,
      isMet: of('chairLongTasks') === 0,
    },
    line('overview, 16 chairs at 1 Hz', 'overview16', 30),
    line('overview, 50 chairs at 1 Hz', 'overview50', 60),
  ];
}
