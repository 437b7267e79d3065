import { randomUUID } from 'node:crypto';
import { signIn as words } from '@chairside/shared/text/en-sign-in.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { CommandAnswer, Frame } from '@chairside/shared/wire.ts';
import { sitDown } from '../support/bedside.ts';
import { expect, test as base } from '../support/clinic.ts';
import { expireSessions } from '../support/expire.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { addPerson, firstAdministrator, usualPassword, type Visitor } from '../support/people.ts';

/** A clinic in which people sign in. */
const test = base.extend<{ readonly gateway: Gateway }>({
  // eslint-disable-next-line no-empty-pattern -- the form in which Playwright wants a fixture that needs no other
  gateway: async ({}, use) => {
    const environment = { CHAIRSIDE_DEMO_PEOPLE: '0' };
    const gateway = await startGateway({ chairs: '1', speed: 1, environment });
    await use(gateway);
    await gateway.end();
  },
});

const hypotensive = { systolicMmHg: 74, diastolicMmHg: 48, meanMmHg: 57 };
const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };

test('[PE38] an alarm is acknowledged by somebody whose session has expired: asked for once, recorded once, with her name', async ({
  page,
  gateway,
}) => {
  test.setTimeout(180_000);
  const administrator = await firstAdministrator(gateway.url, { ...gateway, place: 'simulation' });
  const nurse = await addPerson(administrator, { account: 'm.chen', name: 'M. Chen', role: 'nurse' });
  const bedside = await sitDown(gateway, '1');
  await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
  await bedside.cuff({ systolicMmHg: 118, diastolicMmHg: 76 });
  for (const deviceId of [bedside.oximeterId, bedside.cuffId])
    await ask(nurse, 'site:command', { command: { type: 'bind-device', deviceId, chair: '1' } });
  const command = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
  await ask(nurse, 'chair:command', { chair: '1', session: null, command });

  await page.goto(`${gateway.url}/chairs/1`);
  await page.getByLabel(words.account, { exact: true }).fill('m.chen');
  await page.getByLabel(words.password, { exact: true }).fill(usualPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words.setPin.later, exact: true }).click();
  const bar = page.getByRole('banner').first();
  await bedside.cuff(hypotensive);
  await expect(bar).toContainText('SYS 74');

  await expireSessions(gateway);
  await bedside.reconnect();
  await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
  const acknowledged = await watchedFrom(administrator);
  await expect(page.getByRole('dialog', { name: en.link.notMonitoring })).toHaveCount(0, { timeout: 30_000 });
  await bar.getByRole('button', { name: en.alarm.acknowledge }).click();
  const question = page.getByRole('dialog', { name: words.unlock.expiredTitle('M. Chen') });
  await expect(question).toContainText(en.people.then(en.alarm.acknowledge));
  await expect(bar, 'not answered, and it goes on').not.toContainText('acknowledged M. Chen');
  expect(acknowledged()).toEqual([]);

  await question.getByLabel(words.password, { exact: true }).fill(usualPassword);
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('acknowledged M. Chen');
  await expect(question).toHaveCount(0);
  // What comes over the same connection after it.
  await bedside.cuff({ ...hypotensive, systolicMmHg: 73 });
  await expect(bar).toContainText('SYS 73');
  expect(acknowledged().map(({ actor }) => actor?.personId)).toEqual([nurse.personId]);
  bedside.leave();
});

/** At some other screen of the chair; throws where it was not recorded. */
async function ask(browser: Visitor, request: 'chair:command' | 'site:command', body: object): Promise<void> {
  const screen = browser.screen({ place: 'chair' });
  const asked = { commandId: randomUUID(), ...body };
  const answer = (await screen.timeout(10_000).emitWithAck(request, asked)) as CommandAnswer;
  screen.disconnect();
  if (!answer.ok || !answer.value.recorded) throw new Error(`${request}: ${JSON.stringify(answer)}`);
}

/** The acknowledgements of chair 1 from now on, as another screen is told of them. */
async function watchedFrom(browser: Visitor): Promise<() => readonly ChairEvent[]> {
  const screen = browser.screen({ place: 'desk' });
  const events: ChairEvent[] = [];
  screen.on('chair:frame', (frame: Frame) => events.push(...(frame.events ?? [])));
  await screen.timeout(10_000).emitWithAck('chair:join', { chair: '1', after: null });
  return () => events.filter(({ type }) => type === 'alarm-acknowledged');
}
