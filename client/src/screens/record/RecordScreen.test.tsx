import { sourceDetail } from '@chairside/shared/chair/source-detail.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { SourceChange } from '@chairside/shared/record/recorded-devices.ts';
import { records as words } from '@chairside/shared/text/en-records.ts';
import { records as spanish } from '@chairside/shared/text/es-records.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createConnection, type Connection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createFakeSocket } from '../../testing/fake-socket.ts';
import { aRecord } from '../../testing/record.ts';
import { at } from '../../testing/record-entries.ts';
import { startPretendRecords, type PretendRecords } from '../../testing/pretend-records.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import RecordScreen from './RecordScreen.tsx';

const path = '/api/sessions/session-1/record';
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

/** No gateway speaks: the record stands by itself. */
function show() {
  connection = createConnection({ socket: createFakeSocket(), rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <MemoryRouter initialEntries={['/record/session-1']}>
        <Routes>
          <Route path="/record/:session" element={<RecordScreen />} />
        </Routes>
      </MemoryRouter>
    </ConnectionProvider>,
  );
}

const section = (name: string) => screen.findByRole('region', { name });
const rowWith = async (table: string, cell: string | RegExp) => {
  const part = await section(table);
  const row = within(part)
    .getAllByRole('row')
    .find((one) => (typeof cell === 'string' ? one.textContent.includes(cell) : cell.test(one.textContent)));
  if (row === undefined) throw new Error(`no row with ${String(cell)} in ${table}`);
  return row.textContent;
};

it('[RE60] everything of the session is on one page', async () => {
  records.answers.set('/api/sessions/session-1/waves', { waves: [] });
  records.answers.set(path, aRecord());
  show();
  await screen.findByRole('heading', { level: 1, name: /A. Rivera #1042 · 1984-05-31/ });
  const titles = [...document.querySelectorAll('section')].map((one) => one.getAttribute('aria-label'));
  expect(titles).toEqual([
    words.chart.title,
    words.table.title,
    words.devices.title,
    words.medicines.title,
    words.effects.title,
    words.care.scales,
    words.care.oxygen,
    words.care.interventions,
    words.care.notes,
    words.lists.before,
    words.alarms.title,
    words.coverage.title,
    words.corrections.title,
    words.course.title,
    words.signatures.title,
  ]);
  expect(screen.getByText(/Europe\/Berlin/)).toBeDefined();
  expect(screen.getByText('3 of 6')).toBeDefined();
  expect(await rowWith(words.effects.title, 'Dissociation')).toBe(
    'Dissociation11:0611:5246 minmoderatemoderate',
  );
});

it('[RE64] a row a measurement: typed ones say by whom, failed ones why', async () => {
  records.answers.set(path, aRecord());
  show();
  expect(await rowWith(words.table.title, '139/86')).toContain('11:055Infusing139/86 (104)7497B/A/A–');
  expect(await rowWith(words.table.title, /^11:22/)).toContain('152/91 typed, J. Ortiz');
  expect(await rowWith(words.table.title, '11:20')).toContain(en.vital.why.failed);
  expect(await rowWith(words.table.title, '148/90')).toContain('7497B/A/A4');
});

it('[DV10] every number says from which device it is; where another took over is said, and marked in the chart', async () => {
  const taken: Omit<SourceChange, 'seq' | 'atMs'> = {
    parameters: ['spo2Percent', 'pulseRateBpm'],
    deviceId: 'RING-1' as DeviceId,
    sourceClass: 'wellness',
    isJudged: false,
    was: 'SIM-OXI-2' as DeviceId,
    because: 'silent',
  };
  const record = aRecord();
  const step = { seq: 61, atMs: at(12), happenedAtMs: at(12), by: null, undone: null };
  const ring = { ...record.devices[0]!, deviceId: taken.deviceId, sourceClass: taken.sourceClass };
  records.answers.set(path, {
    ...record,
    devices: [...record.devices, ring],
    sourceChanges: [{ ...taken, seq: 61, atMs: at(12) }],
    steps: [...record.steps, { ...step, type: 'source-changed', detail: sourceDetail(taken) }],
  });
  show();
  expect(await rowWith(words.devices.title, 'SIM-CUFF-2')).toContain(words.devices.sourceClass.monitor);
  expect(await rowWith(words.devices.title, 'RING-1')).toContain(
    `CRING-1${words.devices.sourceClass.wellness}, ${words.devices.noAlarm}`,
  );
  const said = 'SpO2/PR now from RING-1 (wellness device: no alarm), was SIM-OXI-2: silent';
  expect((await section(words.devices.title)).textContent).toContain(`11:12 ${said}`);
  expect(await rowWith(words.course.title, 'RING-1')).toContain(said);
  expect((await section(words.chart.title)).textContent).toContain('SpO2/PR now from RING-1');
});

it('[RE65] a correction says what was, what stands, who and why', async () => {
  records.answers.set(path, aRecord());
  show();
  const corrected = await rowWith(words.corrections.title, 'ketamine 4 mg');
  expect(corrected).toContain('ketamine 40 mg');
  expect(corrected).toContain('J. Ortiz, 11:03');
  expect(corrected).toContain('a zero was missing');
  expect(await rowWith(words.corrections.title, 'Wrong chair')).toContain(words.corrections.how.undone);
  expect(await rowWith(words.corrections.title, 'stopped three minutes earlier')).toContain(
    'happened at 11:40',
  );
  const medicines = await section(words.medicines.title);
  expect(medicines.textContent).toContain('40 mg');
  expect(medicines.textContent).not.toContain('4 mg lot');
});

it('[RE66] the record of an open session says that it is not finished', async () => {
  records.answers.set(path, aRecord({ isOpen: true, closing: null }));
  show();
  expect(await screen.findByText(words.page.open('12:15'))).toBeDefined();
});

it('[RE66] that of a closed one does not', async () => {
  records.answers.set(path, aRecord());
  show();
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByText(words.page.open('12:15'))).toBeNull();
});

it('[SI12] the record of a simulated session says so, that of a clinic does not', async () => {
  records.answers.set(path, aRecord());
  show();
  expect(await screen.findByText(words.page.simulatedHint)).toBeDefined();
  cleanup();
  records.answers.set(path, aRecord({ kind: 'clinic' }));
  show();
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByText(words.page.simulated)).toBeNull();
});

it('[RE68] coverage says what was missing and why, short gaps together', async () => {
  records.answers.set(path, aRecord());
  show();
  const coverage = await section(words.coverage.title);
  expect(coverage.textContent).toContain('Valid SpO2: 1 h 12 min of 1 h 15 min (97.2 %)');
  expect(coverage.textContent).toContain(`11:1511:172 min${words.coverage.why['probe-off']}`);
  expect(coverage.textContent).toContain('1 shorter gap, 6 s: no data from any device');
  expect(coverage.textContent).toContain('12 due · 10 done · 1 typed by a person · 1 failed · 0 missed');
});

const problems = [
  { status: 404, says: words.failed.unknown },
  { status: 410, says: words.failed.erased },
  { status: 500, says: words.failed.refused },
  { status: 503, says: words.failed.unreachable },
];
for (const { status, says } of problems) {
  it(`[UI21] an answer of ${status} is said in words, with what to do`, async () => {
    records.answers.set(path, () => new Response('{}', { status }));
    show();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(says.title);
    expect(alert.textContent).toContain(says.hint);
  });
}

it('[UI21] something that is no record is not drawn as one', async () => {
  records.answers.set(path, { session: 'session-1' });
  show();
  expect((await screen.findByRole('alert')).textContent).toContain(words.failed['not-understood'].title);
});

it('[RE67] a download says how far it is and what was saved, or why nothing was', async () => {
  records.answers.set(path, aRecord());
  URL.createObjectURL = () => 'blob:made';
  URL.revokeObjectURL = () => undefined;
  let sendRest: () => void = () => undefined;
  records.answers.set('/api/sessions/session-1/export/fhir', () => {
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new Uint8Array(40_000));
        sendRest = () => {
          stream.enqueue(new Uint8Array(60_000));
          stream.close();
        };
      },
    });
    return new Response(body, { headers: { 'content-length': '100000' } });
  });
  show();
  fireEvent.click(await screen.findByRole('button', { name: words.actions.download('FHIR') }));
  const status = screen.getByRole('status');
  await waitFor(() => expect(status.textContent).toContain(words.actions.goingOf('FHIR', 40)));
  sendRest();
  await waitFor(() => expect(status.textContent).toBe(words.actions.done('FHIR', '100 kB')));

  fireEvent.click(screen.getByRole('button', { name: words.actions.download(words.actions.entries) }));
  await waitFor(() => expect(status.textContent).toBe(words.actions.failed.unknown(words.actions.entries)));
});

it('[UI22] it is in Spanish for who wants that', async () => {
  chooseLanguage('es');
  records.answers.set(path, aRecord());
  show();
  expect(await screen.findByRole('region', { name: spanish.coverage.title })).toBeDefined();
  expect(screen.queryByText(words.coverage.title)).toBeNull();
});

/** Two things are fetched, one after the other. */
const patiently = { timeout: 15_000 };

it('[WV8] around each alarm of high priority, in order of time, the wave is drawn, with its device; where none was kept it is said', async () => {
  const [alarm] = aRecord().alarms;
  if (alarm?.kind !== 'occurrence') throw new Error('no alarm in the record');
  const high = { ...alarm, priority: 'high', rowsPriority: 'high' } as const;
  const later = { ...high, seq: 90, beganAtMs: high.beganAtMs + 600_000 };
  records.answers.set(path, aRecord({ alarms: [later, high] }));
  records.answers.set('/api/sessions/session-1/waves', {
    waves: [
      {
        deviceId: 'OXI-1',
        kind: 'pleth',
        rateHz: 75,
        atMs: high.beganAtMs - 10_000,
        samples: Array.from({ length: 1_500 }, (_, index) => index % 75),
      },
    ],
  });
  show();
  const hint = await screen.findByText(words.keptWaves.hint, {}, patiently);
  const part = hint.closest('section')!;
  expect(within(part).getAllByRole('img')).toHaveLength(1);
  expect(part.querySelectorAll('polyline')).toHaveLength(1);
  expect(part.textContent).toContain(words.keptWaves.of('OXI-1'));
  expect(part.textContent).toContain(words.keptWaves.none);
  const order = [...part.querySelectorAll('[data-wave-of]')].map((one) => one.getAttribute('data-wave-of'));
  expect(order).toEqual([String(high.seq), String(later.seq)]);
});

it('[WV8] a session without waves has no such part, and of one that could not be fetched it is said', async () => {
  const high = aRecord().alarms.map((alarm) => ({ ...alarm, priority: 'high' }) as typeof alarm);
  records.answers.set(path, aRecord({ alarms: high }));
  records.answers.set('/api/sessions/session-1/waves', () => new Response(null, { status: 403 }));
  show();
  expect(await screen.findByText(words.keptWaves.unreachable, {}, patiently)).toBeDefined();
  cleanup();
  records.answers.set('/api/sessions/session-1/waves', { waves: [] });
  show();
  await waitFor(
    () => expect(records.asked.filter((one) => one.endsWith('/waves'))).toHaveLength(2),
    patiently,
  );
  expect(screen.queryByText(words.keptWaves.title)).toBe(null);
});
