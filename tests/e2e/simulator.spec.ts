import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { simulator as words } from '@chairside/shared/text/en-simulator.ts';
import { simulator as esWords } from '@chairside/shared/text/es-simulator.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, test as base } from '../support/clinic.ts';
import { beyondTheEdgePx } from '../support/looks.ts';
import {
  aPanel,
  aPanelChair,
  connectStandIn,
  panelStartMs,
  type StandInSimulator,
} from '../support/stand-in-simulator.ts';

/** Each test has a simulator that shows a panel, as well as the gateway it is connected to. */
const test = base.extend<{ readonly simulator: StandInSimulator }>({
  simulator: async ({ clinic }, use) => {
    const simulator = await connectStandIn(clinic.gateway.url);
    await simulator.show(aPanel());
    await use(simulator);
    simulator.leave();
  },
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function openPanel(page: Page, gatewayUrl: string): Promise<void> {
  await page.goto(`${gatewayUrl}/simulator`);
  await expect(page.getByRole('table')).toBeVisible();
}

const busyChair = aPanelChair('1', {
  active: [
    {
      spanId: 'span-1',
      target: 'patient',
      verb: 'hypertensive_response',
      label: 'HTN1',
      fromMs: panelStartMs - 60_000,
      untilMs: panelStartMs + 251_000,
    },
    {
      spanId: 'span-2',
      target: 'link:ox',
      verb: 'gremlin_mode',
      label: null,
      fromMs: panelStartMs,
      untilMs: null,
    },
  ],
});

test('[SI80] overview and chair lead to it; the sign and the alarms stay on top', async ({
  page,
  clinic,
  simulator,
}) => {
  await page.goto(clinic.gateway.url);
  await page.getByRole('link', { name: en.app.simulator }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await page.goto(`${clinic.gateway.url}/chairs/2`);
  await page.getByRole('link', { name: en.app.simulator }).click();
  await expect(button(page, en.app.chair('2'))).toHaveAttribute('aria-pressed', 'true');

  await page.reload();
  await expect(button(page, en.app.chair('2'))).toHaveAttribute('aria-pressed', 'true');
  await button(page, words.verb.hold).scrollIntoViewIfNeeded();
  await expect(page.getByText(words.sign)).toBeInViewport();
  await expect(page.getByText(en.mark.simulated)).toBeInViewport();
  expect(simulator.told).toEqual([]);
});

test('[SI80] [AL28] while the gateway is away nothing of it can be taken for the truth', async ({
  page,
  clinic,
  simulator,
}) => {
  await simulator.show(aPanel({ seed: 7 }));
  await openPanel(page, clinic.gateway.url);
  clinic.gateway.freeze();
  const cover = page.getByRole('dialog', { name: en.link.notMonitoring });
  await expect(cover).toBeVisible({ timeout: 9_000 });
  clinic.gateway.thaw();
  await expect(cover).toBeHidden({ timeout: 20_000 });
});

test('[SI81] the truth stands beside what the devices say', async ({ page, clinic, simulator }) => {
  await openPanel(page, clinic.gateway.url);
  const heart = page.getByRole('row', { name: words.table.row.arterialSaturationPercent });
  await expect(heart.getByRole('cell')).toHaveText(['91.4', '97', '+5.6', words.table.now]);
  const systolic = page.getByRole('row', { name: words.table.row.systolicMmHg });
  await expect(systolic.getByRole('cell')).toHaveText(['172', '148', '−24', words.table.ago('3 min 20 s')]);

  const { oximeter, cuff } = aPanelChair('1').said;
  const held = { ...oximeter!, state: 'probe-off', spo2Percent: 96, isHeld: true };
  const inflating = { ...cuff!, phase: 'inflating', pressureMmHg: 142 };
  await simulator.show(aPanel({ chairs: [aPanelChair('1', { said: { oximeter: held, cuff: inflating } })] }));
  await expect(heart.getByRole('cell')).toHaveText(['91.4', '96', '+4.6', words.table.held]);
  const devices = page.getByRole('region', { name: words.devices.title });
  await expect(devices).toContainText(words.devices.oximeterState['probe-off']);
  await expect(devices).toContainText(words.devices.cuffPressure('142'));
});

test('[SI82] what is pressed reaches the simulator, and its refusal the place of the press', async ({
  page,
  clinic,
  simulator,
}) => {
  await openPanel(page, clinic.gateway.url);
  await button(page, words.happen.oximeter('ox')).click();
  await page.getByLabel(words.happen.forHowLongOf(words.verb.probe_off)).fill('20s');
  await button(page, words.verb.probe_off).click();
  await expect(page.getByText(words.done)).toBeVisible();
  expect(simulator.told).toEqual([
    { type: 'inject', chair: '1', target: 'ox', verb: 'probe_off', params: {}, forMs: 20_000 },
  ]);

  simulator.answers({ ok: false, problems: ['by is missing', 'clock_step needs it'] });
  await button(page, words.verb.clock_step).click();
  const pressed = page.getByRole('listitem').filter({ has: button(page, words.verb.clock_step) });
  await expect(pressed.getByRole('alert').getByRole('listitem')).toHaveText([
    'by is missing',
    'clock_step needs it',
  ]);

  simulator.answers({ ok: true });
  await page.getByLabel(words.happen.params).fill('by=1h');
  await button(page, words.verb.clock_step).click();
  await expect(pressed.getByText(words.done)).toBeVisible();
  expect(simulator.told.at(-1)).toMatchObject({ verb: 'clock_step', params: { by: '1h' }, forMs: null });
});

test('[SI82] what goes on is listed with its time, and ended', async ({ page, clinic, simulator }) => {
  await simulator.show(aPanel({ chairs: [busyChair, aPanelChair('2')] }));
  await openPanel(page, clinic.gateway.url);
  const list = page.getByRole('region', { name: words.goingOn.title });
  await expect(list).toContainText(`${words.verb.hypertensive_response} (HTN1)`);
  await expect(list).toContainText(words.goingOn.left('4 min 11 s'));
  await expect(list).toContainText('Gremlin mode');
  await button(page, words.goingOn.endOf('Gremlin mode')).click();
  await expect.poll(() => simulator.told).toEqual([{ type: 'end', chair: '1', spanId: 'span-2' }]);
});

test('[SI83] it is shown when a simulator comes, steered, and gone when it goes', async ({
  page,
  clinic,
}) => {
  await page.goto(`${clinic.gateway.url}/simulator`);
  await expect(page.getByText(words.none)).toBeVisible();
  await expect(page.getByText(words.noneHint)).toBeVisible();

  const simulator = await connectStandIn(clinic.gateway.url);
  await simulator.show(aPanel());
  const run = page.getByRole('region', { name: words.run.title });
  await expect(run).toContainText('Hypertensive response');
  await expect(run).toContainText('20417');
  await expect(button(page, words.run.times(5))).toHaveAttribute('aria-pressed', 'true');
  await button(page, words.run.times(60)).click();
  await button(page, words.run.pause).click();
  await simulator.show(aPanel({ speed: 60, isPaused: true }));
  await expect(run).toContainText(`${words.run.times(60)}, ${words.run.paused}`);

  await button(page, words.scenarios.open).click();
  await page.getByRole('button', { name: /Calm day/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Calm day' });
  await expect(dialog).toContainText(words.scenarios.hint);
  await dialog.getByRole('button', { name: words.scenarios.confirm }).click();
  await expect(dialog).toBeHidden();
  expect(simulator.told).toEqual([
    { type: 'set-speed', speed: 60 },
    { type: 'pause' },
    { type: 'start-scenario', name: 'calm_day' },
  ]);

  simulator.leave();
  await expect(page.getByText(words.none)).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[SI84] [UI7] axe finds nothing on the panel, ${colorScheme}`, async ({ page, clinic, simulator }) => {
    await page.emulateMedia({ colorScheme });
    await simulator.show(aPanel({ chairs: [busyChair, aPanelChair('2')] }));
    simulator.answers({ ok: false, problems: ['Not now.'] });
    await openPanel(page, clinic.gateway.url);
    await button(page, words.verb.apnea).click();
    await expect(page.getByText('Not now.')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await button(page, words.scenarios.open).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a tablet', width: 1280, height: 800 },
  { name: 'a large screen', width: 1920, height: 1080 },
]) {
  test(`[SI84] [UI5] nothing of the panel lies beyond the edge of ${name}`, async ({
    page,
    clinic,
    simulator,
  }) => {
    await page.setViewportSize({ width, height });
    await simulator.show(aPanel({ chairs: [busyChair, aPanelChair('2')] }));
    await openPanel(page, clinic.gateway.url);
    for (const target of ['link:ox', 'patient']) {
      const name = target === 'patient' ? words.happen.patient : words.happen.link('ox');
      await button(page, name).click();
      expect((await beyondTheEdgePx(page)).right, target).toBe(0);
      expect(await cutOff(page), target).toEqual([]);
    }
  });
}

test('[SI84] [UI4] what is touched on the panel measures 64 px', async ({ page, clinic, simulator }) => {
  await simulator.show(aPanel({ chairs: [busyChair] }));
  await openPanel(page, clinic.gateway.url);
  const small = await page
    .locator('main :is(button, input):visible, [data-behind] a:visible')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().height < 64)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  expect(small).toEqual([]);
});

test('[SI84] [UI7] it can be worked by keyboard alone', async ({ page, clinic, simulator }) => {
  await openPanel(page, clinic.gateway.url);
  await tabTo(page, words.happen.patient);
  await page.keyboard.press('Enter');
  await tabTo(page, words.verb.anxiety);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2m');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.done)).toBeVisible();
  expect(simulator.told).toMatchObject([{ verb: 'anxiety', forMs: 120_000 }]);
});

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[SI84] [UI22] the panel speaks it too', async ({ page, clinic, simulator }) => {
    await simulator.show(aPanel({ speed: null }));
    await openPanel(page, clinic.gateway.url);
    await expect(page.getByText(esWords.sign)).toBeVisible();
    await expect(page.getByText(esWords.run.unpaced)).toBeVisible();
    await button(page, esWords.happen.link('ox')).click();
    await expect(button(page, esWords.verb.half_open)).toBeVisible();
    expect(await cutOff(page)).toEqual([]);
  });
});

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Buttons whose words are wider than they are. */
function cutOff(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator('main button:visible')
    .evaluateAll((buttons) =>
      buttons.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
}

async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = button(page, name);
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by Tab`);
}
