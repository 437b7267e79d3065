import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { browserSettings } from './browser-settings.ts';
import { actAs, openChair } from './chair-screen.ts';
import type { Gateway } from './gateway.ts';
import { putEarOn, type Ear } from './ear.ts';

/** A screen as far as alarms go: its bar, its buttons, its light, and what is heard of it. */
export type AlarmScreen = {
  readonly page: Page;
  readonly ear: Ear;
  readonly bar: Locator;
  /** The lines of the bar, in the order in which they stand. */
  readonly lines: Locator;
  readonly acknowledge: Locator;
  /** Pauses the sound or, while it is paused, ends that. */
  readonly pause: Locator;
  /** The frame of the chair's screen. */
  readonly frame: Locator;
  readonly refusal: Locator;
  openList(): Promise<Locator>;
};

/** As on a tablet: nothing sounds before a person has touched the page. */
export const tabletLaunch = {
  ...browserSettings.launchOptions,
  args: [...(browserSettings.launchOptions?.args ?? []), '--autoplay-policy=user-gesture-required'],
};

/** A second person's screen has a browser profile of its own. */
export async function anotherPage(browser: Browser, size = { width: 1280, height: 800 }): Promise<Page> {
  const { locale, timezoneId, colorScheme } = browserSettings;
  const context = await browser.newContext({
    ...(locale !== undefined && { locale }),
    ...(timezoneId !== undefined && { timezoneId }),
    ...(colorScheme !== undefined && { colorScheme }),
    viewport: size,
  });
  return context.newPage();
}

/** At the chair, its sound armed by a touch. */
export async function alarmsAtChair(page: Page, gateway: Gateway, person = 'nurse-1'): Promise<AlarmScreen> {
  const ear = await putEarOn(page);
  await openChair(page, gateway, { person });
  await armSound(page);
  return alarmScreen(page, ear);
}

/** The second screen: all chairs, its sound armed. */
export async function alarmsAtDesk(
  page: Page,
  gateway: Gateway,
  person = 'physician-1',
): Promise<AlarmScreen> {
  const ear = await putEarOn(page);
  await actAs(page, person);
  await page.goto(gateway.url);
  await armSound(page);
  return alarmScreen(page, ear);
}

/** By a person's touch: a chime answers, unless something calls. */
export async function armSound(page: Page): Promise<void> {
  await page.locator('[data-sound]').click({ timeout: 15_000 });
  await expect(page.locator('[data-sound="audible"]')).toBeVisible();
}

function alarmScreen(page: Page, ear: Ear): AlarmScreen {
  const bar = page.getByRole('banner').first();
  return {
    page,
    ear,
    bar,
    lines: bar.locator('p[data-presence]'),
    acknowledge: bar.locator('[data-kind="acknowledge"]'),
    pause: bar.getByRole('button', {
      name: new RegExp(`^(${en.alarm.pauseSound}|${en.alarm.resumeSound})`),
    }),
    frame: page.locator('[aria-hidden][data-signal]').first(),
    refusal: page.getByRole('alert').filter({ hasText: en.command.notDone(en.alarm.acknowledge) }),
    async openList() {
      await bar.getByRole('button', { name: en.alarm.openList }).click();
      return page.getByRole('dialog', { name: en.alarm.list.title });
    },
  };
}
