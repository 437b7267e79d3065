import { AxeBuilder } from '@axe-core/playwright';
import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { openLog, partsOf } from '../support/log-screen.ts';

/** How the log looks and is reached; what is entered with it stands in quick-log.spec.ts. */
const { quickLog: words } = en;

test('[UI4] [UI6] targets are large, and nothing of the log moves when something is entered', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await expect(log).toBeVisible();
  const buttons = () =>
    log.getByRole('button').evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const reach = getComputedStyle(element, '::after');
        const isPill = reach.content !== 'none';
        const touchPx = isPill ? height - parseFloat(reach.top) - parseFloat(reach.bottom) : height;
        return { x, y, width, height, touchPx };
      }),
    );
  const before = await buttons();
  for (const { touchPx, width } of before) {
    expect(touchPx).toBeGreaterThanOrEqual(64);
    expect(width).toBeGreaterThanOrEqual(64);
  }
  await openLog(log, words.short.nausea);
  const undo = entries.getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeInViewport({ ratio: 1 });
  const places = (rects: Awaited<ReturnType<typeof buttons>>) =>
    rects.map(({ y, height }) => ({ y, height }));
  expect(places(await buttons())).toEqual(places(before));
});

test('[UI7] the log works without a finger, and axe finds nothing in it', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const { log, entries } = partsOf(screen);
  await log.getByRole('button', { name: words.short.nausea }).focus();
  await page.keyboard.press('Enter');
  await expect(entries.getByText(/Nausea, mild/)).toBeVisible();
  const looked = [words.effects, words.medicine, words.measure, words.more];
  const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const problems: string[] = [];
  const look = async (name: string) => {
    const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
    problems.push(
      ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    );
  };
  for (const name of looked) {
    await log.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
    await expect(screen.dialog).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(screen.dialog).toHaveCount(0);
  }
  await log.getByRole('button', { name: /MOAA/ }).click();
  await look('scores');
  await page.keyboard.press('Escape');
  await entries.getByRole('button', { name: /Nausea, mild/ }).click();
  await expect(screen.dialog.getByLabel(care.correction.why)).toBeVisible();
  await look('correction');
  expect(problems).toEqual([]);
});

test('[UI22] the log speaks Spanish', async ({ page, clinic }) => {
  await page.addInitScript(() => localStorage.setItem('chairside.language', 'es'));
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway, { words: es });
  const { log, entries } = partsOf(screen, es);
  await log.getByRole('button', { name: es.quickLog.short.dizziness }).click();
  await expect(entries.getByText(/Mareo, leve/)).toBeVisible();
  await log.getByRole('button', { name: es.quickLog.measure }).click();
  await screen.dialog.getByRole('button', { name: '2', exact: true }).click();
  await expect(screen.tile('spo2').getByRole('button', { name: /^O2: 2 L\/min/ })).toBeVisible();
  await log.getByRole('button', { name: es.quickLog.effects }).click();
  await expect(screen.dialog.getByRole('button', { name: 'Cefalea, grave' })).toBeVisible();
});
