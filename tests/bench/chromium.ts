import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { pause } from './bench.ts';
import { stampMs } from './numbers.ts';

/** A real Chromium, asked over the DevTools protocol what its main thread did. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch(launching());
}

/** One whose process can be killed: no goodbye, its sockets end as the kernel ends them. */
export async function openMortalChromium(): Promise<{ readonly browser: Browser; kill(): Promise<void> }> {
  const server = await chromium.launchServer(launching());
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, kill: () => server.kill() };
}

function launching() {
  const places = [process.env['CHAIRSIDE_CHROMIUM'] ?? '', '/usr/bin/chromium'];
  const executablePath = places.find((path) => existsSync(path));
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

export type Viewport = { readonly width: number; readonly height: number };
const desktop: Viewport = { width: 1280, height: 800 };

export function openPage(browser: Browser, viewport: Viewport = desktop): Promise<Page> {
  return browser.newPage({ viewport });
}

export type MainThread = {
  /** Time the main thread spent in tasks, in ms for each second. */
  readonly taskMsPerSecond: number;
  /** The same without the time in which another process had the core: what a quiet machine would show. */
  readonly cpuMsPerSecond: number;
  /** Tasks over 50 ms, by the browser's own count, and the longest of them; 0 where there was none. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
};

/** Watches a page that has already settled. Throws when what it shows did not change: a dead screen costs nothing. */
export async function watchMainThread(page: Page, forMs: number): Promise<MainThread> {
  const wall = await taskTime(page, 'timeTicks');
  const cpu = await taskTime(page, 'threadTicks');
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration))).observe(
      {
        type: 'longtask',
      },
    );
    Object.assign(globalThis, { benchLongTasks: seen });
  });
  const shown = await shownText(page);
  const from = { wall: await wall(), cpu: await cpu(), at: stampMs() };
  await pause(forMs);
  const to = { wall: await wall(), cpu: await cpu(), at: stampMs() };
  const seconds = (to.at - from.at) / 1000;
  const long = await page.evaluate(
    () => (globalThis as unknown as { readonly benchLongTasks: readonly number[] }).benchLongTasks,
  );
  if (shown !== '' && shown === (await shownText(page)))
    throw new Error('the screen did not change while fed');
  return {
    taskMsPerSecond: (to.wall - from.wall) / seconds,
    cpuMsPerSecond: (to.cpu - from.cpu) / seconds,
    longTasks: long.length,
    longestTaskMs: Math.max(0, ...long),
  };
}

/** Milliseconds the main thread was in tasks so far, in time passed or in time computed. */
async function taskTime(page: Page, timeDomain: 'timeTicks' | 'threadTicks'): Promise<() => Promise<number>> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain });
  return async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

function shownText(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}

let isBuilt = false;

/** The dashboard as it ships, built once a bench; an old build would be measured for the new one. */
export function buildDashboard(): void {
  if (isBuilt) return;
  isBuilt = true;
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  execFileSync('npm', ['run', 'build', '--silent'], { cwd, stdio: 'ignore' });
}
