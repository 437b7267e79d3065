import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { anotherPage } from '../support/alarm-screen.ts';
import { actAs, openChair } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** Three browsers: the nurse at the chair, the physician's overview, and a wall nobody acts from. */
test.use({ chairs: '1,2' });
test.describe.configure({ timeout: 180_000 });

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const { escalation, calling } = en;
const [please, coming] = [calling.words['@please-come'], calling.words['@coming']];
const physician = 'Dr. A. Weber';

const cards = (page: Page) => page.getByRole('complementary', { name: escalation.region });
const strip = (page: Page) => page.getByRole('region', { name: escalation.mark });

async function overview(browser: Browser, clinic: Clinic, person: string | null): Promise<Page> {
  const page = await anotherPage(browser, { width: 1920, height: 1080 });
  await actAs(page, person);
  await page.goto(clinic.gateway.url);
  await expect(page.getByRole('article', { name: 'Chair 1', exact: true })).toContainText('A. Rivera');
  return page;
}

async function nurseAt(page: Page, clinic: Clinic): Promise<void> {
  await openChair(page, clinic.gateway, { person: 'nurse-2' });
  await expect(page.getByRole('button', { name: escalation.call })).toBeVisible();
}

/** One tap, and what is asked. */
async function call(page: Page): Promise<void> {
  await page.getByRole('button', { name: escalation.call }).click();
  await page.getByRole('button', { name: please }).click();
}

test('[ES1] [ES4] [ES11] [ES13] [ES14] [ES15] an alarm calls the physician, whose answer stands at the chair; a wall is no receipt', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  await nurseAt(page, clinic);
  const wall = await overview(browser, clinic, null);
  await bedside.oximeter({ spo2Percent: 79, pulseRateBpm: 110 });

  // The wall shows the alarm, and no card: nobody has the call.
  await expect(wall.getByRole('banner')).toContainText('79');
  await expect(strip(page)).toContainText(escalation.waiting);
  await expect(page.getByRole('banner')).toContainText(en.alarm.technical['physician-not-reached'](), {
    timeout: 15_000,
  });
  await expect(strip(page)).toContainText(escalation.undelivered);
  await expect(cards(wall)).toHaveCount(0);

  const desk = await overview(browser, clinic, 'physician-1');
  const card = cards(desk).getByRole('article');
  await expect(card).toHaveCount(1);
  await expect(card).toContainText(escalation.byAlarm);
  await expect(card).toContainText('SpO2');
  await expect(strip(page)).toContainText(escalation.delivered(physician));
  await expect(page.getByRole('banner')).not.toContainText(en.alarm.technical['physician-not-reached']());
  await expect(desk.getByRole('article', { name: 'Chair 1', exact: true })).toContainText(escalation.mark);

  await card.getByRole('button', { name: calling.action.seeEscalation }).click();
  await expect(strip(page)).toContainText(escalation.seen(physician));
  await expect(card).toContainText('122/78');
  await expect(card.getByRole('img')).toHaveCount(2);
  await card.getByRole('button', { name: coming }).click();
  await expect(strip(page)).toContainText(escalation.answered(physician, coming));
  await expect(desk.getByRole('article', { name: 'Chair 1', exact: true })).toContainText(coming);

  // Large at the chair, and over nothing: neither numbers nor trend.
  const answer = page.getByRole('region', { name: escalation.answerStands });
  await expect(answer).toBeVisible();
  const box = (await answer.boundingBox())!;
  const others = [
    page.getByRole('region', { name: en.trend.title }),
    ...(await page.locator('[data-of]').all()),
  ];
  for (const other of others) {
    const { x, y, width, height } = (await other.boundingBox())!;
    const isApart =
      y >= box.y + box.height || y + height <= box.y || x >= box.x + box.width || x + width <= box.x;
    expect(isApart, 'nothing lies over another thing').toBe(true);
  }

  await strip(page).getByRole('button', { name: calling.action.closeEscalation }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(cards(desk)).toHaveCount(0);
});

test('[UI4] [UI6] the call of a physician is in view in every phase, at one place, before and after an alarm', async ({
  page,
  clinic,
}) => {
  const button = page.getByRole('button', { name: escalation.call });
  const place = async () => {
    await expect(button).toBeInViewport({ ratio: 1 });
    return button.boundingBox();
  };
  await clinic.patient('2');
  await page.setViewportSize({ width: 1280, height: 800 });
  await openChair(page, clinic.gateway, { chair: '2' });
  const preparing = await place();
  expect(preparing?.width).toBeGreaterThanOrEqual(64);
  expect(preparing?.height).toBeGreaterThanOrEqual(64);

  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await screen.phase('infusing');
  expect(await place(), 'the drug runs').toEqual(preparing);
  await bedside.oximeter({ spo2Percent: 79, pulseRateBpm: 110 });
  await expect(page.getByRole('button', { name: en.alarm.acknowledge, exact: true })).toBeVisible();
  expect(await place(), 'an alarm stands beside it').toEqual(preparing);
  mustBeRecorded(await clinic.nurse.command('1', { type: 'stop-infusion', stop: { kind: 'completed' } }));
  await screen.phase('observing');
  expect(await place(), 'observing').toEqual(preparing);
});

test('[ES2] [ES13] a nurse calls, and a physician answers from wherever she is, by keyboard alone', async ({
  page,
  browser,
  clinic,
}) => {
  await clinic.infusing('1');
  await nurseAt(page, clinic);
  const desk = await overview(browser, clinic, 'physician-1');
  // Not the overview, and not the chair that calls.
  await desk.goto(`${clinic.gateway.url}/history`);
  await call(page);
  const card = cards(desk).getByRole('article');
  await expect(card).toContainText(escalation.asks('M. Chen', please));

  await tabTo(desk, calling.action.seeEscalation);
  await desk.keyboard.press('Enter');
  await expect(strip(page)).toContainText(escalation.seen(physician));
  const { violations } = await new AxeBuilder({ page: desk }).include('aside').withTags(wcag22AA).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await tabTo(desk, calling.words['@go-on-and-watch']);
  await desk.keyboard.press('Enter');
  await expect(strip(page)).toContainText(calling.words['@go-on-and-watch']);
  await desk.getByLabel(escalation.ownWords).fill('and telephone me in five minutes');
  await desk.keyboard.press('Enter');
  await expect(strip(page)).toContainText('and telephone me in five minutes');
});

test('[ES4] [ES8] [ES14] the physician’s browser is gone: the chair says so, and sounds 10 s later', async ({
  page,
  browser,
  clinic,
}) => {
  await clinic.infusing('1');
  await nurseAt(page, clinic);
  const desk = await overview(browser, clinic, 'physician-1');
  await call(page);
  await expect(strip(page)).toContainText(escalation.delivered(physician));
  await desk.context().close();
  await expect(strip(page)).toContainText(escalation.lost, { timeout: 10_000 });
  await expect(page.getByRole('banner')).toContainText(en.alarm.technical['physician-not-reached'](), {
    timeout: 12_000,
  });
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test('[ES4] a page nobody sees has no call: the chair is told when it is hidden and when it is seen again', async ({
  page,
  browser,
  clinic,
}) => {
  await clinic.infusing('1');
  await nurseAt(page, clinic);
  const desk = await overview(browser, clinic, 'physician-1');
  await call(page);
  await expect(strip(page)).toContainText(escalation.delivered(physician));
  await setVisibility(desk, 'hidden');
  await expect(strip(page)).toContainText(escalation.lost);
  await setVisibility(desk, 'visible');
  await expect(strip(page)).toContainText(escalation.delivered(physician));
});

async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((button) => button === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by the keyboard`);
}

/** As when another program is in front of it. */
async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
