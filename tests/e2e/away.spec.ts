import { en } from '@chairside/shared/text/en.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/clinic.ts';
import { beyondTheEdgePx } from '../support/looks.ts';
import { mustBeRecorded } from '../support/nurse.ts';

const { arm, changes, notices } = kiosk;

/** As when another program is in front of it. */
async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('[UI17] what changed while nobody looked stands at its chair and on one line, until it was seen', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('2');
  await page.goto(clinic.gateway.url);
  await expect(page.locator('[data-chair="2"]')).toContainText('97');
  const before = await page.locator('[data-chair="4"]').boundingBox();
  await setVisibility(page, 'hidden');
  mustBeRecorded(await clinic.nurse.command('2', { type: 'pause-infusion', reason: 'line' }));
  await expect(page.locator('[data-phase="paused"]')).toBeVisible();
  await setVisibility(page, 'visible');

  const words = en.entry['infusion-paused']({ reason: 'line' });
  await expect(page.locator('[data-chair="2"]')).toContainText(words);
  const line = page.getByRole('button', { name: changes.open(1) });
  await expect(line).toContainText(`${en.app.chair('2')} · ${words}`);
  expect(await page.locator('[data-chair="4"]').boundingBox(), 'nothing moves').toEqual(before);
  await line.click();
  const list = page.getByRole('dialog', { name: changes.title });
  await expect(list.getByRole('listitem')).toContainText([words]);
  await expect(list).not.toContainText('Rivera');
  await list.getByRole('button', { name: changes.seen }).click();
  await expect(line).toBeHidden();
  await expect(page.locator('[data-chair="2"]')).not.toContainText(words);
});

for (const width of [1280, 1920]) {
  test(`[UI15] [UI17] however much has changed, the overview is as wide as its screen: ${width} px`, async ({
    page,
    clinic,
  }) => {
    await clinic.infusing('2');
    await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
    await page.goto(clinic.gateway.url);
    await expect(page.locator('[data-chair="2"]')).toContainText('97');
    await setVisibility(page, 'hidden');
    for (let times = 0; times < 8; times += 1) {
      mustBeRecorded(await clinic.nurse.command('2', { type: 'pause-infusion', reason: 'line' }));
      mustBeRecorded(await clinic.nurse.command('2', { type: 'resume-infusion' }));
    }
    const line = page.getByRole('button', { name: changes.open(16) });
    await expect(line).toContainText(changes.more(15));
    await expect(page.getByRole('button', { name: changes.seen })).toBeInViewport({ ratio: 1 });
    expect(await beyondTheEdgePx(page)).toEqual({ right: 0, below: 0 });
  });
}

test('[UI13] a screen asks for its sound at its edge, and can be worked meanwhile', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  await page.goto(`${clinic.gateway.url}/chairs/1`);
  const gate = page.getByRole('complementary', { name: arm.title });
  await expect(gate).toBeVisible();
  const box = (await gate.boundingBox())!;
  for (const tile of await page.locator('[data-of]').all()) {
    const other = (await tile.boundingBox())!;
    const isCovered = other.y + other.height > box.y && other.x < box.x + box.width;
    expect(isCovered, 'no number is covered').toBe(false);
  }
  await page.getByRole('button', { name: en.alarm.openList }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await gate.getByRole('button', { name: arm.arm }).click();
  await expect(page.getByRole('button', { name: en.alarm.sound.test })).toBeVisible();
  await gate.getByRole('button', { name: arm.yes }).click();
  await expect(gate).toBeHidden();
});

test('[UI27] a notice of the browser, asked for by a tap, names the chair and no patient, and goes', async ({
  page,
  clinic,
  context,
}) => {
  await context.grantPermissions(['notifications']);
  // What is shown and closed, as the browser is told: a test can not look at what lies beside its window.
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    const Real = Notification;
    class Watched extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(`${title} / ${options?.body ?? ''}`);
      }
      override close() {
        super.close();
        shown.splice(0);
      }
    }
    window.Notification = Watched;
  });
  const shown = () => page.evaluate(() => (window as unknown as { shown: readonly string[] }).shown);
  const bedside = await clinic.infusing('1');
  await page.goto(clinic.gateway.url);
  await page.getByRole('button', { name: en.app.settings }).click();
  await expect(page.getByText(notices.hint)).toBeVisible();
  await page
    .getByRole('group', { name: notices.title })
    .getByRole('button', { name: notices.on, exact: true })
    .click();
  await page.keyboard.press('Escape');
  await setVisibility(page, 'hidden');
  await bedside.oximeter({ spo2Percent: 78, pulseRateBpm: 70 });
  const alarm = `${en.app.chair('1')} · *** ${en.alarm.name['spo2-low']} / ${notices.body}`;
  await expect.poll(shown, { timeout: 40_000 }).toContain(alarm);
  for (const one of await shown()) {
    expect(one.startsWith(`${en.app.chair('1')} · `), one).toBe(true);
    expect(one).not.toContain('Rivera');
  }
  await setVisibility(page, 'visible');
  await expect.poll(shown).toEqual([]);
});
