import { families } from '@chairside/shared/devices/families.ts';
import { bluetooth as words } from '@chairside/shared/text/en-bluetooth.ts';
import { en } from '@chairside/shared/text/en.ts';
import { bindTo, connect, patiently, row } from '../support/bluetooth-at-chair.ts';
import { browserSettings } from '../support/browser-settings.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { emulateDevice, webBluetoothFlag, type EmulatedDevice } from '../support/emulated-bluetooth.ts';
import { mustBeRecorded } from '../support/nurse.ts';

const args = [...(browserSettings.launchOptions?.args ?? []), webBluetoothFlag];
test.use({ launchOptions: { ...browserSettings.launchOptions, args } });
test.setTimeout(400_000);

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
const openSession = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null } as const;

/** 97 % and 64 /min, then as the bytes say. */
const normal = '0061004000';
const oximeter = { name: 'Nonin3230', profile: families['bluetooth-oximeter'].bluetooth };
const cuff = { name: 'A&D_UA-651BLE', profile: families['bluetooth-cuff'].bluetooth };

test('[BT13] an oximeter is connected at the chair, bound by its number, and is on the tile; silent, it comes back by itself', async ({
  page,
  clinic,
  browser,
}) => {
  const device: EmulatedDevice = await emulateDevice(browser, oximeter);
  device.answers(0x2a60, '0000');
  device.answers(0x2a19, '50');
  await device.chosenIn(page);
  const screen = await openChair(page, clinic.gateway);
  await device.notify(page, 0x2a5f, normal);
  await connect(page, 'bluetooth-oximeter');
  await expect(row(page)).toContainText(words.battery(80), patiently);
  await bindTo(page, '1', /97/);
  mustBeRecorded(await clinic.nurse.command('1', openSession));
  await expect(screen.digits('spo2')).toHaveText('97', patiently);

  // A packet of somebody else's tests: SpO2 99 %, pulse 97 /min, with fast and slow values, both statuses and PI 8.9 %.
  await device.notify(page, 0x2a5f, '1fdef3caf3caf35af5d4f3b2f220010000007ae3');
  await expect(screen.digits('spo2')).toHaveText('99', patiently);
  await expect(screen.digits('pulseRate')).toHaveText('97', patiently);
  // The finger is gone, and a number is sent all the same.
  await device.notify(page, 0x2a5f, '0861004000000800');
  await expect(screen.digits('spo2')).toHaveText('---', patiently);
  // Out of its memory: never on the tile.
  await device.notify(page, 0x2a5f, '045c0040000002');
  await page.getByRole('button', { name: en.session.devices, exact: true }).click();
  await expect(row(page)).toContainText(words.state.open, patiently);
  await expect(screen.digits('spo2')).not.toHaveText('92');

  await device.hush(page);
  await expect(row(page)).toContainText(words.waiting.silent, patiently);
  await device.notify(page, 0x2a5f, '005e004000');
  await expect(row(page)).toContainText(words.state.open, patiently);
  await expect(screen.digits('spo2')).toHaveText('94', patiently);
  await device.leave();
});

test('[BT11] a cuff’s pressure is on the tile; with the tab that holds it, it is lost on every screen', async ({
  page,
  clinic,
  browser,
}) => {
  const device = await emulateDevice(browser, cuff);
  device.answers(0x2a49, '0000');
  device.answers(0x2a19, '63');
  await device.chosenIn(page);
  const screen = await openChair(page, clinic.gateway);
  const second = await (await browser.newContext()).newPage();
  await openChair(second, clinic.gateway);
  // It is heard to inflate; then 128 over 82, mean 97, no time.
  await device.notify(page, 0x2a36, '00780000000000');
  await device.notify(page, 0x2a35, '00800052006100');
  await connect(page, 'bluetooth-cuff');
  await bindTo(page, '1', /128\/82|128/);
  await expect.poll(() => device.written.length, patiently).toBeGreaterThan(0);
  expect(device.written[0]?.hex, 'its clock is set: year, month, day, hour, minute, second').toMatch(
    /^[0-9a-f]{14}$/,
  );
  // Among the entries of the chair its name stands too.
  const standing = new RegExp(`${en.session.deviceConnected}|${en.session.deviceDisconnected}`);
  const named = second.getByRole('listitem').filter({ hasText: 'A&D_UA-651BLE' });
  const listed = named.filter({ hasText: standing }).first();
  await expect(listed).toContainText(en.session.deviceConnected, patiently);
  mustBeRecorded(await clinic.nurse.command('1', openSession));
  await expect(screen.digits('nibp')).toHaveText('128/82', patiently);

  await second.getByRole('button', { name: en.session.devices, exact: true }).click();
  await expect(listed).toContainText(en.session.deviceConnected, patiently);
  await page.close();
  await expect(listed, 'a cuff’s silence would tell nothing for twenty minutes').toContainText(
    en.session.deviceDisconnected,
    patiently,
  );
  await second.context().close();
  await device.leave();
});

test('[BT13] where the browser has no Bluetooth it says so, and what to do', async ({ page, clinic }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'bluetooth', { value: undefined, configurable: true });
  });
  await openChair(page, clinic.gateway);
  await expect(page.getByRole('region', { name: words.title })).toContainText(words.missing, patiently);
  await expect(page.getByRole('button', { name: words.connect })).toHaveCount(0);
});
