import { families } from '@chairside/shared/devices/families.ts';
import { bluetooth as words } from '@chairside/shared/text/en-bluetooth.ts';
import { en } from '@chairside/shared/text/en.ts';
import { bindTo, connect, patiently, row } from '../support/bluetooth-at-chair.ts';
import { browserSettings } from '../support/browser-settings.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { emulateDevice, givenBackFlags } from '../support/emulated-bluetooth.ts';
import { mustBeRecorded } from '../support/nurse.ts';

const args = [...(browserSettings.launchOptions?.args ?? []), ...givenBackFlags];
test.use({ launchOptions: { ...browserSettings.launchOptions, args } });
test.setTimeout(400_000);

const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
const openSession = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null } as const;
const oximeter = { name: 'Nonin3230', profile: families['bluetooth-oximeter'].bluetooth };

for (const isGivenBack of [true, false])
  test(`[BT16] the tablet is loaded anew in the middle of a session: ${
    isGivenBack ? 'the oximeter comes back without a person' : 'one tap connects it again'
  }`, async ({ page, clinic, browser }) => {
    const device = await emulateDevice(browser, oximeter);
    device.answers(0x2a60, '0000');
    device.answers(0x2a19, '50');
    await device.staysOnAir(clinic.gateway.url);
    await device.chosenIn(page);
    // A browser without the new permissions backend knows nobody after a reload.
    if (!isGivenBack)
      await page.addInitScript(() => {
        const { bluetooth } = navigator as unknown as { bluetooth: object };
        Object.defineProperty(bluetooth, 'getDevices', { value: undefined });
      });
    const screen = await openChair(page, clinic.gateway);
    await device.notify(page, 0x2a5f, '0061004000');
    await connect(page, 'bluetooth-oximeter');
    await bindTo(page, '1', /97/);
    mustBeRecorded(await clinic.nurse.command('1', openSession));
    await expect(screen.digits('spo2')).toHaveText('97', patiently);

    await page.reload();
    await device.notify(page, 0x2a5f, '005e004000');
    if (!isGivenBack) {
      const again = page.getByRole('region', { name: words.connectAgain });
      await expect(again).toContainText(words.waiting.reloaded, patiently);
      await expect(screen.digits('spo2')).not.toHaveText('94');
      await again.getByRole('button').click();
      await expect(again).toHaveCount(0, patiently);
      await page.getByRole('button', { name: en.session.devices, exact: true }).click();
      await expect(row(page)).toContainText(words.state.open, patiently);
    }
    await expect(screen.digits('spo2')).toHaveText('94', patiently);
    await device.leave();
  });
