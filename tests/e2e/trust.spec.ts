import { en } from '@chairside/shared/text/en.ts';
import { sitDown } from '../support/bedside.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';

test('[AL28] a number dims when its device falls silent, then is --- with the reason', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('spo2')).toHaveText('97');
  await expect(screen.tile('spo2')).toHaveAttribute('data-freshness', 'fresh');

  bedside.silence();
  await expect(screen.tile('spo2')).toHaveAttribute('data-freshness', 'dim');
  await expect(screen.digits('spo2'), 'dim, but the number is still there').toHaveText('97');
  await expect(screen.digits('spo2')).toHaveText('---', { timeout: 15_000 });
  await expect(screen.tile('spo2')).toContainText(en.vital.why.silent);
  await expect(screen.digits('pulseRate')).toHaveText('---');
  const words = en.alarm.technical['spo2-not-updating']();
  await expect(page.getByRole('banner'), 'the chair says so on the bar').toContainText(words);

  await bedside.oximeter({ spo2Percent: 96, pulseRateBpm: 70 });
  await expect(screen.digits('spo2')).toHaveText('96');
  await expect(screen.tile('spo2')).toHaveAttribute('data-freshness', 'fresh');
});

test('[UI9] a probe that is off shows --- and says what to do', async ({ page, clinic }) => {
  const bedside = await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('spo2')).toHaveText('97');

  await bedside.oximeter('probe-off');
  await expect(screen.digits('spo2')).toHaveText('---');
  await expect(screen.tile('spo2')).toHaveAttribute('data-quality', 'unavailable');
  await expect(screen.tile('spo2')).toContainText(en.vital.why['probe-off']);
  await expect(screen.digits('pulseRate')).toHaveText('---');
});

test('[UI9] a result that the device calls invalid shows -?-', async ({ page, clinic }) => {
  const bedside = await clinic.patient('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('spo2')).toHaveText('97');

  await bedside.oximeter('invalid');
  await expect(screen.digits('spo2')).toHaveText('-?-');
  await expect(screen.tile('spo2')).toContainText(en.vital.why.invalid);
});

test('[UI9] a failed cuff is no pressure, and says what to do', async ({ page, clinic }) => {
  const bedside = await clinic.patient('1');
  await bedside.cuff({ systolicMmHg: 124, diastolicMmHg: 79, meanMmHg: 94 });
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('nibp')).toHaveText('124/79');
  await expect(screen.tile('nibp')).toContainText('(94)');

  await bedside.cuff('failed');
  await expect(screen.digits('nibp')).not.toHaveText(/\d/);
  await expect(screen.tile('nibp')).toContainText(en.vital.why.failed);
});

const contradictions = [
  { systolicMmHg: 79, diastolicMmHg: 80 },
  { systolicMmHg: 80, diastolicMmHg: 80 },
];
for (const pressures of contradictions) {
  const { systolicMmHg, diastolicMmHg } = pressures;
  test(`[DD6] ${systolicMmHg} over ${diastolicMmHg} is never shown as a live pressure`, async ({
    page,
    clinic,
  }) => {
    const bedside = await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway);
    await bedside.cuff(pressures);
    await expect(screen.tile('nibp')).toContainText(`${systolicMmHg}/${diastolicMmHg}`);
    await expect(screen.digits('nibp')).not.toHaveText(/\d/);
  });
}

for (const impossible of [0, 101]) {
  test(`[DD6] a saturation of ${impossible} % is never shown as a live number`, async ({ page, clinic }) => {
    const bedside = await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway);
    await expect(screen.digits('spo2')).toHaveText('97');
    await bedside.oximeter({ spo2Percent: impossible, pulseRateBpm: 72 });
    await expect(screen.digits('spo2')).toHaveText('-?-');
    await expect(screen.tile('spo2')).toContainText(en.vital.why.impossible);
    await expect(screen.digits('pulseRate'), 'the pulse beside it counts').toHaveText('72');
  });
}

test('[DD8] a device that belongs to no chair is shown as unassigned, and a person binds it', async ({
  page,
  clinic,
}) => {
  const bedside = await sitDown(clinic.gateway, '3');
  await bedside.oximeter({ spo2Percent: 95, pulseRateBpm: 64 });
  const patient = { displayName: 'K. Haddad', clinicNumber: '77', dateOfBirth: null, weightKg: null };
  await clinic.nurse.command('3', {
    type: 'open-session',
    patient,
    protocolId: 'iv-ketamine-40',
    series: null,
  });

  await page.addInitScript(() => localStorage.setItem('chairside.person', 'nurse-1'));
  await page.goto(clinic.gateway.url);
  const unassigned = page.getByRole('region', { name: en.overview.unassigned });
  await expect(unassigned).toContainText(bedside.oximeterId);
  await expect(unassigned).toContainText('95');

  await unassigned.getByRole('button', { name: en.action.bind }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: en.app.chair('3') })
    .click();
  await expect(page.locator('[data-chair="3"] [data-of="spo2"]')).toContainText('95');
  await expect(unassigned).toBeHidden();
  bedside.leave();
});

test('[SI12] every screen of a simulation says so', async ({ page, clinic }) => {
  await clinic.patient('1');
  for (const path of ['/', '/chairs/1', '/chairs/2']) {
    await page.goto(clinic.gateway.url + path);
    await expect(page.getByText(en.mark.simulated).first(), path).toBeVisible();
  }
});

test('[SE1] without a session a chair shows its devices and no numbers', async ({ page, clinic }) => {
  await clinic.bedside('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(page.getByText(en.session.noSession)).toBeVisible();
  await expect(page.getByText('SIM-OXI-1')).toBeVisible();
  await expect(screen.page.getByText('97', { exact: true })).toHaveCount(0);
});
