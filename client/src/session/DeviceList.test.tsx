import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createLiveStore } from '../live/store.ts';
import { aSnapshot } from '../testing/chair.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { DevicesEntry } from './DevicesEntry.tsx';

// The page of these tests knows no modal dialogs.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

it('[DD8] a device bound by mistake is taken off its chair, after one question', () => {
  const socket = createFakeSocket();
  const store = createLiveStore('nurse-1');
  const connection = createConnection({ socket, store, rememberPerson: () => undefined });
  socket.goUp();
  render(
    <ConnectionProvider value={connection}>
      <DevicesEntry devices={aSnapshot().devices} />
    </ConnectionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: en.session.devices }));
  fireEvent.click(screen.getByRole('button', { name: en.action.unbindDevice('SIM-OXI-2') }));
  expect(socket.askedFor('site:command')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: en.action.unbind }));
  expect(socket.askedFor('site:command').map(({ command }) => command)).toEqual([
    { type: 'unbind-device', deviceId: 'SIM-OXI-2' },
  ]);
});
