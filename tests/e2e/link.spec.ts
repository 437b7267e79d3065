import { en } from '@chairside/shared/text/en.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';

test('[AL28] a gateway that hangs is not monitoring within seconds, and the screen comes back by itself', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('spo2')).toHaveText('97');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  clinic.gateway.freeze();
  await expect(screen.notMonitoring).toBeVisible({ timeout: 9_000 });
  for (const step of en.link.todo) await expect(screen.notMonitoring).toContainText(step);
  const cover = await screen.notMonitoring.boundingBox();
  expect(cover, 'over the whole frame').toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  const words = await screen.notMonitoring.getByRole('alert').boundingBox();
  expect(words!.x, 'its words lie within the frame').toBeGreaterThanOrEqual(0);
  expect(words!.x + words!.width, 'its words lie within the frame').toBeLessThanOrEqual(1280);
  await page.keyboard.press('Escape');
  await expect(screen.notMonitoring, 'nobody can click it away').toBeVisible();

  clinic.gateway.thaw();
  await bedside.oximeter({ spo2Percent: 94, pulseRateBpm: 70 });
  await expect(screen.notMonitoring).toBeHidden({ timeout: 20_000 });
  await expect(screen.digits('spo2')).toHaveText('94');
  await screen.phase('infusing');
  expect(await page.evaluate(() => 'sameDocument' in window), 'without a reload').toBe(true);
});

test('[UI16] a chair without data looks broken on the overview, and is on its bar', async ({
  page,
  clinic,
}) => {
  const silent = await clinic.patient('1');
  await clinic.patient('2');
  await page.goto(clinic.gateway.url);
  const sector = page.locator('[data-chair="1"]');
  await expect(sector).toContainText('97');

  silent.silence();
  await expect(sector).toContainText(en.overview.noData, { timeout: 15_000 });
  await expect(page.locator('[data-chair="2"]')).not.toContainText(en.overview.noData);
  const bar = page.getByRole('banner').first();
  await expect(bar).toContainText(en.app.chair('1'));
  await expect(bar).toContainText(en.alarm.technical['spo2-not-updating']());
});
