import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import type { Locator, Page } from '@playwright/test';
import { actAs, openChair } from '../support/chair-screen.ts';
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

test('[UI7] a patient is seen through with keys alone: session, start, side effect, alarm, stop, discharge', async ({
  page,
  clinic,
}) => {
  test.setTimeout(240_000);
  const bedside = await clinic.bedside('1');
  const screen = await openChair(page, clinic.gateway);
  const { action, dialog } = en;
  const asked = (name: string) => screen.dialog.getByRole('button', { name });
  const press = (name: string | RegExp) => pressOn(page, screen.button(name));
  const pressAsked = (name: string) => pressOn(page, asked(name));
  const write = async (label: string, words: string) => {
    await reach(page, screen.dialog.getByLabel(label));
    await page.keyboard.type(words);
  };
  const entries = page.getByRole('list', { name: en.session.latest });

  await test.step('a session, its baseline and the start, released by a physician', async () => {
    await press(action.openSession);
    await write(dialog.openSession.displayName, 'A. Rivera');
    await write(dialog.openSession.clinicNumber, '1042');
    await pressAsked('IV ketamine 40');
    await pressAsked(action.openSession);
    await screen.phase('preparing');
    await bedside.cuff({ systolicMmHg: 120, diastolicMmHg: 80, meanMmHg: 93 });
    // What a baseline is made of, all of it.
    for (const [of, shown] of [
      ['spo2', '97'],
      ['pulseRate', '72'],
      ['nibp', '120/80'],
    ] as const)
      await expect(screen.digits(of)).toHaveText(shown);
    await press(action.setBaseline);
    await expect(entries).toContainText('Baseline 120/80');
    await press(action.startInfusion);
    for (const name of [care.start.askPatient, en.alarm.deviceAlarms])
      await pressOn(page, screen.dialog.getByRole('checkbox', { name }), 'Space');
    await pressAsked('Dr. A. Weber');
    await write(care.start.override, 'one measurement, known to me');
    await pressAsked(dialog.start.confirm);
    await screen.phase('infusing');
  });

  await test.step('a side effect', async () => {
    await press(en.quickLog.short.nausea);
    await expect(entries).toContainText(en.chart.sideEffect.nausea);
  });

  await test.step('an alarm', async () => {
    const bar = page.getByRole('banner').first();
    await bedside.cuff({ systolicMmHg: 74, diastolicMmHg: 48, meanMmHg: 57 });
    await expect(bar).toContainText('SYS 74');
    await expect(async () => {
      // What has changed within the last second takes no answer (UI8): then once more.
      await reach(page, bar.locator('[data-kind="acknowledge"]'));
      await page.keyboard.press('Enter');
      await expect(bar).toContainText('acknowledged J. Ortiz', { timeout: 3_000 });
    }).toPass();
  });

  await test.step('the stop', async () => {
    await press(action.recordStop);
    await screen.phase('observing');
    const pump = screen.dialog.getByRole('group', { name: care.stop.pumpStopped });
    await pressOn(page, pump.getByRole('button', { name: care.stop.pumpYes, exact: true }));
    await pressAsked(care.stop.emergency);
    await pressAsked(action.explainStop);
  });

  await test.step('the discharge, released by a physician', async () => {
    await press(action.recordReady);
    await pressAsked('Dr. A. Weber');
    await write(care.ready.releaseWhy, 'to the ward by foot');
    await pressAsked(care.ready.release);
    await pressAsked(care.ready.record);
    await expect(screen.dialog.getByText(/^Ready at /)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(screen.dialog).toHaveCount(0);
    await press(action.left);
    await pressAsked(action.left);
    await expect(page.getByText(en.session.noSession)).toBeVisible();
  });
});

/** With the Tab key, from wherever the focus is: nothing on the way keeps it, and it is seen where it has arrived. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let pressed = 0; pressed < 80 && !(await isThere()); pressed += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
  const outlinePx = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  });
  expect(outlinePx, `the focus can be seen: ${target.toString()}`).toBeGreaterThanOrEqual(2);
}

async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}
