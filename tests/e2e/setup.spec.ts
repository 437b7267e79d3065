import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { setup } from '@chairside/shared/text/en-setup.ts';
import { setup as esSetup } from '@chairside/shared/text/es-setup.ts';
import { en } from '@chairside/shared/text/en.ts';
import { actAs } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';

const { actions, table, versions } = setup;
const field = (what: string, parameter: keyof typeof setup.parameter, side: 'low' | 'high') =>
  table.of(what, setup.row(setup.parameter[parameter], setup.side[side], setup.priority.medium));
const spo2Low = field(table.value, 'spo2Percent', 'low');

async function openSetup(page: Page, clinic: Clinic, { person = 'nurse-1', path = 'limits' } = {}) {
  await actAs(page, person);
  await page.goto(`${clinic.gateway.url}/setup/${path}`);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const problems = (page: Page) => page.getByRole('region', { name: /problem/ }).getByRole('listitem');

test('[AL41] a nurse drafts, a physician signs, and it is in use', async ({ page, clinic }) => {
  await page.goto(clinic.gateway.url);
  await actAs(page, 'nurse-1');
  await page.reload();
  await page.getByRole('link', { name: en.app.setup }).click();
  await expect(page.getByRole('table', { name: table.caption('IV ketamine', 1) })).toBeVisible();

  await test.step('she changes a limit, and reads what changes', async () => {
    await button(page, actions.edit).click();
    await expect(button(page, actions.save)).toBeDisabled();
    await page.getByLabel(spo2Low).fill('92');
    await expect(page.getByRole('region', { name: setup.changes.title })).toContainText('< 90 for 15 s');
    await expect(page.getByRole('region', { name: setup.changes.title })).toContainText('→ < 92 for 15 s');
    await button(page, actions.save).click();
    await expect(page.getByText(actions.saved)).toBeVisible();
  });

  await test.step('it is there, by her, not signed, and she can not sign it', async () => {
    const version = button(page, new RegExp(versions.version(2)));
    await expect(version).toContainText(versions.draft);
    await expect(version).toContainText('J. Ortiz');
    await expect(page.getByText(actions.signNeedsPhysician)).toBeVisible();
    await expect(button(page, actions.sign).and(page.getByText(actions.sign, { exact: true }))).toHaveCount(
      0,
    );
  });

  await test.step('a physician takes over and signs', async () => {
    await button(page, en.session.actsAs('J. Ortiz')).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dr. A. Weber' }).click();
    await page.getByRole('button', { name: actions.sign, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: actions.signTitle(2) });
    await expect(dialog).toContainText(versions.nextSession);
    await expect(dialog).toContainText('< 92 for 15 s');
    await dialog.getByRole('button', { name: actions.signConfirm('Dr. A. Weber') }).click();
    await expect(page.getByText(actions.signed)).toBeVisible();
  });

  const version = button(page, new RegExp(versions.version(2)));
  await expect(version).toContainText(versions.inUse);
  await expect(version).toContainText('Dr. A. Weber');
  await clinic.patient('2');
  const { session } = (await clinic.nurse.chair('2')).state;
  expect(session?.protocol.alarmPreset.version).toBe(2);
});

test('[AL40] everything that is wrong is listed as it is typed, and nothing is saved', async ({
  page,
  clinic,
}) => {
  await openSetup(page, clinic);
  await button(page, actions.edit).click();
  await page.getByLabel(spo2Low).fill('80');
  await page.getByLabel(field(table.value, 'pulseRateBpm', 'low')).fill('150');
  await page.getByLabel(field(table.delay, 'pulseRateBpm', 'low')).fill('-5');
  await page.getByLabel(field(table.value, 'meanMmHg', 'low')).fill('');
  await page.getByLabel(setup.times.audioPause).fill('600');
  const listed = problems(page);
  await expect(listed.filter({ hasText: 'outside the guard' })).toHaveCount(1);
  await expect(listed.filter({ hasText: '150 is not under 120' })).toHaveCount(1);
  await expect(listed.filter({ hasText: setup.problems.what['negative-delay']() })).toHaveCount(1);
  await expect(
    listed.filter({ hasText: 'Mean mmHg low, medium priority: The limit is missing' }),
  ).toHaveCount(1);
  await expect(listed.filter({ hasText: '30 to 120 s, not 600' })).toHaveCount(1);
  await expect(page.getByLabel(spo2Low)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(spo2Low)).toHaveAccessibleDescription(/outside the guard/);

  await button(page, actions.save).click();
  await expect(page.getByText(actions.notSaved(await listed.count()))).toBeVisible();
  await button(page, actions.discard).click();
  await expect(button(page, new RegExp(versions.version(2)))).toHaveCount(0);
  await expect(page.getByRole('table')).toContainText('< 90');
});

test('[AL40] what would switch an alarm off stands beside its row, its parameter and its field', async ({
  page,
  clinic,
}) => {
  await openSetup(page, clinic);
  await button(page, actions.edit).click();
  const row = setup.row(setup.parameter.moaasScore, setup.side.low, setup.priority.medium);
  await button(page, table.of(table.remove, row)).click();
  const missing = `${row}: a row is missing.`;
  await expect(problems(page).filter({ hasText: missing })).toHaveCount(1);
  await expect(page.getByRole('table').getByText(missing)).toBeVisible();

  const delay = page.getByLabel(field(table.delay, 'spo2Percent', 'low'));
  await delay.fill('31');
  await expect(delay).toHaveAccessibleDescription(/31 s is too long: 30 s at most/);
  const hysteresis = page.getByLabel(field(table.hysteresis, 'spo2Percent', 'low'));
  await hysteresis.fill('11');
  await expect(hysteresis).toHaveAccessibleDescription(/end at 101, which is not possible/);
  const telephone = page.getByLabel(setup.times.telephoneAfter);
  await telephone.fill('86400');
  await expect(telephone).toHaveAttribute('aria-invalid', 'true');
  await expect(telephone).toHaveAccessibleDescription(/30 to 300 s, not 86400/);
  await expect(page.getByText(actions.notSaved(4))).toBeVisible();
});

test('[AL41] it can be done by keyboard alone', async ({ page, clinic }) => {
  await openSetup(page, clinic);
  await button(page, actions.edit).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(spo2Low).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('91');
  await button(page, actions.save).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(actions.saved)).toBeVisible();
});

test('[AL32] the start-of-day test plays, asks, and is recorded', async ({ page, clinic }) => {
  const bedside = await clinic.bedside('1');
  await openSetup(page, clinic, { path: 'self-test' });
  const { test: words } = setup;
  await expect(page.getByText(words.never)).toBeVisible();
  await button(page, words.begin).click();
  await expect(page.getByText(words.writes)).toBeVisible();
  await expect(page.getByText(words.deviceHeard(bedside.oximeterId))).toBeVisible();
  for (const which of [words.burst.high, words.burst.medium, words.burst.low]) {
    await expect(button(page, words.save)).toBeDisabled();
    await button(page, words.play(which)).click();
    await button(page, which === words.burst.low ? words.notHeard(which) : words.heard(which))
      .first()
      .click();
  }
  await button(page, words.save).click();
  await expect(page.getByText(words.saved)).toBeVisible();
  const last = page.getByRole('region', { name: words.last });
  await expect(last).toContainText('J. Ortiz');
  await expect(last).toContainText(words.failed(words.part.sound));
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[UI7] axe finds nothing in setup, ${colorScheme}`, async ({ page, clinic }) => {
    await page.emulateMedia({ colorScheme });
    await openSetup(page, clinic);
    await button(page, actions.edit).click();
    await page.getByLabel(spo2Low).fill('80');
    await expect(problems(page)).not.toHaveCount(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: setup.selfTest }).click();
    await button(page, setup.test.begin).click();
    await expect(page.getByText(setup.test.writes)).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[UI22] setup speaks it too', async ({ page, clinic }) => {
    await openSetup(page, clinic);
    await button(page, esSetup.actions.edit).click();
    await expect(page.getByText(esSetup.changes.none)).toBeVisible();
  });
});

for (const path of ['limits', 'self-test']) {
  test(`[UI5] nothing of setup lies beyond the edge of a phone: ${path}`, async ({ page, clinic }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openSetup(page, clinic, { path });
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}

test('[UI4] what is touched for an action in setup measures 64 px', async ({ page, clinic }) => {
  await openSetup(page, clinic);
  await button(page, actions.edit).click();
  const small = await page
    .locator('main :is(button, input, select, label:has(input)):visible')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.closest('label') === null || element.matches('label'))
        .filter((element) => element.getBoundingClientRect().height < 64)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  expect(small).toEqual([]);
});

async function violationsOn(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
