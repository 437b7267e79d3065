import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clinic as clinicWords } from '@chairside/shared/text/en-clinic.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { protocols as words } from '@chairside/shared/text/en-protocols.ts';
import { setup } from '@chairside/shared/text/en-setup.ts';
import { en } from '@chairside/shared/text/en.ts';
import { clinic as esClinic } from '@chairside/shared/text/es-clinic.ts';
import { protocols as esWords } from '@chairside/shared/text/es-protocols.ts';
import { setup as esSetup } from '@chairside/shared/text/es-setup.ts';
import { actAs } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

const { actions, versions } = setup;
const observation = words.withUnit(words.field.observationMs['at-once'], 'min');
const { medicines, retention } = clinicWords;

async function openSetup(page: Page, clinic: Clinic, { person = 'nurse-1', path = 'protocols' } = {}) {
  await actAs(page, person);
  await page.goto(`${clinic.gateway.url}/setup/${path}`);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const changes = (page: Page) => page.getByRole('region', { name: setup.changes.title });
const problems = (page: Page) => page.getByRole('region', { name: /problem/ }).getByRole('listitem');

async function takeOver(page: Page, from: string, to: string) {
  await button(page, en.session.actsAs(from)).first().click();
  await page.getByRole('dialog').getByRole('button', { name: to }).click();
}

test('[SE10] a nurse drafts esketamine, a physician signs, and a session opened with it carries it', async ({
  page,
  clinic,
}) => {
  await openSetup(page, clinic, { path: 'limits' });
  await page.getByRole('link', { name: setup.protocols }).click();
  await button(page, /Intranasal esketamine/).click();
  await expect(page.getByRole('heading', { name: words.caption('Intranasal esketamine', 1) })).toBeVisible();
  await button(page, actions.edit).click();
  await expect(button(page, actions.save)).toBeDisabled();

  await test.step('two hours are the least: the problem is listed and stands at its field', async () => {
    await page.getByLabel(observation, { exact: true }).fill('119');
    await expect(problems(page).first()).toContainText('observed for 120 min');
    await expect(page.getByLabel(observation, { exact: true })).toHaveAccessibleDescription(
      /observed for 120 min/,
    );
    await button(page, actions.save).click();
    await expect(page.getByText(/Not saved: \d problem/)).toBeVisible();
    await page.getByLabel(observation, { exact: true }).fill('150');
    await expect(problems(page)).toHaveCount(0);
  });

  await test.step('a question more, moved up, and one less', async () => {
    const form = page.getByRole('region', { name: words.list.form });
    await form.getByRole('button', { name: words.item.add(words.list.form) }).click();
    await expect(problems(page)).toHaveCount(1);
    await form.getByRole('textbox').last().fill('Form sent within 7 days');
    const own = (field: string) => words.item.of(field, 'Form sent within 7 days');
    await form.getByLabel(own(words.item.required)).check();
    await form.getByLabel(own(words.item.up), { exact: true }).click();
    await page.getByLabel(words.item.of(words.item.remove, items.intention)).click();
  });

  await test.step('what changes is said in words, and saved as a draft', async () => {
    for (const line of [
      `${observation}: 120 → 150`,
      'Form: new, Form sent within 7 days (tick, required)',
      `Asked before: removed, ${items.intention} (words, optional)`,
    ])
      await expect(changes(page).getByText(line)).toBeVisible();
    await button(page, actions.save).click();
    await expect(page.getByText(actions.saved)).toBeVisible();
    await expect(page.getByText(actions.signNeedsPhysician)).toBeVisible();
  });

  await test.step('a physician signs what she reads', async () => {
    await takeOver(page, 'J. Ortiz', 'Dr. A. Weber');
    await page.getByRole('button', { name: actions.sign, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: actions.signTitle(2) });
    await expect(dialog).toContainText(`${observation}: 120 → 150`);
    await expect(dialog).toContainText(words.nextSession);
    await dialog.getByRole('button', { name: actions.signConfirm('Dr. A. Weber') }).click();
    await expect(page.getByText(actions.signed)).toBeVisible();
  });

  const version = button(page, new RegExp(versions.version(2)));
  await expect(version).toContainText(versions.inUse);
  await expect(version).toContainText('Dr. A. Weber');
  await expect(changes(page)).toContainText(words.changes.against(1));

  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  const protocolId = 'intranasal-esketamine';
  mustBeRecorded(
    await clinic.nurse.command('2', { type: 'open-session', patient, protocolId, series: null }),
  );
  const { session } = (await clinic.nurse.chair('2')).state;
  expect(session?.protocol).toMatchObject({ version: 2, observationMs: 150 * 60_000 });
  expect(session?.protocol.checklists.form.at(-2)).toMatchObject({ label: 'Form sent within 7 days' });
});

test('[SE10] any two versions are held against each other', async ({ page, clinic }) => {
  await openSetup(page, clinic);
  const drug = page.getByLabel(words.field.drug, { exact: true });
  for (const typed of ['ketamine hydrochloride', 'esketamine']) {
    await button(page, /^Change/).click();
    await drug.fill(typed);
    await button(page, actions.save).click();
    await expect(page.getByText(actions.saved)).toBeVisible();
  }
  await expect(changes(page)).toContainText('Drug: ketamine → esketamine');
  await page.getByLabel(words.compare).selectOption({ label: versions.version(2) });
  await expect(changes(page)).toContainText('Drug: ketamine hydrochloride → esketamine');
  await expect(changes(page)).toContainText(words.changes.against(2));
});

test('[SE14] the clinic’s medicines are set as a list, with what is wrong at its line', async ({
  page,
  clinic,
}) => {
  await openSetup(page, clinic, { path: 'clinic' });
  const list = page.getByRole('region', { name: medicines.title });
  await expect(list).toContainText(medicines.none);
  await button(page, medicines.add).click();
  await expect(button(page, medicines.save)).toBeDisabled();
  const line = (field: string, name: string = medicines.unnamed(1)) =>
    page.getByLabel(medicines.of(field, name));
  await line(medicines.name).fill('Ondansetron');
  await expect(list).toContainText(medicines.problems.amount);
  await line(medicines.amount, 'Ondansetron').fill('4');
  await line(medicines.unit, 'Ondansetron').selectOption('mg');
  await button(page, medicines.save).click();
  await expect(list).toContainText(clinicWords.saved);
  const told = page.getByLabel(medicines.of(medicines.amount, 'Ondansetron'));
  await page.reload();
  await expect(told).toHaveValue('4');
});

test('[SE28] how long records are kept is a physician’s to change', async ({ page, clinic }) => {
  await openSetup(page, clinic, { path: 'clinic' });
  const setting = page.getByRole('region', { name: retention.title });
  await expect(setting).toContainText(retention.forever);
  await expect(setting).toContainText(retention.needsRole);
  await takeOver(page, 'J. Ortiz', 'Dr. A. Weber');
  await setting.getByLabel(retention.keep).fill('0');
  await expect(setting).toContainText(retention.wrong);
  await expect(setting.getByRole('button', { name: retention.save, exact: true })).toBeDisabled();
  await setting.getByLabel(retention.keep).fill('120');
  await setting.getByRole('button', { name: retention.save, exact: true }).click();
  await expect(setting).toContainText(retention.months(120));
  await setting.getByRole('button', { name: retention.isForever }).click();
  await expect(setting).toContainText(retention.forever);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[UI7] axe finds nothing on the pages of protocols and clinic, ${colorScheme}`, async ({
    page,
    clinic,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openSetup(page, clinic);
    await expect(button(page, actions.edit)).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await button(page, actions.edit).click();
    await page.getByLabel(words.field.label, { exact: true }).fill('');
    await expect(problems(page)).toHaveCount(1);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: setup.clinic, exact: true }).click();
    await button(page, medicines.add).click();
    expect(await violationsOn(page)).toEqual([]);
  });
}

for (const path of ['protocols', 'clinic']) {
  test(`[UI5] nothing lies beyond the edge of a phone: ${path}`, async ({ page, clinic }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openSetup(page, clinic, { path });
    await button(page, path === 'protocols' ? actions.edit : medicines.add).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test(`[UI4] what is touched for an action measures 64 px: ${path}`, async ({ page, clinic }) => {
    await openSetup(page, clinic, { path });
    await button(page, path === 'protocols' ? actions.edit : medicines.add).click();
    const small = await page
      .locator('main :is(button, input, select, textarea, label:has(input)):visible')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.closest('label') === null || element.matches('label'))
          .filter((element) => element.getBoundingClientRect().height < 64)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
    expect(small).toEqual([]);
  });
}

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[UI22] protocols and clinic speak it too', async ({ page, clinic }) => {
    await openSetup(page, clinic);
    await button(page, esSetup.actions.edit).click();
    await expect(page.getByText(esWords.changes.none)).toBeVisible();
    await expect(page.getByPlaceholder('Consentimiento otorgado y firmado')).toBeVisible();
    await page.getByRole('link', { name: esSetup.clinic, exact: true }).click();
    await expect(page.getByText(esClinic.medicines.none)).toBeVisible();
  });
});

async function violationsOn(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
