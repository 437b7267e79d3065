import type { Locator, Page } from '@playwright/test';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { nothingFromAfar } from '@chairside/shared/people/afar.ts';
import { clinic as clinicWords } from '@chairside/shared/text/en-clinic.ts';
import { handover as words } from '@chairside/shared/text/en-handover.ts';
import { en } from '@chairside/shared/text/en.ts';
import { openChair, type ChairScreen } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { partsOf } from '../support/log-screen.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

/** Whoever opened the session in these clinics is M. Chen. */
const chen = 'nurse-2';
const widening: ChairCommand = {
  type: 'set-limit',
  parameter: 'spo2Percent',
  direction: 'low',
  value: 88,
  reason: 'lives with 89',
};

async function busyChair(clinic: Clinic): Promise<void> {
  await clinic.infusing('1');
  const give = async (command: ChairCommand) => mustBeRecorded(await clinic.nurse.command('1', command));
  await give(widening);
  await give({ type: 'chart-entry', entry: { kind: 'note', text: 'afraid of needles' }, happenedAtMs: null });
}

const words19 = clinicWords.afar;
const part = (dialog: Locator, name: keyof typeof words.part) =>
  dialog.getByRole('region', { name: words.part[name] });
const standing = (page: Page) => page.getByRole('region', { name: words.standing.title });

async function more(screen: ChairScreen, action: string): Promise<void> {
  await screen.button(en.happening.more).click();
  await screen.dialog.getByRole('button', { name: action, exact: true }).click();
}

test('[SE20] a chair passes from one nurse to the other at the same tablet, with its moved limits', async ({
  page,
  clinic,
}) => {
  await busyChair(clinic);
  const screen = await openChair(page, clinic.gateway, { person: chen });
  await expect(page.getByText(en.calling.chairOf('M. Chen'), { exact: true })).toBeVisible();

  await test.step('she sees what she hands over, says to whom, and a word', async () => {
    await more(screen, en.calling.action.offerHandover);
    await expect(part(screen.dialog, 'due')).toContainText(en.vital.nibp);
    await expect(part(screen.dialog, 'limits')).toContainText('SpO2 low 88 (preset: SpO2 low 90)');
    await expect(part(screen.dialog, 'given')).toContainText('Infusion 1');
    await expect(part(screen.dialog, 'notes')).toContainText('afraid of needles');
    const offer = screen.dialog.getByRole('button', { name: words.offer.action });
    await expect(offer).toBeDisabled();
    await screen.dialog.getByRole('button', { name: 'J. Ortiz' }).click();
    await screen.dialog.getByLabel(words.offer.note).fill('likes the window open');
    await offer.click();
  });

  await test.step('offered, it is still hers', async () => {
    await expect(standing(page)).toContainText(/Offered to J\. Ortiz since \d+:\d\d/);
    await expect(standing(page)).toContainText(words.standing.yours);
    await expect(page.getByText(en.calling.chairOf('M. Chen'), { exact: true })).toBeVisible();
  });

  await test.step('the other reads it, confirms each limit, and accepts as herself', async () => {
    await standing(page).getByRole('button', { name: words.standing.accept }).click();
    await expect(screen.dialog).toContainText('M. Chen: likes the window open');
    await screen.dialog.getByRole('button', { name: 'J. Ortiz', exact: true }).click();
    const accept = screen.dialog.getByRole('button', { name: words.accept.as('J. Ortiz') });
    await expect(accept, 'not before the limit is confirmed').toBeDisabled();
    await screen.dialog.getByRole('checkbox', { name: 'SpO2 low 88' }).click();
    await accept.click();
  });

  await test.step('the chair is hers, and the entries say so', async () => {
    await expect(screen.dialog).toHaveCount(0);
    await expect(page.getByText(en.calling.chairOf('J. Ortiz'), { exact: true })).toBeVisible();
    await expect(standing(page)).toHaveCount(0);
    const entries = page.getByRole('list', { name: en.session.latest });
    await expect(entries).toContainText('Chair handed over J. Ortiz');
    await expect(entries).toContainText(/Handover offered M\. Chen · to J\. Ortiz/);
  });
});

test('[SE20] [UI7] the same by keyboard alone', async ({ page, clinic }) => {
  await busyChair(clinic);
  const screen = await openChair(page, clinic.gateway, { person: chen });
  const press = async (target: Locator) => {
    await target.focus();
    await page.keyboard.press('Enter');
  };
  await press(screen.button(en.happening.more));
  await press(screen.dialog.getByRole('button', { name: en.calling.action.offerHandover }));
  await press(screen.dialog.getByRole('button', { name: words.offer.anybody }));
  await screen.dialog.getByLabel(words.offer.note).focus();
  await page.keyboard.type('thirsty');
  await press(screen.dialog.getByRole('button', { name: words.offer.action }));
  await press(standing(page).getByRole('button', { name: words.standing.accept }));
  await screen.dialog.getByRole('checkbox', { name: 'SpO2 low 88' }).focus();
  await page.keyboard.press('Space');
  await press(screen.dialog.getByRole('button', { name: 'Dr. A. Weber', exact: true }));
  await press(screen.dialog.getByRole('button', { name: words.accept.as('Dr. A. Weber') }));
  await expect(page.getByText(en.calling.chairOf('Dr. A. Weber'))).toBeVisible();
});

test('[SE20] who has gone is followed by somebody who says why', async ({ page, clinic }) => {
  await busyChair(clinic);
  const screen = await openChair(page, clinic.gateway, { person: 'nurse-1' });
  await more(screen, en.calling.action.takeChair);
  await screen.dialog.getByRole('checkbox', { name: 'SpO2 low 88' }).click();
  const take = screen.dialog.getByRole('button', { name: words.take.as('J. Ortiz') });
  await expect(take).toBeDisabled();
  await screen.dialog.getByLabel(words.take.why).fill('called home');
  await take.click();
  await expect(page.getByText(en.calling.chairOf('J. Ortiz'))).toBeVisible();
  await expect(page.getByRole('list', { name: en.session.latest })).toContainText(
    'Chair taken – called home',
  );
});

test.describe('a minute in a second', () => {
  test.use({ speed: 60 });

  test('[SE20] an offer that nobody accepts is said by the alarm bar, until it is taken back', async ({
    page,
    clinic,
  }) => {
    await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway, { person: chen });
    await more(screen, en.calling.action.offerHandover);
    await screen.dialog.getByRole('button', { name: words.offer.anybody }).click();
    await screen.dialog.getByRole('button', { name: words.offer.action }).click();
    const unowned = en.alarm.technical['handover-not-accepted']();
    await expect(page.getByText(unowned).first()).toBeVisible({ timeout: 15_000 });
    await standing(page).getByRole('button', { name: words.standing.withdraw }).click();
    await expect(page.getByText(unowned)).toHaveCount(0);
  });
});

test.describe('from the overview', () => {
  const looksOnly = en.calling.afar.nothing;

  async function lookFromDesk(page: Page, clinic: Clinic): Promise<ChairScreen> {
    const screen = await openChair(page, clinic.gateway, { person: 'physician-1' });
    await page.goto(clinic.gateway.url);
    await page.getByRole('link', { name: en.overview.open(en.app.chair('1')) }).click();
    await expect(page.getByRole('complementary', { name: en.session.region })).toBeVisible();
    return screen;
  }

  test('[UI19] a chair is looked at, nothing moves, and what the clinic allows is done from afar', async ({
    page,
    clinic,
  }) => {
    const bedside = await clinic.infusing('1');
    await bedside.cuff({ systolicMmHg: 172, diastolicMmHg: 90, meanMmHg: 117 });
    const screen = await lookFromDesk(page, clinic);
    const acknowledge = screen.button(en.alarm.acknowledge).first();

    await test.step('what is done at the chair is greyed, with the reason', async () => {
      await expect(page.getByText(en.calling.afar.mark, { exact: true })).toBeVisible();
      await expect(page.getByText(looksOnly)).toBeVisible();
      await expect(acknowledge).toBeDisabled();
      await expect(screen.button(en.action.recordStop)).toBeDisabled();
      await expect(screen.button(en.action.recordPause)).toBeDisabled();
    });

    await test.step('it can be read: limits open, and can not be moved', async () => {
      await page.getByRole('button', { name: en.action.limits, exact: true }).click();
      await expect(screen.dialog).toContainText(en.calling.afar.readOnly);
      await expect(screen.dialog.getByRole('button', { name: /SpO2/ }).first()).toBeDisabled();
      await screen.dialog.getByRole('button', { name: en.app.close }).click();
    });

    await test.step('the clinic allows acknowledging: offered at once, in the same place', async () => {
      const before = await acknowledge.boundingBox();
      const service = enterNurse(clinic.gateway, 'service-1');
      mustBeRecorded(
        await service.ask({ type: 'set-afar', afar: { ...nothingFromAfar, mayAcknowledge: true } }),
      );
      service.leave();
      await expect(acknowledge).toBeEnabled();
      expect(await acknowledge.boundingBox()).toEqual(before);
      await acknowledge.click();
      const entries = page.getByRole('list', { name: en.session.latest });
      await expect(entries).toContainText(en.calling.fromAfar('Dr. A. Weber'));
      await expect(screen.button(en.action.recordStop), 'the rest stays at the chair').toBeDisabled();
    });
  });

  test('[UI19] a reload brings nobody to the chair; one tap does, and what is done next is done there', async ({
    page,
    clinic,
  }) => {
    await clinic.infusing('1');
    const screen = await lookFromDesk(page, clinic);
    const mark = page.getByText(en.calling.afar.mark, { exact: true });
    await expect(mark).toBeVisible();
    await page.reload();
    await expect(mark).toBeVisible();
    await expect(screen.button(en.action.recordPause)).toBeDisabled();

    await screen.button(en.calling.afar.here('1')).click();
    const { log, entries } = partsOf(screen);
    await log.getByRole('button', { name: en.quickLog.short.nausea }).click();
    await expect(entries).toContainText(en.chart.sideEffect.nausea);
    await expect(entries).not.toContainText(en.calling.fromAfar('Dr. A. Weber'));
    await expect(mark).toBeHidden();
    await expect(screen.button(en.action.recordPause)).toBeEnabled();
    await page.reload();
    await expect(screen.button(en.action.recordPause), 'and stands there').toBeEnabled();
  });

  test('[UI19] an administrator switches what may be done from afar; everybody else reads it', async ({
    page,
    clinic,
  }) => {
    await openChair(page, clinic.gateway, { person: 'service-1' });
    await page.goto(`${clinic.gateway.url}/setup/clinic`);
    const part = page.getByRole('region', { name: words19.title });
    const tick = part.getByRole('checkbox', { name: words19.mayOrder });
    await expect(tick).not.toBeChecked();
    await tick.click();
    await expect(tick).toBeChecked();
    await page.reload();
    await expect(tick).toBeChecked();
    await page.addInitScript(() => localStorage.setItem('chairside.person', 'nurse-1'));
    await page.reload();
    await expect(part).toContainText(words19.needsRole);
    await expect(tick).toHaveCount(0);
  });
});
