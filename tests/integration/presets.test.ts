import { randomUUID } from 'node:crypto';
import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { PresetDraft } from '@chairside/shared/site/preset-draft.ts';
import type { PresetVersion } from '@chairside/shared/site/presets.ts';
import { failedChecks, type SelfTest } from '@chairside/shared/site/self-test.ts';
import {
  wireVersion,
  type Answer,
  type CommandAnswer,
  type SelfChecked,
  type SiteView,
} from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitDown, type Bedside } from '../support/bedside.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

let gateway: Gateway;
let nurse: Nurse;
let bedside: Bedside;
let asNurse: Screen;
let asPhysician: Screen;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2', speed: 1 });
  nurse = enterNurse(gateway);
  bedside = await sitDown(gateway, '1');
  await bedside.oximeter({ spo2Percent: 97, pulseRateBpm: 72 });
  mustBeRecorded(await nurse.bind(bedside.oximeterId, '1'));
  [asNurse, asPhysician] = [enter('nurse-1'), enter('physician-1')];
}, 30_000);

afterAll(async () => {
  for (const { socket } of [asNurse, asPhysician]) socket.disconnect();
  bedside.leave();
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
    ask,
    give: (command: unknown) =>
      ask<CommandAnswer>('site:command', { commandId: randomUUID(), command: command as SiteCommand }),
    presets: () => ask<Answer<readonly PresetVersion[]>>('site:presets', {}),
  };
}

const recorded = { ok: true, value: { recorded: true } };
const { version: _numbered, ...factory } = ivKetaminePreset;

function withRule(id: string, over: object): PresetDraft {
  return { ...factory, rules: factory.rules.map((rule) => (rule.id === id ? { ...rule, ...over } : rule)) };
}

function withoutRows(of: string): PresetDraft {
  return { ...factory, rules: factory.rules.filter(({ parameter }) => parameter !== of) };
}

function withSpo2Low(value: number): PresetDraft {
  return withRule('spo2-low-medium', { limit: { kind: 'absolute', value } });
}

const draft = (preset: unknown) => ({ type: 'draft-preset', preset, basedOn: 1 });

function anOpening(name: string) {
  return {
    type: 'open-session' as const,
    patient: { displayName: name, clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
    protocolId: 'iv-ketamine-40',
    series: null,
  };
}

async function limitsOf(chair: string) {
  const { session } = (await nurse.chair(chair)).state;
  const preset = session!.protocol.alarmPreset;
  const limit = session!.limits.find(({ rule }) => rule === 'spo2-low-medium')?.value;
  return { version: preset.version, limit };
}

describe('bad input', () => {
  const rows: readonly (readonly [string, PresetDraft, readonly string[]])[] = [
    ['low over high', withRule('pulse-low-medium', absolute(130)), ['low-not-under-high']],
    ['a limit nobody can reach', withRule('sys-high-at-once', absolute(400)), ['limit-impossible']],
    ['a negative delay', withRule('pulse-low-high', { delayMs: -5 }), ['negative-delay']],
    ['an unknown parameter', withRule('mean-low-high', { parameter: 'mood' }), ['unknown-parameter']],
    ['no SpO2 row', withoutRows('spo2Percent'), ['row-missing']],
    ['a delay of a day', withRule('spo2-low-medium', { delayMs: 86_400_000 }), ['delay-too-long']],
    ['an end nobody reaches', withRule('spo2-low-high', { hysteresis: 30 }), ['hysteresis-impossible']],
    [
      'nobody called for a day',
      { ...factory, timesMs: { ...factory.timesMs, telephoneAfter: 86_400_000 } },
      ['time-impossible'],
    ],
    [
      'several at once',
      { ...withSpo2Low(70), timesMs: { ...factory.timesMs, audioPause: 600_000 } },
      ['high-not-beyond-medium', 'beyond-guard', 'time-impossible'],
    ],
  ];
  for (const [name, preset, expected] of rows) {
    it(`[AL40] ${name}: refused over the wire with every problem, nothing drafted`, async () => {
      const answer = await asNurse.give(draft(preset));
      if (answer.ok || answer.error.type !== 'preset-invalid') throw new Error(JSON.stringify(answer));
      expect(new Set(answer.error.problems.map(({ type }) => type))).toEqual(new Set(expected));
      expect(await asNurse.presets()).toEqual({ ok: true, value: [] });
    });
  }

  it('[AL40] what is no preset at all is malformed, with its problems', async () => {
    const broken = { ...factory, label: 7, rules: [{ id: 'a', limit: { kind: 'absolute', value: null } }] };
    const answer = await asNurse.give(draft(broken));
    if (answer.ok || answer.error.type !== 'malformed') throw new Error(JSON.stringify(answer));
    expect(answer.error.problems.join('\n')).toMatch(/label[\s\S]*rules\.0/);
    expect(await asNurse.presets()).toEqual({ ok: true, value: [] });
  });

  function absolute(value: number) {
    return { limit: { kind: 'absolute', value } };
  }
});

it('[AL41] drafted by a nurse, signed by a physician: the next session opens with it, the running one keeps its own', async () => {
  mustBeRecorded(await nurse.command('1', anOpening('A. Rivera')));
  expect(await limitsOf('1')).toEqual({ version: 1, limit: 90 });

  expect(await asNurse.give(draft(withSpo2Low(92)))).toEqual(recorded);
  expect(await asNurse.give({ type: 'sign-preset', id: factory.id, version: 2 })).toEqual({
    ok: false,
    error: { type: 'not-permitted' },
  });
  expect(await asPhysician.give({ type: 'sign-preset', id: factory.id, version: 2 })).toEqual(recorded);
  const told = await asNurse.presets();
  if (!told.ok) throw new Error(told.error.type);
  expect(told.value).toMatchObject([
    { content: { version: 2 }, basedOn: 1, draftedBy: 'nurse-1', signedBy: 'physician-1' },
  ]);

  expect(await limitsOf('1')).toEqual({ version: 1, limit: 90 });
  mustBeRecorded(await nurse.command('2', anOpening('B. Sato')));
  expect(await limitsOf('2')).toEqual({ version: 2, limit: 92 });
  mustBeRecorded(await nurse.command('1', { type: 'cancel-session' }));
  mustBeRecorded(await nurse.command('1', anOpening('C. Novak')));
  expect(await limitsOf('1')).toEqual({ version: 2, limit: 92 });
});

it('[AL41] the presets are not in what every screen is told all day', async () => {
  const other = enter('nurse-2');
  const view = await new Promise<SiteView>((resolve) => other.socket.once('site:view', resolve));
  other.socket.disconnect();
  expect(Object.keys(view.site)).not.toContain('presets');
});

describe('the start-of-day test', () => {
  it('[AL32] the gateway says whether it writes, how far the clocks are apart and which devices it hears', async () => {
    const aheadMs = 90_000;
    const checked = await asNurse.ask<SelfChecked>('site:self-check', { screenNowMs: Date.now() + aheadMs });
    if (!checked.ok) throw new Error(checked.error.type);
    expect(Math.abs(checked.value.wallClockOffMs - aheadMs)).toBeLessThan(5_000);
    expect(checked.value).toMatchObject({
      isRecording: true,
      chairs: [
        { chair: '1', devices: [{ deviceId: bedside.oximeterId, isHeard: true }] },
        { chair: '2', devices: [] },
      ],
    });
    expect(failedChecks(checked.value)).toEqual(['clock']);
  });

  it('[AL32] its result is a fact of the site, with the person, and is there after a restart', async () => {
    expect(await asNurse.give({ type: 'begin-self-test' })).toEqual(recorded);
    const result: SelfTest = {
      heard: { high: true, medium: true, low: false },
      isRecording: true,
      wallClockOffMs: 12,
      chairs: [],
    };
    const told = new Promise<SiteView>((resolve) => asNurse.socket.once('site:view', resolve));
    expect(await asNurse.give({ type: 'record-self-test', result })).toEqual(recorded);
    expect((await told).site.lastSelfTest).toMatchObject({ by: 'nurse-1', result });
    await gateway.stop();
    await gateway.restart();
    const again = enter('nurse-2');
    const view = await new Promise<SiteView>((resolve) => again.socket.once('site:view', resolve));
    const presets = await again.presets();
    again.socket.disconnect();
    expect(view.site.lastSelfTest).toMatchObject({ by: 'nurse-1', result });
    expect(presets).toMatchObject({
      ok: true,
      value: [{ content: { version: 2 }, signedBy: 'physician-1' }],
    });
  });
});
