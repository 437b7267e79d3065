import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { armSound } from '../support/alarm-screen.ts';
import { actAs } from '../support/chair-screen.ts';
import { audibleAt, openListeningScreen } from '../support/listening-screen.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

/** Four simulated patients, twenty times faster than life until each is at another place of the session; the pictures are of life. */
const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const people = ['M. Okafor', 'A. Rivera', 'T. Lindqvist', 'K. Haddad'];

test('pictures for the README', async ({ page, browser }) => {
  const gateway = await startGateway({ chairs: '1,2,3,4', speed: 20 });
  const clinic = spawn(
    process.execPath,
    [
      'simulators/src/clinic.ts',
      ...['--chairs', '1,2,3,4', '--gateway', gateway.url],
      ...['--mllp-port', String(gateway.mllpPort), '--seed', '7', '--speed', '20'],
    ],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  // Once it says that it is ready its devices are bound.
  const [ready] = (await once(clinic.stdout, 'data')) as [Buffer];
  const { controlPort } = JSON.parse(ready.toString()) as { readonly controlPort: number };
  const nurse = enterNurse(gateway);
  // Calm pictures want somebody who would hear the alarms at every chair.
  const heard = await Promise.all(
    ['1', '2', '3', '4'].map((chair) => openListeningScreen(gateway.url, chair)),
  );
  for (const [index, screen] of heard.entries()) await screen.says(audibleAt(String(index + 1)));
  try {
    await play(page, { gateway, nurse });
    await atThePaceOfLife(controlPort);
    await actAs(page, 'nurse-1');

    await page.setViewportSize({ width: 1920, height: 1080 });
    await openWithSound(page, gateway.url);
    await takeWhenAlive(page, 'overview');

    await page.setViewportSize({ width: 1280, height: 800 });
    await openWithSound(page, `${gateway.url}/chairs/2`);
    await expect(page.locator('[data-wave="live"]')).toBeVisible();
    await page.waitForTimeout(sweepMs);
    await takeWhenAlive(page, 'chairside-infusing');

    await page.emulateMedia({ colorScheme: 'light' });
    await takeWhenAlive(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });

    await openWithSound(page, `${gateway.url}/simulator?chair=2`);
    await expect(page.getByRole('table')).toBeVisible();
    await take(page, 'simulator');
    await openWithSound(page, `${gateway.url}/chairs/2`);

    const spanish = await browser.newPage({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
    await actAs(spanish, 'nurse-1');
    await openWithSound(spanish, `${gateway.url}/chairs/2`);
    await expect(spanish.getByText(es.action.recordPause)).toBeVisible();
    await spanish.waitForTimeout(sweepMs);
    await takeWhenAlive(spanish, 'spanish');

    const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
    await actAs(phone, 'nurse-1');
    await openWithSound(phone, `${gateway.url}/chairs/2`);
    await takeWhenAlive(phone, 'phone');

    gateway.freeze();
    await expect(page.getByRole('dialog', { name: en.link.notMonitoring })).toBeVisible();
    await take(page, 'disconnected');
    gateway.thaw();
  } finally {
    for (const screen of heard) screen.leave();
    nurse.leave();
    clinic.kill();
    await gateway.end();
  }
});

type Stage = { readonly gateway: Gateway; readonly nurse: Nurse };

async function play(page: Page, { gateway, nurse }: Stage): Promise<void> {
  for (const [index, displayName] of people.entries()) {
    const chair = String(index + 1);
    const patient = {
      displayName,
      clinicNumber: String(1041 + index),
      dateOfBirth: null,
      weightKg: 70 + index,
    };
    mustBeRecorded(
      await nurse.command(chair, {
        type: 'open-session',
        patient,
        protocolId: 'iv-ketamine-40',
        series: null,
      }),
    );
  }
  const start = {
    type: 'start-infusion',
    withoutBaseline: null,
    again: null,
    areDeviceAlarmsOn: true,
    isPatientConfirmed: true,
    override: 'as asked by the physician',
  } as const;
  await minutes(page, gateway, 4);
  for (const chair of ['1', '2', '3']) {
    await expect(async () => {
      mustBeRecorded(await nurse.command(chair, { type: 'set-baseline' }));
    }, 'a cuff may fail, and is tried again').toPass({ timeout: 60_000 });
    if (chair !== '2') mustBeRecorded(await nurse.command(chair, start));
  }
  await minutes(page, gateway, 8);
  mustBeRecorded(await nurse.command('2', start));
  await minutes(page, gateway, 15);
  mustBeRecorded(await nurse.command('2', { type: 'score-moaas', score: 4 }));
  mustBeRecorded(await nurse.command('1', { type: 'stop-infusion', stop: { kind: 'completed' } }));
  await minutes(page, gateway, 5);
  mustBeRecorded(await nurse.command('3', { type: 'pause-infusion', reason: 'line' }));
  await minutes(page, gateway, 2);
}

/** The wave once across its strip. */
const sweepMs = 7_000;

async function openWithSound(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await armSound(page);
}

async function atThePaceOfLife(controlPort: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${controlPort}/v1/clock`, {
    method: 'PATCH',
    body: JSON.stringify({ speed: 1 }),
  });
  expect(response.ok).toBe(true);
}

/** Of the session clock. */
async function minutes(page: Page, gateway: Gateway, count: number): Promise<void> {
  await page.waitForTimeout((count * 60_000) / gateway.speed);
}

/** With numbers, with its trend drawn, and with nothing pending. */
async function takeWhenAlive(page: Page, name: string): Promise<void> {
  await expect(page.locator('[data-of="spo2"]').first()).toHaveAttribute('data-freshness', 'fresh');
  await page.waitForTimeout(1_500);
  await take(page, name);
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${projectRoot}docs/pictures/${name}.png`, animations: 'disabled' });
}
