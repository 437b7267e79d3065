import type { Browser, Page } from '@playwright/test';
import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import {
  alarmsAtChair,
  alarmsAtDesk,
  anotherPage,
  tabletLaunch,
  type AlarmScreen,
} from '../support/alarm-screen.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** Being sure that somebody can hear it: what the other screen shows and sounds when the one at the chair can not. */
test.use({ speed: 10, launchOptions: tabletLaunch });

const unheard = en.alarm.technical['no-audible-screen']();
const hypertensive = { systolicMmHg: 168, diastolicMmHg: 88, meanMmHg: 115 };

/** The screen at the chair is the only one there. */
async function twoScreens(
  page: Page,
  browser: Browser,
  clinic: Clinic,
): Promise<{ readonly chair: AlarmScreen; readonly desk: AlarmScreen }> {
  const bedside = await clinic.patient('1');
  await bedside.cuff({ systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 });
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
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
  await expect(page.getByText(en.action.recordPause)).toBeVisible();
  await expect.poll(desk.ear.hears).toEqual([]);
  return { chair, desk };
}

const silenced = [
  {
    rule: 'AL30',
    name: 'another tab is in front of it',
    breaks: ({ page }: AlarmScreen) => setVisibility(page, 'hidden'),
    mends: ({ page }: AlarmScreen) => setVisibility(page, 'visible'),
  },
  {
    rule: 'AL29',
    name: 'the browser has stopped its audio',
    breaks: ({ ear }: AlarmScreen) => ear.block(),
    mends: async ({ page, ear }: AlarmScreen) => {
      await expect(page.getByRole('button', { name: en.alarm.sound.stopped })).toBeVisible();
      await ear.unblock();
      await page.getByRole('button', { name: en.alarm.sound.stopped }).click();
    },
  },
  {
    rule: 'AL30',
    name: 'it is gone',
    breaks: ({ page }: AlarmScreen) => page.goto('about:blank').then(() => undefined),
    mends: async ({ page }: AlarmScreen) => {
      await page.goBack();
      await page.locator('[data-sound]').click();
    },
  },
] as const;

for (const { rule, name, breaks, mends } of silenced) {
  test(`[${rule}] the screen at the chair, when ${name}, is none: the second screen shows and sounds it`, async ({
    page,
    browser,
    clinic,
  }) => {
    const { chair, desk } = await twoScreens(page, browser, clinic);
    await breaks(chair);
    await expect(desk.bar).toContainText(`${en.app.chair('1')} · ${unheard}`, { timeout: 15_000 });
    await expect.poll(desk.ear.hears).toEqual(['medium']);
    await mends(chair);
    await expect(desk.bar).not.toContainText(unheard);
    await expect.poll(desk.ear.hears).toEqual([]);
    await expect(page.locator('[data-sound="audible"]')).toBeVisible();
  });
}

test('[AL28] [AL39] [AL21] a killed gateway: NOT MONITORING with its own sound, and back by itself, saying since when', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const cover = page.getByRole('dialog', { name: en.link.notMonitoring });
  await bedside.cuff(hypertensive);
  await expect.poll(chair.ear.hears).toEqual(['medium']);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await clinic.gateway.kill();
  await expect(cover).toBeVisible({ timeout: 9_000 });
  await expect(cover).toHaveAttribute('data-priority', 'high');
  await expect.poll(chair.ear.hears).toEqual(['link-lost']);

  await clinic.gateway.restart();
  await bedside.reconnect();
  await expect(cover).toBeHidden({ timeout: 15_000 });
  expect(await page.evaluate(() => 'sameDocument' in window), 'without a reload').toBe(true);
  await expect.poll(chair.ear.hears, 'what called before calls again').toEqual(['medium']);
  await expect(chair.bar).toContainText('SYS 168');
  await expect(page.getByRole('list', { name: en.session.latest })).toContainText(
    /Monitoring interrupted from \d\d:\d\d(:\d\d)? to \d\d:\d\d/,
  );
});

test('[AL31] a dark room: low and medium sound at the desk, high at both', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
  await page.getByRole('button', { name: en.app.settings }).click();
  const settings = page.getByRole('dialog', { name: en.app.settings });
  await expect(settings).toContainText(en.alarm.chair.deskHears);
  await settings.getByRole('button', { name: en.alarm.delegate }).click();
  await expect(settings).toContainText(en.alarm.chair.delegated);
  await settings.getByRole('button', { name: en.app.close }).click();
  await expect(page.getByText(en.alarm.chair.delegated)).toBeVisible();

  await bedside.cuff(hypertensive);
  await expect.poll(desk.ear.hears).toEqual(['medium']);
  await expect(chair.bar).toContainText('SYS 168');
  expect(await chair.ear.hears()).toEqual([]);
  await bedside.cuff({ systolicMmHg: 204, diastolicMmHg: 96, meanMmHg: 132 });
  for (const { ear } of [chair, desk]) await expect.poll(ear.hears).toEqual(['high']);

  await desk.page.close();
  await expect(page.getByText(en.alarm.chair.delegated)).toHaveCount(0);
});

test('[AL34] no start before somebody has seen that the devices’ own alarms are on', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await bedside.cuff({ systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 });
  mustBeRecorded(await clinic.nurse.command('1', { type: 'set-baseline' }));
  mustBeRecorded(await clinic.nurse.command('1', { type: 'release-start', reason: 'one measurement' }));
  await screen.button(en.action.startInfusion).click();
  await screen.dialog.getByText(care.start.askPatient).click();
  const confirm = screen.dialog.getByRole('button', { name: en.dialog.start.confirm });
  await expect(screen.dialog).toContainText(en.alarm.deviceAlarmsHint);
  await expect(confirm).toBeDisabled();
  await screen.dialog.getByText(en.alarm.deviceAlarms).click();
  await confirm.click();
  await screen.phase('infusing');
  for (const path of ['/chairs/1', '/']) {
    await page.goto(clinic.gateway.url + path);
    await expect(page.getByText(en.alarm.secondary), path).toBeVisible();
  }
});

/** As when another program is in front of it; a browser without a window knows no other way. */
async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
