import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { peopleSetup as setup } from '@chairside/shared/text/en-people-setup.ts';
import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { en } from '@chairside/shared/text/en.ts';
import { anotherPage } from '../support/alarm-screen.ts';
import { expect, test as base } from '../support/clinic.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { firstPassword } from '../support/people.ts';

/** A simulated clinic in which people sign in. */
const test = base.extend<{ readonly gateway: Gateway }>({
  // eslint-disable-next-line no-empty-pattern -- the form in which Playwright wants a fixture that needs no other
  gateway: async ({}, use) => {
    const environment = { CHAIRSIDE_DEMO_PEOPLE: '0' };
    const gateway = await startGateway({ chairs: '1,2', speed: 1, environment });
    await use(gateway);
    await gateway.end();
  },
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** By keyboard alone, from the field that is reached first. */
async function signIn(page: Page, account: string, password: string) {
  await field(page, words.account).focus();
  await page.keyboard.type(account);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function chooseOwn(page: Page, password: string) {
  await expect(page.getByRole('dialog', { name: words.change.forcedTitle })).toBeVisible();
  await field(page, words.change.next).fill(password);
  await field(page, words.change.again).fill(password);
  await page.keyboard.press('Enter');
}

async function typePin(page: Page, label: string, pin: string) {
  await field(page, label).focus();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

test('[PE38] from the first run to a kept action: an administrator, a nurse, her PIN, and what waited for it', async ({
  page,
  browser,
  gateway,
}) => {
  test.setTimeout(180_000);
  const first = await firstPassword(join(gateway.dataFolder, 'simulation', 'first-password'));
  await page.goto(`${gateway.url}/setup/people`);
  await expect(page.getByRole('heading', { name: words.title })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await signIn(page, first.account, 'not the password');
  await expect(page.getByRole('alert')).toHaveText(words.problem.wrong);
  await field(page, words.password).fill(first.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: words.change.forcedTitle })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await chooseOwn(page, 'the kettle sings at seven');
  await expect(button(page, words.setPin.later)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await button(page, words.setPin.later).click();

  await expect(page.getByRole('heading', { name: setup.screens.title })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await button(page, setup.add).click();
  await field(page, setup.account).fill('m.chen');
  await field(page, setup.name).fill('M. Chen');
  await page.keyboard.press('Enter');
  const once = page.getByRole('dialog', { name: setup.once.title('M. Chen') }).locator('output');
  const oneTime = (await once.textContent()) ?? '';
  await button(page, setup.once.writtenDown).click();

  const nurse = await anotherPage(browser);
  await nurse.emulateMedia({ colorScheme: 'light' });
  await nurse.goto(gateway.url);
  await expect(nurse.getByRole('heading', { name: words.title })).toBeVisible();
  expect(await violationsOn(nurse)).toEqual([]);
  await signIn(nurse, 'm.chen', oneTime);
  await chooseOwn(nurse, 'rain on the roof');
  await typePin(nurse, words.setPin.next, '2580');
  await typePin(nurse, words.setPin.again, '2580');
  await expect(nurse.getByRole('dialog')).toHaveCount(0);

  await button(nurse, en.people.signedIn('M. Chen')).click();
  await button(nurse, words.menu.lock).click();
  await expect(button(nurse, en.people.lockedAs('M. Chen'))).toContainText(en.people.locked);
  await button(nurse, en.happening.evacuation.action).click();
  await nurse.getByRole('dialog').getByRole('button', { name: en.happening.evacuation.begin }).click();
  const asked = nurse.getByRole('dialog', { name: words.unlock.title('M. Chen') });
  await expect(asked).toContainText(en.people.then(en.happening.evacuation.action));
  expect(await violationsOn(nurse)).toEqual([]);
  const keys = asked.locator('[data-pin-pad] button');
  for (const box of await Promise.all((await keys.all()).map((key) => key.boundingBox())))
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(88);
  await typePin(nurse, words.pinOf('M. Chen'), '2580');
  await expect(nurse.locator('[data-evacuating]')).toBeVisible();
  await expect(nurse.getByRole('dialog')).toHaveCount(0);
  await nurse.context().close();
});

async function violationsOn(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
