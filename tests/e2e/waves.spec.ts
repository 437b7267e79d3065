import type { Page } from '@playwright/test';
import { aPacket, type PacketParts } from '@chairside/server/devices/nonin/encode.ts';
import { aTcpDevice } from '@chairside/server/testing/a-tcp-device.ts';
import { lineSchema } from '@chairside/shared/devices/line.ts';
import { en } from '@chairside/shared/text/en.ts';
import { records as words } from '@chairside/shared/text/en-records.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { beyondTheEdgePx } from '../support/looks.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';

/** An oximeter behind a TCP line at chair 1, with a pulse of a beat a second; what it says can be changed. */
async function anOximeter({ gateway, nurse }: Clinic) {
  const device = await aTcpDevice();
  let says: PacketParts | null = {};
  let packets = 0;
  const timer = setInterval(() => {
    if (says === null) return;
    packets += 1;
    const pleth = Array.from({ length: 25 }, (_, place) => beat((packets % 3) * 25 + place));
    device.say(aPacket(7, { pleth, ...says }));
  }, 333);
  const administrator = enterNurse(gateway, 'service-1');
  const transport = { type: 'tcp', host: '127.0.0.1', port: device.port };
  const line = lineSchema.parse({ lineId: 'bed-1', family: 'nonin-df7', deviceId: 'OXI-1', transport });
  mustBeRecorded(await administrator.ask({ type: 'set-line', line }));
  administrator.leave();
  mustBeRecorded(await nurse.bind('OXI-1', '1'));
  mustBeRecorded(
    await nurse.command('1', {
      type: 'open-session',
      patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
      protocolId: 'iv-ketamine-40',
      series: null,
    }),
  );
  return {
    say: (next: PacketParts | null) => (says = next),
    async leave() {
      clearInterval(timer);
      await device.leave();
    },
  };
}

function beat(place: number): number {
  return Math.round(20_000 + 24_000 * Math.max(0, Math.sin((place / 75) * 2 * Math.PI)));
}

const strip = (page: Page) => page.locator('[data-wave]');
const picture = (page: Page) => page.getByRole('img', { name: en.wave.pulse });

/** Two pictures of it differ: it moves. On a slow machine pieces may be late, and there is none for a moment. */
async function expectToMove(page: Page): Promise<void> {
  const seen = new Set<string>();
  const look = async () => {
    const now = await picture(page)
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL(), undefined, { timeout: 2_000 })
      .catch(() => null);
    if (now !== null) seen.add(now);
    return seen.size;
  };
  await expect.poll(look, { timeout: 45_000 }).toBeGreaterThan(1);
}

/** How many of its pixels are drawn on. */
function inked(page: Page): Promise<number> {
  const count = (element: Element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  };
  return picture(page)
    .evaluate(count, undefined, { timeout: 2_000 })
    .catch(() => 0);
}

test('[WV9] [WV10] the wave moves at the chair, moves nothing else, and is gone with a word when it falls silent', async ({
  page,
  clinic,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const oximeter = await anOximeter(clinic);
  try {
    const chair = await openChair(page, clinic.gateway);
    await expect(strip(page)).toHaveAttribute('data-wave', 'live', { timeout: 30_000 });
    await expect(chair.digits('spo2')).toHaveText('97');
    await expectToMove(page);
    await expect.poll(() => inked(page), { timeout: 30_000 }).toBeGreaterThan(200);
    const place = await chair.tile('spo2').boundingBox();
    oximeter.say(null);
    await expect(strip(page)).toContainText(en.wave.silent, { timeout: 30_000 });
    expect(await chair.tile('spo2').boundingBox()).toEqual(place);
    oximeter.say({});
    await expect(picture(page)).toBeVisible({ timeout: 30_000 });
  } finally {
    await oximeter.leave();
  }
});

test('[WV9] with the finger out there is the reason, and no wave', async ({ page, clinic }) => {
  const oximeter = await anOximeter(clinic);
  try {
    await openChair(page, clinic.gateway);
    await expect(picture(page)).toBeVisible({ timeout: 30_000 });
    oximeter.say({ status: 0x08 });
    await expect(picture(page)).toBeHidden({ timeout: 30_000 });
  } finally {
    await oximeter.leave();
  }
});

/** What their margins leave. */
const papers = [
  { format: 'A4', width: 703 },
  { format: 'Letter', width: 725 },
] as const;

/** Black, whole, with which alarm, when, from whom and which second; and what is simulated hides nothing of it. */
async function expectOnPaper(page: Page, { format, width }: (typeof papers)[number]): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width, height: 1_123 });
  const alarm = page.locator('[data-wave-of]').first();
  await expect(alarm).toHaveCSS('break-inside', 'avoid');
  await expect(alarm).toContainText(/^\d\d:\d\d:\d\d .*SpO2.* · /);
  await expect(alarm).toContainText(words.keptWaves.of('OXI-1'));
  await expect(alarm.locator('polyline').first()).toHaveCSS('stroke', 'rgb(0, 0, 0)');
  await expect(alarm.locator('text')).toHaveText(['-10 s', '-5 s', '0 s', '+5 s', '+10 s']);
  expect((await beyondTheEdgePx(page)).right).toBe(0);
  const mark = page.locator('article > p[aria-hidden="true"]');
  await expect(mark).toHaveCSS('print-color-adjust', 'exact');
  const pdf = await page.pdf({ format, path: test.info().outputPath(`record-${format}.pdf`) });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}

test('[DD11] [WV6] [WV8] the record has the wave around an alarm of high priority', async ({
  page,
  clinic,
}) => {
  const oximeter = await anOximeter(clinic);
  try {
    await openChair(page, clinic.gateway);
    await expect(picture(page)).toBeVisible({ timeout: 30_000 });
    oximeter.say({ spo2Percent: 76 });
    const alarm = page.locator('[data-priority="high"]').first();
    await expect(alarm).toBeVisible({ timeout: 30_000 });
    const session = (await clinic.nurse.chair('1')).state.session!.id;
    const kept = async () => {
      const response = await fetch(`${clinic.gateway.url}/api/sessions/${session}/waves`);
      return ((await response.json()) as { readonly waves: readonly unknown[] }).waves.length;
    };
    await expect.poll(kept, { timeout: 30_000 }).toBeGreaterThan(0);
    await page.goto(`${clinic.gateway.url}/record/${session}`);
    const part = page.getByRole('region', { name: words.keptWaves.title });
    await expect(part.getByRole('img')).toBeVisible({ timeout: 30_000 });
    await expect(part).toContainText('OXI-1');
    await expect(part.locator('polyline').first()).toHaveAttribute('points', /\d,\d/);
    for (const paper of papers) await expectOnPaper(page, paper);
  } finally {
    await oximeter.leave();
  }
});
