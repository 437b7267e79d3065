import type { Locator, Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { browserSettings } from '../support/browser-settings.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** As on a tablet: nothing sounds before a person has touched the page. Ten seconds of the session pass in one. */
test.use({
  speed: 10,
  launchOptions: {
    ...browserSettings.launchOptions,
    args: [...(browserSettings.launchOptions?.args ?? []), '--autoplay-policy=user-gesture-required'],
  },
});

const unheard = en.alarm.technical['no-audible-screen']();

/** An infusion runs, and no other screen than that of the test is there. */
async function infusingUnheard(clinic: Clinic): Promise<void> {
  await clinic.patient('1');
  mustBeRecorded(
    await clinic.nurse.command('1', {
      type: 'start-infusion',
      withoutBaseline: 'not looked at here',
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
    }),
  );
}

const bar = (page: Page): Locator => page.getByRole('banner');

async function arm(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.alarm.sound.locked }).click();
  await expect(page.getByRole('button', { name: en.alarm.sound.test })).toBeVisible();
}

/** As when another program is in front of it. */
async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('[AL30] a screen whose sound nobody has armed, or that is out of sight, is none: the chair says so', async ({
  page,
  clinic,
}) => {
  await infusingUnheard(clinic);
  await openChair(page, clinic.gateway);
  await expect(bar(page)).toContainText(unheard);

  await arm(page);
  await expect(bar(page)).not.toContainText(unheard);

  await setVisibility(page, 'hidden');
  await expect(bar(page)).toContainText(unheard);
  await setVisibility(page, 'visible');
  await expect(bar(page)).not.toContainText(unheard);
});

test('[AL31] a dark room: the desk has the sound while it is heard there, and the chair when the desk is gone', async ({
  page,
  browser,
  clinic,
}) => {
  await infusingUnheard(clinic);
  const chair = await openChair(page, clinic.gateway);
  await arm(page);
  await chair.button(en.app.settings).click();
  await chair.dialog.getByRole('button', { name: en.alarm.delegate }).click();
  await expect(page.getByRole('alert').filter({ hasText: en.refusal['no-desk-audible'] })).toBeVisible();

  const desk = await browser.newPage();
  await desk.goto(clinic.gateway.url);
  await arm(desk);
  await expect(chair.dialog).toContainText(en.alarm.chair.deskHears);
  await chair.dialog.getByRole('button', { name: en.alarm.delegate }).click();
  await expect(chair.dialog).toContainText(en.alarm.chair.delegated);

  await desk.close();
  await expect(chair.dialog).toContainText(en.alarm.chair.deskSilent);
  await expect(chair.dialog.getByRole('button', { name: en.alarm.delegate })).toBeVisible();
});
