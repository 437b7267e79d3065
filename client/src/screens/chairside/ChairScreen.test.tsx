import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { packReadings } from '@chairside/shared/vitals/packed.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { LinkLost } from '../../alarms/LinkLost.tsx';
import { createConnection, type Connection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createLiveStore } from '../../live/store.ts';
import { aReading, aSnapshot, chairTwo, startMs } from '../../testing/chair.ts';
import { startPretendGateway, type PretendGateway } from '../../testing/pretend-gateway.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { ChairScreen } from './ChairScreen.tsx';

let gateway: PretendGateway;
let connection: Connection;

beforeAll(() => {
  gateway = startPretendGateway();
  // The page of these tests draws nothing and knows no modal dialogs.
  HTMLCanvasElement.prototype.getContext = () => null;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

beforeEach(() => {
  chooseLanguage('en');
  gateway.reset();
  gateway.snapshot = aSnapshot({ cursor: 1, latest: [aReading()] });
});

afterEach(() => {
  cleanup();
  connection.close();
});

afterAll(() => gateway.close());

async function show() {
  // Not before the gateway: the socket's library takes hold of the page's WebSocket when it is loaded.
  const { createGatewaySocket } = await import('../../live/socket.ts');
  const store = createLiveStore('nurse-1');
  const socket = createGatewaySocket(gateway.url, {
    personId: () => store.getState().personId,
    place: () => 'chair',
  });
  connection = createConnection({ socket, store, rememberPerson: () => undefined });
  connection.start();
  render(
    <ConnectionProvider value={connection}>
      <MemoryRouter initialEntries={['/chairs/2']}>
        <Routes>
          <Route path="/chairs/:id" element={<ChairScreen />} />
        </Routes>
      </MemoryRouter>
      <LinkLost />
    </ConnectionProvider>,
  );
}

const tile = (name: string) => screen.findByRole('region', { name }, { timeout: 3_000 });

it('[UI9] joins its chair and shows the number with its unit', async () => {
  await show();
  const spo2 = await tile(en.vital.spo2);
  expect(within(spo2).getByText('97')).toBeDefined();
  expect(within(spo2).getByText('%')).toBeDefined();
  expect(spo2.dataset['freshness']).toBe('fresh');
});

it('[UI9] says why there is no number', async () => {
  await show();
  const spo2 = await tile(en.vital.spo2);
  const says = { quality: 'unavailable', reason: 'probe-off' } as const;
  gateway.frame({ chair: chairTwo, readings: packReadings([aReading({ cursor: 2, says })]) });
  await within(spo2).findByText('---');
  expect(within(spo2).getAllByText(en.vital.why['probe-off']).length).toBeGreaterThan(0);
});

it('[AL28] a number from long ago is not shown as one', async () => {
  gateway.snapshot = aSnapshot({ cursor: 1, latest: [aReading({ atMs: startMs - 60_000 })] });
  await show();
  const spo2 = await tile(en.vital.spo2);
  expect(within(spo2).getByText('---')).toBeDefined();
  expect(within(spo2).queryByText('97')).toBeNull();
});

it('[AL28] a gateway that falls silent covers the frame, and is uncovered when it is back', async () => {
  await show();
  await tile(en.vital.spo2);
  gateway.isBeating = false;
  const cover = await screen.findByRole('dialog', { name: en.link.notMonitoring }, { timeout: 8_000 });
  for (const step of en.link.todo) expect(within(cover).getByText(step)).toBeDefined();
  gateway.isBeating = true;
  await waitFor(() => expect(screen.queryByRole('dialog', { name: en.link.notMonitoring })).toBeNull(), {
    timeout: 4_000,
  });
}, 15_000);

it('[AL28] a new snapshot replaces what was shown', async () => {
  await show();
  await tile(en.vital.spo2);
  gateway.snapshot = aSnapshot({ epoch: 'epoch-2', latest: [] });
  gateway.hangUp();
  const spo2 = await tile(en.vital.spo2);
  await within(spo2).findByText('---', {}, { timeout: 4_000 });
});

it('[UI21] a refusal says why and what to do', async () => {
  gateway.answer = { ok: false, error: { type: 'no-readings-for-baseline' } };
  await show();
  fireEvent.click(await screen.findByRole('button', { name: en.action.setBaseline }, { timeout: 3_000 }));
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain(en.refusal['no-readings-for-baseline']);
  expect(gateway.commands).toEqual([{ type: 'set-baseline' }]);
});

it('[UI22] speaks Spanish when asked to', async () => {
  chooseLanguage('es');
  await show();
  expect(
    await screen.findByRole('button', { name: es.action.setBaseline }, { timeout: 3_000 }),
  ).toBeDefined();
  expect(screen.queryByText(en.action.setBaseline)).toBeNull();
});

it('[SI12] simulated data says so', async () => {
  await show();
  expect(await screen.findByText(en.mark.simulated, {}, { timeout: 3_000 })).toBeDefined();
});
