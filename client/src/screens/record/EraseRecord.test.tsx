import { records as words } from '@chairside/shared/text/en-records.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createFakeSocket, type FakeSocket } from '../../testing/fake-socket.ts';
import { aRecord } from '../../testing/record.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { EraseRecord } from './EraseRecord.tsx';

const { erase } = words;
let socket: FakeSocket;

beforeEach(() => {
  chooseLanguage('en');
  socket = createFakeSocket();
  const connection = createConnection({ socket, rememberPerson: () => undefined });
  socket.goUp();
  render(
    <ConnectionProvider value={connection}>
      <MemoryRouter>
        <EraseRecord record={aRecord()} />
      </MemoryRouter>
    </ConnectionProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: erase.action }));
});

afterEach(cleanup);

const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: erase.confirm });
const say = (reason: string) =>
  fireEvent.change(screen.getByLabelText(erase.why), { target: { value: reason } });

for (const [reason, isEnough] of [
  ['', false],
  ['no', false],
  ['yes', true],
] as const)
  it(`[SE28] “${reason}” is ${isEnough ? 'a' : 'no'} reason to erase a record`, () => {
    say(reason);
    expect(confirm().disabled).toBe(!isEnough);
  });

it('[SE28] erasing names the session and the reason; a refusal says what to do, and the question stays', async () => {
  say(' asked for by the patient ');
  fireEvent.click(confirm());
  expect(socket.askedFor('site:command')).toMatchObject([
    { command: { type: 'erase-session', session: 'session-1', reason: 'asked for by the patient' } },
  ]);
  socket.answer('site:command', { ok: false, error: { type: 'not-permitted' } });
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en.refusal['not-permitted']));
  expect(confirm()).toBeDefined();
});
