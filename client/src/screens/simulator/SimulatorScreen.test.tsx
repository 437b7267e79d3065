import { en } from '@chairside/shared/text/en.ts';
import { simulator as words } from '@chairside/shared/text/en-simulator.ts';
import { simulator as esWords } from '@chairside/shared/text/es-simulator.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createConnection, type Connection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createLiveStore } from '../../live/store.ts';
import { chairTwo, startMs } from '../../testing/chair.ts';
import { aPanel, aPanelChair } from '../../testing/panel.ts';
import { startPretendGateway, type PretendGateway } from '../../testing/pretend-gateway.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import SimulatorScreen from './SimulatorScreen.tsx';

let gateway: PretendGateway;
let connection: Connection;

beforeAll(() => {
  gateway = startPretendGateway();
});
beforeEach(() => {
  chooseLanguage('en');
  gateway.reset();
  gateway.panel = aPanel();
});
afterEach(() => {
  cleanup();
  connection.close();
});
afterAll(() => gateway.close());

async function show(at = '/simulator') {
  // Not before the gateway: the socket's library takes hold of the page's WebSocket when it is loaded.
  const { createGatewaySocket } = await import('../../live/socket.ts');
  const socket = createGatewaySocket(gateway.url, { personId: () => null, place: () => 'desk' });
  connection = createConnection({ socket, store: createLiveStore(null), rememberPerson: () => undefined });
  connection.start();
  render(
    <ConnectionProvider value={connection}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path="/simulator" element={<SimulatorScreen />} />
        </Routes>
      </MemoryRouter>
    </ConnectionProvider>,
  );
}

const patient = { timeout: 3_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name }, patient);
const region = (name: string) => screen.findByRole('region', { name }, patient);
const row = async (quantity: string) => {
  const head = await screen.findByRole('rowheader', { name: quantity }, patient);
  return within(head.closest('tr')!)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
};
const goesOn = (untilMs: number | null) =>
  aPanelChair({
    active: [{ spanId: 's1', target: 'ox', verb: 'probe_off', label: 'PO1', fromMs: startMs, untilMs }],
  });

it('[SI80] it carries its sign, and the alarms of all chairs stay on top', async () => {
  await show();
  expect(await screen.findByText(words.sign, {}, patient)).toBeDefined();
  expect(await screen.findByRole('heading', { level: 1, name: new RegExp(words.title) })).toBeDefined();
  expect(screen.getByText(en.mark.simulated)).toBeDefined();
});

it('[SI80] where the site is no simulation there is no such page, and no simulator is asked for', async () => {
  gateway.site = { ...gateway.site, site: { ...gateway.site.site, isSimulation: false } };
  await show();
  expect(await screen.findByText(en.app.unknownPage, {}, patient)).toBeDefined();
  expect(screen.queryByText(words.sign)).toBeNull();
  expect(connection.store.getState().panel).toBeUndefined();
});

it('[SI80] who comes from a chair sees that chair', async () => {
  await show('/simulator?chair=3');
  expect((await button(en.app.chair('3'))).getAttribute('aria-pressed')).toBe('true');
});

const { row: rows } = words.table;
const table = [
  { quantity: rows.arterialSaturationPercent, cells: ['91.4', '97', '+5.6', words.table.now] },
  { quantity: rows.fingerSaturationPercent, cells: ['96.8', '97', '+0.2', words.table.now] },
  { quantity: rows.pulseRateBpm, cells: ['88.3', '88', '−0.3', words.table.now] },
  { quantity: rows.perfusionIndexPercent, cells: ['2.1', '2.1', '±0.0', words.table.now] },
  { quantity: rows.systolicMmHg, cells: ['172', '148', '−24', words.table.ago('3 min 20 s')] },
  { quantity: rows.diastolicMmHg, cells: ['90', '90', '±0', words.table.ago('3 min 20 s')] },
  { quantity: rows.respiratoryRatePerMin, cells: ['11.2', words.table.noDevice] },
  { quantity: rows.effectSiteNgPerMl, cells: ['142', words.table.noDevice] },
];
for (const { quantity, cells } of table) {
  it(`[SI81] the truth beside what the device says: ${quantity}`, async () => {
    await show();
    expect(await row(quantity)).toEqual(cells);
  });
}

it('[SI81] a held number says so, and a missing one is no number', async () => {
  const { oximeter, cuff } = aPanelChair().said;
  const held = { ...oximeter!, state: 'probe-off', isHeld: true, pulseRateBpm: null };
  gateway.panel = aPanel({ chairs: [aPanelChair({ said: { oximeter: held, cuff } })] });
  await show();
  expect(await row(rows.fingerSaturationPercent)).toEqual(['96.8', '97', '+0.2', words.table.held]);
  expect(await row(rows.pulseRateBpm)).toEqual(['88.3', '---', '', '']);
  const devices = await region(words.devices.title);
  expect(devices.textContent).toContain(words.devices.oximeterState['probe-off']);
  expect(devices.textContent).toContain(words.devices.numbersHeld);
});

it('[SI81] the cuff says what it is doing, its pressure and why it failed, and a link that it is down', async () => {
  const { oximeter, cuff } = aPanelChair().said;
  const inflating = { ...cuff!, phase: 'inflating', pressureMmHg: 142.3, error: 'weak-signal' };
  const links = [{ name: 'nbp', isConnected: false }];
  gateway.panel = aPanel({ chairs: [aPanelChair({ said: { oximeter, cuff: inflating }, links })] });
  await show();
  const { textContent } = await region(words.devices.title);
  expect(textContent).toContain(words.devices.cuffPhase.inflating);
  expect(textContent).toContain(words.devices.cuffPressure('142'));
  expect(textContent).toContain(words.devices.lastFailed(words.devices.cuffError['weak-signal']));
  expect(textContent).toContain(words.devices.link('nbp') + words.devices.notConnected);
});

it('[SI81] what the simulator says next is shown', async () => {
  await show();
  await button(words.verb.apnea);
  const said = { oximeter: null, cuff: null };
  gateway.say('simulation:panel', aPanel({ chairs: [aPanelChair({ said })] }));
  await waitFor(async () =>
    expect(await row(rows.fingerSaturationPercent)).toEqual(['96.8', words.table.noDevice]),
  );
});

it('[SI82] a press makes it happen for the usual time', async () => {
  await show();
  fireEvent.click(await button(words.verb.apnea));
  await screen.findByText(words.done, {}, patient);
  expect(gateway.panelCommands).toEqual([
    { type: 'inject', chair: chairTwo, target: 'patient', verb: 'apnea', params: {}, forMs: null },
  ]);
});

it('[SI82] or for the time that was typed, with the parameters that were typed', async () => {
  await show();
  const duration = await screen.findByLabelText(words.happen.forHowLongOf(words.verb.apnea), {}, patient);
  expect((duration as HTMLInputElement).value).toBe('35s');
  fireEvent.change(duration, { target: { value: '1m30s' } });
  const params = screen.getByLabelText(words.happen.params);
  fireEvent.change(params, { target: { value: 'to=20, mode=deep' } });
  fireEvent.click(await button(words.verb.apnea));
  await screen.findByText(words.done, {}, patient);
  expect(gateway.panelCommands).toMatchObject([{ forMs: 90_000, params: { to: 20, mode: 'deep' } }]);
  expect((params as HTMLInputElement).value, 'they went with that press').toBe('');
});

it('[SI82] a duration that is none is said where it was pressed, and nothing is asked', async () => {
  await show();
  const duration = await screen.findByLabelText(words.happen.forHowLongOf(words.verb.apnea), {}, patient);
  fireEvent.change(duration, { target: { value: 'a while' } });
  fireEvent.click(await button(words.verb.apnea));
  expect((await screen.findByRole('alert')).textContent).toBe(words.happen.notADuration);
  expect(gateway.panelCommands).toEqual([]);
});

it('[SI82] what the simulator refuses is said at the button that was pressed', async () => {
  gateway.panelAnswer = { ok: false, problems: ['Hypoventilation is going on.', 'It contradicts apnea.'] };
  await show();
  const pressed = await button(words.verb.apnea);
  fireEvent.click(pressed);
  const told = await within(pressed.closest('li')!).findByRole('alert');
  expect(
    within(told)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Hypoventilation is going on.', 'It contradicts apnea.']);
});

it('[SI82] buttons are grouped by what they are for, and say what they do', async () => {
  await show();
  fireEvent.click(await button(words.happen.oximeter('ox')));
  const probeOff = await button(words.verb.probe_off);
  expect(screen.queryByRole('button', { name: words.verb.apnea })).toBeNull();
  const aboutId = probeOff.getAttribute('aria-describedby')!;
  expect(document.getElementById(aboutId)?.textContent).toBe('Nothing on the probe.');
});

it('[SI82] a verb of a later simulator is shown in readable form', async () => {
  await show();
  fireEvent.click(await button(words.happen.link('ox')));
  fireEvent.click(await button('Gremlin mode'));
  await screen.findByText(words.done, {}, patient);
  expect(gateway.panelCommands).toMatchObject([{ target: 'link:ox', verb: 'gremlin_mode' }]);
});

it('[SI82] what goes on has the time it has left, and can be ended', async () => {
  gateway.panel = aPanel({ chairs: [goesOn(startMs + 12_000)] });
  await show();
  const list = await region(words.goingOn.title);
  expect(list.textContent).toContain(`${words.verb.probe_off} (PO1)`);
  expect(list.textContent).toContain(words.goingOn.left('12 s'));
  fireEvent.click(await button(words.goingOn.endOf(words.verb.probe_off)));
  await waitFor(() =>
    expect(gateway.panelCommands).toEqual([{ type: 'end', chair: chairTwo, spanId: 's1' }]),
  );
});

it('[SI82] what has no end says that it waits to be ended', async () => {
  gateway.panel = aPanel({ chairs: [goesOn(null)] });
  await show();
  expect((await region(words.goingOn.title)).textContent).toContain(words.goingOn.untilEnded);
});

it('[SI83] scenario, seed, session time and speed', async () => {
  await show();
  const { textContent } = await region(words.run.title);
  // In the time of the clinic, which is an hour ahead.
  for (const fact of ['Apnea 35s', '20417', '11:00:00', words.run.times(5)])
    expect(textContent).toContain(fact);
});

it('[SI83] without a pace it goes as fast as it can, and a pause is said', async () => {
  gateway.panel = aPanel({ speed: null, isPaused: true });
  await show();
  expect((await region(words.run.title)).textContent).toContain(`${words.run.unpaced}, ${words.run.paused}`);
  fireEvent.click(await button(words.run.resume));
  await waitFor(() => expect(gateway.panelCommands).toEqual([{ type: 'resume' }]));
});

it('[SI83] a speed is asked for, and shown when the simulator says so', async () => {
  await show();
  fireEvent.click(await button(words.run.times(20)));
  await waitFor(() => expect(gateway.panelCommands).toEqual([{ type: 'set-speed', speed: 20 }]));
  expect((await button(words.run.times(20))).getAttribute('aria-pressed')).toBe('false');
  gateway.say('simulation:panel', aPanel({ speed: 20 }));
  await waitFor(async () =>
    expect((await button(words.run.times(20))).getAttribute('aria-pressed')).toBe('true'),
  );
});

it('[SI83] another scenario is chosen, read about and confirmed', async () => {
  await show();
  fireEvent.click(await button(words.scenarios.open));
  fireEvent.click(await button(/Calm day/));
  const dialog = screen.getByRole('dialog', { name: 'Calm day' });
  expect(dialog.textContent).toContain('Nothing should alarm.');
  expect(dialog.textContent).toContain(words.scenarios.hint);
  expect(gateway.panelCommands).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: words.scenarios.confirm }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(gateway.panelCommands).toEqual([{ type: 'start-scenario', name: 'calm_day' }]);
});

it('[SI83] a scenario that cannot be started leaves its question open, with the reason', async () => {
  gateway.panelAnswer = { ok: false, problems: ['chair-5 is not a chair of this gateway.'] };
  await show();
  fireEvent.click(await button(words.scenarios.open));
  fireEvent.click(await button(/Calm day/));
  fireEvent.click(await button(words.scenarios.confirm));
  const dialog = screen.getByRole('dialog', { name: 'Calm day' });
  expect((await within(dialog).findByRole('alert')).textContent).toContain('chair-5');
});

it('[SI83] no simulator is said, with how to start one; it is shown when it comes, and gone when it goes', async () => {
  gateway.panel = null;
  await show();
  await screen.findByText(words.none, {}, patient);
  expect(screen.getByText(words.noneHint)).toBeDefined();
  gateway.say('simulation:panel', aPanel());
  await button(words.verb.apnea);
  gateway.say('simulation:panel', null);
  await screen.findByText(words.none, {}, patient);
});

it('[SI84] it speaks Spanish when asked to', async () => {
  chooseLanguage('es');
  await show();
  expect(await button(esWords.verb.legs_up)).toBeDefined();
  expect(screen.getByText(esWords.sign)).toBeDefined();
});
