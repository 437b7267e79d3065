import { en } from '@chairside/shared/text/en.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

test('[SE8] a gateway killed in the middle of an infusion: the session goes on, nothing acknowledged is lost', async ({
  page,
  clinic,
}) => {
  const { gateway, nurse } = clinic;
  const bedside = await clinic.infusing('1');
  mustBeRecorded(await nurse.command('1', { type: 'pause-infusion', reason: 'blood-pressure' }));
  mustBeRecorded(await nurse.command('1', { type: 'resume-infusion' }));
  mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 4 }));
  expect(await bedside.oximeter({ spo2Percent: 91, pulseRateBpm: 88 })).toBe('taken');
  expect(await bedside.cuff({ systolicMmHg: 146, diastolicMmHg: 91, meanMmHg: 109 })).toBe('taken');
  const before = (await nurse.chair('1')).state;

  const screen = await openChair(page, gateway);
  await expect(screen.digits('spo2')).toHaveText('91');
  await expect(screen.digits('nibp')).toHaveText('146/91');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await gateway.kill();
  await expect(screen.notMonitoring).toBeVisible({ timeout: 9_000 });
  await gateway.restart();
  await bedside.reconnect();
  // Said and acknowledged while the screen is still away: its gap.
  expect(await bedside.oximeter({ spo2Percent: 83, pulseRateBpm: 93 })).toBe('taken');
  expect(await bedside.oximeter({ spo2Percent: 92, pulseRateBpm: 90 })).toBe('taken');

  await expect(screen.notMonitoring).toBeHidden({ timeout: 15_000 });
  await expect(screen.digits('spo2')).toHaveText('92');
  await expect(screen.digits('nibp'), 'the pressure from before').toHaveText('146/91');
  await screen.phase('infusing');
  expect(await page.evaluate(() => 'sameDocument' in window), 'without a reload').toBe(true);

  await nurse.ready();
  const after = (await nurse.chair('1')).state;
  const { id, patient, course, baseline, limits, moaas, recentEntries } = before.session!;
  expect(after.session).toMatchObject({ id, patient, course, baseline, limits, moaas });
  expect(after.session!.recentEntries.slice(0, recentEntries.length)).toEqual(recentEntries);

  await page.getByRole('button', { name: en.trend.table }).click();
  const table = page.getByRole('table');
  await expect(table, 'the gap is filled').toContainText('83');
  await expect(table, 'and what was before it').toContainText('91');
});
