import { en } from '@chairside/shared/text/en.ts';
import { busyChair } from '../support/busy-day.ts';
import { expect, test } from '../support/clinic.ts';
import { audibleAt, openListeningScreen } from '../support/listening-screen.ts';
import { enterNurse } from '../support/nurse.ts';
import { openMemory, type PageMemory } from '../support/page-memory.ts';

/** So many seconds of the session pass in one; a slower machine takes fewer and waits longer. */
const speed = Number(process.env['LONG_SPEED'] ?? 60);
const hours = Number(process.env['LONG_HOURS'] ?? 12);
const chairs = Array.from({ length: 16 }, (_, index) => String(index + 1));
const growthAtMost = 0.1;

test.use({ speed, chairs: chairs.join(','), viewport: { width: 1920, height: 1080 }, trace: 'off' });

test(`[UI25] ${hours} h of an open overview with 16 busy chairs: nothing grows after the first hour`, async ({
  page,
  clinic,
}) => {
  test.setTimeout((hours * 3_600_000) / speed + 10 * 60_000);
  const { gateway } = clinic;
  const nurses = Array.from({ length: 4 }, () => enterNurse(gateway));
  const busy = [];
  for (const [index, chair] of chairs.entries()) {
    const bedside = await clinic.bedside(chair);
    await (await openListeningScreen(gateway.url, chair)).says(audibleAt(chair));
    busy.push(busyChair({ chair, bedside, nurse: nurses[index % nurses.length]! }));
  }
  await page.goto(gateway.url);
  await expect(page.getByRole('article')).toHaveCount(16);
  await page.getByRole('button', { name: en.alarm.sound.locked }).first().click();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const look = await openMemory(page);
  const beganMs = gateway.sessionNow();
  const hourly: PageMemory[] = [];
  for (let minute = 0; minute < hours * 60; minute += 1) {
    await Promise.all(busy.map((chair) => chair.minute(minute)));
    const waitMs = (beganMs + (minute + 1) * 60_000 - gateway.sessionNow()) / speed;
    if (waitMs > 0) await page.waitForTimeout(waitMs);
    if (minute % 60 === 59) hourly.push(await look());
  }
  const tookH = (gateway.sessionNow() - beganMs) / 3_600_000;
  console.log(table(hourly, tookH));
  for (const nurse of nurses) nurse.leave();

  const recorded = busy.reduce((sum, chair) => sum + chair.done(), 0);
  const missed = busy.reduce((sum, chair) => sum + chair.missed(), 0);
  expect(recorded, 'the chairs were busy').toBeGreaterThan(hours * 16 * 5);
  expect(missed / (hours * 60 * 16), 'and heard').toBeLessThan(0.1);
  expect(await page.evaluate(() => 'sameDocument' in window), 'without a reload').toBe(true);
  await expect(page.getByRole('article')).toHaveCount(16);
  await expect(page.getByRole('dialog', { name: en.link.notMonitoring })).toBeHidden();
  const [first, last] = [hourly[0]!, hourly.at(-1)!];
  expect(last.heapMb / first.heapMb - 1, 'heap').toBeLessThan(growthAtMost);
  expect(last.nodes / first.nodes - 1, 'nodes').toBeLessThan(growthAtMost);
  expect(last.listeners / first.listeners - 1, 'listeners').toBeLessThan(growthAtMost);
});

function table(hourly: readonly PageMemory[], tookH: number): string {
  const [first] = hourly;
  const lines = hourly.map(({ heapMb, nodes, listeners, documents }, index) => {
    const growth = ((heapMb / (first?.heapMb ?? heapMb) - 1) * 100).toFixed(1);
    const cells = [index + 1, heapMb.toFixed(2), `${growth} %`, nodes, listeners, documents];
    return `| ${cells.map((cell) => String(cell).padStart(9)).join(' | ')} |`;
  });
  const head = ['hour', 'heap MB', 'growth', 'nodes', 'listeners', 'documents'];
  return [
    `\n16 chairs, ${tookH.toFixed(1)} h of the session clock, 1 s in life is ${speed} s`,
    `| ${head.map((cell) => cell.padStart(9)).join(' | ')} |`,
    ...lines,
  ].join('\n');
}
