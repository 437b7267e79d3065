import type { Browser } from '@playwright/test';
import { layCable, type Cable } from '../alarms/cable.ts';
import { silentFrom } from '../alarms/trajectories.ts';
import { withWard, type Ward } from '../alarms/ward.ts';
import type { Noted, WatchedPage } from '../alarms/watched-page.ts';
import { figure, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium } from '../chromium.ts';
import { chairsUpTo } from '../clinic.ts';
import { stampMs } from '../numbers.ts';

/** Row 14: a cable that is cut and a gateway that is killed: how soon both ends say so. */
export const linkCutRow: Row = { numbers: [14], runs: 'each', measure, judge };

const chairs = chairsUpTo(3);
const patients = chairs.map((chair) => silentFrom(chair, 60));
const aimMs = 5_000;
/** Room for the heartbeat that tells it, and for the frame. */
const tickMs = 1_000;
/** Until nobody to hear a chair is a condition of it. */
const graceMs = 10_000;
const settleMs = 5_000;

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const browser = await openChromium();
  try {
    return { ...(await cutCables(bench, browser)), ...(await killGateway(bench, browser)) };
  } finally {
    await browser.close();
  }
}

/** Each chair has one real screen, behind a cable of its own; the tablets on the wire only listen. */
async function cutCables(bench: Bench, browser: Browser): Promise<Figures> {
  const cables: Cable[] = [];
  try {
    return await withWard(
      bench,
      {
        browser,
        patients,
        areTabletsAudible: false,
        async pages(httpPort) {
          for (const _ of chairs) cables.push(await layCable(httpPort));
          return chairs.map((chair, index) => ({
            url: `http://127.0.0.1:${cables[index]!.port}/chairs/${chair}`,
          }));
        },
      },
      async ({ pages, tablets }: Ward) => {
        await pause(settleMs);
        const before = await tablets();
        for (const chair of chairs)
          if (before.hearing.findLast((one) => one.chair === chair)?.atChair !== 1)
            throw new Error(`nobody was heard at chair ${chair}`);
        const cutAt: number[] = [];
        for (const cable of cables) {
          cutAt.push(cable.cut());
          await pause(1_300);
        }
        await pause(aimMs + tickMs + graceMs + 2_000);
        const covered = await untilCovered(pages, cutAt);
        const { hearing, alarms } = await tablets();
        const after = (index: number, at: number | undefined) => (at ?? Number.NaN) - cutAt[index]!;
        const uncounted = chairs.map((chair, index) =>
          after(
            index,
            hearing.find((one) => one.chair === chair && one.atChair === 0 && one.at > cutAt[index]!)?.at,
          ),
        );
        const conditions = chairs.map((chair, index) =>
          after(
            index,
            alarms.find(
              (one) => one.chair === chair && one.what === 'no-audible-screen' && one.at > cutAt[index]!,
            )?.at,
          ),
        );
        return {
          cutCovered: slowest(
            'covered',
            covered.map(({ drawn }) => drawn),
          ),
          cutSounded: slowest(
            'sounded',
            covered.map(({ sounded }) => sounded),
          ),
          cutUncounted: slowest('no longer counted', uncounted),
          cutCondition: slowest('a condition', conditions),
        };
      },
    );
  } finally {
    for (const cable of cables) cable.close();
  }
}

async function killGateway(bench: Bench, browser: Browser): Promise<Figures> {
  return withWard(
    bench,
    {
      browser,
      patients,
      areTabletsAudible: true,
      pages: (httpPort) => chairs.map((chair) => ({ url: `http://127.0.0.1:${httpPort}/chairs/${chair}` })),
    },
    async ({ gateway, pages }) => {
      await pause(settleMs);
      process.kill(gateway.pid, 'SIGKILL');
      const killedAt = stampMs();
      await pause(aimMs + tickMs + 2_000);
      const covered = await untilCovered(
        pages,
        pages.map(() => killedAt),
      );
      return {
        killCovered: slowest(
          'covered',
          covered.map(({ drawn }) => drawn),
        ),
        killSounded: slowest(
          'sounded',
          covered.map(({ sounded }) => sounded),
        ),
      };
    },
  );
}

/** From the cut to the cover over each screen, and to the first sample of its sound. */
async function untilCovered(pages: readonly WatchedPage[], cutAt: readonly number[]) {
  const noted = await Promise.all(pages.map((page) => page.noted()));
  return noted.map(({ drawn, sounds }: Noted, index) => {
    const from = cutAt[index]!;
    const cover = drawn.find(
      ({ place, priority, at }) => place === 'cover' && priority !== null && at > from,
    );
    const heard = sounds.filter(({ calledAt }) => calledAt > from).map(({ heardAt }) => heardAt);
    return {
      drawn: (cover?.at ?? Number.NaN) - from,
      sounded: heard.length === 0 ? Number.NaN : Math.min(...heard) - from,
    };
  });
}

function slowest(what: string, values: readonly number[]): number {
  if (values.some(Number.isNaN)) throw new Error(`never ${what}: ${values.join(', ')}`);
  return Math.max(...values);
}

function judge(figures: Figures): readonly Line[] {
  const line = (what: string, name: string, { atMostMs, aim }: { atMostMs: number; aim: string }): Line => ({
    row: '14',
    what,
    aim,
    measured: `${(figure(figures, name) / 1000).toFixed(2)} s`,
    baseline: '',
    ratio: null,
    isMet: figure(figures, name) <= atMostMs,
  });
  const within = { atMostMs: aimMs, aim: '≤ 5 s' };
  return [
    line('cable cut → NOT MONITORING drawn, slowest of 3', 'cutCovered', within),
    line('the same: first sample of its sound', 'cutSounded', within),
    line('the same: the gateway counts the screen as silent', 'cutUncounted', within),
    line('the same: nobody hears the chair is its condition', 'cutCondition', {
      atMostMs: aimMs + tickMs + graceMs,
      aim: '≤ 10 s after that',
    }),
    line('gateway killed → NOT MONITORING drawn, slowest of 3', 'killCovered', within),
    line('the same: first sample of its sound', 'killSounded', within),
  ];
}
