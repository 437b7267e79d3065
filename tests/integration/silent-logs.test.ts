import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { AccountMade } from '@chairside/shared/people/requests.ts';
import type { Answer, ChairSnapshot } from '@chairside/shared/wire.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { served, spawnGateway, type Served } from '../bench/processes.ts';
import { addPerson, enterBrowser, firstAdministrator, type Visitor } from '../support/people.ts';

/** Everything here that must stand in no log, and that nothing else would say by chance. */
const patient = {
  displayName: 'Quillon Featherstonehaugh',
  clinicNumber: 'KX-774193',
  dateOfBirth: '1961-07-23',
  weightKg: 82,
};
const password = 'marmalade under the piano';
const wrongPassword = 'marmalade over the piano';
const [pin, wrongPin] = ['739156', '739157'];
const note = 'weeps about her brother Ansgar';

let folder: string;
let gateway: Served;
let url: string;
let said = '';
let cookies: readonly string[];
let oneTimePassword: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-logs-'));
  const child = spawnGateway({ folder, chairs: '1,2', speed: 0 });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  gateway = await served(child);
  url = `http://127.0.0.1:${gateway.httpPort}`;
  const administrator = await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
  const add = (account: string, role: 'nurse' | 'physician') =>
    addPerson(administrator, { account, name: account, role, password, pin });
  const [nurse, physician] = [await add('nurse', 'nurse'), await add('physician', 'physician')];
  const person = { account: 'reader', name: 'reader', role: 'read-only', chairs: null };
  const made = (await administrator.post('/api/people/accounts', person)).body as AccountMade;
  oneTimePassword = made.oneTimePassword;
  await aSession(nurse, physician);
  await errorsOfEveryKind(nurse);
  cookies = [nurse, physician, administrator].flatMap((browser) => Object.values(browser.cookies()));
  await gateway.stop();
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

/** From the opening to the record's exports, with a call to the physician between. */
async function aSession(nurse: Visitor, physician: Visitor): Promise<void> {
  const [atChair, atDesk] = [nurse.screen(), physician.screen()];
  let session: string | null = null;
  const give = async (socket: Socket, command: ChairCommand) => {
    const asked = { commandId: randomUUID(), chair: '1', session, command };
    const answer = (await socket.timeout(10_000).emitWithAck('chair:command', asked)) as {
      readonly ok: boolean;
    };
    if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  };
  await give(atChair, { type: 'open-session', patient, protocolId: 'iv-ketamine-40', series: null });
  const look = async () => {
    const joined = (await atChair.emitWithAck('chair:join', {
      chair: '1',
      after: null,
    })) as Answer<ChairSnapshot>;
    if (!joined.ok) throw new Error(joined.error.type);
    return joined.value.state.session;
  };
  session = (await look())?.id ?? null;
  await give(atDesk, { type: 'release-start', reason: note });
  await give(atChair, {
    type: 'chart-entry',
    entry: { kind: 'note', text: note },
    happenedAtMs: null,
  });
  await give(atChair, { type: 'escalate', ask: note, occurrence: null });
  const escalation = (await look())?.escalations[0]?.id ?? 0;
  await give(atDesk, { type: 'see-escalation', escalation });
  await give(atDesk, { type: 'answer-escalation', escalation, answer: note, insteadOfAtMs: null });
  await give(atChair, { type: 'cancel-session' });
  for (const path of ['record', 'export/fhir', 'export/json', 'export/readings.csv', 'export/entries.csv'])
    expect((await nurse.get(`/api/sessions/${session}/${path}`)).status).toBe(200);
  expect((await physician.get('/api/audit.csv')).status).toBe(200);
  atChair.disconnect();
  atDesk.disconnect();
}

/** What is refused, misspelt or broken says the same names again. */
async function errorsOfEveryKind(nurse: Visitor): Promise<void> {
  const named = encodeURIComponent(patient.displayName);
  for (const path of [
    `/api/sessions?text=${named}`,
    `/api/sessions?chair=${named}`,
    `/api/sessions/${named}/record`,
    `/api/nothing/${named}?text=${named}`,
    `/${named}%zz`,
  ])
    await nurse.get(path);
  const stranger = enterBrowser(url);
  await stranger.post('/api/people/sign-in', { account: patient.displayName, password: wrongPassword });
  await stranger.post('/api/people/sign-in', `{"account":"nurse","password":"${wrongPassword}`);
  await nurse.post('/api/people/vouch', { personId: 'nurse', pin: wrongPin });
  await nurse.post('/api/people/unlock', { pin: wrongPin });
  const screen = nurse.screen();
  await screen.emitWithAck('chair:command', { patient });
  await screen.emitWithAck(patient.displayName, {});
  await screen.emitWithAck('chair:join', { chair: patient.displayName, after: null });
  screen.disconnect();
  await fromADevice(
    `MSH|^~\\&|X|X|||20260302||ORU^R01|1|P|2.6\rPID|||${patient.clinicNumber}||${patient.displayName}\r`,
  );
  await fromADevice(`${patient.displayName}, framed by nobody`);
}

function fromADevice(message: string): Promise<void> {
  return new Promise((resolve) => {
    const device = connect(gateway.mllpPort, '127.0.0.1', () => device.end(`\v${message}\x1c\r`));
    device.resume().once('close', () => resolve());
    device.once('error', () => resolve());
  });
}

describe('after a session with everything that can go wrong in it', () => {
  it('[DO11] the gateway has said that it was ready, what it refused, and that it ended', () => {
    for (const what of ['gateway-ready', 'gateway-closing']) expect(said).toContain(what);
  });

  for (const [what, text] of [
    ['the patient’s name', patient.displayName],
    ['a part of it', 'Featherstonehaugh'],
    ['it as it stands in an address', encodeURIComponent(patient.displayName)],
    ['the clinic number', patient.clinicNumber],
    ['the date of birth', patient.dateOfBirth],
    ['what was noted of them', 'Ansgar'],
    ['a password', password],
    ['a wrong password', wrongPassword],
    ['a PIN', pin],
    ['a wrong PIN', wrongPin],
  ] as const) {
    it(`[DO11] ${what} stands nowhere in what it said`, () => {
      expect(said.toLowerCase()).not.toContain(text.toLowerCase());
    });
  }

  it('[DO11] no cookie of anybody does', () => {
    expect(cookies.length).toBeGreaterThan(3);
    for (const cookie of cookies) expect(said).not.toContain(cookie);
  });

  it('[DO11] but for the first one, which it has to say, no password made by the gateway does', () => {
    expect(oneTimePassword.length).toBeGreaterThan(8);
    expect(said).not.toContain(oneTimePassword);
  });
});
