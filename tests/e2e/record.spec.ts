import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { en } from '@chairside/shared/text/en.ts';
import { records as words } from '@chairside/shared/text/en-records.ts';
import { records as spanish } from '@chairside/shared/text/es-records.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { actAs } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { beyondTheEdgePx } from '../support/looks.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** A session through the real gateway: pressures, a dose corrected, a side effect, a typed pressure, a gap; then over. */
async function aSession(clinic: Clinic): Promise<string> {
  const { nurse } = clinic;
  const bedside = await clinic.infusing('1');
  const enter = async (entry: ChartEntry) =>
    mustBeRecorded(await nurse.command('1', { type: 'chart-entry', entry, happenedAtMs: null }));
  const dose = {
    kind: 'dose',
    drug: 'ketamine',
    unit: 'mg',
    rateMlPerHour: null,
    volumeMl: null,
    lot: 'K7731',
    givenBy: 'J. Ortiz',
  } as const;
  await enter({ ...dose, amount: 4 });
  const { session } = (await nurse.chair('1')).state;
  const wrong = session!.chart.at(-1)!;
  mustBeRecorded(
    await nurse.command('1', {
      type: 'correct-entry',
      seq: wrong.seq,
      note: 'a zero was missing',
      instead: { entry: { ...dose, amount: 40 }, happenedAtMs: wrong.happenedAtMs },
    }),
  );
  await enter({ kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' });
  await enter({
    kind: 'vitals',
    systolicMmHg: 151,
    diastolicMmHg: 92,
    pulseRateBpm: null,
    spo2Percent: null,
  });
  await enter({ kind: 'scale', scale: 'moaas', score: 4, answers: null });
  await bedside.cuff({ systolicMmHg: 144, diastolicMmHg: 88, meanMmHg: 107 });
  await bedside.oximeter('probe-off');
  await bedside.cuff('failed');
  mustBeRecorded(await nurse.command('1', { type: 'stop-infusion', stop: { kind: 'completed' } }));
  return session!.id;
}

async function recordOf(clinic: Clinic, session: string): Promise<SessionRecord> {
  const response = await fetch(`${clinic.gateway.url}/api/sessions/${session}/record`);
  return (await response.json()) as SessionRecord;
}

async function openRecord(page: Page, clinic: Clinic, session: string) {
  await actAs(page, 'nurse-1');
  await page.goto(`${clinic.gateway.url}/record/${session}`);
  await expect(page.locator('[data-record="drawn"]')).toBeVisible();
}

const tableOf = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true }).getByRole('table').first();

test('[RE64] the table on the page has the pressures that came over the wire', async ({ page, clinic }) => {
  const session = await aSession(clinic);
  await openRecord(page, clinic, session);
  const rows = tableOf(page, words.table.title).locator('tbody tr');
  const { table } = await recordOf(clinic, session);
  await expect(rows).toHaveCount(table.length);
  await expect(rows.filter({ hasText: '122/78 (93)' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '144/88 (107)' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '151/92' })).toContainText(words.page.typed);
  await expect(rows.filter({ hasText: en.vital.why.failed })).toHaveCount(1);
  await expect(tableOf(page, words.corrections.title)).toContainText('a zero was missing');
  await expect(tableOf(page, words.medicines.title)).toContainText('40 mg');
});

test('[RE66] a session that goes on has a record that says so, one tap from its chair', async ({
  page,
  clinic,
}) => {
  const session = await aSession(clinic);
  await actAs(page, 'nurse-1');
  await page.goto(`${clinic.gateway.url}/chairs/1`);
  await page.getByRole('link', { name: en.session.recordSoFar }).click();
  await expect(page).toHaveURL(new RegExp(`/record/${session}$`));
  await expect(page.getByText(/^Not finished/)).toBeVisible();
});

const sizes = [
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1920, height: 1080, colorScheme: 'light' },
] as const;
for (const { width, height, colorScheme } of sizes) {
  test(`[RE60] it fits ${width} × ${height} and axe finds nothing, ${colorScheme}`, async ({
    page,
    clinic,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const session = await aSession(clinic);
    await openRecord(page, clinic, session);
    expect((await beyondTheEdgePx(page)).right).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('record.png'), fullPage: true });
    for (const path of ['/history', `/series/${session}`]) {
      await page.goto(`${clinic.gateway.url}${path}`);
      await expect(page.locator(`[data-session="${session}"]`)).toBeVisible();
      expect((await beyondTheEdgePx(page)).right, path).toBe(0);
      expect(await violationsOn(page), path).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${path.split('/')[1]}.png`) });
    }
  });
}

for (const format of ['A4', 'Letter'] as const) {
  test(`[RE62] on ${format} it prints without what belongs to the screen`, async ({ page, clinic }) => {
    const session = await aSession(clinic);
    await openRecord(page, clinic, session);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: words.actions.print })).toBeHidden();
    await expect(
      page.locator('article').getByText(words.page.simulated, { exact: true }).first(),
    ).toBeVisible();
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
    const pdf = await page.pdf({ format, path: test.info().outputPath('record.pdf') });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
  });
}

test('[RE70] without a gateway the record stays readable, and the page says that nobody is watched', async ({
  page,
  clinic,
}) => {
  const session = await aSession(clinic);
  await openRecord(page, clinic, session);
  clinic.gateway.freeze();
  await expect(page.getByRole('alert').filter({ hasText: en.link.notMonitoring })).toBeVisible();
  await expect(page.getByRole('dialog', { name: en.link.notMonitoring })).toHaveCount(0);
  await expect(tableOf(page, words.table.title)).toContainText('122/78 (93)');
  const colour = await page.locator('article h1').evaluate((title) => getComputedStyle(title).color);
  expect(colour).toBe('rgb(232, 237, 242)');
  clinic.gateway.thaw();
  await expect(page.getByRole('alert').filter({ hasText: en.link.notMonitoring })).toHaveCount(0);
});

test('[RE67] the exports are saved under the names the gateway gives them', async ({ page, clinic }) => {
  const session = await aSession(clinic);
  await openRecord(page, clinic, session);
  for (const [button, ending] of [
    [words.actions.fhir, /\.fhir\.json$/],
    [words.actions.readings, /\.readings\.csv$/],
    [words.actions.entries, /\.entries\.csv$/],
    [words.actions.journal, /\.json$/],
  ] as const) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.actions.download(button) }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(ending);
    await expect(page.getByRole('status').filter({ hasText: button })).toContainText('saved');
  }
});

test('[RE71] a past session is found by its patient, from the overview and by keyboard', async ({
  page,
  clinic,
}) => {
  const session = await aSession(clinic);
  await actAs(page, 'nurse-1');
  await page.goto(clinic.gateway.url);
  await page.getByRole('link', { name: en.app.history }).click();
  const row = page.locator(`[data-session="${session}"]`);
  await expect(row).toContainText(words.history.openSession);
  await page.getByLabel(words.history.name).fill('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.history.nothingFound)).toBeVisible();
  await page.getByLabel(words.history.name).fill('1042');
  await page.keyboard.press('Enter');
  await expect(row).toBeVisible();
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /A. Rivera #1042/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel(words.history.name)).toHaveValue('1042');
  await row.getByRole('link').last().click();
  await expect(page.getByRole('heading', { name: words.series.table })).toBeVisible();
});

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[UI22] record, list and series speak it', async ({ page, clinic }) => {
    const session = await aSession(clinic);
    await openRecord(page, clinic, session);
    await expect(page.getByRole('heading', { name: spanish.coverage.title })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('record.png') });
    await page.goto(`${clinic.gateway.url}/history`);
    await expect(page.getByText(spanish.history.found(1))).toBeVisible();
    await page.goto(`${clinic.gateway.url}/series/${session}`);
    await expect(page.getByRole('heading', { name: spanish.series.table })).toBeVisible();
  });
});

async function violationsOn(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
