import { randomUUID } from 'node:crypto';
import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { Role } from '@chairside/shared/people/people.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { Answer } from '@chairside/shared/wire.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffClinic, type ClinicStaff } from '../support/clinic-staff.ts';
import {
  chairCommandBodies,
  screenRequestBodies,
  siteCommandBodies,
  type ScreenRequest,
} from '../support/one-of-each.ts';
import type { Visitor } from '../support/people.ts';

/**
 * Who may ask for what, as a clinic would write it on a sheet of paper; of the gateway it takes nothing. N nurse, P physician,
 * A administrator, R who only reads. Last: whether it may be asked for from afar: always, never, in an evacuation, or by the clinic's setting.
 */
const atChair: Readonly<Record<ChairCommandType, readonly [string, FromAfar]>> = {
  'open-session': ['NP', 'never'],
  'set-baseline': ['NP', 'never'],
  'set-limit': ['NP', 'mayMoveLimits'],
  'score-moaas': ['NP', 'never'],
  'start-infusion': ['NP', 'never'],
  'release-start': ['P', 'mayOrder'],
  'chart-entry': ['NP', 'never'],
  'undo-entry': ['NP', 'never'],
  'put-off-cuff': ['NP', 'never'],
  'leave-monitor': ['NP', 'never'],
  'return-to-monitor': ['NP', 'never'],
  'propose-reattribution': ['NP', 'never'],
  'withdraw-reattribution': ['NP', 'never'],
  'confirm-reattribution': ['NP', 'never'],
  // Where nobody stands at the pump any more.
  'begin-departure': ['NP', 'evacuation'],
  'withdraw-departure': ['NP', 'never'],
  'note-pump-stopped': ['NP', 'always'],
  'release-discharge': ['P', 'mayOrder'],
  'record-ready': ['NP', 'never'],
  'withdraw-ready': ['NP', 'never'],
  'pause-infusion': ['NP', 'never'],
  'resume-infusion': ['NP', 'never'],
  'stop-infusion': ['NP', 'never'],
  'explain-stop': ['NP', 'never'],
  'undo-step': ['NP', 'never'],
  'correct-entry': ['NP', 'never'],
  'cancel-session': ['NP', 'never'],
  'close-session': ['NP', 'never'],
  'acknowledge-alarm': ['NP', 'mayAcknowledge'],
  'pause-audio': ['NP', 'mayAcknowledge'],
  'end-audio-pause': ['NP', 'mayAcknowledge'],
  'delegate-sound': ['NP', 'never'],
  'return-sound': ['NP', 'never'],
  'revert-limits': ['NP', 'mayMoveLimits'],
  'note-limbs': ['NP', 'never'],
  'ask-for-cuff': ['NP', 'mayOrder'],
  'offer-handover': ['NP', 'never'],
  'withdraw-handover': ['NP', 'never'],
  'accept-handover': ['NP', 'never'],
  'take-chair': ['NP', 'never'],
  escalate: ['NP', 'never'],
  'see-escalation': ['P', 'always'],
  'answer-escalation': ['P', 'always'],
  'close-escalation': ['NP', 'never'],
};

const ofSite: Readonly<Record<SiteCommand['type'], string>> = {
  'bind-device': 'NPA',
  'unbind-device': 'NPA',
  'set-line': 'A',
  'remove-line': 'A',
  'rank-devices': 'NPA',
  'set-device-class': 'A',
  'set-wellness-alarms': 'PA',
  'draft-preset': 'NPA',
  'sign-preset': 'P',
  'draft-protocol': 'NPA',
  'sign-protocol': 'P',
  'set-medicines': 'NPA',
  'set-retention': 'PA',
  'change-person': 'A',
  'unpair-screen': 'A',
  'set-afar': 'A',
  'set-escalation-words': 'PA',
  'set-idle-lock': 'A',
  'set-webhook': 'A',
  'erase-session': 'PA',
  'begin-evacuation': 'NPA',
  'end-evacuation': 'NPA',
  'begin-self-test': 'NPA',
  'record-self-test': 'NPA',
};

/** What a screen may see with anybody at it, at its own chair and at another; then, where it differs, with nobody at it. */
const ofScreens: Readonly<Record<ScreenRequest, readonly [string, string, string?]>> = {
  'chair:join': ['in', 'not-your-chair'],
  'chair:leave': ['in', 'in'],
  'overview:join': ['in', 'in'],
  'overview:leave': ['in', 'in'],
  // In the demo only.
  'person:choose': ['not-permitted', 'not-permitted'],
  'escalation:shown': ['in', 'not-your-chair', 'sign-in-needed'],
  'site:presets': ['in', 'in'],
  'site:protocols': ['in', 'in'],
  'site:self-check': ['in', 'in'],
  'chair:alarm-log': ['in', 'not-your-chair'],
  // Of sessions that are over, too.
  'site:alarm-burden': ['in', 'in', 'sign-in-needed'],
  'screen:heartbeat': ['in', 'in'],
  // Frames are technical, and a wall is no place for them.
  // What is not bound to a chair is connected by a person; a link is its screen's, whoever is there.
  'bluetooth:open': ['in', 'in', 'sign-in-needed'],
  'bluetooth:failed': ['in', 'in', 'sign-in-needed'],
  'bluetooth:packet': ['in', 'in'],
  'bluetooth:close': ['in', 'in'],
  'devices:watch': ['in', 'in', 'sign-in-needed'],
  'devices:unwatch': ['in', 'in'],
  'wave:follow': ['in', 'not-your-chair'],
  'wave:leave': ['in', 'in'],
};

type FromAfar = 'always' | 'never' | 'evacuation' | 'mayAcknowledge' | 'mayMoveLimits' | 'mayOrder';
const letterOf = { nurse: 'N', physician: 'P', administrator: 'A', 'read-only': 'R' } as const;
const roles = ['nurse', 'physician', 'administrator', 'read-only'] as const;
const connecting = [...roles, 'paired-screen'] as const;

let clinic: ClinicStaff;
const screens = new Map<string, Socket>();

beforeAll(async () => {
  clinic = await staffClinic();
  for (const who of connecting) screens.set(who, await connected(clinic.atChair1[who]));
  for (const who of ['nurse', 'physician'] as const)
    screens.set(`${who} at a desk`, await connected(clinic.everywhere[who], 'desk'));
}, 60_000);

afterAll(async () => {
  for (const screen of screens.values()) screen.disconnect();
  await clinic.end();
});

async function connected(browser: Visitor, place: 'chair' | 'desk' = 'chair'): Promise<Socket> {
  const screen = browser.screen({ place });
  await new Promise<void>((resolve, reject) => {
    screen.once('connect', resolve);
    screen.once('connect_error', reject);
  });
  return screen;
}

const doorRefusals = ['not-permitted', 'not-your-chair', 'sign-in-needed', 'not-from-afar'];
const brokenAsks = ['malformed', 'unknown-event', 'unknown-chair', 'unavailable'];

/** Why the door kept it out; `in` where it went on to the domain, whatever that made of it. */
async function outcome(who: string, event: string, body: object): Promise<string> {
  const screen = screens.get(who)!;
  const asked = { commandId: randomUUID(), ...body };
  const answer = (await screen.timeout(10_000).emitWithAck(event, asked)) as Answer<unknown>;
  if (answer.ok) return 'in';
  if (brokenAsks.includes(answer.error.type)) throw new Error(JSON.stringify(answer.error));
  return doorRefusals.includes(answer.error.type) ? answer.error.type : 'in';
}

const askAt = (who: string, chair: string, type: ChairCommandType) =>
  outcome(who, 'chair:command', {
    chair,
    session: null,
    command: { type, ...chairCommandBodies[type] },
  });

const askOfSite = (who: string, command: object) => outcome(who, 'site:command', { command });

function rows<K extends string, V>(table: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return Object.entries(table) as unknown as readonly (readonly [K, V])[];
}

function isOnSheet(letters: string, role: Role): boolean {
  return letters.includes(letterOf[role]);
}

describe('at a chair', () => {
  for (const [type, [letters]] of rows(atChair)) {
    it(`[DO12] ${type}: by role, and at one’s own chair`, async () => {
      const found = [];
      for (const who of connecting)
        found.push([who, await askAt(who, '1', type), await askAt(who, '2', type)]);
      expect(found).toEqual([
        ...roles.map((role) =>
          isOnSheet(letters, role)
            ? [role, 'in', 'not-your-chair']
            : [role, 'not-permitted', 'not-permitted'],
        ),
        ['paired-screen', 'sign-in-needed', 'sign-in-needed'],
      ]);
    });
  }
});

describe('of the site', () => {
  for (const [type, letters] of rows(ofSite)) {
    it(`[DO12] ${type}: by role`, async () => {
      const found = [];
      for (const who of connecting)
        found.push([who, await askOfSite(who, { type, ...siteCommandBodies[type] })]);
      expect(found).toEqual([
        ...roles.map((role) => [role, isOnSheet(letters, role) ? 'in' : 'not-permitted']),
        ['paired-screen', 'sign-in-needed'],
      ]);
    });
  }
});

describe('what a screen asks besides', () => {
  for (const [request, [own, other, unattended]] of rows(ofScreens)) {
    it(`[DO12] ${request}: with anybody at it, and with nobody`, async () => {
      const found = [];
      const expected = [];
      for (const who of connecting) {
        const [here, there] = ['1', '2'].map((chair) => screenRequestBodies(chair)[request]);
        found.push([who, await outcome(who, request, here!), await outcome(who, request, there!)]);
        const isAttended = who !== 'paired-screen' || unattended === undefined;
        expected.push(isAttended ? [who, own, other] : [who, unattended, unattended]);
      }
      expect(found).toEqual(expected);
    });
  }
});

describe('from afar', () => {
  const switches = ['mayAcknowledge', 'mayMoveLimits', 'mayOrder'] as const;
  for (const on of ['nothing', ...switches] as const) {
    it(`[DO12] with ${on} allowed by the clinic: that, and what always is`, async () => {
      const afar = Object.fromEntries(switches.map((one) => [one, one === on]));
      expect(await askOfSite('administrator', { type: 'set-afar', afar })).toBe('in');
      const found = [];
      const expected = [];
      for (const role of ['nurse', 'physician'] as const) {
        const who = `${role} at a desk` as const;
        for (const [type, [letters, allowed]] of rows(atChair)) {
          found.push([role, type, await askAt(who, '2', type)]);
          const isAllowed = allowed === 'always' || allowed === on;
          const atDesk = isAllowed ? 'in' : 'not-from-afar';
          expected.push([role, type, isOnSheet(letters, role) ? atDesk : 'not-permitted']);
        }
      }
      expect(found).toEqual(expected);
    });
  }

  it('[DO12] in an evacuation a departure, too', async () => {
    await askOfSite('nurse', { type: 'begin-evacuation' });
    expect(await askAt('nurse at a desk', '2', 'begin-departure')).toBe('in');
    expect(await askAt('nurse at a desk', '2', 'stop-infusion')).toBe('not-from-afar');
  });
});
