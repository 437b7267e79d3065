import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulationNamespace, type Panel } from '@chairside/shared/simulation.ts';
import { wireVersion } from '@chairside/shared/wire-version.ts';
import { connectControl } from '@chairside/simulators/gateway/control.ts';
import { mllpFrame } from '@chairside/simulators/links/mllp.ts';
import { encodePcd01 } from '@chairside/simulators/links/pcd01.ts';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { served, spawnGateway, startGateway as startServed } from '../bench/processes.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { firstAdministrator } from '../support/people.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';
import { holdClock, must } from '../support/stepped-bedside.ts';
import { aScreenAt } from '../support/wire-screen.ts';

/** Who may come through the simulator’s door, when there is one, and what is refused there. */
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1', speed: 1 });
}, 30_000);

afterAll(() => gateway.end());

async function control(url = gateway.url) {
  const channel = await connectControl(url);
  onTestFinished(() => channel.close());
  return channel;
}

const aPanel: Panel = {
  scenario: 'calm day',
  seed: 7,
  sessionNowMs: 0,
  speed: 1,
  isPaused: false,
  scenarios: [],
  verbSets: [],
  chairs: [],
};

describe('who may hold it', () => {
  it('[SI74] a second simulator is told that there is one, and moves nothing', async () => {
    const bedside = await holdClock(gateway);
    onTestFinished(() => bedside.leave());
    const second = await control();
    expect(await second.hold(1)).toEqual({ ok: false, error: { type: 'held-by-another' } });
    const notHeld = { ok: false, error: { type: 'not-held' } };
    expect(await second.advance(bedside.nowMs() + 1, [])).toEqual(notHeld);
    expect(await second.pace(20)).toEqual(notHeld);
    expect(await second.release()).toEqual(notHeld);
    expect(await second.show(aPanel)).toEqual(notHeld);
    await bedside.advanceTo(bedside.nowMs());
    bedside.leave();
    await expect.poll(async () => (await second.hold(1)).ok).toBe(true);
  });

  const malformed: readonly (readonly [string, unknown])[] = [
    ['clock:hold', undefined],
    ['clock:hold', {}],
    ['clock:hold', { pace: -0.1 }],
    ['clock:hold', { pace: 1_000.1 }],
    ['clock:hold', { pace: 1, startAtMs: -1 }],
    ['clock:hold', { pace: 1, more: 1 }],
    ['clock:pace', { pace: -0.1 }],
    ['clock:pace', { pace: 'fast' }],
    ['clock:advance', { toMs: '1', links: [] }],
    ['clock:advance', { toMs: 0.5, links: [] }],
    ['clock:advance', { toMs: 1 }],
    ['clock:advance', { toMs: 1, links: [{ peer: 'a', bytes: -1 }] }],
    ['clock:advance', { toMs: 1, links: [{ peer: 'a', bytes: 0.5 }] }],
    ['clock:release', { at: 1 }],
    ['panel:show', { panel: {} }],
    ['clock:stop', {}],
    ['constructor', {}],
  ];
  for (const [event, body] of malformed) {
    it(`[SI74] ${event} ${JSON.stringify(body)} is malformed, and the channel goes on`, async () => {
      const socket = aScreenAt(`${gateway.url}${simulationNamespace}`);
      const answer: unknown = await socket.timeout(5_000).emitWithAck(event, body);
      expect(answer).toMatchObject({ ok: false, error: { type: 'malformed' } });
      expect(await socket.timeout(5_000).emitWithAck('clock:release', {})).toMatchObject({ ok: false });
    });
  }

  it('[SI74] another version, or a page from elsewhere, is refused as screens are', async () => {
    const refusal = (options: object) => {
      const socket = io(`${gateway.url}${simulationNamespace}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        ...options,
      });
      onTestFinished(() => void socket.disconnect());
      return new Promise((resolve) =>
        socket.once('connect_error', ({ data }: Error & { data?: unknown }) => resolve(data)),
      );
    };
    expect(await refusal({ auth: { wireVersion: 1 } })).toMatchObject({ type: 'wrong-version' });
    expect(await refusal({})).toMatchObject({ type: 'malformed-handshake' });
    expect(
      await refusal({ auth: { wireVersion }, extraHeaders: { origin: 'http://elsewhere.example' } }),
    ).toMatchObject({ type: 'wrong-origin' });
  });
});

const opening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

describe('a clock that is set back', () => {
  const earlierMs = Date.UTC(2026, 2, 2, 9);

  async function ofItsOwn() {
    const empty = await startGateway({ chairs: '1', speed: 1 });
    onTestFinished(() => empty.end());
    const someone = enterNurse(empty);
    onTestFinished(() => someone.leave());
    return { empty, someone, channel: await control(empty.url) };
  }

  it('[SI76] an empty simulation begins in the past, and what happens there is recorded there, over a restart', async () => {
    const { empty, someone, channel } = await ofItsOwn();
    expect(await channel.hold(null, earlierMs)).toMatchObject({
      ok: true,
      value: { sessionNowMs: earlierMs },
    });
    mustBeRecorded(await someone.bind('SIM-OXI-1', '1'));
    mustBeRecorded(await someone.command('1', opening));
    const { events } = must(await channel.advance(earlierMs + 30_000, []));
    // The bound oximeter is missed as long after the opening as in life.
    expect(events.map(({ type, atMs }) => [type, atMs])).toEqual([
      ['session-opened', earlierMs],
      ['alarm-began', earlierMs + 30_000],
    ]);
    expect(await channel.hold(null, earlierMs)).toEqual({ ok: false, error: { type: 'history-exists' } });
    channel.close();
    await empty.stop();
    await empty.restart();
    await someone.ready();
    expect((await someone.chair('1')).state.session).toMatchObject({ openedAtMs: earlierMs });
  });

  it('[SI76] not once a device is bound or anything is recorded of a chair', async () => {
    const { someone, channel } = await ofItsOwn();
    mustBeRecorded(await someone.bind('SIM-OXI-1', '1'));
    expect(await channel.hold(null, earlierMs)).toEqual({ ok: false, error: { type: 'history-exists' } });
    expect(await channel.advance(earlierMs, [])).toEqual({ ok: false, error: { type: 'not-held' } });

    const another = await ofItsOwn();
    mustBeRecorded(await another.someone.command('1', opening));
    expect(await another.channel.hold(null, earlierMs)).toMatchObject({ error: { type: 'history-exists' } });
    expect(await another.channel.hold(null)).toMatchObject({ ok: true });
  });

  it('[SI76] nor once a device was heard that is bound no more: its clock is known already', async () => {
    const { empty, channel } = await ofItsOwn();
    const { sessionNowMs } = must(await channel.hold(null));
    const cable = connect({ host: '127.0.0.1', port: empty.mllpPort });
    onTestFinished(() => void cable.destroy());
    await once(cable, 'connect');
    const bytes = mllpFrame(
      encodePcd01({
        ...{ profile: 'oximeter', sender: 'SIM-CHAIR-1', deviceId: 'SIM-OXI-1', controlId: '1' },
        ...{ sentAtMs: sessionNowMs, measuredAtMs: sessionNowMs },
        observations: [{ parameter: 'spo2Percent', result: { value: 97 } }],
      }),
    );
    cable.write(bytes);
    const peer = `127.0.0.1:${String(cable.localPort)}`;
    must(await channel.advance(sessionNowMs, [{ peer, bytes: bytes.length }]));
    expect(await channel.hold(null, earlierMs)).toEqual({ ok: false, error: { type: 'history-exists' } });
  });
});

describe('where there is no simulation', () => {
  it('[SI74] there is no such door, and screens that ask for the simulator are not understood', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-clinic-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const clinic = await startServed({ folder, chairs: '1', speed: 0 });
    onTestFinished(() => clinic.stop());
    const url = `http://127.0.0.1:${clinic.httpPort}`;
    await expect(connectControl(url)).rejects.toThrow(`the gateway at ${url} is not in simulation`);
    const browser = await firstAdministrator(url, { dataFolder: folder, place: 'clinic' });
    const screen = browser.screen();
    onTestFinished(() => void screen.disconnect());
    for (const [event, body] of [
      ['simulation:watch', {}],
      ['simulation:unwatch', {}],
      ['simulation:do', { command: { type: 'pause' } }],
    ] as const) {
      const answer: unknown = await screen.timeout(5_000).emitWithAck(event, body);
      expect(answer).toEqual({ ok: false, error: { type: 'unknown-event', event } });
    }
  });

  it('[SI79] where no gateway answers that is said in one line', async () => {
    const url = 'http://127.0.0.1:9';
    await expect(connectControl(url)).rejects.toThrow(`no gateway answers at ${url}`);
  });

  it('[SI79] an orderly end lets go of the clock, and is no loss', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-orderly-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const child = spawnGateway({ folder, chairs: '1', speed: 1 });
    let said = '';
    child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    const brief = await served(child);
    onTestFinished(() => brief.stop());
    const url = `http://127.0.0.1:${brief.httpPort}`;
    const [channel, next] = [await control(url), await control(url)];
    must(await channel.hold(20));
    channel.close();
    await expect(channel.hold(20)).rejects.toThrow('is gone');
    await expect.poll(async () => (await next.hold(20)).ok).toBe(true);
    next.close();
    await brief.stop();
    expect(said).toContain('simulator-connected');
    expect(said).not.toContain('simulator-lost');
  });

  it('[SI72] a simulator that stands still keeps no gateway from its end', async () => {
    const brief = await startGateway({ chairs: '1', speed: 1 });
    onTestFinished(() => brief.end());
    const socket = aScreenAt(`${brief.url}${simulationNamespace}`);
    expect(await socket.timeout(5_000).emitWithAck('clock:hold', { pace: null })).toMatchObject({ ok: true });
    // It reads nothing any more, not even that it is told goodbye.
    (socket.io.engine.transport as unknown as { readonly ws: { pause(): void } }).ws.pause();
    const since = performance.now();
    await brief.stop();
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('[SI79] a gateway that goes is told once, and what is asked then is refused at once', async () => {
    const brief = await startGateway({ chairs: '1', speed: 1 });
    onTestFinished(() => brief.end());
    const channel = await control(brief.url);
    const lost = new Promise<string>((resolve) => channel.onLost(resolve));
    await brief.kill();
    expect(await lost).toContain(`the gateway at ${brief.url} is gone`);
    await expect(channel.hold(1)).rejects.toThrow(`the gateway at ${brief.url} is gone`);
  });
});
