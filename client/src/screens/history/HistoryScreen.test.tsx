import { records as words } from '@chairside/shared/text/en-records.ts';
import type { SessionSummary } from '@chairside/shared/record/summary.ts';
import type { SessionId } from '@chairside/shared/ids.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createConnection, type Connection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { chairTwo, startMs } from '../../testing/chair.ts';
import { createFakeSocket } from '../../testing/fake-socket.ts';
import { startPretendRecords, type PretendRecords } from '../../testing/pretend-records.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import HistoryScreen from './HistoryScreen.tsx';
import { pageOf } from './search.ts';

const { history } = words;
let records: PretendRecords;
let connection: Connection;

beforeAll(() => {
  records = startPretendRecords();
});

beforeEach(() => {
  chooseLanguage('en');
  records.reset();
});

afterEach(() => {
  cleanup();
  connection.close();
});

afterAll(() => records.close());

function aSummary(session: string, over: Partial<SessionSummary> = {}): SessionSummary {
  return {
    session: session as SessionId,
    chair: chairTwo,
    openedAtMs: startMs,
    patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
    isReattributed: false,
    protocol: { id: 'iv-ketamine-40', version: 1, label: 'IV ketamine 40' },
    series: { number: 3, of: 6 },
    closing: { atMs: startMs + 4_500_000, outcome: 'discharged' },
    erasedAtMs: null,
    glance: {
      startedAtMs: startMs,
      alarms: { low: 0, medium: 2, high: 1 },
      coveragePercent: 99.98,
      peakSystolic: null,
      moodScores: [],
    },
    ...over,
  };
}

function show(address = '/history') {
  connection = createConnection({ socket: createFakeSocket(), rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <MemoryRouter initialEntries={[address]}>
        <Routes>
          <Route path="/history" element={<HistoryScreen />} />
        </Routes>
      </MemoryRouter>
    </ConnectionProvider>,
  );
}

const rowOf = async (session: string) => {
  await screen.findByText(history.found(1));
  const row = document.querySelector<HTMLElement>(`[data-session="${session}"]`);
  if (row === null) throw new Error(`no row of ${session}`);
  return row;
};

it('[RE71] a session has its alarms, gravest first, and its coverage at a glance', async () => {
  records.answers.set('/api/sessions', { total: 1, sessions: [aSummary('a')] });
  show();
  const row = await rowOf('a');
  expect(row.textContent).toContain('1 high, 2 medium');
  expect(row.textContent).toContain('99.9 %');
  expect(row.textContent).toContain('3 of 6');
  const [record, series] = within(row).getAllByRole('link');
  expect([record?.getAttribute('href'), series?.getAttribute('href')]).toEqual(['/record/a', '/series/a']);
});

it('[RE71] what was erased says so and opens nothing', async () => {
  const erased = aSummary('a', {
    patient: null,
    protocol: null,
    series: null,
    erasedAtMs: startMs + 86_400_000,
    glance: null,
  });
  records.answers.set('/api/sessions', { total: 1, sessions: [erased] });
  show();
  const row = await rowOf('a');
  expect(row.textContent).toContain(history.erased('2026-11-24'));
  expect(within(row).queryAllByRole('link')).toEqual([]);
});

it('[RE71] what is looked for is asked of the gateway, only as far as it was filled in', async () => {
  records.answers.set('/api/sessions', { total: 0, sessions: [] });
  show();
  await screen.findByText(history.none);
  fireEvent.change(screen.getByLabelText(history.name), { target: { value: ' Rivera ' } });
  fireEvent.change(screen.getByLabelText(history.from), { target: { value: '2026-11-01' } });
  fireEvent.submit(screen.getByRole('search'));
  await screen.findByText(history.nothingFound);
  expect(records.asked).toEqual([
    '/api/sessions?limit=25',
    '/api/sessions?text=Rivera&from=2026-11-01&limit=25',
  ]);
  fireEvent.click(screen.getByRole('button', { name: history.clear }));
  await screen.findByText(history.none);
});

it('[RE71] a gateway that does not answer is asked again by itself', async () => {
  records.answers.set('/api/sessions', () => new Response('', { status: 503 }));
  show();
  await screen.findByText(words.failed.unreachable.title);
  records.answers.set('/api/sessions', { total: 1, sessions: [aSummary('a')] });
  await waitFor(() => expect(screen.queryByText(history.found(1))).not.toBeNull(), { timeout: 5_000 });
}, 10_000);

const pages = [
  { asked: '', total: 25, newer: null, older: null },
  { asked: '', total: 26, newer: null, older: 25 },
  { asked: 'offset=25', total: 26, newer: 0, older: null },
  { asked: 'offset=25', total: 51, newer: 0, older: 50 },
  { asked: 'offset=-3', total: 24, newer: null, older: null },
  { asked: 'offset=x', total: 30, newer: null, older: 25 },
];
for (const { asked, total, newer, older } of pages) {
  it(`[RE71] of ${total} sessions, asked ‘${asked}’, newer ones are at ${newer}, older at ${older}`, () => {
    expect(pageOf(new URLSearchParams(asked), total)).toEqual({ newer, older });
  });
}
