import type { Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import {
  alarmsAtChair,
  alarmsAtDesk,
  anotherPage,
  tabletLaunch,
  type AlarmScreen,
} from '../support/alarm-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** A nurse at the chair, somebody at the second screen, and what each sees and hears. */
test.use({ speed: 5, launchOptions: tabletLaunch });

const { mark } = en.alarm;
const calm = { spo2Percent: 97, pulseRateBpm: 72 };
/** Once armed, high at once. */
const desaturated = { spo2Percent: 79, pulseRateBpm: 72 };
/** Medium, at once. */
const hypertensive = { systolicMmHg: 168, diastolicMmHg: 88, meanMmHg: 115 };
const normal = { systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 };

test('[AL13] a nurse acknowledges: both screens are steady and silent, and say who, once the gateway has said so', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  await isArmed(clinic);
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
  const sector = desk.page.locator('[data-chair="1"]');

  await bedside.oximeter(desaturated);
  for (const { bar, ear } of [chair, desk]) {
    await expect(bar).toContainText('*** ');
    await expect(bar).toContainText('SpO2 79 ≤ 80');
    await expect.poll(ear.hears).toEqual(['high']);
  }
  await expect(chair.frame).toHaveAttribute('data-calling');
  await expect(sector).toHaveAttribute('data-calling');

  await test.step('asked, not answered: it goes on calling', async () => {
    clinic.gateway.freeze();
    await chair.acknowledge.click();
    await expect(chair.acknowledge).toHaveAttribute('data-pending');
    for (const { ear } of [chair, desk]) expect(await ear.hears()).toEqual(['high']);
    await expect(chair.frame).toHaveAttribute('data-calling');
    clinic.gateway.thaw();
  });

  for (const { bar, ear } of [chair, desk]) {
    await expect(bar).toContainText(/acknowledged J\. Ortiz \d\d:\d\d/);
    await expect.poll(ear.hears).toEqual([]);
  }
  await expect(chair.frame).toHaveAttribute('data-priority', 'high');
  await expect(chair.frame).not.toHaveAttribute('data-calling');
  await expect(sector).toHaveAttribute('data-signal');
  await expect(sector).not.toHaveAttribute('data-calling');
});

test('[AL13] of two nurses at once the first counts, and the second is told who did', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const one = await alarmsAtChair(page, clinic.gateway);
  const other = await alarmsAtChair(await anotherPage(browser), clinic.gateway, 'nurse-2');
  await bedside.cuff(hypertensive);
  for (const { bar } of [one, other]) await expect(bar).toContainText('SYS 168 > 160');

  // Neither can know of the other: the gateway hears both when it goes on.
  clinic.gateway.freeze();
  await one.acknowledge.click();
  await other.acknowledge.click();
  clinic.gateway.thaw();
  await expect(one.bar).toContainText(/acknowledged \S/);

  const { alarms } = (await clinic.nurse.chair('1')).state.session!;
  const wasOne = alarms.occurrences[0]?.acknowledged?.by?.personId === 'nurse-1';
  const [first, second] = wasOne ? [one, other] : [other, one];
  const who = wasOne ? 'J. Ortiz' : 'M. Chen';
  await expect(second.refusal).toContainText(`Already acknowledged by ${who} at`);
  await expect(first.refusal).toHaveCount(0);
  await expect(second.bar).toContainText(`acknowledged ${who}`);
});

test('[AL13] what is over before the finger comes up is gone: the refusal says so, and nothing changes', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  await bedside.cuff(hypertensive);
  await expect(chair.lines.first()).toContainText('SYS 168');
  await bedside.oximeter('probe-off');
  await expect(chair.bar).toContainText(en.alarm.technical['probe-off']());

  await pressOn(chair);
  await bedside.cuff(normal);
  await expect(chair.lines.first()).toContainText(en.alarm.technical['probe-off']());
  await page.mouse.up();
  await expect(chair.refusal).toContainText(en.refusal['occurrence-gone']);
  await expect(chair.acknowledge, 'the other still calls').toHaveText(en.alarm.acknowledge);
});

test('[UI8] the acknowledgement carries what stood there when the finger went down', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  await isArmed(clinic);
  const chair = await alarmsAtChair(page, clinic.gateway);
  await bedside.cuff(hypertensive);
  await expect(chair.lines.first()).toContainText('SYS 168');
  await pressOn(chair);
  await bedside.oximeter(desaturated);
  await expect(chair.lines.first()).toContainText('SpO2 79');
  await page.mouse.up();

  await expect(chair.lines.nth(1)).toContainText('acknowledged J. Ortiz');
  await expect(chair.lines.first()).toContainText(mark.unanswered('').trim());
  await expect(chair.acknowledge).toHaveText(en.alarm.acknowledge);
  await expect.poll(chair.ear.hears).toEqual(['high']);
});

test('[UI8] nothing moves for a second after a change', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  await isArmed(clinic);
  const chair = await alarmsAtChair(page, clinic.gateway);
  await page.evaluate(() => {
    const seen: { readonly atMs: number; readonly words: string }[] = [];
    const look = () => {
      const words = document.querySelector('header p[data-presence]')?.textContent.slice(0, 8) ?? '';
      if (words !== (seen.at(-1)?.words ?? '')) seen.push({ atMs: performance.now(), words });
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { seen });
  });
  await bedside.cuff(hypertensive);
  await expect(chair.lines.first()).toContainText('SYS 168');
  await bedside.oximeter(desaturated);
  await expect(chair.bar.getByText('*** SpO2 79'), 'seen at once, in the second place').toBeVisible();
  await expect(chair.lines.first()).toContainText('SpO2 79');
  const seen = await page.evaluate(
    () => (window as unknown as { seen: readonly { atMs: number; words: string }[] }).seen,
  );
  expect(seen.map(({ words }) => words.slice(0, 6))).toEqual(['** SYS', '*** Sp']);
});

test('[AL11] a high one that is over and not acknowledged stays, says so, and goes with the acknowledgement', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  await isArmed(clinic);
  const chair = await alarmsAtChair(page, clinic.gateway);
  await bedside.oximeter(desaturated);
  await expect(chair.bar).toContainText('SpO2 79 ≤ 80');
  await bedside.oximeter(calm);
  await expect(chair.bar).toContainText(en.alarm.over(''));
  await expect(chair.frame).toHaveAttribute('data-calling');
  await expect.poll(chair.ear.hears).toEqual(['high']);
  const list = await chair.openList();
  await expect(list.getByRole('region', { name: en.alarm.list.returned })).toContainText(
    en.alarm.was('SpO2', '79 ≤ 80'),
  );
  await list.getByRole('button', { name: en.app.close }).click();
  await chair.acknowledge.click();
  await expect(chair.frame).toHaveCount(0);
  await expect.poll(chair.ear.hears).toEqual([]);
});

test('[AL5] no value is no recovery: it is held, and marked as not verified', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  await isArmed(clinic);
  const chair = await alarmsAtChair(page, clinic.gateway);
  await bedside.oximeter(desaturated);
  await expect(chair.bar).toContainText('SpO2 79 ≤ 80');
  await bedside.oximeter('probe-off');
  await expect(chair.lines.first()).toContainText(mark.unverified);
  await expect(chair.lines.first()).toContainText('SpO2 79 ≤ 80');
  await expect(chair.bar).toContainText(en.alarm.technical['probe-off']());
  await bedside.oximeter({ spo2Percent: 78, pulseRateBpm: 72 });
  await expect(chair.lines.first()).toContainText('SpO2 78 ≤ 80');
  await expect(chair.bar).not.toContainText(mark.unverified);
});

test('[AL17] a moved limit is marked on both screens, and the next session has the preset again', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
  const screens: readonly Page[] = [chair.page, desk.page];
  mustBeRecorded(
    await clinic.nurse.command('1', {
      type: 'set-limit',
      parameter: 'systolicMmHg',
      direction: 'high',
      value: 175,
      reason: 'asked by the physician',
    }),
  );
  for (const one of screens) await expect(one.getByText(/^limits ≠ preset|· limits ≠ preset/)).toBeVisible();
  await bedside.cuff(hypertensive);
  await expect(page.locator('[data-of="nibp"]')).toContainText('168/88');
  await expect(chair.frame, '168 is inside 175').toHaveCount(0);

  const { nurse } = clinic;
  mustBeRecorded(await nurse.command('1', { type: 'stop-infusion', stop: { kind: 'completed' } }));
  mustBeRecorded(
    await nurse.command('1', { type: 'close-session', outcome: 'transferred', early: 'to the ward' }),
  );
  const patient = { displayName: 'K. Haddad', clinicNumber: '1043', dateOfBirth: null, weightKg: null };
  mustBeRecorded(
    await nurse.command('1', { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null }),
  );
  await expect(page.getByText(en.action.startInfusion).first()).toBeVisible();
  for (const one of screens) await expect(one.getByText(/limits ≠ preset/)).toHaveCount(0);
});

async function isArmed(clinic: Clinic): Promise<void> {
  await expect
    .poll(async () => (await clinic.nurse.chair('1')).state.session?.alarms.armedAtMs.spo2Percent ?? null)
    .not.toBeNull();
}

/** The finger goes down, and stays. */
async function pressOn({ page, acknowledge }: AlarmScreen): Promise<void> {
  await acknowledge.hover();
  await page.mouse.down();
}
