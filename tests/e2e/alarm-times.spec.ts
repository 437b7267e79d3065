import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import {
  alarmsAtChair,
  alarmsAtDesk,
  anotherPage,
  tabletLaunch,
  type AlarmScreen,
} from '../support/alarm-screen.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { mustBeRecorded } from '../support/nurse.ts';

/** What the passing of time does to an alarm: a minute of the session passes in six seconds. */
test.use({ speed: 10, launchOptions: tabletLaunch });

const { mark } = en.alarm;
const hypertensive = { systolicMmHg: 168, diastolicMmHg: 88, meanMmHg: 115 };

test('[AL16] a pause counts down on both screens as one, a new alarm breaks through it, and it ends by itself', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
  const screens = [chair, desk];
  await bedside.cuff(hypertensive);
  for (const { ear } of screens) await expect.poll(ear.hears).toEqual(['medium']);

  await test.step('paused: the light and the acknowledgement are as before', async () => {
    await chair.pause.click();
    for (const { ear } of screens) await expect.poll(ear.hears).toEqual([]);
    await expect(chair.frame).toHaveAttribute('data-calling');
    await expect(chair.acknowledge).toHaveText(en.alarm.acknowledge);
    // The two are asked one after the other, each is drawn once a second, and this session's clock is ten times faster.
    await expect(async () => {
      const [here, there] = await Promise.all(screens.map(pausedForS));
      expect(here).toBeLessThanOrEqual(120);
      expect(Math.abs(here! - there!)).toBeLessThanOrEqual(clinic.gateway.speed);
    }).toPass();
  });

  await test.step('a new one ends it', async () => {
    mustBeRecorded(await clinic.nurse.command('1', { type: 'score-moaas', score: 3 }));
    for (const { ear } of screens) await expect.poll(ear.hears).toEqual(['medium']);
    for (const one of screens) await expect(paused(one)).toHaveCount(0);
  });

  await test.step('over when its time is, without anybody', async () => {
    await chair.pause.click();
    for (const { ear } of screens) await expect.poll(ear.hears).toEqual([]);
    for (const { ear } of screens) await expect.poll(ear.hears, { timeout: 20_000 }).not.toEqual([]);
    for (const one of screens) await expect(paused(one)).toHaveCount(0);
  });
});

test('[AL19] nobody answers: pushed to the physician, risen to high, and in the end: telephone', async ({
  page,
  browser,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
  await desk.page.getByRole('button', { name: en.alarm.watch(en.app.chair('1')) }).click();
  await bedside.cuff(hypertensive);
  await expect(desk.bar).toContainText('SYS 168 > 160');
  await expect.poll(desk.ear.hears, 'not of this chair; the chime is over').toEqual([]);

  await expect(desk.bar).toContainText(mark.pushed);
  await expect.poll(desk.ear.hears).toEqual(['medium']);
  await expect(chair.lines.filter({ hasText: 'SYS 168' })).toContainText('** ');

  for (const { lines, ear } of [chair, desk]) {
    await expect(lines.filter({ hasText: '*** ' })).toContainText(mark.escalated);
    await expect.poll(ear.hears).toEqual(['high']);
  }
  const line = ({ lines }: AlarmScreen) => lines.filter({ hasText: 'SYS 168' });
  await expect(line(chair)).toContainText(mark.telephone);
  await expect(line(desk)).toContainText(mark.nobody(en.app.chair('1'), '').trim());
  await expect(line(desk)).not.toContainText(mark.telephone);
});

test('[SE18] the programme of the cuff: the next counts down; failed, tried again; a repeat asked for', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const chair = await alarmsAtChair(page, clinic.gateway);
  const tile = page.locator('[data-of="nibp"]');
  await expect(tile).toContainText(/next in \d+ (min|s)/);
  const first = await nextInS(chair);
  await expect.poll(() => nextInS(chair), 'it counts down').toBeLessThan(first);

  await bedside.cuff('failed');
  await expect(tile).toContainText(/try again in \d+ (min|s)/);
  await expect(chair.bar).toContainText(en.alarm.technical['nibp-failed']('', en.alarm.cause.failed));
  await expect(tile, 'a minute later').toContainText(en.alarm.nibp.retryNow);
  await bedside.cuff({ systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 });
  await expect(chair.bar).not.toContainText(en.alarm.name['nibp-failed']);

  await bedside.cuff({ systolicMmHg: 186, diastolicMmHg: 88, meanMmHg: 121 });
  await expect(chair.bar).toContainText('** SYS 186 >');
  await expect(tile).toContainText(/repeat cuff in \d+ (min|s)/);
  await expect(tile).toContainText(en.alarm.nibp.repeatNow);
  await bedside.cuff({ systolicMmHg: 184, diastolicMmHg: 88, meanMmHg: 120 });
  await expect(chair.bar).toContainText('*** SYS 184 > 180');
});

test.describe('while minutes pass', () => {
  test.use({ speed: 40 });

  test('[SE18] a measurement nobody made is due, then overdue, and on both screens', async ({
    page,
    browser,
    clinic,
  }) => {
    await clinic.infusing('1');
    const chair = await alarmsAtChair(page, clinic.gateway);
    const desk = await alarmsAtDesk(await anotherPage(browser), clinic.gateway);
    const tile = page.locator('[data-of="nibp"]');
    // On a busy machine the minute in which it is only due may pass between two looks.
    await expect(tile).toContainText(new RegExp(`${en.alarm.nibp.due}|overdue`), { timeout: 20_000 });
    await expect(tile).toContainText(/overdue \d+ (min|s)/);
    for (const { bar } of [chair, desk])
      await expect(bar).toContainText(en.alarm.technical['nibp-overdue']());
  });
});

test('[SE19] cuff and probe on one limb: held while the cuff squeezes, and the chair says so', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await screen.tile('nibp').getByRole('button').click();
  const { words, cuff, probe } = en.alarm.limbs;
  for (const [question, answer] of [
    [care.limbs.iv, words['right-arm']],
    [cuff, words['left-arm']],
    [probe, words['left-hand']],
  ] as const)
    await screen.dialog.getByRole('group', { name: question }).getByRole('button', { name: answer }).click();
  await expect(screen.dialog).toContainText(en.alarm.limbs.same);
  await screen.dialog.getByRole('button', { name: care.limbs.anyway }).click();
  await expect(page.getByRole('list', { name: en.session.latest })).toContainText(
    'Cuff left arm, probe left hand',
  );
  await bedside.cuff('measuring');
  for (const of of ['spo2', 'pulseRate'] as const)
    await expect(screen.tile(of)).toContainText(en.alarm.chair.held);
  await bedside.cuff({ systolicMmHg: 122, diastolicMmHg: 78, meanMmHg: 93 });
  await expect(screen.tile('spo2')).not.toContainText(en.alarm.chair.held);
});

const paused = ({ page }: AlarmScreen) => page.getByText(/sound paused, \d+ (min|s)/);

/** As the mark says it. */
async function pausedForS(screen: AlarmScreen): Promise<number> {
  const words = (await paused(screen).first().textContent()) ?? '';
  return secondsIn(words);
}

async function nextInS({ page }: AlarmScreen): Promise<number> {
  return secondsIn((await page.locator('[data-of="nibp"]').textContent()) ?? '');
}

function secondsIn(words: string): number {
  const [said, minutes, seconds] = /(?:paused,|next in) (?:(\d+) min)? ?(?:(\d+) s)?/.exec(words) ?? [];
  if (said === undefined) throw new Error(`No duration in: ${words}`);
  return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
