import { wireVersion } from '@chairside/shared/wire-version.ts';
import { randomUUID } from 'node:crypto';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { unpackReading } from '@chairside/shared/vitals/packed.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type {
  Answer,
  ChairCatchUp,
  ChairSnapshot,
  Frame,
  Heartbeat,
  Notices,
  OverviewChair,
  SiteView,
} from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sitDown, type Bedside } from '../support/bedside.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';

let gateway: Gateway;
let nurse: Nurse;
let bedside: Bedside;
const sockets: Socket[] = [];

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2,3', speed: 1 });
  nurse = enterNurse(gateway);
  bedside = await sitDown(gateway, '1');
  mustBeRecorded(await nurse.bind(bedside.oximeterId, '1'));
  mustBeRecorded(await nurse.command('1', anOpening));
}, 30_000);

afterAll(async () => {
  bedside.leave();
  nurse.leave();
  await gateway.end();
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

const anOpening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

function knock(auth: object, extraHeaders: Record<string, string> = {}): Socket {
  const socket = io(gateway.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders,
  });
  sockets.push(socket);
  return socket;
}

async function enter(auth: object = { wireVersion, personId: 'nurse-1' }): Promise<Socket> {
  const socket = knock(auth);
  await once(socket, 'connect');
  return socket;
}

function once<T>(socket: Socket, event: string): Promise<T> {
  return new Promise((resolve) => socket.once(event, (body: T) => resolve(body)));
}

async function ask<T>(socket: Socket, event: string, body: unknown): Promise<Answer<T>> {
  return (await socket.timeout(5_000).emitWithAck(event, body)) as Answer<T>;
}

/** What is told of chair 1 until `isEnough` of it is there. */
function collect(socket: Socket, isEnough: (frames: readonly Frame[]) => boolean): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  return new Promise((resolve) => {
    socket.on('chair:frame', (frame: Frame) => {
      frames.push(frame);
      if (isEnough(frames)) resolve(frames);
    });
  });
}

async function say(values: readonly number[]): Promise<void> {
  for (const spo2Percent of values)
    expect(await bedside.oximeter({ spo2Percent, pulseRateBpm: 70 })).toBe('taken');
  bedside.silence();
}

const readingsOf = (frames: readonly Frame[]) =>
  frames.flatMap(({ readings = [] }) => readings.map(unpackReading));

describe('the handshake', () => {
  const refused: readonly (readonly [string, object, Record<string, string>, string])[] = [
    ['version 0', { wireVersion: 0 }, {}, 'wrong-version'],
    ['version 3', { wireVersion: 3 }, {}, 'wrong-version'],
    ['version 1, which knows no alarms', { wireVersion: 1 }, {}, 'wrong-version'],
    ['no version', {}, {}, 'malformed-handshake'],
    ['a version that is text', { wireVersion: '1' }, {}, 'malformed-handshake'],
    ['an unknown person', { wireVersion, personId: 'nobody' }, {}, 'unknown-person'],
    ['another origin', { wireVersion }, { origin: 'http://evil.example' }, 'wrong-origin'],
    ['an origin that is none', { wireVersion }, { origin: 'null' }, 'wrong-origin'],
    ['a host name of somebody else’s', { wireVersion }, { host: 'evil.example' }, 'wrong-host'],
  ];
  for (const [name, auth, headers, type] of refused) {
    it(`[LV1] ${name} is refused as ${type}`, async () => {
      const error = await once<Error & { data: { type: string } }>(knock(auth, headers), 'connect_error');
      expect(error.data.type).toBe(type);
    });
  }

  it('[LV1] version 1 from the same origin is told what the site looks like', async () => {
    const socket = knock({ wireVersion }, { origin: gateway.url });
    const view = await once<SiteView>(socket, 'site:view');
    expect(view).toMatchObject({ wireVersion, site: { chairs: ['1', '2', '3'], isSimulation: true } });
    expect(view.site.people.length).toBeGreaterThan(2);
  });
});

describe('requests that do not fit', () => {
  const bodies: readonly (readonly [string, unknown])[] = [
    ['chair:join', null],
    ['chair:join', { chair: '1' }],
    ['chair:join', { chair: '../etc', after: null }],
    [
      'chair:command',
      { commandId: 'not-a-uuid', chair: '1', session: null, command: { type: 'resume-infusion' } },
    ],
    ['chair:command', { commandId: randomUUID(), chair: '1', session: null, command: { type: 'launch' } }],
    ['person:choose', { personId: 7 }],
    ['screen:heartbeat', { seqByChair: { '1': -1 } }],
    ['__proto__', {}],
    ['toString', {}],
    ['alarm:silence-all', {}],
  ];
  for (const [event, body] of bodies) {
    it(`[LV2] ${event} with ${JSON.stringify(body).slice(0, 40)} is refused by name, and the gateway goes on`, async () => {
      const socket = await enter();
      const answer = await ask(socket, event, body);
      if (answer.ok) throw new Error('accepted');
      expect(['malformed', 'unknown-event']).toContain(answer.error.type);
      expect((await ask<Heartbeat>(socket, 'screen:heartbeat', { seqByChair: {} })).ok).toBe(true);
    });
  }

  it('[LV2] without an acknowledgement the refusal comes as a notice', async () => {
    const socket = await enter();
    socket.emit('chair:join', 'nonsense', 'more');
    expect(await once(socket, 'gateway:refused')).toMatchObject({ type: 'malformed', event: 'chair:join' });
  });

  it('[LV2] a chair that does not exist is refused', async () => {
    const answer = await ask(await enter(), 'chair:join', { chair: '99', after: null });
    expect(answer).toEqual({ ok: false, error: { type: 'unknown-chair' } });
  });

  it('[LV5] a command without a person chosen is refused, and taken once one is', async () => {
    const socket = await enter({ wireVersion });
    const body = { commandId: randomUUID(), chair: '3', session: null, command: anOpening };
    expect(await ask(socket, 'chair:command', body)).toEqual({
      ok: false,
      error: { type: 'no-person-chosen' },
    });
    expect((await ask(socket, 'person:choose', { personId: 'nurse-2' })).ok).toBe(true);
    expect(await ask(socket, 'chair:command', body)).toEqual({ ok: true, value: { recorded: true } });
    const joined = await ask<ChairSnapshot>(socket, 'chair:join', { chair: '3', after: null });
    if (!joined.ok) throw new Error('refused');
    expect(joined.value.state.session?.recentEntries[0]?.actor?.personId).toBe('nurse-2');
  });
});

describe('following a chair', () => {
  async function join(socket: Socket, after: unknown = null) {
    const joined = await ask<ChairSnapshot | ChairCatchUp>(socket, 'chair:join', { chair: '1', after });
    if (!joined.ok) throw new Error(joined.error.type);
    return joined.value;
  }

  it('[LV3] a snapshot, then every reading and event in order, without a gap', async () => {
    await say([91]);
    const socket = await enter();
    const snapshot = await join(socket);
    if (snapshot.kind !== 'snapshot') throw new Error(snapshot.kind);
    expect(snapshot.latest.find(({ parameter }) => parameter === 'spo2Percent')).toMatchObject({ value: 91 });
    expect(snapshot.trend.spo2Percent?.at(-1)?.value).toBe(91);
    const told = collect(
      socket,
      (frames) => readingsOf(frames).length >= 6 && frames.some(({ events }) => events),
    );
    await say([92, 93, 94]);
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 5 }));
    const frames = await told;
    const cursors = readingsOf(frames).map(({ cursor }) => cursor);
    expect(cursors).toEqual(cursors.map((_, index) => snapshot.cursor + 1 + index));
    const events: readonly ChairEvent[] = frames.flatMap(({ events = [] }) => events);
    expect(events.map(({ seq }) => seq)).toEqual([snapshot.state.seq + 1]);
    expect(frames.every(({ recorded }) => recorded === undefined)).toBe(true);
  });

  it('[LV4] a screen that comes back gets what it missed', async () => {
    const first = await enter();
    const snapshot = await join(first);
    if (snapshot.kind !== 'snapshot') throw new Error(snapshot.kind);
    first.disconnect();
    await say([88, 89]);
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 4 }));
    const { epoch, cursor, state } = snapshot;
    const missed = await join(await enter(), { epoch, cursor, seq: state.seq });
    if (missed.kind !== 'catch-up') throw new Error(missed.kind);
    // An oximeter repeats itself once a second, on a busy machine also between the two.
    expect([...new Set(missed.readings.filter(isSpo2).map(valueOf))]).toEqual([88, 89]);
    expect(missed.events.map(({ type }) => type)).toEqual(['moaas-scored']);
  });

  it('[LV4] coming back with nothing missed is a catch-up of nothing', async () => {
    const snapshot = await join(await enter());
    if (snapshot.kind !== 'snapshot') throw new Error(snapshot.kind);
    const { epoch, cursor, state } = snapshot;
    expect(await join(await enter(), { epoch, cursor, seq: state.seq })).toMatchObject({
      kind: 'catch-up',
      events: [],
      readings: [],
    });
  });

  it('[LV4] another epoch gets a snapshot', async () => {
    const again = await join(await enter(), { epoch: 'another', cursor: 1, seq: 1 });
    expect(again.kind).toBe('snapshot');
  });

  it('[CH6] a device bound to no chair is shown as unassigned with what it says', async () => {
    const socket = await enter();
    const other = await sitDown(gateway, '2');
    await other.oximeter({ spo2Percent: 96, pulseRateBpm: 60 });
    const view = await once<SiteView>(socket, 'site:view');
    other.leave();
    expect(view.unassigned.map(({ deviceId }) => deviceId)).toContain('SIM-OXI-2');
    expect(await nurse.bind('SIM-OXI-2', '2')).toMatchObject({ outcome: 'recorded' });
    expect(await nurse.bind('SIM-OXI-2', '3')).toEqual({
      outcome: 'refused',
      refusal: { type: 'device-in-use' },
    });
  });
});

describe('the overview', () => {
  it('[LV6] events at once, readings newest-wins', async () => {
    const socket = await enter();
    const joined = await ask<{ readonly chairs: readonly OverviewChair[] }>(socket, 'overview:join', {});
    if (!joined.ok) throw new Error('refused');
    expect(joined.value.chairs.map(({ state }) => state.chair)).toEqual(['1', '2', '3']);
    const frame = once<Frame>(socket, 'chair:frame');
    mustBeRecorded(await nurse.command('1', { type: 'score-moaas', score: 3 }));
    expect((await frame).events?.[0]).toMatchObject({ chair: '1', type: 'moaas-scored' });
    const batches: (readonly (readonly NumberedReading[])[])[] = [];
    const last = new Promise<void>((resolve) => {
      socket.on('overview:readings', (told: Notices['overview:readings']) => {
        const batch = told.map(({ readings }) => readings.map(unpackReading));
        batches.push(batch);
        if (batch.flat().some((one) => isSpo2(one) && valueOf(one) === 80)) resolve();
      });
    });
    await say([99, 98, 97, 96, 95, 94, 93, 92, 91, 80]);
    await last;
    for (const batch of batches) {
      for (const readings of batch) {
        expect(new Set(readings.map(({ parameter }) => parameter)).size).toBe(readings.length);
      }
    }
    expect(batches.length).toBeLessThan(10);
  });
});

describe('being alive', () => {
  it('[LV8] a heartbeat comes every second, with epoch, clock, numbers and whether it can record', async () => {
    const socket = await enter();
    expect((await once<Heartbeat>(socket, 'gateway:heartbeat')).seqByChair).toEqual({});
    await ask(socket, 'chair:join', { chair: '2', after: null });
    const first = await once<Heartbeat>(socket, 'gateway:heartbeat');
    const second = await once<Heartbeat>(socket, 'gateway:heartbeat');
    expect(second).toMatchObject({ epoch: first.epoch, isRecording: true, clock: { rate: 1 } });
    expect(second.clock.sessionNowMs - first.clock.sessionNowMs).toBeGreaterThan(500);
    expect(Object.keys(second.seqByChair)).toEqual(['2']);
    await ask(socket, 'overview:join', {});
    const third = await once<Heartbeat>(socket, 'gateway:heartbeat');
    expect(Object.keys(third.seqByChair)).toEqual(['1', '2', '3']);
  });

  it('[LV9] health is 200 while it can monitor and record', async () => {
    const response = await fetch(`${gateway.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', isSimulation: true, chairs: 3 });
  });
});

function isSpo2({ parameter }: NumberedReading): boolean {
  return parameter === 'spo2Percent';
}

function valueOf(reading: NumberedReading): number | null {
  return reading.quality === 'unavailable' ? null : reading.value;
}
