import { randomUUID } from 'node:crypto';
import { readdir, readFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Standing } from '@chairside/shared/people/standing.ts';
import { requestSchemas, type OverviewJoined, type SiteView } from '@chairside/shared/wire.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startGateway, type Served } from '../bench/processes.ts';
import {
  addPerson,
  enterBrowser,
  firstAdministrator,
  firstPassword,
  must,
  signIn,
  usualPassword,
  type Visitor,
} from '../support/people.ts';

/** Who is let in, over real HTTP and real sockets, at a gateway that is no simulation. */
let folder: string;
let served: Served;
let url: string;
let admin: Visitor;

const pin = '2580';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-people-'));
  served = await startGateway({ folder, chairs: '1,2,3,4', speed: 0 });
  url = `http://127.0.0.1:${served.httpPort}`;
}, 30_000);

afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A screen and the newest it was told of the site and of itself. */
async function connected(browser: Visitor) {
  const socket = browser.screen();
  onTestFinished(() => void socket.disconnect());
  const told: { view: SiteView | null; standing: Standing | null } = { view: null, standing: null };
  socket.on('screen:standing', (standing: Standing) => (told.standing = standing));
  await new Promise<void>((resolve, reject) => {
    socket.on('site:view', (view: SiteView) => {
      told.view = view;
      resolve();
    });
    socket.once('connect_error', reject);
  });
  return { socket, told };
}

function refusedAt(browser: Visitor): Promise<unknown> {
  const socket = browser.screen();
  onTestFinished(() => void socket.disconnect());
  return new Promise((resolve, reject) => {
    socket.once('connect', () => reject(new Error('it was let in')));
    socket.once('connect_error', (refusal: Error & { readonly data?: unknown }) => resolve(refusal.data));
  });
}

async function ask(socket: Socket, event: string, body: unknown): Promise<unknown> {
  return await socket.timeout(5_000).emitWithAck(event, body);
}

function siteCommand(command: object) {
  return { commandId: randomUUID(), command };
}

async function audited(): Promise<readonly object[]> {
  return ((await admin.get('/api/audit')).body as { readonly entries: readonly object[] }).entries;
}

let people = 0;
async function aPerson(over: Partial<Parameters<typeof addPerson>[1]> = {}) {
  people += 1;
  return addPerson(admin, {
    ...{ account: `nurse-${people}`, name: `Nurse ${'abcdefghijklmnop'.charAt(people)}`, role: 'nurse', pin },
    ...over,
  });
}

const binding = (deviceId: string, chair: string) => ({ type: 'bind-device', deviceId, chair });
const done = { ok: true, value: { recorded: true } };
const needed = (why: string) => ({ ok: false, error: { type: 'sign-in-needed', why } });

describe('the first run', () => {
  it('[PE1] makes one administrator, with a password in a file of the owner, said once, to be changed at once', async () => {
    const file = join(folder, 'clinic', 'first-password');
    const given = await firstPassword(file);
    expect(given.account).toBe('admin');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(served.complaints()).toContain(`account admin, password ${given.password}`);
    const browser = await signIn(enterBrowser(url), given);
    expect(await browser.standing()).toMatchObject({
      person: { role: 'administrator' },
      mustChangePassword: true,
    });
    const { socket } = await connected(browser);
    const command = siteCommand({ type: 'set-idle-lock', afterMs: 60_000 });
    expect(await ask(socket, 'site:command', command)).toEqual(needed('must-change-password'));
    admin = await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
    await expect(stat(file)).rejects.toThrow('ENOENT');
    expect(await admin.standing()).toMatchObject({ mustChangePassword: false });
  });
});

describe('before anybody has signed in', () => {
  it('[PE2] no screen is let in, whatever it says of itself', async () => {
    expect(await refusedAt(enterBrowser(url))).toEqual({ type: 'sign-in-needed' });
    const claiming = enterBrowser(url);
    const socket = claiming.screen({ personId: 'admin', isSimulator: true });
    onTestFinished(() => void socket.disconnect());
    const refusal = await new Promise((resolve) =>
      socket.once('connect_error', ({ data }: Error & { data?: unknown }) => resolve(data)),
    );
    expect(refusal).toEqual({ type: 'sign-in-needed' });
  });

  for (const event of Object.keys(requestSchemas))
    it(`[PE2] ${event} is not heard`, async () => {
      const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
      const socket = new WebSocket(address);
      const heard: string[] = [];
      const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
      socket.addEventListener('message', ({ data }) => {
        const packet = String(data);
        heard.push(packet.slice(0, 2));
        if (packet.startsWith('0')) socket.send(`40${JSON.stringify({ wireVersion })}`);
        // Refused, it goes on all the same, as nobody's screen would.
        if (packet.startsWith('44')) socket.send(`421${JSON.stringify([event, {}])}`);
      });
      await closed;
      expect(heard).toEqual(['0{', '44']);
    });

  it('[PE25] nothing is read but health, which knows no patient', async () => {
    const nobody = enterBrowser(url);
    for (const path of [
      '/api/sessions',
      '/api/sessions/a/record',
      '/api/sessions/a/export/json',
      '/api/patients/a/series',
      '/devices.json',
    ])
      expect(await nobody.get(path), path).toMatchObject({
        status: 401,
        body: { type: 'sign-in-needed', why: 'nobody' },
      });
    const health = await nobody.get('/healthz');
    expect(Object.keys(health.body as object).sort()).toEqual(
      ['chairs', 'epoch', 'isSimulation', 'mllpPort', 'status'].sort(),
    );
  });

  it('[PE2] nothing is done for anybody over HTTP', async () => {
    const nobody = enterBrowser(url);
    for (const [path, body] of [
      ['/api/people/lock', {}],
      ['/api/people/unlock', { pin }],
      ['/api/people/sign-out-everywhere', {}],
      ['/api/people/password', { current: 'a', next: 'b' }],
      ['/api/people/pin', { password: 'a', pin }],
      ['/api/people/vouch', { personId: 'admin', pin }],
      ['/api/people/accounts', { account: 'x', name: 'X', role: 'nurse', chairs: null }],
      ['/api/people/reset', { personId: 'admin' }],
      ['/api/screens/pairing-code', { name: 'Wall', place: 'wall', chairs: null }],
    ] as const)
      expect(await nobody.post(path, body), path).toMatchObject({
        status: 401,
        body: { type: 'sign-in-needed' },
      });
  });
});

describe('what is asked', () => {
  const body = JSON.stringify({ account: 'admin', password: 'not this one' });
  for (const [what, sent, headers, status] of [
    ['as a form', 'account=admin', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text', body, { 'content-type': 'text/plain' }, 400],
    ['no JSON', '{', {}, 400],
    ['another shape', '{"account":1}', {}, 400],
    ['with a prototype', '{"__proto__":{"account":"admin"},"password":"x"}', {}, 400],
    ['larger than 8 kB', JSON.stringify({ account: 'a', password: 'x'.repeat(9_000) }), {}, 413],
    ['from another’s page', body, { origin: 'http://elsewhere.example' }, 403],
  ] as const)
    it(`[PE26] ${what} is refused with ${status}, and sets no cookie`, async () => {
      const answer = await enterBrowser(url).post('/api/people/sign-in', sent, headers);
      expect([answer.status, answer.setCookies]).toEqual([status, []]);
    });
});

describe('signing in', () => {
  it('[PE22] sets cookies no script and no other site can use, another one each time', async () => {
    const nurse = await aPerson({ account: 'weber' });
    const before = nurse.cookies()['chairside-clinic-session'];
    const answer = await nurse.post('/api/people/sign-in', { account: 'weber', password: usualPassword });
    const session = answer.setCookies.find((set) => set.startsWith('chairside-clinic-session='));
    expect(session).toMatch(
      /^chairside-clinic-session=[\w-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(nurse.cookies()['chairside-clinic-session']).not.toBe(before);
    const [name, token] = ['chairside-clinic-session', before ?? ''];
    const old = await fetch(`${url}/api/people/me`, { headers: { cookie: `${name}=${token}` } });
    expect(await old.json()).toMatchObject({ person: null });
  });

  it('[PE2] what the role may is done, what it may not is refused, and says who asked', async () => {
    const nurse = await aPerson();
    const { socket, told } = await connected(nurse);
    expect(await ask(socket, 'site:command', siteCommand(binding('OXI-1', '1')))).toEqual(done);
    const beyond = siteCommand({ type: 'set-idle-lock', afterMs: 60_000 });
    expect(await ask(socket, 'site:command', beyond)).toMatchObject({ error: { type: 'not-permitted' } });
    await expect.poll(() => told.view?.site.chairByDevice).toMatchObject({ 'OXI-1': '1' });
    const actor = { personId: nurse.personId, role: 'nurse' };
    for (const type of ['device-bound', 'deed-refused'])
      await expect.poll(audited).toContainEqual(expect.objectContaining({ type, actor }));
  });

  it('[PE3] nobody chooses in a clinic who acts', async () => {
    const { socket } = await connected(await aPerson());
    expect(await ask(socket, 'person:choose', { personId: 'admin' })).toMatchObject({
      error: { type: 'not-permitted' },
    });
  });

  it('[PE10] [PE5] five wrong ones lock the account that is there and the one that is not, with the same answers', async () => {
    const wrong = async (account: string) => {
      const answers: unknown[] = [];
      for (let time = 0; time < 6; time += 1) {
        const { status, body } = await enterBrowser(url).post('/api/people/sign-in', {
          account,
          password: 'wrong',
        });
        answers.push([status, (body as { readonly type: string }).type]);
      }
      return answers;
    };
    const apart = await mkdtemp(join(tmpdir(), 'chairside-locked-'));
    onTestFinished(() => rm(apart, { recursive: true, force: true }));
    const clinic = await startGateway({ folder: apart, chairs: '1', speed: 0 });
    onTestFinished(() => clinic.stop());
    const shared = url;
    url = `http://127.0.0.1:${clinic.httpPort}`;
    const known = await wrong('admin');
    url = shared;
    expect(known).toEqual([...Array.from({ length: 5 }, () => [401, 'wrong']), [429, 'locked-out']]);
    const kept = await readdir(join(apart, 'clinic'));
    expect(kept).toContain('people.sqlite');
  });
});

describe('a shared tablet', () => {
  it('[PE7] [PE8] locked it goes on showing, does nothing, and the PIN opens it; the action is done once then', async () => {
    const nurse = await aPerson();
    const { socket, told } = await connected(nurse);
    must(await nurse.post('/api/people/lock', {}));
    await expect.poll(() => told.standing).toMatchObject({ isLocked: true });
    const action = siteCommand(binding('OXI-2', '2'));
    expect(await ask(socket, 'site:command', action)).toEqual(needed('locked'));
    expect(await ask(socket, 'chair:join', { chair: '1', after: null })).toMatchObject({ ok: true });
    expect(await nurse.get('/api/sessions')).toMatchObject({ status: 401, body: { why: 'locked' } });
    expect(await nurse.post('/api/people/unlock', { pin: '9999' })).toMatchObject({
      status: 401,
      body: { type: 'wrong' },
    });
    must(await nurse.post('/api/people/unlock', { pin }));
    expect(await ask(socket, 'site:command', action)).toEqual(done);
    expect(await ask(socket, 'site:command', action)).toEqual(done);
    expect(socket.connected).toBe(true);
    expect(await nurse.get('/api/sessions')).toMatchObject({ status: 200 });
  });

  it('[PE8] by PIN where the password was given today; the screen of who was here before comes again', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    await signIn(first, { account: second.personId, password: usualPassword });
    expect((await first.standing()).knownHere.map(({ personId }) => personId).sort()).toEqual(
      [first.personId, second.personId].sort(),
    );
    const { socket } = await connected(first);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    must(await first.post('/api/people/quick-sign-in', { personId: first.personId, pin }));
    expect(await gone).toBe('transport close');
    expect((await first.standing()).person?.personId).toBe(first.personId);
    const elsewhere = await enterBrowser(url).post('/api/people/quick-sign-in', {
      ...{ personId: first.personId, pin },
    });
    expect(elsewhere).toMatchObject({ status: 401, body: { type: 'password-needed' } });
  });

  it('[PE18] a colleague’s PIN buys one command, in her name', async () => {
    const [visitor, colleague] = [await aPerson({ role: 'read-only' }), await aPerson({ role: 'physician' })];
    const vouch = () => visitor.post('/api/people/vouch', { personId: colleague.personId, pin });
    expect(await vouch()).toMatchObject({ status: 401, body: { type: 'password-needed' } });
    for (const { personId } of [colleague, visitor])
      await signIn(visitor, { account: personId, password: usualPassword });
    const { socket } = await connected(visitor);
    const { voucher } = must(await vouch()) as { readonly voucher: string };
    const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: null };
    const command = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
    const open = (by: object) =>
      ask(socket, 'chair:command', { commandId: randomUUID(), chair: '3', session: null, command, ...by });
    expect(await open({})).toMatchObject({ ok: false, error: { type: 'not-permitted' } });
    expect(await open({ voucher })).toEqual(done);
    expect(await open({ voucher })).toEqual({ ok: false, error: { type: 'voucher-spent' } });
    const actor = { personId: colleague.personId, role: 'physician' };
    await expect.poll(audited).toContainEqual(expect.objectContaining({ type: 'session-opened', actor }));
  });
});

describe('a handover', () => {
  it('[SE20] is accepted by PIN, at one’s own open tablet too', async () => {
    const [outgoing, incoming] = [await aPerson(), await aPerson()];
    const [at, hers] = [(await connected(outgoing)).socket, (await connected(incoming)).socket];
    const give = async (socket: Socket, command: object, by: object = {}) => {
      const joined = (await ask(socket, 'chair:join', { chair: '4', after: null })) as {
        readonly value: { readonly state: { readonly session: { readonly id: string } | null } };
      };
      const session = joined.value.state.session?.id ?? null;
      return ask(socket, 'chair:command', { commandId: randomUUID(), chair: '4', session, command, ...by });
    };
    const patient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: null };
    const opening = { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null };
    expect(await give(at, opening)).toEqual(done);
    expect(await give(at, { type: 'offer-handover', to: null, note: null })).toEqual(done);
    const accepting = { type: 'accept-handover', limitsConfirmedSeq: null };
    expect(await give(hers, accepting)).toEqual({ ok: false, error: { type: 'pin-needed' } });
    const own = { personId: incoming.personId, pin };
    const { voucher } = must(await incoming.post('/api/people/vouch', own)) as { readonly voucher: string };
    expect(await give(hers, accepting, { voucher })).toEqual(done);
  });
});

describe('going', () => {
  it('[PE12] [PE13] everywhere: each screen is told, disconnected, and not let in again', async () => {
    const nurse = await aPerson();
    const other = await signIn(enterBrowser(url), { account: nurse.personId, password: usualPassword });
    const { socket, told } = await connected(other);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    must(await nurse.post('/api/people/sign-out-everywhere', {}));
    await gone;
    expect(told.standing).toMatchObject({ person: null });
    expect(await refusedAt(other)).toEqual({ type: 'sign-in-needed' });
  });

  it('[PE13] whoever comes in no more is out at once, and a role moved is another at the next word', async () => {
    const nurse = await aPerson();
    const office = await connected(admin);
    const { socket } = await connected(nurse);
    const person = (await nurse.standing()).person!;
    const change = (over: object) =>
      ask(
        office.socket,
        'site:command',
        siteCommand({ type: 'change-person', person: { ...person, ...over } }),
      );
    expect(await change({ role: 'read-only' })).toEqual(done);
    expect(await ask(socket, 'site:command', siteCommand(binding('OXI-3', '3')))).toMatchObject({
      error: { type: 'not-permitted' },
    });
    // Another administrator’s screen still shows her as a nurse.
    const late = { type: 'change-person', person: { ...person, chairs: ['1'] }, basedOn: person };
    expect(await ask(office.socket, 'site:command', siteCommand(late))).toEqual({
      ok: false,
      error: { type: 'person-changed-since' },
    });
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    expect(await change({ isActive: false })).toEqual(done);
    await gone;
    expect(await refusedAt(nurse)).toEqual({ type: 'sign-in-needed' });
    expect(
      await nurse.post('/api/people/sign-in', { account: person.personId, password: usualPassword }),
    ).toMatchObject({ status: 401, body: { type: 'wrong' } });
  });
});

describe('reach', () => {
  it('[PE24] who has a chair of their own sees and is told of that one only', async () => {
    const nurse = await aPerson({ chairs: ['2'] });
    const { socket, told } = await connected(nurse);
    expect(told.view?.site.chairs).toEqual(['2']);
    expect(Object.values(told.view?.site.chairByDevice ?? {})).not.toContain('1');
    const overview = (await ask(socket, 'overview:join', {})) as OverviewJoined;
    expect(overview.ok && overview.value.chairs.map(({ state }) => state.chair)).toEqual(['2']);
    for (const event of ['chair:join', 'chair:alarm-log'] as const)
      expect(await ask(socket, event, { chair: '1', after: null })).toMatchObject({
        error: { type: 'not-your-chair' },
      });
    const heartbeat = await ask(socket, 'screen:heartbeat', { seqByChair: {} });
    expect(heartbeat).toMatchObject({ value: { seqByChair: { '2': expect.any(Number) as number } } });
    expect(Object.keys((heartbeat as { value: { seqByChair: object } }).value.seqByChair)).toEqual(['2']);

    const heard: string[] = [];
    socket.on('chair:frame', ({ chair }: { readonly chair: string }) => heard.push(chair));
    const carer = await connected(await aPerson());
    const opening = { type: 'open-session', patient: aPatient, protocolId: 'iv-ketamine-40', series: null };
    for (const chair of ['1', '2'])
      expect(
        await ask(carer.socket, 'chair:command', {
          commandId: randomUUID(),
          chair,
          session: null,
          command: opening,
        }),
      ).toEqual(done);
    await expect.poll(() => heard).toContain('2');
    expect(heard).not.toContain('1');
    const sessions = (await nurse.get('/api/sessions')).body as {
      readonly sessions: readonly { readonly chair: string }[];
    };
    expect(sessions.sessions.map(({ chair }) => chair)).toEqual(['2']);
    const all = (await admin.get('/api/sessions')).body as {
      readonly sessions: readonly { readonly chair: string; readonly session: string }[];
    };
    const other = all.sessions.find(({ chair }) => chair === '1')?.session ?? '';
    for (const path of [
      `/api/sessions/${other}/record`,
      `/api/sessions/${other}/export/json`,
      `/api/patients/${other}/series`,
    ])
      expect(await nurse.get(path), path).toMatchObject({ status: 403, body: { type: 'not-your-chair' } });
  });

  it('[PE25] who only looks takes nothing away', async () => {
    const looking = await aPerson({ role: 'read-only' });
    const all = (await looking.get('/api/sessions')).body as {
      readonly sessions: readonly { readonly session: string }[];
    };
    const session = all.sessions[0]?.session ?? '';
    expect(await looking.get(`/api/sessions/${session}/record`)).toMatchObject({ status: 200 });
    expect(await looking.get(`/api/sessions/${session}/export/json`)).toMatchObject({
      status: 403,
      body: { type: 'not-permitted' },
    });
  });
});

describe('a paired screen', () => {
  it('[PE19] [PE24] shows its chairs without a person, does nothing, and is gone once unpaired', async () => {
    const asked = { name: 'Nurses’ station', place: 'wall', chairs: ['1', '3'] };
    const { code } = must(await admin.post('/api/screens/pairing-code', asked)) as { readonly code: string };
    const wall = enterBrowser(url);
    must(await wall.post('/api/screens/pair', { code }));
    expect(await wall.standing()).toMatchObject({ person: null, screen: asked });
    const { socket, told } = await connected(wall);
    expect(told.view).toMatchObject({ unassigned: [], site: { chairs: ['1', '3'] } });
    expect(await ask(socket, 'chair:join', { chair: '3', after: null })).toMatchObject({ ok: true });
    expect(await ask(socket, 'chair:join', { chair: '2', after: null })).toMatchObject({
      error: { type: 'not-your-chair' },
    });
    expect(await ask(socket, 'site:command', siteCommand(binding('OXI-9', '1')))).toEqual(needed('nobody'));
    expect(await wall.get('/api/sessions')).toMatchObject({ status: 401 });
    expect(await enterBrowser(url).post('/api/screens/pair', { code })).toMatchObject({
      status: 422,
      body: { type: 'code-wrong' },
    });
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    const { screenId } = (await wall.standing()).screen!;
    const office = await connected(admin);
    expect(
      await ask(office.socket, 'site:command', siteCommand({ type: 'unpair-screen', screenId })),
    ).toEqual(done);
    await gone;
    expect(await refusedAt(wall)).toEqual({ type: 'sign-in-needed' });
  });
});

describe('what is kept', () => {
  it('[PE20] [PE11] no password, PIN or token stands in the journal, the credentials or the log; sign-ins do', async () => {
    const nurse = await aPerson({ account: 'secretive', password: 'xylophone under water', pin: '86420' });
    const token = nurse.cookies()['chairside-clinic-session'] ?? 'none';
    const files = await readdir(join(folder, 'clinic'));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const bytes = (await readFile(join(folder, 'clinic', file))).toString('latin1');
      for (const secret of ['xylophone under water', '86420', token])
        expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
    }
    const actor = { personId: 'secretive', role: 'nurse' };
    await expect.poll(audited).toContainEqual(expect.objectContaining({ type: 'signed-in', actor }));
  });
});

const aPatient = { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 };
