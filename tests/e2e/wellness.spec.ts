import { mightySatSpecimen } from '@chairside/server/devices/bluetooth/specimen.ts';
import { families } from '@chairside/shared/devices/families.ts';
import { clinic as clinicWords } from '@chairside/shared/text/en-clinic.ts';
import { records } from '@chairside/shared/text/en-records.ts';
import { en } from '@chairside/shared/text/en.ts';
import { bindTo, connect, patiently } from '../support/bluetooth-at-chair.ts';
import { browserSettings } from '../support/browser-settings.ts';
import { actAs, openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { emulateDevice, webBluetoothFlag } from '../support/emulated-bluetooth.ts';
import { mustBeRecorded, type Nurse } from '../support/nurse.ts';

const args = [...(browserSettings.launchOptions?.args ?? []), webBluetoothFlag];
test.use({ launchOptions: { ...browserSettings.launchOptions, args } });
test.setTimeout(400_000);

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
const openSession = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null } as const;
const start = {
  type: 'start-infusion',
  withoutBaseline: 'a test of a ring',
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: null,
} as const;

const { bluetooth: profile } = families['masimo-mightysat'];
const hexOf = (spo2Percent: number) =>
  Buffer.from(mightySatSpecimen.frame({ spo2Percent, pulseRateBpm: 64 }, 0).bytes).toString('hex');

async function present(nurse: Nurse): Promise<readonly string[]> {
  const { session } = (await nurse.chair('1')).state;
  return (session?.alarms.occurrences ?? []).map(({ condition }) => condition.what);
}

test('[DV6] a wellness device is shown with its kind and alarms for nothing, until an administrator says so', async ({
  page,
  clinic,
  browser,
}) => {
  const { nurse, gateway } = clinic;
  const device = await emulateDevice(browser, { name: 'MightySat', profile });
  await device.chosenIn(page);
  const screen = await openChair(page, gateway);
  const says = (spo2Percent: number) => device.notify(page, profile.listens[0], hexOf(spo2Percent));
  await says(80);
  await connect(page, 'masimo-mightysat');
  await bindTo(page, '1', /80/);
  mustBeRecorded(await nurse.command('1', openSession));
  await expect(screen.digits('spo2')).toHaveText('80', patiently);
  await expect(screen.tile('spo2')).toContainText(en.vital.origin.noAlarm);

  await test.step('80 % for half a minute of the infusion begins no alarm of saturation', async () => {
    mustBeRecorded(await nurse.command('1', start));
    await expect.poll(() => present(nurse), patiently).toContain('spo2-not-armed');
    await expect(screen.digits('spo2')).toHaveText('80');
    expect(await present(nurse)).not.toContain('spo2-low');
  });

  await test.step('an administrator lets alarms hang on it', async () => {
    const setup = await (await browser.newContext()).newPage();
    await actAs(setup, 'service-1');
    await setup.goto(`${gateway.url}/setup/clinic`);
    await setup.getByRole('checkbox', { name: clinicWords.wellness.allow }).click();
    await expect(setup.getByText(clinicWords.wellness.isOn)).toBeVisible(patiently);
    await setup.context().close();
  });

  await test.step('now it alarms, on the tile’s own screen too', async () => {
    await expect.poll(() => present(nurse), patiently).toContain('spo2-low');
    await expect(page.getByRole('banner')).toContainText(en.vital.spo2, patiently);
    await expect(screen.tile('spo2')).not.toContainText(en.vital.origin.noAlarm, patiently);
  });

  await test.step('[DV9] the record says what kind of device it was, and from when on alarms hung on it', async () => {
    const { session } = (await nurse.chair('1')).state;
    await page.goto(`${gateway.url}/record/${session!.id}`);
    const devices = page.getByRole('region', { name: records.devices.title, exact: true });
    await expect(devices).toContainText(records.devices.sourceClass.wellness, patiently);
    await expect(devices).toContainText('(wellness device: no alarm)');
    await expect(devices).toContainText('alarms hang on it now');
  });
  await device.leave();
});
