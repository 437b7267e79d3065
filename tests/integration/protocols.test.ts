import { randomUUID } from 'node:crypto';
import { protocolById, protocols } from '@chairside/shared/protocols/registry.ts';
import type { SiteView, CommandAnswer, ProtocolsTold } from '@chairside/shared/wire.ts';
import { wireVersion } from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

let gateway: Gateway;
let nurse: Nurse;
let asNurse: Screen;
let asPhysician: Screen;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2', speed: 1 });
  nurse = enterNurse(gateway);
  [asNurse, asPhysician] = [enter('nurse-1'), enter('physician-1')];
}, 30_000);

afterAll(async () => {
  for (const { socket } of [asNurse, asPhysician]) socket.disconnect();
  nurse.leave();
  await gateway.end();
});

type Screen = ReturnType<typeof enter>;

function enter(personId: string) {
  const socket: Socket = io(gateway.url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { wireVersion, personId },
  });
  const ask = async <T>(name: string, body: object) =>
    (await socket.timeout(5_000).emitWithAck(name, body)) as T;
  return {
    socket,
    give: (command: object) => ask<CommandAnswer>('site:command', { commandId: randomUUID(), command }),
    protocols: async () => {
      const told = await ask<ProtocolsTold>('site:protocols', {});
      if (!told.ok) throw new Error(told.error.type);
      return told.value;
    },
  };
}

const recorded = { ok: true, value: { recorded: true } };
const { version: _numbered, ...factory } = protocolById('intranasal-esketamine')!;
const minuteMs = 60_000;
const draft = (over: object, basedOn = 1) => ({
  type: 'draft-protocol',
  protocol: { ...factory, ...over },
  basedOn,
});

it('[SE10] every version is told to who asks: at first those the product comes with', async () => {
  expect(await asNurse.protocols()).toEqual({ factory: protocols, drafted: [] });
});

describe('bad input', () => {
  const rows: readonly (readonly [string, object, readonly string[]])[] = [
    ['observed for 119 min', { observationMs: 119 * minuteMs }, ['observation-too-short', 'beyond-session']],
    ['no name', { label: '' }, ['wrong-field']],
    ['an unknown route', { route: 'dermal' }, ['wrong-field']],
    [
      'several at once',
      {
        plannedMs: -1,
        texts: { vomiting: 'x'.repeat(601), instructions: '' },
        scales: [{ scale: 'vas', atMinutes: [5, 5], thenEveryMinutes: null }],
      },
      ['out-of-range', 'too-long', 'unknown-scale', 'not-ascending'],
    ],
  ];
  for (const [name, over, expected] of rows) {
    it(`[SE10] ${name}: refused over the wire with every problem, nothing drafted`, async () => {
      const answer = await asNurse.give(draft(over));
      if (answer.ok || answer.error.type !== 'protocol-invalid') throw new Error(JSON.stringify(answer));
      expect(new Set(answer.error.problems.map(({ type }) => type))).toEqual(new Set(expected));
      expect((await asNurse.protocols()).drafted).toEqual([]);
    });
  }

  it('[SE10] what is no protocol at all is malformed; an unknown one, or limits nobody knows, are refused by name', async () => {
    const answers = [
      await asNurse.give(draft({ gate: 'open' })),
      await asNurse.give(draft({ id: 'iv-propofol' })),
      await asNurse.give(draft({}, 7)),
      await asNurse.give(draft({ alarmPreset: { ...factory.alarmPreset, id: 'other' } })),
    ];
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.error.type))).toEqual([
      'malformed',
      'unknown-protocol',
      'unknown-protocol',
      'unknown-preset',
    ]);
    expect((await asNurse.protocols()).drafted).toEqual([]);
  });
});

it('[SE10] drafted by a nurse, signed by a physician: the next session carries it, the running one keeps its own', async () => {
  mustBeRecorded(await nurse.command('1', anOpening('A. Rivera')));
  const looser = { ...factory.alarmPreset, rules: [] };
  expect(await asNurse.give(draft({ observationMs: 150 * minuteMs, alarmPreset: looser }))).toEqual(recorded);
  const sign = { type: 'sign-protocol', id: factory.id, version: 2 };
  expect(await asNurse.give(sign)).toEqual({ ok: false, error: { type: 'not-permitted' } });
  mustBeRecorded(await nurse.command('2', anOpening('B. Sato')));
  expect(await carriedBy('2')).toMatchObject({ version: 1, observationMs: 120 * minuteMs });
  mustBeRecorded(await nurse.command('2', { type: 'cancel-session' }));

  expect(await asPhysician.give(sign)).toEqual(recorded);
  expect((await asPhysician.protocols()).drafted).toMatchObject([
    { content: { id: factory.id, version: 2 }, basedOn: 1, draftedBy: 'nurse-1', signedBy: 'physician-1' },
  ]);
  mustBeRecorded(await nurse.command('2', anOpening('C. Novak')));
  expect(await carriedBy('1')).toMatchObject({ version: 1, observationMs: 120 * minuteMs });
  const carried = await carriedBy('2');
  expect(carried).toMatchObject({ version: 2, observationMs: 150 * minuteMs });
  // The limits are those of the preset in use, whatever the draft had in it.
  expect(carried.alarmPreset).toEqual(factory.alarmPreset);
});

it('[SE10] protocols are not in what every screen is told all day, but for their names', async () => {
  const other = enter('nurse-2');
  const view = await new Promise<SiteView>((resolve) => other.socket.once('site:view', resolve));
  other.socket.disconnect();
  expect(Object.keys(view.site)).not.toContain('protocols');
  expect(view.site.protocolsOffered.map(({ id, version }) => [id, version])).toEqual([
    ['iv-ketamine-40', 1],
    ['iv-ketamine-60', 1],
    ['im-ketamine', 1],
    ['intranasal-esketamine', 2],
    ['oral-ketamine', 1],
  ]);
});

function anOpening(name: string) {
  return {
    type: 'open-session' as const,
    patient: { displayName: name, clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
    protocolId: factory.id,
    series: null,
  };
}

async function carriedBy(chair: string) {
  const { session } = (await nurse.chair(chair)).state;
  if (session === null) throw new Error('no session');
  return session.protocol;
}
