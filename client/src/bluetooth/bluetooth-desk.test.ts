import { bluetoothUuid, families } from '@chairside/shared/devices/families.ts';
import { err, ok } from '@chairside/shared/result.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBluetoothLine } from '../live/bluetooth-line.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { createBluetoothDesk } from './bluetooth-desk.ts';
import type { DevicePort, Heard } from './port.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const measurement = bluetoothUuid(0x2a5f);
const bytes = Uint8Array.of(0, 97, 0, 64, 0);
const opened = { ok: true, value: { deviceId: 'BT-1 Oxi' } };

/** A browser with one device, whose other end is the test. */
function aBrowser({ remembered = null as string | null, key = 'k1', isForgetful = false } = {}) {
  const connections: Heard[] = [];
  const written: string[] = [];
  const read: string[] = [];
  let released = 0;
  let isAway = false;
  const device: DevicePort = {
    key,
    name: 'Oxi',
    connect(_profile, heard) {
      if (isAway) return Promise.resolve(err('out-of-reach'));
      connections.push(heard);
      return Promise.resolve(
        ok({
          write: (characteristic: string) => void written.push(characteristic),
          read: (characteristic: string) => void read.push(characteristic),
          release: () => void (released += 1),
        }),
      );
    },
  };
  const socket = createFakeSocket();
  const memory = { text: remembered };
  const desk = createBluetoothDesk({
    port: {
      standing: () => 'there',
      choose: () => Promise.resolve(device),
      known: () => Promise.resolve(isForgetful ? [] : [device]),
    },
    line: createBluetoothLine(socket),
    nowMs: () => Date.now(),
    memory: { recall: () => memory.text, remember: (text) => void (memory.text = text) },
  });
  socket.goUp();
  return {
    ...{ socket, desk, memory, written, read, connections },
    released: () => released,
    away: (is: boolean) => void (isAway = is),
    state: () => desk.store.getState()[0]?.state,
    packets: () => socket.askedFor('bluetooth:packet'),
    openedLinks: () => socket.askedFor('bluetooth:open').map(({ link }) => link),
  };
}

async function chosen(family: 'bluetooth-oximeter' | 'bluetooth-cuff' = 'bluetooth-oximeter') {
  const browser = aBrowser();
  await browser.desk.choose(family);
  await settled();
  browser.socket.answer('bluetooth:open', opened);
  await settled();
  return browser;
}

async function settled(ms = 0) {
  await vi.advanceTimersByTimeAsync(ms);
}

for (const isGone of [false, true])
  it(`[BT13] what is said once waits for the gateway however long${isGone ? ', the device gone and back meanwhile' : ''}; a wave and the pressure in a cuff do not`, async () => {
    for (const [family, once, other] of [
      ['bluetooth-cuff', 0x2a35, 0x2a36],
      ['bluetooth-oximeter', 0x2a5e, 0x2a5f],
    ] as const) {
      const { socket, connections, packets } = await chosen(family);
      socket.goDown();
      for (const characteristic of [once, other])
        connections[0]?.packet(bluetoothUuid(characteristic), bytes);
      if (isGone) connections[0]?.gone();
      await settled(600_000);
      socket.goUp();
      socket.answer('bluetooth:open', opened);
      await settled();
      expect(packets().map(({ characteristic }) => characteristic)).toEqual([bluetoothUuid(once)]);
    }
  });

it('[BT13] what is said once and waits is bounded', async () => {
  for (const [times, passedOn] of [
    [63, 63],
    [64, 64],
    [65, 64],
  ] as const) {
    const { socket, connections, packets } = await chosen('bluetooth-cuff');
    socket.goDown();
    for (let time = 0; time < times; time += 1) connections[0]?.packet(bluetoothUuid(0x2a35), bytes);
    socket.goUp();
    socket.answer('bluetooth:open', opened);
    await settled();
    expect(packets()).toHaveLength(passedOn);
  }
});

it('[BT13] what a device says goes to the gateway as it came, once the gateway has the link', async () => {
  const browser = aBrowser();
  await browser.desk.choose('bluetooth-oximeter');
  await settled();
  browser.connections[0]?.packet(measurement, bytes);
  expect(browser.packets()).toEqual([]);
  browser.socket.answer('bluetooth:open', opened);
  await settled();
  expect(browser.state()).toEqual({ type: 'open', deviceId: 'BT-1 Oxi' });
  expect(browser.packets()).toEqual([{ link: browser.openedLinks()[0], characteristic: measurement, bytes }]);
  expect(browser.read).toEqual(families['bluetooth-oximeter'].bluetooth.reads);
});

for (const [waitsMs, isPassedOn] of [
  [4_999, true],
  [5_000, true],
  [5_001, false],
] as const)
  it(`[BT13] what waited ${waitsMs} ms for the gateway is ${isPassedOn ? '' : 'not '}passed on`, async () => {
    const { socket, desk, connections, packets } = await chosen();
    socket.goDown();
    connections[0]?.packet(measurement, bytes);
    await settled(waitsMs);
    socket.goUp();
    socket.answer('bluetooth:open', opened);
    await settled();
    expect(packets()).toHaveLength(isPassedOn ? 1 : 0);
    expect(desk.store.getState()[0]?.state.type).toBe('open');
  });

it('[BT13] gone, it is tried again after 1 s, then less and less often, every 30 s at last', async () => {
  const { connections, away, state, socket } = await chosen();
  away(true);
  connections[0]?.gone();
  expect(socket.askedFor('bluetooth:close')).toMatchObject([{ why: 'disconnected' }]);
  const waits: number[] = [];
  for (let times = 0; times < 7; times += 1) {
    const now = state();
    const retryAtMs = now?.type === 'waiting' ? now.retryAtMs! : NaN;
    waits.push(retryAtMs - Date.now());
    await settled(retryAtMs - Date.now());
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(state()).toMatchObject({ type: 'waiting', why: 'out-of-reach' });
  away(false);
  await settled(30_000);
  expect(connections).toHaveLength(2);
});

it('[BT11] hung up on for its silence it is let go, and connected anew', async () => {
  const { socket, openedLinks, released, state, connections } = await chosen();
  socket.notify('bluetooth:hang-up', { link: 'another', why: 'silent' });
  expect(state()?.type).toBe('open');
  socket.notify('bluetooth:hang-up', { link: openedLinks()[0]!, why: 'silent' });
  expect(state()).toMatchObject({ type: 'waiting', why: 'silent' });
  expect(released()).toBe(1);
  await settled(1_000);
  expect(connections).toHaveLength(2);
  expect(openedLinks()).toHaveLength(2);
});

it('[BT10] opened in another window it is left to that, until somebody takes it back', async () => {
  const { socket, desk, openedLinks, state, connections } = await chosen();
  socket.notify('bluetooth:hang-up', { link: openedLinks()[0]!, why: 'opened-again' });
  expect(state()).toEqual({ type: 'waiting', why: 'elsewhere', retryAtMs: null });
  await settled(600_000);
  expect(connections).toHaveLength(1);
  await desk.again('k1');
  await settled();
  expect(connections).toHaveLength(2);
});

it('[BT13] when the gateway was away the link is opened anew, the device is not', async () => {
  const { socket, openedLinks, connections, state } = await chosen();
  socket.goDown();
  expect(state()?.type).toBe('connecting');
  socket.goUp();
  socket.answer('bluetooth:open', opened);
  await settled();
  expect(state()?.type).toBe('open');
  expect(new Set(openedLinks()).size).toBe(2);
  expect(connections).toHaveLength(1);
});

it('[BT13] a link the gateway does not know any more is opened anew', async () => {
  const { socket, connections, openedLinks } = await chosen();
  connections[0]?.packet(measurement, bytes);
  socket.answer('bluetooth:packet', { ok: false, error: { type: 'unknown-link' } });
  await settled();
  expect(openedLinks()).toHaveLength(2);
});

it('[BT7] what the gateway asks is written, of its own link alone', async () => {
  const { socket, openedLinks, written } = await chosen();
  const characteristic = bluetoothUuid(0x2a08);
  socket.notify('bluetooth:write', { link: 'another', characteristic, bytes: new ArrayBuffer(7) });
  socket.notify('bluetooth:write', { link: openedLinks()[0]!, characteristic, bytes: new ArrayBuffer(7) });
  expect(written).toEqual([characteristic]);
});

it('[BT13] refused by the gateway it waits, and says why', async () => {
  const browser = aBrowser();
  await browser.desk.choose('bluetooth-oximeter');
  await settled();
  const error = { type: 'sign-in-needed', why: 'locked' } as const;
  browser.socket.answer('bluetooth:open', { ok: false, error });
  await settled();
  expect(browser.state()).toMatchObject({ type: 'waiting', why: error });
  expect(browser.released()).toBe(1);
});

it('[BT13] after the page was loaded anew those held before are sought, and one let go is not', async () => {
  const first = await chosen();
  const anew = aBrowser({ remembered: first.memory.text });
  await anew.desk.resume();
  await settled();
  expect(anew.socket.askedFor('bluetooth:open')).toMatchObject([
    { family: 'bluetooth-oximeter', key: 'k1', name: 'Oxi' },
  ]);
  anew.desk.letGo('k1');
  expect(anew.socket.askedFor('bluetooth:close')).toMatchObject([{ why: 'let-go' }]);
  expect(anew.desk.store.getState()).toEqual([]);
  const last = aBrowser({ remembered: anew.memory.text });
  await last.desk.resume();
  await settled();
  expect(last.connections).toEqual([]);
});

it('[BT16] what the browser does not give back after a reload waits for a person, and one tap has it again', async () => {
  const { memory } = await chosen();
  const anew = aBrowser({ remembered: memory.text, key: 'k2', isForgetful: true });
  await anew.desk.resume();
  await settled(600_000);
  expect(anew.state()).toEqual({ type: 'waiting', why: 'reloaded', retryAtMs: null });
  expect(anew.connections).toEqual([]);
  await anew.desk.again('k1');
  await settled();
  expect(anew.socket.askedFor('bluetooth:open')).toMatchObject([
    { family: 'bluetooth-oximeter', key: 'k2', name: 'Oxi' },
  ]);
  expect(anew.desk.store.getState().map(({ key }) => key)).toEqual(['k2']);
  expect(JSON.parse(anew.memory.text ?? '[]')).toMatchObject([{ key: 'k2' }]);
});

it('[BT16] until then it is remembered over another reload, unless it is let go', async () => {
  const { memory } = await chosen();
  const anew = aBrowser({ remembered: memory.text, isForgetful: true });
  await anew.desk.resume();
  const last = aBrowser({ remembered: anew.memory.text, isForgetful: true });
  await last.desk.resume();
  expect(last.state()).toMatchObject({ why: 'reloaded' });
  last.desk.letGo('k1');
  expect([last.desk.store.getState(), last.memory.text]).toEqual([[], '[]']);
});

for (const text of ['', '{', '{}', '[null, {"key": 1}]', '[{"key":"k1","name":"","family":"hl7"}]'])
  it(`[BT13] where ${JSON.stringify(text)} is remembered, nothing is`, async () => {
    const { desk, connections } = aBrowser({ remembered: text });
    await desk.resume();
    await settled();
    expect(connections).toEqual([]);
  });
