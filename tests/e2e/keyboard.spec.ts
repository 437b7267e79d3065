import { en } from '@chairside/shared/text/en.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import type { Page } from '@playwright/test';
import { actAs } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

/** Nothing here is clicked. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (label.includes(name)) return;
  }
  throw new Error(`${name} can not be reached with the Tab key`);
}

test('[UI26] overview, chair, acknowledge and back, with keys alone', async ({ page, clinic }) => {
  // Whoever looks from the desk may only look, unless the clinic lets her (UI19).
  const administrator = enterNurse(clinic.gateway, 'service-1');
  const afar = { mayAcknowledge: true, mayMoveLimits: false, mayOrder: false };
  mustBeRecorded(await administrator.ask({ type: 'set-afar', afar }));
  administrator.leave();
  await clinic.patient('1');
  const bedside = await clinic.infusing('3');
  await bedside.oximeter({ spo2Percent: 78, pulseRateBpm: 70 });
  await actAs(page, 'nurse-1');
  await page.goto(clinic.gateway.url);
  const alarm = page.locator('[data-chair="3"] [data-priority="high"]').first();
  await expect(alarm).toBeVisible({ timeout: 40_000 });

  const sector = (chair: string) => page.locator(`article[data-chair="${chair}"] a`);
  await page.keyboard.press('ArrowRight');
  await expect(sector('1')).toBeFocused();
  const outlinePx = await sector('1').evaluate((link) => parseFloat(getComputedStyle(link).outlineWidth));
  expect(outlinePx, 'the focus can be seen').toBeGreaterThanOrEqual(2);
  await page.keyboard.press('ArrowDown');
  await expect(sector('3')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chairs\/3$/);

  await expect(async () => {
    // What has changed within the last second takes no answer (UI8): then once more.
    await tabTo(page, en.alarm.acknowledge);
    await page.keyboard.press('Enter');
    const { session } = (await clinic.nurse.chair('3')).state;
    expect(session!.alarms.occurrences.some(({ acknowledged }) => acknowledged !== null)).toBe(true);
  }).toPass();

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${clinic.gateway.url}/`);
});

test('[UI26] w chooses for whom this screen sounds, ? shows the keys, f fills the screen', async ({
  page,
  clinic,
}) => {
  await clinic.patient('2');
  await page.goto(clinic.gateway.url);
  await expect(page.locator('[data-chair="2"]')).toContainText('97');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const bell = page.getByRole('button', { name: en.alarm.watch(en.app.chair('2')) });
  await expect(bell).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('w');
  await expect(bell, 'silent here').toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('w');
  await expect(bell).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: kiosk.keys.title });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(false);
});

test('[UI26] letters that are switched off do nothing; arrows still do', async ({ page, clinic }) => {
  await page.addInitScript(() => localStorage.setItem('chairside.letter-keys', 'off'));
  await page.goto(clinic.gateway.url);
  await expect(page.getByRole('article')).toHaveCount(4);
  await page.keyboard.press('?');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-chair="1"] a')).toBeFocused();
  await expect(page.getByRole('dialog')).toBeHidden();
});
