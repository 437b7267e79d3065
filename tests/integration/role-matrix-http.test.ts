import { randomUUID } from 'node:crypto';
import type { PeopleRequestName } from '@chairside/shared/people/requests.ts';
import { requestSchemas, wireVersion } from '@chairside/shared/wire.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffClinic, type ClinicStaff, type Who } from '../support/clinic-staff.ts';
import { chairCommandBodies } from '../support/one-of-each.ts';
import { usualPassword, type Heard, type Visitor } from '../support/people.ts';

/** The same sheet of paper for what is asked over HTTP. N nurse, P physician, A administrator, R who only reads, S a paired screen, 0 nobody. */
const everybody = 'NPARS0';
const letterOf: Readonly<Record<Who, string>> = {
  nurse: 'N',
  physician: 'P',
  administrator: 'A',
  'read-only': 'R',
  'paired-screen': 'S',
  nobody: '0',
};
const everyWho = Object.keys(letterOf) as readonly Who[];

/** What is read, of no chair. */
const read: Readonly<Record<string, string>> = {
  '/': everybody,
  '/chairs/1': everybody,
  '/healthz': everybody,
  '/api/people/me': everybody,
  '/devices.json': 'NPAR',
  '/api/sessions': 'NPAR',
  '/api/audit': 'PA',
  '/api/audit.csv': 'PA',
};

/** Of a session: at one's own chair; at another, nobody of chair 1 may. */
const readOfSession: Readonly<Record<string, string>> = {
  '/api/sessions/:session/record': 'NPAR',
  '/api/sessions/:session/export/fhir': 'NPA',
  '/api/sessions/:session/export/json': 'NPA',
  '/api/sessions/:session/export/readings.csv': 'NPA',
  '/api/sessions/:session/export/entries.csv': 'NPA',
  '/api/patients/:session/series': 'NPAR',
};

/** What is posted, with a body that changes nothing for whoever may. Signing out comes last. */
const posted: readonly (readonly [string, string, object])[] = [
  ...(
    [
      ['vouch', 'NPAR', { personId: 'no-such-person', pin: '1357' }],
      ['unlock', 'NPAR', { pin: '2580' }],
      ['password', 'NPAR', { current: usualPassword, next: 'short' }],
      ['pin', 'NPAR', { password: usualPassword, pin: '1234' }],
      ['accounts', 'A', { account: 'nurse', name: 'A nurse', role: 'nurse', chairs: null }],
      ['reset', 'A', { personId: 'no-such-person' }],
      ['sign-out-everywhere', 'A', { personId: 'no-such-person' }],
    ] as const satisfies readonly (readonly [PeopleRequestName, string, object])[]
  ).map(([name, letters, body]) => [`/api/people/${name}`, letters, body] as const),
  ['/api/screens/pairing-code', 'A', { name: 'Wall', place: 'wall', chairs: null }],
  ['/api/pager/test', 'A', {}],
  ['/api/pager/key', 'A', {}],
  ['/api/people/lock', 'NPAR', {}],
  // There is no harm in it where nobody is.
  ['/api/people/sign-out', everybody, {}],
];

let clinic: ClinicStaff;
/** One at chair 1, one at chair 2. */
const sessions: string[] = [];

beforeAll(async () => {
  clinic = await staffClinic();
  for (const chair of ['1', '2']) sessions.push(await openedSession(clinic.everywhere.nurse, chair));
}, 60_000);

afterAll(() => clinic.end());

async function openedSession(nurse: Visitor, chair: string): Promise<string> {
  const screen = nurse.screen();
  const ask = async (event: string, body: object) =>
    (await screen.timeout(10_000).emitWithAck(event, body)) as {
      readonly ok: boolean;
      readonly value: { readonly state: { readonly session: { readonly id: string } } };
    };
  const command = { type: 'open-session', ...chairCommandBodies['open-session'] };
  await ask('chair:command', { commandId: randomUUID(), chair, session: null, command });
  const joined = await ask('chair:join', { chair, after: null });
  screen.disconnect();
  return joined.value.state.session.id;
}

const doorRefusals = ['not-permitted', 'not-your-chair', 'sign-in-needed'];

/** Why the door kept it out; `in` where it went on, whatever became of it. */
function outcome({ status, body }: Heard): string {
  const type = (body as { readonly type?: unknown } | null)?.type;
  if (typeof type !== 'string' || status < 400) return 'in';
  if (type === 'malformed' || type === 'locked-out') throw new Error(type);
  return doorRefusals.includes(type) ? type : 'in';
}

/** As it should be for somebody: no session is no answer but that one has to sign in. */
function expected(who: Who, letters: string): string {
  if (letters.includes(letterOf[who])) return 'in';
  return who === 'nobody' || who === 'paired-screen' ? 'sign-in-needed' : 'not-permitted';
}

describe('read over HTTP', () => {
  for (const [path, letters] of Object.entries(read)) {
    it(`[DO12] ${path}: by role`, async () => {
      const found = [];
      for (const who of everyWho) found.push([who, outcome(await clinic.atChair1[who].get(path))]);
      expect(found).toEqual(everyWho.map((who) => [who, expected(who, letters)]));
    });
  }

  for (const [path, letters] of Object.entries(readOfSession)) {
    it(`[DO12] ${path}: by role, and of one’s own chair`, async () => {
      const found = [];
      for (const who of everyWho) {
        const [own, other] = await Promise.all(
          sessions.map(async (session) =>
            outcome(await clinic.atChair1[who].get(path.replace(':session', session))),
          ),
        );
        found.push([who, own, other]);
      }
      expect(found).toEqual(
        everyWho.map((who) => {
          const own = expected(who, letters);
          return [who, own, own === 'sign-in-needed' ? own : 'not-your-chair'];
        }),
      );
    });
  }

  it('[DO12] a list of sessions has those of one’s own chairs', async () => {
    const listed = async (by: Visitor) =>
      ((await by.get('/api/sessions')).body as { readonly sessions: readonly unknown[] }).sessions.length;
    expect([await listed(clinic.atChair1.nurse), await listed(clinic.everywhere.nurse)]).toEqual([1, 2]);
  });
});

describe('posted over HTTP', () => {
  for (const [path, letters, body] of posted) {
    it(`[DO12] ${path}: by role`, async () => {
      const found = [];
      for (const who of everyWho) found.push([who, outcome(await clinic.atChair1[who].post(path, body))]);
      expect(found).toEqual(everyWho.map((who) => [who, expected(who, letters)]));
    });
  }
});

describe('before anybody has signed in', () => {
  for (const event of Object.keys(requestSchemas)) {
    it(`[DO13] ${event} gets no answer but to sign in, and the connection is closed`, async () => {
      const socket = new WebSocket(
        `${clinic.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      );
      const heard: string[] = [];
      await new Promise<void>((resolve) => {
        socket.addEventListener('close', () => resolve());
        socket.addEventListener('message', ({ data }) => {
          const text = String(data);
          heard.push(text);
          if (text.startsWith('0')) socket.send(`40${JSON.stringify({ wireVersion })}`);
          if (text.startsWith('44')) socket.send(`421[${JSON.stringify(event)},{"chair":"1","after":null}]`);
        });
      });
      expect(heard.map((text) => text.slice(0, 2))).toEqual(['0{', '44']);
      expect(heard[1]).toContain('sign-in-needed');
    });
  }
});
