import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { figure, ms, pause, type Bench, type Figures, type Line, type Row } from '../bench.ts';
import { buildDashboard, openChromium, openMortalChromium, openPage } from '../chromium.ts';
import { enterNurse, prepareChairs } from '../clinic.ts';
import { quantile } from '../numbers.ts';
import { startGateway } from '../processes.ts';

/**
 * Row 18: from the nurse's tap to the card on the physician's screen, and from the physician's browser killed to the chair saying that
 * nobody has the call (UI18). Both on one machine, whose clock both browsers read.
 */
export const callsRow: Row = { numbers: [18], runs: 'each', measure, judge };

const cardAimMs = 1_000;
const lossAimMs = 10_000;
const settleMs = 2_000;

async function measure(bench: Bench): Promise<Figures> {
  buildDashboard();
  const gateway = await startGateway({ folder: bench.newFolder(), chairs: '1' });
  const url = `http://127.0.0.1:${gateway.httpPort}`;
  const tablet = await openChromium();
  try {
    await prepareChairs(gateway.httpPort, ['1']);
    const starter = await enterNurse(gateway.httpPort);
    await starter.startInfusion('1');
    starter.goHome();
    const chair = await openAs(await openPage(tablet), { url: `${url}/chairs/1`, person: 'nurse-1' });
    const cards: number[] = [];
    const losses: number[] = [];
    for (let round = 0; round < (bench.isQuick ? 3 : 10); round += 1) {
      const office = await openMortalChromium();
      const desk = await openAs(await openPage(office.browser), { url, person: 'physician-1' });
      cards.push(await untilCard(chair, desk));
      losses.push(await untilLost(chair, () => office.kill()));
      await closed(chair);
    }
    return {
      rounds: cards.length,
      cardMedian: quantile(cards, 0.5),
      cardSlowest: Math.max(...cards),
      lossMedian: quantile(losses, 0.5),
      lossSlowest: Math.max(...losses),
    };
  } finally {
    await tablet.close();
    await gateway.stop();
  }
}

type Opening = { readonly url: string; readonly person: string };

async function openAs(page: Page, { url, person }: Opening): Promise<Page> {
  await page.addInitScript((id) => localStorage.setItem('chairside.person', id), person);
  await page.goto(url);
  await pause(settleMs);
  return page;
}

/** From the press on what is asked, at the chair, to the frame that shows the card at the desk. */
async function untilCard(chair: Page, desk: Page): Promise<number> {
  await chair.getByRole('button', { name: en.escalation.call, exact: true }).click();
  const ask = chair.getByRole('button', { name: en.calling.words['@please-come'], exact: true });
  await ask.waitFor();
  const shown = desk.evaluate(async (region) => {
    const isThere = () => document.querySelector(`[aria-label="${region}"]`) !== null;
    while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return Date.now();
  }, en.escalation.region);
  const pressedAtMs = Date.now();
  await ask.click();
  return (await shown) - pressedAtMs;
}

async function untilLost(chair: Page, kill: () => Promise<void>): Promise<number> {
  const strip = chair.getByRole('region', { name: en.escalation.mark });
  await strip.getByText('Dr. A. Weber').first().waitFor();
  const killedAtMs = Date.now();
  const lost = strip.getByText(en.escalation.lost).waitFor();
  await kill();
  await lost;
  return Date.now() - killedAtMs;
}

async function closed(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: en.calling.action.closeEscalation }).click();
  await chair.getByRole('region', { name: en.escalation.mark }).waitFor({ state: 'hidden' });
}

function judge(figures: Figures): readonly Line[] {
  const of = (name: string) => figure(figures, name);
  const rounds = of('rounds').toFixed(0);
  return [
    {
      row: '18',
      what: 'a call, from the nurse’s finger to the card on the physician’s screen',
      aim: `≤ ${String(cardAimMs)} ms`,
      measured: `median ${ms(of('cardMedian'))}, slowest ${ms(of('cardSlowest'))} of ${rounds}`,
      baseline: '',
      ratio: null,
      isMet: of('cardSlowest') <= cardAimMs,
    },
    {
      row: '18',
      what: 'the physician’s browser killed, until the chair says that nobody has the call',
      aim: `≤ ${String(lossAimMs)} ms`,
      measured: `median ${ms(of('lossMedian'))}, slowest ${ms(of('lossSlowest'))} of ${rounds}`,
      baseline: '',
      ratio: null,
      isMet: of('lossSlowest') <= lossAimMs,
    },
  ];
}
