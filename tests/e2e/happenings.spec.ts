import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { actAs, openChair, type ChairScreen } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';

const { happening } = en;

/** Two taps from any phase: the list, and what is in it. */
async function more(screen: ChairScreen, action: string): Promise<void> {
  await screen.button(happening.more).click();
  await screen.dialog.getByRole('button', { name: action, exact: true }).click();
}

async function openOverview(page: Page, { gateway }: Clinic): Promise<Page> {
  await actAs(page, 'nurse-1');
  await page.goto(gateway.url);
  return page;
}

function sector(page: Page, chair: string) {
  return page.locator(`article[data-chair="${chair}"]`);
}

test.describe('a minute in a second', () => {
  test.use({ speed: 60 });

  test('[SE29] [AL42] a patient goes to the toilet, is too long there, and comes back', async ({
    page,
    browser,
    clinic,
  }) => {
    const bedside = await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway);
    const overview = await openOverview(await browser.newPage(), clinic);
    const card = page.getByRole('region', { name: happening.offMonitor.title });

    await more(screen, happening.offMonitor.action);
    await screen.dialog.getByRole('button', { name: happening.offMonitor.reasons.toilet }).click();
    await screen.dialog.getByRole('button', { name: 'M. Chen' }).click();
    bedside.silence();
    await screen.dialog.getByRole('button', { name: happening.offMonitor.record }).click();

    await expect(card).toContainText(/\d+ (min|s).* left/);
    await expect(card).toContainText('with M. Chen');
    await expect(page.getByText(happening.standBy['off-monitor'])).toBeVisible();
    await expect(sector(overview, '1')).toContainText(/\d+ (min|s).* left/);
    await expect(sector(overview, '1')).toContainText('M. Chen');
    await expect(sector(overview, '1'), 'nothing looks broken that everybody knows of').not.toContainText(
      en.overview.noData,
    );

    await expect(page.getByText(en.alarm.technical['off-monitor-long']()).first()).toBeVisible({
      timeout: 30_000,
    });
    await expect(card).toContainText(/too long/);

    await bedside.oximeter({ spo2Percent: 96, pulseRateBpm: 80 });
    await expect(card).toHaveCount(0, { timeout: 20_000 });
    await expect(page.getByText(happening.standBy['off-monitor'])).toHaveCount(0);
    await expect(sector(overview, '1')).not.toContainText(/too long/);
  });
});

test('[SE29] a nurse says that the patient is back', async ({ page, clinic }) => {
  await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await more(screen, happening.offMonitor.action);
  await screen.dialog.getByRole('button', { name: happening.offMonitor.reasons.walk }).click();
  await screen.dialog.getByLabel(happening.offMonitor.someoneElse).fill('her brother');
  await screen.dialog.getByRole('button', { name: happening.offMonitor.record }).click();
  await expect(page.getByText(/with her brother\)/)).toBeVisible();
  await screen.button(happening.offMonitor.back).click();
  await expect(page.getByText(/with her brother\)/)).toHaveCount(0);
});

test('[SE31] an ambulance takes a patient in the middle of an infusion', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);

  await more(screen, happening.departure.transfer);
  await expect(screen.dialog.getByRole('alert')).toContainText(happening.departure.stops);
  await screen.dialog.getByLabel(happening.departure.destination).fill('City hospital');
  await screen.dialog.getByRole('button', { name: happening.departure.record.transferred }).click();

  await test.step('the last hour is there at once, and prints alone', async () => {
    const summary = page.getByRole('dialog', { name: happening.summary.title });
    await expect(summary.getByRole('table', { name: happening.summary.vitals })).toContainText('97');
    await expect(summary.getByRole('table')).toContainText('122/78');
    await expect(summary.getByRole('region', { name: happening.summary.given })).toContainText(
      /Infusion 1 · started .* · stopped /,
    );
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('main')).toBeHidden();
    await expect(summary.getByRole('table')).toBeVisible();
    await expect(summary.getByText(happening.summary.print)).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await summary.getByRole('button', { name: en.app.close }).click();
  });

  await test.step('monitoring goes on until the patient has left', async () => {
    await screen.phase('observing');
    await expect(page.getByText('Transfer to City hospital').first()).toBeVisible();
    await expect(screen.digits('spo2')).toHaveText('97');
    await screen.button(en.action.left).click();
    await screen.dialog.getByRole('button', { name: en.action.left }).click();
    await expect(page.getByText(en.session.noSession)).toBeVisible();
    await expect(page.getByText(en.session.closed.transferred).first()).toBeVisible();
  });
});

test('[SE31] who wants to leave against advice while preparing, and stays after all', async ({
  page,
  clinic,
}) => {
  await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await more(screen, happening.departure.againstAdvice);
  await screen.dialog.getByLabel(happening.departure.reason).fill('does not want to wait');
  await screen.dialog
    .getByRole('button', { name: happening.departure.record['left-against-advice'] })
    .click();
  await screen.dialog.getByRole('button', { name: en.app.close }).click();
  const card = page.getByRole('region', { name: happening.departure.onTheWay });
  await expect(card).toContainText('does not want to wait');
  await screen.button(happening.departure.stays).click();
  await expect(card).toHaveCount(0);
  await screen.phase('preparing');
});

test('[SE32] everybody leaves: the roll call outlives a reload and the gateway', async ({ page, clinic }) => {
  await clinic.infusing('1');
  await clinic.patient('3');
  await openOverview(page, clinic);
  const call = page.getByRole('region', { name: happening.evacuation.list });
  const tick = (chair: string) =>
    call.getByRole('checkbox', { name: `${en.app.chair(chair)}: ${happening.evacuation.pump}` });

  await page.getByRole('button', { name: happening.evacuation.action, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: happening.evacuation.begin }).click();
  await expect(call.getByRole('listitem')).toHaveCount(2);
  await expect(call).toContainText('A. Rivera');
  await expect(call).toContainText(en.phase.infusing);
  await expect(call).toContainText(happening.evacuation.ticked(0, 2));
  await tick('1').click();
  await expect(tick('1')).toBeChecked();

  await page.reload();
  await expect(tick('1')).toBeChecked();
  await expect(tick('3')).not.toBeChecked();
  await clinic.gateway.kill();
  await clinic.gateway.restart();
  await expect(call).toContainText(happening.evacuation.ticked(1, 2), { timeout: 20_000 });

  await test.step('a chair says so too, and can be ticked there', async () => {
    await page.goto(`${clinic.gateway.url}/chairs/3`);
    const card = page.getByRole('region', { name: happening.evacuation.running });
    await card.getByRole('checkbox').click();
    await expect(card.getByRole('checkbox')).toBeChecked();
    await expect(page.getByText(happening.standBy.evacuation)).toBeVisible();
  });

  await test.step('ending it asks once more', async () => {
    await page.goto(clinic.gateway.url);
    await call.getByRole('button', { name: happening.evacuation.end }).click();
    await page.getByRole('dialog').getByRole('button', { name: happening.evacuation.end }).click();
    await expect(call).toHaveCount(0);
    await expect(page.getByRole('button', { name: happening.evacuation.action, exact: true })).toBeVisible();
  });
});

test('[SE30] the wrong patient is put right by two people', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway, { person: 'nurse-1' });
  const words = happening.reattribution;

  await more(screen, words.action);
  await screen.dialog.getByLabel(words.name).fill('B. Lopez');
  await screen.dialog.getByLabel(words.number).fill('2077');
  await screen.dialog.getByLabel(words.reason).fill('the chairs were swapped');
  await screen.dialog.getByRole('button', { name: words.propose }).click();

  const card = page.getByRole('region', { name: words.mark });
  await expect(card).toContainText('A. Rivera');
  await expect(card).toContainText('B. Lopez');
  await expect(page.getByRole('heading', { name: 'A. Rivera · #1042' })).toBeVisible();

  await card.getByRole('button', { name: words.confirm }).click();
  const yes = screen.dialog.getByRole('button', { name: words.yes });
  await expect(yes, 'who asked is not among those who can agree').toBeDisabled();
  await expect(screen.dialog.getByRole('button', { name: 'J. Ortiz' })).toHaveCount(0);
  await screen.dialog.getByRole('button', { name: 'M. Chen' }).click();
  await yes.click();

  await expect(page.getByRole('heading', { name: 'B. Lopez · #2077' })).toBeVisible();
  await expect(page.getByText(words.formerly('A. Rivera #1042'))).toBeVisible();
  await expect(page.getByText(words.baselineGone)).toBeVisible();
  await expect(screen.tile('nibp').getByRole('list'), 'absolute again').toContainText('160');
  await expect(screen.button(en.session.actsAs('J. Ortiz'))).toBeVisible();
});

test('[SE14a] after vomiting the chair asks how awake the patient is, and the cuff can wait', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await clinic.nurse.command('1', {
    type: 'chart-entry',
    entry: { kind: 'side-effect', effect: 'vomiting', other: null, severity: 'mild' },
    happenedAtMs: null,
  });
  const card = page.getByRole('region', { name: happening.vomiting.title });
  await card.getByRole('button', { name: /^4: / }).click();
  await expect(card).toContainText(happening.vomiting.scored(4));
  await card.getByRole('button', { name: happening.vomiting.putOff }).click();
  await expect(card).toContainText(/Cuff put off to/);
  await expect(card.getByRole('button', { name: happening.vomiting.putOff })).toHaveCount(0);
  await card.getByRole('button', { name: happening.vomiting.close }).click();
  await expect(card).toHaveCount(0);
  await expect(screen.digits('spo2')).toHaveText('97');
});
