import { en } from '@chairside/shared/text/en.ts';
import { busyChair, cycleMin } from '../support/busy-day.ts';
import { expect, test } from '../support/clinic.ts';
import { audibleAt, openListeningScreen } from '../support/listening-screen.ts';
import { enterNurse } from '../support/nurse.ts';
import { openMemory, type PageMemory } from '../support/page-memory.ts';

/** So many seconds of the session pass in one; a slower machine takes fewer and waits longer. */
const speed = Number(process.env['LONG_SPEED'] ?? 60);
const hours = Number(process.env['LONG_HOURS'] ?? 12);
const chairs = Array.from({ length: 16 }, (_, index) => String(index + 1));
const growthAtMost = 0.1;
/** At each chair. A machine that is too slow for every minute has half an hour more for each of them. */
const wholeSessionsAtLeast = Math.floor((hours * 60) / (cycleMin + 30));
/** One round of the chairs. */
const cycleHours = cycleMin / 60;

test.use({ speed, chairs: chairs.join(','), viewport: { width: 1920, height: 1080 }, trace: 'off' });

test(`[UI25] ${hours} h of an open overview with 16 busy chairs: nothing grows after the first hour`, async ({
  page,
  clinic,
}) => {
  test.setTimeout((hours * 3_600_000) / speed + 10 * 60_000);
  const { gateway } = clinic;
  const nurses = Array.from({ length: 4 }, () => enterNurse(gateway));
  const physician = enterNurse(gateway, 'physician-1');
  const busy = [];
  for (const [index, chair] of chairs.entries()) {
    const bedside = await clinic.bedside(chair);
    await (await openListeningScreen(gateway.url, chair)).says(audibleAt(chair));
    busy.push(busyChair({ chair, bedside, nurse: nurses[index % nurses.length]!, physician }));
  }
  await page.goto(gateway.url);
  await expect(page.getByRole('article')).toHaveCount(16);
  await page.getByRole('button', { name: en.alarm.sound.locked }).first().click();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const look = await openMemory(page);
  const beganMs = gateway.sessionNow();
  const passedMin = () => Math.floor((gateway.sessionNow() - beganMs) / 60_000);
  const hourly: PageMemory[] = [];
  let rounds = 0;
  say(`16 chairs, an hour of the session in ${3_600 / speed} s`, header);
  while (hourly.length < hours) {
    const minute = passedMin();
    await Promise.all(busy.map((chair) => chair.until(minute)));
    rounds += 1;
    if (minute >= (hourly.length + 1) * 60) {
      hourly.push(await look());
      say(line(hourly));
    }
    const leftMs = (beganMs + (minute + 1) * 60_000 - gateway.sessionNow()) / speed;
    if (leftMs > 0) await page.waitForTimeout(leftMs);
  }
  for (const one of [...nurses, physician]) one.leave();

  say(`whole sessions: ${busy.map((chair) => chair.wholeSessions()).join(' ')}`);
  const missed = busy.reduce((sum, chair) => sum + chair.missed(), 0);
  for (const [index, chair] of busy.entries()) {
    const name = `whole sessions at chair ${chairs[index]}; refused last: ${chair.lastRefused() ?? 'nothing'}`;
    expect(chair.wholeSessions(), name).toBeGreaterThanOrEqual(wholeSessionsAtLeast);
  }
  expect(missed / (rounds * 16), 'and heard').toBeLessThan(0.1);
  expect(await page.evaluate(() => 'sameDocument' in window), 'without a reload').toBe(true);
  await expect(page.getByRole('article')).toHaveCount(16);
  await expect(page.getByRole('dialog', { name: en.link.notMonitoring })).toBeHidden();
  expect(heapGrowth(hourly), 'heap').toBeLessThan(growthAtMost);
  for (const what of ['nodes', 'listeners'] as const)
    expect(peakGrowth(hourly, what), what).toBeLessThan(growthAtMost);
});

/** From the first round of the chairs to the last: within one, more alarms lie open at one hour than at another. */
function heapGrowth(hourly: readonly PageMemory[]): number {
  const meanOf = (looks: readonly PageMemory[]) =>
    looks.reduce((sum, { heapMb }) => sum + heapMb, 0) / looks.length;
  return meanOf(hourly.slice(-cycleHours)) / meanOf(hourly.slice(0, cycleHours)) - 1;
}

/** What is on show comes and goes with the alarms that lie open, by half of it and more; what leaks raises the peaks. */
function peakGrowth(hourly: readonly PageMemory[], what: 'nodes' | 'listeners'): number {
  const peakOf = (looks: readonly PageMemory[]) => Math.max(...looks.map((look) => look[what]));
  const half = Math.ceil(hourly.length / 2);
  return peakOf(hourly.slice(half)) / peakOf(hourly.slice(0, half)) - 1;
}

const columns = ['hour', 'heap MB', 'growth', 'nodes', 'listeners', 'documents'];
const header = row(columns);

function line(hourly: readonly PageMemory[]): string {
  const { heapMb, nodes, listeners, documents } = hourly.at(-1)!;
  const growthPercent = (heapMb / hourly[0]!.heapMb - 1) * 100;
  return row([
    hourly.length,
    heapMb.toFixed(2),
    `${growthPercent.toFixed(1)} %`,
    nodes,
    listeners,
    documents,
  ]);
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).padStart(9)).join(' | ')} |`;
}

/** As it comes: whoever waits twelve minutes wants to see that something happens. */
function say(...lines: readonly string[]): void {
  for (const one of lines) console.log(one);
}
