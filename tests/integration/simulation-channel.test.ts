import { simulationNamespace, type Held, type SimulationAnswer } from '@chairside/shared/simulation.ts';
import type { ClockReading, Heartbeat, SiteView } from '@chairside/shared/wire.ts';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded, type Nurse } from '../support/nurse.ts';
import { holdClock, must, type HoldWish, type SteppedBedside } from '../support/stepped-bedside.ts';
import { aScreenAt } from '../support/wire-screen.ts';

/** The next event of that name. */
function once(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve) => socket.once(event, (...about: unknown[]) => resolve(about)));
}

/** The channel through which a simulator owns simulated time: a real gateway, real sockets. */
const oximeterId = 'SIM-OXI-1';
let gateway: Gateway;
let nurse: Nurse;

beforeAll(async () => {
  gateway = await startGateway({ chairs: '1,2', speed: 1 });
  nurse = enterNurse(gateway);
  mustBeRecorded(await nurse.bind(oximeterId, '1'));
}, 30_000);

afterAll(async () => {
  nurse.leave();
  await gateway.end();
});

async function bedsideOf(wish: HoldWish = {}): Promise<SteppedBedside> {
  const bedside = await holdClock(gateway, wish);
  onTestFinished(() => bedside.leave());
  return bedside;
}

async function clockNow(): Promise<ClockReading> {
  return (await (await fetch(`${gateway.url}/simulation/clock`)).json()) as ClockReading;
}

function spo2At(measuredAtMs: number, value: number) {
  return {
    profile: 'oximeter' as const,
    deviceId: oximeterId,
    sentAtMs: measuredAtMs,
    measuredAtMs,
    observations: [{ parameter: 'spo2Percent' as const, result: { value } }],
  };
}

const opening = {
  type: 'open-session' as const,
  patient: { displayName: 'A. Rivera', clinicNumber: '1042', dateOfBirth: null, weightKg: 82 },
  protocolId: 'iv-ketamine-40',
  series: null,
};

describe('the clock in the simulator’s hand', () => {
  it('[SI70] it stands, and goes exactly where it is told', async () => {
    const bedside = await bedsideOf();
    const heldAtMs = bedside.nowMs();
    for (const byMs of [0, 1, 1_000, 3_600_000]) {
      await bedside.advanceTo(heldAtMs + byMs);
      expect(await clockNow()).toEqual({ sessionNowMs: heldAtMs + byMs, rate: 0 });
    }
  });

  for (const [byMs, answer] of [
    [-1, 'backwards'],
    [0, 'ok'],
    [1, 'ok'],
  ] as const) {
    it(`[SI70] moved by ${byMs} ms: ${answer}`, async () => {
      const bedside = await bedsideOf();
      const nowMs = bedside.nowMs();
      const advanced = await bedside.control.advance(nowMs + byMs, []);
      if (answer === 'ok')
        expect(advanced).toEqual({ ok: true, value: { sessionNowMs: nowMs + byMs, events: [] } });
      else expect(advanced).toEqual({ ok: false, error: { type: 'backwards', nowMs } });
    });
  }

  it('[SI70] what a device says stands at the time to which the clock was moved', async () => {
    mustBeRecorded(await nurse.command('1', opening));
    const bedside = await bedsideOf();
    const cable = await bedside.plugIn('SIM-CHAIR-1');
    for (let second = 1; second <= 10; second += 1) {
      const atMs = bedside.nowMs() + 1_000;
      cable.write(cable.frame(spo2At(atMs, 80 + second)));
      await bedside.advanceTo(atMs);
      const { latest } = await nurse.chair('1');
      expect(latest).toMatchObject([{ parameter: 'spo2Percent', atMs, value: 80 + second }]);
    }
    mustBeRecorded(await nurse.command('1', { type: 'cancel-session' }));
  });

  it('[SI73] an advance waits for bytes that are still on their way', async () => {
    mustBeRecorded(await nurse.command('1', opening));
    const bedside = await bedsideOf();
    const cable = await bedside.plugIn('SIM-CHAIR-1');
    const atMs = bedside.nowMs() + 1_000;
    const frame = cable.frame(spo2At(atMs, 91));
    const { peer, bytes } = cable.sent();
    const advanced = bedside.control.advance(atMs, [{ peer, bytes: bytes + frame.length }]);
    expect((await clockNow()).sessionNowMs).toBe(atMs - 1_000);
    cable.write(frame);
    expect(await advanced).toMatchObject({ ok: true, value: { sessionNowMs: atMs } });
    expect((await nurse.chair('1')).latest).toMatchObject([{ atMs, value: 91 }]);
    mustBeRecorded(await nurse.command('1', { type: 'cancel-session' }));
  });

  it('[SI73] after 10 s without them nothing was moved, and it may be asked again', async () => {
    const bedside = await bedsideOf();
    const cable = await bedside.plugIn('SIM-CHAIR-1');
    const atMs = bedside.nowMs() + 1_000;
    const frame = cable.frame(spo2At(atMs, 91));
    cable.write(frame.subarray(1));
    const links = [{ ...cable.sent(), bytes: frame.length }];
    const askedAtHostMs = performance.now();
    expect(await bedside.control.advance(atMs, links)).toEqual({
      ok: false,
      error: { type: 'bytes-missing', peer: cable.sent().peer, arrived: frame.length - 1 },
    });
    expect(performance.now() - askedAtHostMs).toBeGreaterThan(9_900);
    expect((await clockNow()).sessionNowMs).toBe(atMs - 1_000);
    cable.write(frame.subarray(0, 1));
    expect(await bedside.control.advance(atMs, links)).toMatchObject({ ok: true });
  });

  it('[SI78] an answer tells all that happened since the last one, of all chairs, also between two steps', async () => {
    const bedside = await bedsideOf();
    for (const chair of ['1', '2']) mustBeRecorded(await nurse.command(chair, opening));
    await bedside.advanceTo(bedside.nowMs() + 1_000);
    expect(bedside.events().map(({ chair, type }) => [chair, type])).toEqual([
      ['1', 'session-opened'],
      ['2', 'session-opened'],
    ]);
    await bedside.advanceTo(bedside.nowMs() + 1_000);
    expect(bedside.events()).toHaveLength(2);
    for (const chair of ['1', '2']) mustBeRecorded(await nurse.command(chair, { type: 'cancel-session' }));
  });
});

describe('a clock that is let go', () => {
  for (const [pace, rate] of [
    [20, 20],
    [1, 1],
    [null, 1],
  ] as const) {
    it(`[SI72] released at pace ${String(pace)} it goes on from there, ${rate} of its seconds in one of the host’s`, async () => {
      const bedside = await bedsideOf({ pace });
      const standsAtMs = bedside.nowMs() + 60_000;
      await bedside.advanceTo(standsAtMs);
      must(await bedside.control.release());
      expect(await clockNow()).toMatchObject({ rate });
      await expect.poll(async () => (await clockNow()).sessionNowMs).toBeGreaterThan(standsAtMs + 10 * rate);
      expect(await bedside.control.advance(standsAtMs + 3_600_000, [])).toEqual({
        ok: false,
        error: { type: 'not-held' },
      });
    });
  }

  for (const [pace, rate] of [
    [20, 20],
    [0, 1],
    [null, 1],
  ] as const) {
    it(`[SI72] a simulator that is gone at pace ${String(pace)} leaves a clock that goes at ×${rate}, and may come back`, async () => {
      const bedside = await bedsideOf({ pace: 1 });
      must(await bedside.control.pace(pace));
      const heldAtMs = bedside.nowMs();
      bedside.leave();
      await expect.poll(async () => (await clockNow()).sessionNowMs).toBeGreaterThan(heldAtMs + 10 * rate);
      expect(await clockNow()).toMatchObject({ rate });
      const back = await bedsideOf();
      expect(back.nowMs()).toBeGreaterThan(heldAtMs);
    });
  }

  it('[SI72] what devices say is taken in as it comes again, and what waited with it', async () => {
    mustBeRecorded(await nurse.command('1', opening));
    const bedside = await bedsideOf();
    const cable = await bedside.plugIn('SIM-CHAIR-1');
    cable.write(cable.frame(spo2At(bedside.nowMs(), 91)));
    must(await bedside.control.release());
    const latest = async () => (await nurse.chair('1')).latest;
    await expect.poll(latest).toMatchObject([{ value: 91 }]);
    cable.write(cable.frame(spo2At(bedside.nowMs() + 1_000, 92)));
    await expect.poll(latest).toMatchObject([{ value: 92 }]);
    mustBeRecorded(await nurse.command('1', { type: 'cancel-session' }));
  });

  it('[SI72] a simulator that says nothing for 3 s at a pace has lost the clock', async () => {
    const bedside = await bedsideOf({ pace: 1 });
    const heldAtMs = bedside.nowMs();
    await expect
      .poll(async () => (await clockNow()).sessionNowMs, { timeout: 10_000 })
      .toBeGreaterThan(heldAtMs);
    expect(await bedside.control.advance(heldAtMs + 60_000, [])).toEqual({
      ok: false,
      error: { type: 'not-held' },
    });
    expect(await bedside.control.hold(null)).toMatchObject({ ok: true });
  });
});

describe('what screens are told', () => {
  it('[SI75] the pace; in a pause, and as fast as it goes, that time stands where it was last said', async () => {
    const rates: number[] = [];
    const screen = aScreenAt(gateway.url);
    const heartbeats: Heartbeat[] = [];
    screen.on('site:view', ({ clock }: SiteView) => rates.push(clock.rate));
    screen.on('gateway:heartbeat', (heartbeat: Heartbeat) => heartbeats.push(heartbeat));
    await expect.poll(() => rates).toHaveLength(1);
    const bedside = await bedsideOf({ pace: 20 });
    must(await bedside.control.pace(0));
    await expect.poll(() => rates).toHaveLength(3);
    expect(rates.slice(1)).toEqual([20, 0]);
    heartbeats.splice(0);
    await expect.poll(() => heartbeats.length, { timeout: 5_000 }).toBeGreaterThan(1);
    expect(heartbeats[0]?.clock).toEqual({ sessionNowMs: bedside.nowMs(), rate: 0 });
    must(await bedside.control.pace(null));
    must(await bedside.control.pace(5));
    must(await bedside.control.release());
    must(await bedside.control.hold(7));
    await expect.poll(() => rates).toHaveLength(5);
    expect(rates.slice(1)).toEqual([20, 0, 5, 7]);
  });
});

describe('what waits when its simulator is gone', () => {
  /** Asks without waiting for an answer. */
  function aHastySimulator(): Socket {
    return aScreenAt(`${gateway.url}${simulationNamespace}`);
  }
  const neverArrives = (toMs: number) => ({ toMs, links: [{ peer: '127.0.0.1:1', bytes: 1 }] });
  const ask = (socket: Socket, event: string, body: object): Promise<unknown> =>
    socket.timeout(5_000).emitWithAck(event, body);

  it('[SI72] a clock that is asked for at the last moment is not held', async () => {
    const hasty = aHastySimulator();
    await once(hasty, 'connect');
    hasty.emit('clock:hold', { pace: null });
    hasty.disconnect();
    const next = await bedsideOf();
    expect(next.nowMs()).toBeGreaterThan(0);
  });

  it('[SI72] nor one that was to be held after a step whose bytes never came', async () => {
    const hasty = aHastySimulator();
    const held = (await ask(hasty, 'clock:hold', { pace: null })) as SimulationAnswer<Held>;
    hasty.emit('clock:advance', neverArrives(must(held).sessionNowMs));
    hasty.emit('clock:hold', { pace: null });
    await clockNow();
    hasty.disconnect();
    await expect.poll(async () => (await clockNow()).rate).toBe(1);
    await bedsideOf();
  });

  it('[SI72] letting go waits for nothing, and what was asked before it is done no more', async () => {
    const hasty = aHastySimulator();
    const held = (await ask(hasty, 'clock:hold', { pace: null })) as SimulationAnswer<Held>;
    const toMs = must(held).sessionNowMs + 60_000;
    const asked = [ask(hasty, 'clock:advance', neverArrives(toMs)), ask(hasty, 'clock:hold', { pace: null })];
    expect(await ask(hasty, 'clock:release', {})).toEqual({ ok: true, value: null });
    const notHeld = { ok: false, error: { type: 'not-held' } };
    expect(await Promise.all(asked)).toEqual([notHeld, notHeld]);
    expect((await clockNow()).rate).toBe(1);
    expect(await ask(hasty, 'clock:hold', { pace: null })).toMatchObject({ ok: true });
  });

  for (const [waiting, isHungUp] of [
    [255, false],
    [256, false],
    [257, true],
  ] as const) {
    it(`[SI74] ${waiting} requests behind a step that waits: the gateway ${isHungUp ? 'hangs up' : 'does them'}`, async () => {
      const hasty = aHastySimulator();
      const held = (await ask(hasty, 'clock:hold', { pace: null })) as SimulationAnswer<Held>;
      const ended = once(hasty, 'disconnect').then(() => 'disconnected');
      void ask(hasty, 'clock:advance', neverArrives(must(held).sessionNowMs)).catch(() => undefined);
      for (let more = 0; more < waiting; more += 1) hasty.emit('clock:pace', { pace: null });
      const released = ask(hasty, 'clock:release', {}).then(
        () => 'released',
        () => 'no answer',
      );
      expect(await Promise.race([ended, released])).toBe(isHungUp ? 'disconnected' : 'released');
    });
  }

  it('[SI74] eight at a time may come, and the ninth is told that there are too many', async () => {
    for (let come = 0; come < 8; come += 1) await once(aHastySimulator(), 'connect');
    const ninth = aHastySimulator();
    const [refused] = (await once(ninth, 'connect_error')) as [Error & { readonly data?: unknown }];
    expect(refused.data).toEqual({ type: 'too-many-screens' });
  });
});
