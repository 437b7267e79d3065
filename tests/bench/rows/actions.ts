import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { figure, ms, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium, openPage } from '../chromium.ts';
import { enterNurse, prepareChairs } from '../clinic.ts';
import { quantile } from '../numbers.ts';
import { startGateway } from '../processes.ts';

/** Row 17: from the finger on the screen to the frame that answers it, for what a nurse does most (UI21). */
export const actionsRow: Row = { numbers: [17], runs: 'each', measure, judge };

const aimMs = 100;
const settleMs = 2_000;

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const gateway = await startGateway({ folder: bench.newFolder(), chairs: '1' });
  const browser = await openChromium();
  try {
    await prepareChairs(gateway.httpPort, ['1']);
    const nurse = await enterNurse(gateway.httpPort);
    await nurse.startInfusion('1');
    nurse.goHome();
    const page = await openPage(browser);
    await page.addInitScript(() => localStorage.setItem('chairside.person', 'nurse-1'));
    await page.goto(`http://127.0.0.1:${gateway.httpPort}/chairs/1`);
    await pause(settleMs);
    return await tapped(page, bench.isQuick ? 10 : 40);
  } finally {
    await browser.close();
    await gateway.stop();
  }
}

/** Side effect entered and taken back, group opened and closed, note of oxygen: every answer of every kind in one heap. */
async function tapped(page: Page, rounds: number): Promise<Figures> {
  const { quickLog, session } = en;
  const log = page.getByRole('region', { name: quickLog.title, exact: true });
  const entries = page.getByRole('region', { name: session.latest });
  const rows = `section[aria-label="${session.latest}"] li`;
  const undone = `section[aria-label="${session.latest}"] [data-over="undone"]`;
  const answers: number[] = [];
  const facts: number[] = [];
  // Loaded apart, and not what is measured here.
  await log.getByRole('button', { name: quickLog.effects }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  for (let round = 0; round < rounds; round += 1) {
    const shown = await untilMore(page, rows);
    const fact = await untilMore(page, `${rows} svg`);
    await log.getByRole('button', { name: quickLog.short.dizziness }).click();
    answers.push(await shown());
    facts.push(await fact());
    const back = await untilMore(page, undone);
    await entries.getByRole('button', { name: /^Undo/ }).click();
    const took = await back();
    answers.push(took);
    facts.push(took);
    const opened = await untilMore(page, 'dialog[open]');
    await log.getByRole('button', { name: quickLog.effects }).click();
    answers.push(await opened());
    await page.keyboard.press('Escape');
  }
  return {
    answers: answers.length,
    median: quantile(answers, 0.5),
    p99: quantile(answers, 0.99),
    slowest: Math.max(...answers),
    factMedian: quantile(facts, 0.5),
    factP99: quantile(facts, 0.99),
  };
}

/** Milliseconds from the next press on the page to the frame that shows one more of these. */
async function untilMore(page: Page, selector: string): Promise<() => Promise<number>> {
  const handle = await page.evaluateHandle((what) => {
    const before = document.querySelectorAll(what).length;
    let pressedAt = Number.NaN;
    window.addEventListener('pointerdown', () => (pressedAt = performance.now()), {
      capture: true,
      once: true,
    });
    const seen = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelectorAll(what).length <= before) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressedAt));
      });
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    });
    return { seen };
  }, selector);
  return () => handle.evaluate(({ seen }) => seen);
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  return [
    {
      row: '17',
      what: 'an action at the chair, from the finger to its answer on the screen',
      aim: `p99 ≤ ${String(aimMs)} ms`,
      measured: `median ${ms(of('median'))}, p99 ${ms(of('p99'))}, slowest ${ms(of('slowest'))} of ${of('answers').toFixed(0)}`,
      baseline: '',
      ratio: null,
      isMet: of('p99') <= aimMs,
    },
    {
      row: '17',
      what: 'the same, until it is a fact on disk',
      aim: '',
      measured: `median ${ms(of('factMedian'))}, p99 ${ms(of('factP99'))}`,
      baseline: '',
      ratio: null,
      isMet: null,
    },
  ];
}
