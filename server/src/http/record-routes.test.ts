import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChairId, DeviceId, SessionId } from '@chairside/shared/ids.ts';
import type { Journal } from '../ports/journal.ts';
import { createPastSessions, type PastSessions } from '../records/past-sessions.ts';
import { aSession, minute, t0 } from '../testing/a-chair.ts';
import { aLivedSession, journalOf, readingsFor } from '../testing/a-recorded-session.ts';
import { nobodyKnown } from '../testing/nobody-known.ts';
import { anOpenDoor } from '../testing/an-open-door.ts';
import { openHttp, type Http } from './http.ts';

let http: Http;
let journal: Journal;
let past: PastSessions | null;
const failures: unknown[] = [];
const readings = readingsFor(t0 - 5 * minute, t0 + 75 * minute);

beforeEach(async () => {
  failures.length = 0;
  journal = await journalOf(aLivedSession().events(), readings);
  past = createPastSessions({
    archive: journal,
    kind: 'simulation',
    nowMs: () => t0 + 90 * minute,
    timeZone: () => 'Europe/Berlin',
    people: () => [],
    siteEvents: () => Promise.resolve([]),
  });
  http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    names: [],
    dashboardFolder: '/nowhere',
    health: () => ({ status: 'ok', isSimulation: true, epoch: 'e', chairs: 1, mllpPort: null }),
    devices: () => ({}),
    simulationClock: null,
    ...nobodyKnown,
    people: () => null,
    doorkeeper: () => anOpenDoor(),
    records: { pastSessions: () => past, onFailure: (path, cause) => failures.push([path, cause]) },
  });
});

afterEach(() => http.close());

type Answered = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: () => unknown;
};

/** With the headers a browser would send, which `fetch` does not let one choose. */
function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    ask({ host: '127.0.0.1', port: http.port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text) as unknown,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const paths = [
  '/api/sessions',
  `/api/sessions/${aSession}/record`,
  `/api/sessions/${aSession}/waves`,
  `/api/sessions/${aSession}/export/json`,
  `/api/patients/${aSession}/series`,
] as const;

describe('who asks', () => {
  for (const path of paths) {
    it(`[RE16] of ${path} by a name that is not ours is told so`, async () => {
      const answer = await get(path, { host: 'records.example:80' });
      expect([answer.status, answer.json()]).toMatchObject([403, { type: 'wrong-host' }]);
    });

    it(`[RE16] of ${path} from another's page is told so, from our own is answered`, async () => {
      const answer = await get(path, { origin: 'http://elsewhere.example' });
      expect([answer.status, answer.json()]).toMatchObject([403, { type: 'wrong-origin' }]);
      const own = await get(path, { origin: `http://127.0.0.1:${http.port}` });
      expect([own.status, own.headers['cache-control']]).toEqual([200, 'no-store']);
    });
  }

  it('[RE16] while the gateway starts, is told so', async () => {
    past = null;
    const answer = await get('/api/sessions');
    expect([answer.status, answer.json()]).toEqual([503, { type: 'starting' }]);
  });
});

describe('what is not given', () => {
  for (const path of [
    '/api/sessions/unknown/record',
    '/api/sessions/unknown/export/json',
    '/api/sessions/unknown/export/readings.csv',
    `/api/sessions/${'x'.repeat(65)}/record`,
    '/api/patients/unknown/series',
  ]) {
    it(`[RE17] ${path.slice(0, 60)}: an unknown session`, async () => {
      const answer = await get(path);
      expect([answer.status, answer.json()]).toEqual([404, { type: 'unknown-session' }]);
    });
  }

  it('[RE17] a format nobody knows', async () => {
    const answer = await get(`/api/sessions/${aSession}/export/docx`);
    expect([answer.status, answer.json()]).toMatchObject([404, { type: 'unknown-format' }]);
  });

  it('[RE17] a session that was erased', async () => {
    const erasedAtMs = t0 + 90 * minute;
    past = createPastSessions({
      archive: {
        ...journal,
        recordOf: () => Promise.resolve(null),
        headOf: async (session: SessionId) => {
          const head = await journal.headOf(session);
          return head && { ...head, erasedAtMs };
        },
      },
      kind: 'clinic',
      nowMs: () => 0,
      timeZone: () => 'UTC',
      people: () => [],
      siteEvents: () => Promise.resolve([]),
    });
    const answer = await get(`/api/sessions/${aSession}/record`);
    expect([answer.status, answer.json()]).toEqual([410, { type: 'session-erased', erasedAtMs }]);
  });

  it('[RE17] a record that can not be read, and whoever runs it learns why', async () => {
    await journal.close();
    const answer = await get('/api/sessions');
    expect([answer.status, answer.json()]).toEqual([500, { type: 'record-unreadable' }]);
    expect(failures).toEqual([['/api/sessions', new Error('The journal is closed')]]);
  });

  for (const [query, field] of [
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['outcome=gone', 'outcome'],
    ['offset=-1', 'offset'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['chair=%20', 'chair'],
  ] as const) {
    it(`[RE17] a list of ${query}`, async () => {
      const answer = await get(`/api/sessions?${query}`);
      expect([answer.status, answer.json()]).toEqual([400, { type: 'malformed-query', field }]);
    });
  }
});

describe('what is given', () => {
  it('[SE27] a list, with what each session was at a glance', async () => {
    const { json } = await get('/api/sessions?text=rivera&from=2023-11-14&to=2023-11-14&outcome=&limit=100');
    expect(json()).toMatchObject({
      total: 1,
      sessions: [
        {
          session: aSession,
          patient: { displayName: 'A. Rivera' },
          closing: { outcome: 'discharged' },
          glance: { startedAtMs: t0, peakSystolic: { systolicMmHg: expect.any(Number) as number } },
        },
      ],
    });
    expect((await get('/api/sessions?to=2023-11-13')).json()).toMatchObject({ total: 0, sessions: [] });
  });

  it('[RE1] the record', async () => {
    const { json } = await get(`/api/sessions/${aSession}/record`);
    expect(json()).toMatchObject({ session: aSession, kind: 'simulation', isOpen: false });
  });

  it('[SE26] the series of the patient', async () => {
    const { json } = await get(`/api/patients/${aSession}/series`);
    expect(json()).toMatchObject({
      sessions: [{ session: aSession, sideEffects: [{ effect: 'nausea', sinceStartMs: 12 * minute }] }],
    });
  });

  for (const [among, found] of [
    [null, 1],
    [['2'], 1],
    [['1', '3'], 0],
  ] as const) {
    it(`[PE24] in a series, of the sessions at ${among?.join(' and ') ?? 'all chairs'}: ${found}`, async () => {
      const series = await past!.series(aSession, among as readonly ChairId[] | null);
      expect(series.ok && series.value.sessions).toHaveLength(found);
    });
  }

  for (const [format, type] of [
    ['readings.csv', 'text/csv; charset=utf-8; header=present'],
    ['entries.csv', 'text/csv; charset=utf-8; header=present'],
    ['json', 'application/json; charset=utf-8'],
    ['fhir', 'application/fhir+json; charset=utf-8'],
  ] as const) {
    it(`[RE17] an export as ${format}, under a name that does not tell whose it is, with how many rows it has`, async () => {
      const { status, headers, text } = await get(`/api/sessions/${aSession}/export/${format}`);
      expect([status, headers['content-type']]).toEqual([200, type]);
      expect(headers['content-disposition']).toBe(
        `attachment; filename="session-2023-11-14-chair-2-sessiona.${format === 'fhir' ? 'fhir.json' : format}"`,
      );
      const rows = Number(headers['x-total-rows']);
      if (format === 'json') {
        const document = JSON.parse(text) as { events: unknown[]; readings: unknown[] };
        expect(document.events.length + document.readings.length).toBe(rows);
      } else if (format === 'fhir')
        expect(JSON.parse(text)).toMatchObject({ resourceType: 'Bundle', type: 'transaction' });
      else expect(text.trimEnd().split('\r\n')).toHaveLength(rows + 1);
    });
  }
});

it('[WV8] gives what was kept of a session’s waves, and of an unknown one nothing', async () => {
  const wave = {
    deviceId: 'OXI-1' as DeviceId,
    kind: 'pleth',
    rateHz: 75,
    atMs: t0,
    samples: Uint16Array.of(1, 65_535),
  } as const;
  const events = aLivedSession().events();
  const { seq, chair } = events.at(-1)!;
  const entry = {
    stream: chair,
    expectedSeq: seq,
    events: [],
    session: aSession,
    readings: [],
    waves: [wave],
  };
  expect((await journal.append({ entries: [entry] })).ok).toBe(true);
  const found = await get(`/api/sessions/${aSession}/waves`);
  expect(found.json()).toEqual({ waves: [{ ...wave, samples: [1, 65_535] }] });
  const unknown = await get('/api/sessions/nobody/waves');
  expect([unknown.status, unknown.json()]).toEqual([404, { type: 'unknown-session' }]);
});
