import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { simulator as words } from '@chairside/shared/text/en-simulator.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, test as base } from '../support/clinic.ts';

/** The real simulator at a real gateway, steered from the panel; what it does is seen at the chair. */
const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const test = base.extend<{ readonly simulated: string }>({
  simulated: async ({ clinic: { gateway } }, use) => {
    const simulator = spawn(
      process.execPath,
      [
        ...['simulators/src/clinic.ts', '--chairs', '1,2', '--gateway', gateway.url],
        ...['--mllp-port', String(gateway.mllpPort), '--speed', '1'],
      ],
      { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(simulator.stdout, 'data');
    await use(gateway.url);
    const ended = once(simulator, 'exit');
    simulator.kill('SIGTERM');
    await ended;
  },
});

test.use({ chairs: '1,2' });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('[SI5] [SI82] a probe pulled off in the panel is off at the chair, and on again when it is ended', async ({
  page,
  context,
  clinic,
  simulated,
}) => {
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  await clinic.nurse.command('1', {
    type: 'open-session',
    patient,
    protocolId: 'iv-ketamine-40',
    series: null,
  });
  await page.goto(`${simulated}/simulator?chair=1`);
  const chair = await context.newPage();
  await chair.goto(`${simulated}/chairs/1`);
  const tile = chair.locator('[data-of="spo2"]').first();
  await expect(tile).toHaveText(/\d\d/, { timeout: 20_000 });

  await button(page, /^Oximeter/).click();
  await button(page, words.verb.probe_off).click();
  await expect(tile).toContainText('---', { timeout: 20_000 });
  await expect(page.getByRole('region', { name: words.devices.title })).toContainText(
    words.devices.oximeterState['probe-off'],
  );

  await button(page, words.goingOn.endOf(words.verb.probe_off)).click();
  await expect(tile).toHaveText(/\d\d/, { timeout: 30_000 });
});

test('[SI5] [SI83] a scenario started in the panel sends home who sat there and opens its own sessions', async ({
  page,
  clinic,
  simulated,
}) => {
  const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
  await clinic.nurse.command('1', {
    type: 'open-session',
    patient,
    protocolId: 'iv-ketamine-40',
    series: null,
  });
  await page.goto(`${simulated}/simulator`);
  await button(page, words.run.times(20)).click();
  await button(page, words.scenarios.open).click();
  await page.getByRole('button', { name: /^Apnea 35s/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.scenarios.confirm }).click();
  const name = async () => (await clinic.nurse.chair('1')).state.session?.patient.displayName ?? '';
  await expect.poll(name, { timeout: 20_000 }).toContain('(simulated)');
  await page.goto(`${simulated}/chairs/1`);
  await expect(page.getByText(en.mark.simulatedAt(20), { exact: true })).toBeVisible();
});
