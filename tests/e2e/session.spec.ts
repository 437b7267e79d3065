import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import { openChair, type ChairScreen } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';

const { action, dialog } = en;

test('[UI10] a nurse sees a patient through, from who she is to an empty chair', async ({ page, clinic }) => {
  const bedside = await clinic.bedside('1');
  const screen = await openChair(page, clinic.gateway, { person: null });

  await test.step('she says who acts', async () => {
    await screen.button(en.session.nobodyActs).click();
    await screen.dialog.getByRole('button', { name: 'J. Ortiz' }).click();
    await expect(screen.button(en.session.actsAs('J. Ortiz'))).toBeVisible();
  });

  await test.step('opens a session', async () => {
    await screen.button(action.openSession).click();
    await screen.dialog.getByLabel(dialog.openSession.displayName).fill('A. Rivera');
    await screen.dialog.getByLabel(dialog.openSession.clinicNumber).fill('1042');
    await screen.dialog.getByRole('button', { name: 'IV ketamine 40' }).click();
    await screen.dialog.getByRole('button', { name: action.openSession }).click();
    await screen.phase('preparing');
    await expect(page.getByRole('heading', { name: 'A. Rivera · #1042' })).toBeVisible();
  });

  await test.step('numbers arrive', async () => {
    await bedside.oximeter({ spo2Percent: 98, pulseRateBpm: 68 });
    await bedside.cuff({ systolicMmHg: 120, diastolicMmHg: 80, meanMmHg: 93 });
    await expect(screen.digits('spo2')).toHaveText('98');
    await expect(screen.digits('pulseRate')).toHaveText('68');
    await expect(screen.digits('nibp')).toHaveText('120/80');
  });

  await test.step('sets the baseline, and the limits follow it', async () => {
    await screen.button(action.setBaseline).click();
    await expect(entry(screen, 'Baseline 120/80')).toBeVisible();
    await expect(screen.tile('nibp').getByRole('list')).toContainText('156');
  });

  await test.step('starts', async () => {
    await screen.button(action.startInfusion).click();
    const confirm = screen.dialog.getByRole('button', { name: dialog.start.confirm });
    await expect(confirm, 'not before she has seen the devices’ own alarms').toBeDisabled();
    await screen.dialog.getByText(en.alarm.deviceAlarms).click();
    await screen.dialog.getByText(care.start.askPatient).click();
    await expect(confirm, 'nor past one measurement without a physician').toBeDisabled();
    await screen.dialog.getByRole('button', { name: 'Dr. A. Weber' }).click();
    await screen.dialog.getByLabel(care.start.override).fill('one measurement, known to me');
    await confirm.click();
    await screen.phase('infusing');
    await expect(page.getByText(en.session.of('40:00'))).toBeVisible();
  });

  await test.step('pauses and resumes', async () => {
    await screen.button(action.recordPause).click();
    await screen.dialog.getByRole('button', { name: en.pauseReason.line }).click();
    await screen.phase('paused');
    await screen.button(action.resumeInfusion).click();
    await screen.dialog.getByRole('button', { name: dialog.resume.confirm }).click();
    await screen.phase('infusing');
  });

  await test.step('stops by mistake, and takes it back', async () => {
    await stop(screen, care.stop.emergency);
    await screen.phase('observing');
    await screen.button(/^Undo/).click();
    await screen.phase('infusing');
    await expect(page.getByText(en.session.undone).first()).toBeVisible();
  });

  await test.step('stops with one tap; how it ended stands open until it is said', async () => {
    await screen.button(action.recordStop).click();
    await screen.phase('observing');
    await screen.dialog.getByRole('button', { name: en.app.close }).click();
    const missing = page.getByRole('region', { name: care.stop.missing });
    await expect(entry(screen, 'Stopped, reason missing').first()).toBeVisible();
    await missing.getByRole('button', { name: care.stop.say }).click();
    await sayHowItEnded(screen, care.stop.early, en.stopReason['patients-wish']);
    await expect(missing).toHaveCount(0);
    await expect(entry(screen, "How it ended: early – patient's wish")).toBeVisible();
    await expect(page.getByText(en.session.atLeast('30:00'))).toBeVisible();
  });

  await test.step('leaves before the minimum, with a physician’s reason', async () => {
    await letGo(screen, 'to the ward by foot');
    await expect(page.getByText(en.session.noSession)).toBeVisible();
  });

  await test.step('and nothing of the patient is left on the chair', async () => {
    await expect(page.getByText('A. Rivera')).toHaveCount(0);
    await expect(page.getByText('120/80')).toHaveCount(0);
    await bedside.oximeter({ spo2Percent: 93, pulseRateBpm: 61 });
    await page.goto(clinic.gateway.url);
    await expect(page.locator('[data-chair="1"]')).toContainText(en.overview.noSession);
    await expect(page.locator('[data-chair="1"]')).not.toContainText('93');
  });
});

test('[SE2] of two nurses who pause at once the second is told why not', async ({ browser, clinic }) => {
  await clinic.infusing('1');
  const first = await openChair(await browser.newPage(), clinic.gateway, { person: 'nurse-1' });
  const second = await openChair(await browser.newPage(), clinic.gateway, { person: 'nurse-2' });
  for (const screen of [first, second]) await screen.button(action.recordPause).click();
  await first.dialog.getByRole('button', { name: en.pauseReason.line }).click();
  await first.phase('paused');
  await second.dialog.getByRole('button', { name: en.pauseReason.distress }).click();

  await expect(second.page.getByRole('alert')).toContainText(en.command.notDone(action.recordPause));
  await expect(second.page.getByRole('alert')).toContainText(en.refusal['wrong-phase'](en.phase.paused));
  await second.phase('paused');
  const { session } = (await clinic.nurse.chair('1')).state;
  expect(session?.course).toMatchObject({ phase: 'paused', reason: 'line' });
});

test.describe('ten minutes in a second', () => {
  test.use({ speed: 600 });

  test('[SE5] the planned time stops nothing, and the overrun is shown', async ({ page, clinic }) => {
    const patient = { displayName: 'T. Lindqvist', clinicNumber: '9', dateOfBirth: null, weightKg: null };
    await clinic.nurse.command('1', {
      type: 'open-session',
      patient,
      protocolId: 'iv-ketamine-40',
      series: null,
    });
    await clinic.nurse.command('1', {
      type: 'start-infusion',
      withoutBaseline: 'no devices in this test',
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
    });
    const screen = await openChair(page, clinic.gateway);
    await screen.phase('infusing');
    await expect(page.getByRole('heading', { name: en.session.overBy('') })).toBeVisible();
    await screen.phase('infusing');

    await stop(screen, care.stop.completed);
    await screen.phase('observing');
    await expect(page.getByText(en.session.minimumOver)).toBeVisible();
    await letGo(screen, 'no devices in this test');
    await expect(page.getByText(en.session.noSession)).toBeVisible();
  });
});

test('[UI7] the infusion can be started with the keyboard alone', async ({ page, clinic }) => {
  const bedside = await clinic.patient('1');
  await bedside.cuff({ systolicMmHg: 120, diastolicMmHg: 80, meanMmHg: 93 });
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('nibp')).toHaveText('120/80');

  await tabTo(screen, action.setBaseline);
  await page.keyboard.press('Enter');
  await expect(entry(screen, 'Baseline 120/80')).toBeVisible();
  await clinic.nurse.command('1', { type: 'release-start', reason: 'one measurement' });
  await tabTo(screen, action.startInfusion);
  await page.keyboard.press('Enter');
  for (const name of [care.start.askPatient, en.alarm.deviceAlarms]) {
    const tick = screen.dialog.getByRole('checkbox', { name });
    await tabUntil(screen, () => tick.evaluate((box) => box === document.activeElement), name);
    await page.keyboard.press('Space');
    await expect(tick).toBeChecked();
  }
  await tabTo(screen, dialog.start.confirm);
  await page.keyboard.press('Enter');
  await screen.phase('infusing');
});

async function stop(screen: ChairScreen, kind: string, reason?: string): Promise<void> {
  await screen.button(action.recordStop).click();
  await sayHowItEnded(screen, kind, reason);
}

async function sayHowItEnded({ dialog: asked }: ChairScreen, kind: string, reason?: string): Promise<void> {
  const pump = asked.getByRole('group', { name: care.stop.pumpStopped });
  await pump.getByRole('button', { name: care.stop.pumpYes, exact: true }).click();
  await asked.getByRole('button', { name: kind }).click();
  if (reason !== undefined) await asked.getByRole('button', { name: reason }).click();
  await asked.getByRole('button', { name: action.explainStop }).click();
  await expect(asked).toHaveCount(0);
}

/** Ready, by a physician’s reason for all that is not met, and gone. */
async function letGo(screen: ChairScreen, reason: string): Promise<void> {
  await screen.button(action.recordReady).click();
  await screen.dialog.getByRole('button', { name: 'Dr. A. Weber' }).click();
  await screen.dialog.getByLabel(care.ready.releaseWhy).fill(reason);
  await screen.dialog.getByRole('button', { name: care.ready.release }).click();
  await screen.dialog.getByRole('button', { name: care.ready.record }).click();
  await expect(screen.dialog.getByText(/^Ready at /)).toBeVisible();
  await screen.dialog.getByRole('button', { name: en.app.close }).click();
  await screen.button(action.left).click();
  await screen.dialog.getByRole('button', { name: action.left }).click();
}

function entry({ page }: ChairScreen, text: string) {
  return page.getByRole('list', { name: en.session.latest }).getByText(text);
}

async function tabTo(screen: ChairScreen, name: string): Promise<void> {
  await expect(screen.button(name)).toBeVisible();
  const focused = () => screen.page.evaluate(() => document.activeElement?.textContent.trim());
  await tabUntil(screen, async () => (await focused())?.startsWith(name) === true, `"${name}"`);
}

async function tabUntil({ page }: ChairScreen, isThere: () => Promise<boolean>, what: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${what} can not be reached with the Tab key`);
}
