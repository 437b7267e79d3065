import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';

const pages = [
  { name: 'the overview', path: '/', shows: en.overview.noSession },
  { name: 'the chair', path: '/chairs/1', shows: en.action.recordPause },
];
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['dark', 'light'] as const) {
  for (const { name, path, shows } of pages) {
    test(`[UI7] axe finds nothing on ${name}, ${colorScheme}`, async ({ page, clinic }) => {
      await clinic.infusing('1');
      await clinic.patient('2');
      await page.emulateMedia({ colorScheme });
      await page.goto(clinic.gateway.url + path);
      await expect(page.getByText(shows).first()).toBeVisible();
      await expect(page.locator('[data-of="spo2"]').first()).toContainText('97');
      const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });
  }
}

const digits = [
  { of: 'spo2', atLeastPx: 140 },
  { of: 'pulseRate', atLeastPx: 104 },
  { of: 'nibp', atLeastPx: 104 },
] as const;

test('[UI3] digits can be read from four metres on a tablet', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  for (const { of, atLeastPx } of digits) {
    await expect(screen.digits(of)).toHaveText(/\d/);
    const sizePx = await screen
      .digits(of)
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(sizePx, of).toBeGreaterThanOrEqual(atLeastPx);
  }
});

for (const path of ['/', '/chairs/1']) {
  test(`[UI5] nothing lies beyond the edge of a phone held upright: ${path}`, async ({ page, clinic }) => {
    await clinic.infusing('1');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(clinic.gateway.url + path);
    await expect(page.locator('[data-of="spo2"]').first()).toContainText('97');
    const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widthPx).toBeLessThanOrEqual(390);
  });
}

test('[UI6] nothing moves when numbers change, grow and turn into ---', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('nibp')).toHaveText('122/78');
  const before = await places(page);

  await bedside.oximeter({ spo2Percent: 100, pulseRateBpm: 142 });
  await bedside.cuff({ systolicMmHg: 238, diastolicMmHg: 131, meanMmHg: 167 });
  await expect(screen.digits('spo2')).toHaveText('100');
  await expect(screen.digits('nibp')).toHaveText('238/131');
  expect(await places(page)).toEqual(before);

  await bedside.oximeter('probe-off');
  await bedside.cuff('failed');
  await expect(screen.digits('spo2')).toHaveText('---');
  await expect(screen.digits('nibp')).not.toHaveText(/\d/);
  expect(await places(page)).toEqual(before);
});

function places(page: Page) {
  return page.locator('[data-of], [data-phase]').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.getAttribute('data-of') ?? 'phase', x, y, width, height];
    }),
  );
}

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[UI22] the screen speaks the language of the browser, refusals too', async ({ page, clinic }) => {
    await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway, { words: es });
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(screen.button(es.action.startInfusion)).toBeVisible();
    await screen.button(es.action.setBaseline).click();
    await expect(page.getByRole('alert')).toContainText(es.refusal['no-readings-for-baseline']);
  });
});

test('[UI22] times are those of the clinic, wherever the browser is', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  await openChair(page, clinic.gateway);
  const { state } = await clinic.nurse.chair('1');
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: state.session!.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const startedAt = state.session!.recentEntries.findLast(({ type }) => type === 'infusion-started')!.atMs;
  const entries = page.getByRole('list', { name: en.session.latest });
  await expect(entries.getByRole('listitem').first()).toContainText(format.format(startedAt));
  bedside.leave();
});
