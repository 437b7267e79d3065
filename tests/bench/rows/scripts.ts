import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { figure, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium, openPage } from '../chromium.ts';
import { chairsUpTo } from '../clinic.ts';
import { withGateway } from '../servers.ts';

/**
 * Row 11: the script a screen needs before it can be drawn: what `index.html` reaches by static import, gzipped as a web
 * server would. Beside it all script a real browser asked for until the page fell quiet, lazy chunks included.
 */
export const scriptsRow: Row = { numbers: [11], runs: 'once', measure, judge };

const pathByName = { overview: '/', chair: '/chairs/1' } as const;

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const browser = await openChromium();
  try {
    return await withGateway(bench, { chairs: chairsUpTo(4) }, async ({ server }) => {
      const origin = `http://127.0.0.1:${server.httpPort}`;
      const figures: Record<string, number> = {};
      for (const [name, path] of Object.entries(pathByName)) {
        figures[`${name}First`] = await firstLoadBytes(origin, path);
        figures[`${name}All`] = await requestedBytes(browser, origin + path);
      }
      return figures;
    });
  } finally {
    await browser.close();
  }
}

async function firstLoadBytes(origin: string, path: string): Promise<number> {
  const page = await (await fetch(origin + path)).text();
  const waiting = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, at = '']) => new URL(at, origin));
  const seen = new Map<string, number>();
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url.href)) continue;
    const script = await (await fetch(url)).text();
    seen.set(url.href, gzipSync(script, { level: 9 }).length);
    // `import('…')` has a bracket and is lazy; `import'…'`, `import{…}from'…'` and `export…from'…'` are not.
    for (const [, at = ''] of script.matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
      waiting.push(new URL(at, url));
  }
  if (seen.size === 0) throw new Error(`${path} names no script`);
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}

async function requestedBytes(browser: Browser, url: string): Promise<number> {
  const page = await openPage(browser);
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  await page.close();
  return bytes;
}

function judge(figures: Figures): readonly Line[] {
  return Object.entries(pathByName).map(([name, path]): Line => {
    const first = figure(figures, `${name}First`) / 1000;
    return {
      row: '11',
      what: `script of the first load of ${path}, gzipped`,
      aim: '≤ 160 kB',
      measured: `${first.toFixed(1)} kB`,
      baseline: `all until idle ${(figure(figures, `${name}All`) / 1000).toFixed(1)} kB`,
      ratio: null,
      isMet: first <= 160,
    };
  });
}
