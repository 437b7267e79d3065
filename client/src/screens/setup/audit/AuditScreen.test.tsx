import type { PersonId, SessionId } from '@chairside/shared/ids.ts';
import type { AuditEntry, AuditPage } from '@chairside/shared/people/audit.ts';
import { audit as words } from '@chairside/shared/text/en-audit.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { SoundDeskProvider } from '../../../alarms/sound-desk.tsx';
import { createFakeAudio } from '../../../sound/fake-audio.ts';
import { createSoundDesk } from '../../../sound/sound-desk.ts';
import { atTheScreen, physicianId } from '../../../testing/at-the-screen.tsx';
import { startMs } from '../../../testing/chair.ts';
import { startPretendRecords, type PretendRecords } from '../../../testing/pretend-records.ts';
import { chooseLanguage } from '../../../ui/preferences.ts';
import AuditScreen from './AuditScreen.tsx';

let records: PretendRecords;
beforeAll(() => {
  records = startPretendRecords();
});
beforeEach(() => {
  chooseLanguage('en');
  records.reset();
});
afterEach(cleanup);
afterAll(() => records.close());

function anEntry(over: Partial<AuditEntry> = {}): AuditEntry {
  return {
    place: 7,
    chair: null,
    session: null,
    type: 'sign-in-refused',
    atMs: startMs,
    actor: null,
    detail: { personId: physicianId, why: 'wrong', times: 3 },
    ...over,
  };
}

const acknowledged = anEntry({
  place: 8,
  chair: '2',
  session: 'session-1' as SessionId,
  type: 'alarm-acknowledged',
  actor: { personId: physicianId, role: 'physician', isFromAfar: true },
  detail: { occurrence: 4 },
});

function show(address = '/setup/audit') {
  atTheScreen(
    <SoundDeskProvider value={createSoundDesk(createFakeAudio())}>
      <MemoryRouter initialEntries={[address]}>
        <AuditScreen />
      </MemoryRouter>
    </SoundDeskProvider>,
    'nurse-1' as PersonId,
  );
}

function has(page: AuditPage, path = '/api/audit') {
  records.answers.set(path, page);
}

it('[PE60] says when, who, from where, at which chair and what, and opens the record', async () => {
  has({ entries: [acknowledged, anEntry()], before: null });
  show();
  const table = await screen.findByRole('table', { name: words.table });
  const [, first, second] = within(table).getAllByRole('row');
  expect(first?.textContent).toContain(`Dr. Amadi · ${words.fromAfar}`);
  expect(first?.textContent).toContain(en.app.chair('2'));
  expect(
    within(first ?? table)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/record/session-1');
  expect(second?.textContent).toContain(words.gateway);
  expect(second?.textContent).toContain(words.event['sign-in-refused']);
  expect(second?.textContent).toContain('Dr. Amadi · wrong · times: 3');
});

it('[PE60] what a later gateway noted stands by its own name', async () => {
  has({ entries: [anEntry({ type: 'robot-greeted', detail: {} })], before: null });
  show();
  expect(await screen.findByText('robot-greeted')).toBeDefined();
});

it('[PE60] is looked for by kind and goes on to what is older', async () => {
  has({ entries: [anEntry()], before: 7 });
  show();
  await screen.findByRole('table');
  fireEvent.change(screen.getByLabelText(words.kind), { target: { value: 'sign-in' } });
  await waitFor(() => expect(records.asked.at(-1)).toBe('/api/audit?kind=sign-in'));
  fireEvent.click(screen.getByRole('button', { name: words.older }));
  await waitFor(() => expect(records.asked.at(-1)).toBe('/api/audit?kind=sign-in&before=7'));
  expect(screen.getByRole('link', { name: words.download }).getAttribute('href')).toBe(
    '/api/audit.csv?kind=sign-in',
  );
});

it('[PE62] who may not look is told who may', async () => {
  records.answers.set('/api/audit', () => new Response('{}', { status: 403 }));
  show();
  expect((await screen.findByRole('alert')).textContent).toBe(words.refused);
});
