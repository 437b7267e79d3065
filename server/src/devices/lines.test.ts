import type { Line } from '@chairside/shared/devices/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { aDriverThatHangsUp, aFailingDriver } from '../testing/a-failing-driver.ts';
import { aTcpDevice, type TcpDevice } from '../testing/a-tcp-device.ts';
import { aLine as anyLine, theLines as allLines } from '../testing/the-lines.ts';
import type { Driver } from './driver.ts';
import { aPacket } from './nonin/encode.ts';
import { drivers } from './registry.ts';

/** Real sockets, and a host clock that only the tests move. */
const patiently = { timeout: 20_000, interval: 5 };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function aDevice(): Promise<TcpDevice> {
  const device = await aTcpDevice();
  ending.push(() => device.leave());
  return device;
}

/** To a device behind a TCP serial server. */
function aLine(to: { readonly port: number }, parts: Readonly<Record<string, unknown>> = {}): Line {
  return anyLine({ type: 'tcp', host: '127.0.0.1', port: to.port }, parts);
}

function theLines(known: readonly Driver[] = drivers, taken?: Promise<void>) {
  const the = allLines(known, taken);
  ending.push(() => the.lines.close());
  return the;
}

const packet = aPacket(2);

describe('a line over TCP', () => {
  it('[LN1] is opened, speaks, and what it says has the name of the line’s device', async () => {
    const device = await aDevice();
    const { lines, said, stands, link } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    expect(stands()).toBe('opening');
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
    expect(said).toMatchObject([
      { type: 'reading', reading: { deviceId: 'OXI-1', parameter: 'spo2Percent', value: 97 } },
      { type: 'reading', reading: { deviceId: 'OXI-1', parameter: 'pulseRateBpm', value: 72 } },
      { type: 'waveform' },
    ]);
    expect(link()).toMatchObject({ peer: 'line:bed-1', lineId: 'bed-1', transport: 'tcp', frames: 1 });
  });

  it('[LN2] that is reset is noticed at once, and opened again without a person', async () => {
    const device = await aDevice();
    const { lines, clock, hungUp, stands } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
    device.reset();
    await expect.poll(stands, patiently).toBe('waiting: broken');
    expect(hungUp).toEqual(['line:bed-1']);
    clock.advance(1_000);
    await expect.poll(device.connections, patiently).toBe(2);
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
  });

  it('[LN2] whose other end hangs up is opened again', async () => {
    const device = await aDevice();
    const { lines, clock, stands, link } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    await device.leave();
    await expect.poll(stands, patiently).toMatch(/^waiting: (closed|broken)$/);
    clock.advance(1_000);
    await expect.poll(stands, patiently).toBe('waiting: refused');
    expect(link()?.retryAtMs).toBe(clock.now() + 2_000);
    const again = await aTcpDevice(device.port);
    ending.push(() => again.leave());
    clock.advance(2_000);
    await expect.poll(again.connections, patiently).toBe(1);
    again.say(packet);
    await expect.poll(stands, patiently).toBe('open');
  });

  for (const [silentMs, stood] of [
    [2_999, 'open'],
    [3_000, 'silent: silent'],
    [3_001, 'silent: silent'],
  ] as const) {
    it(`[LN3] that says nothing for ${silentMs} ms is ${stood}`, async () => {
      const device = await aDevice();
      const { lines, clock, stands } = theLines();
      lines.follow([aLine(device)]);
      await expect.poll(device.connections, patiently).toBe(1);
      device.say(packet);
      await expect.poll(stands, patiently).toBe('open');
      clock.advance(silentMs);
      expect(stands()).toBe(stood);
    });
  }

  it('[LN3] half open, with the peer gone without a word, is opened anew after its silence', async () => {
    const device = await aDevice();
    const { lines, clock, hungUp, stands } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
    clock.advance(3_000);
    expect(hungUp).toEqual(['line:bed-1']);
    clock.advance(1_000);
    await expect.poll(device.connections, patiently).toBe(2);
    expect(stands()).toBe('silent: silent');
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
  });

  it('[LN4] is tried again after 1, 2, 4 … 30 s, and from 1 s again once it was good for ten', async () => {
    const device = await aDevice();
    await device.leave();
    const { lines, clock, stands, link } = theLines();
    lines.follow([aLine(device)]);
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      await expect.poll(stands, patiently).toBe('waiting: refused');
      const waitMs = (link()?.retryAtMs ?? 0) - clock.now();
      waits.push(waitMs);
      if (round === 6) break;
      clock.advance(waitMs);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    const again = await aTcpDevice(device.port);
    ending.push(() => again.leave());
    clock.advance(30_000);
    await expect.poll(again.connections, patiently).toBe(1);
    for (let second = 0; second <= 10; second += 1) {
      const frames = link()?.frames ?? 0;
      again.say(packet);
      await expect.poll(() => link()?.frames, patiently).toBe(frames + 1);
      if (second < 10) clock.advance(1_000);
    }
    again.reset();
    await expect.poll(stands, patiently).toBe('waiting: broken');
    expect(link()?.retryAtMs).toBe(clock.now() + 1_000);
  });

  it('[LN5] at which something else speaks, or at another speed, shows nothing and says so', async () => {
    const device = await aDevice();
    const { lines, clock, said, stands, link } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    device.say(new Uint8Array(300).fill(0xf8));
    await expect.poll(() => link()?.garbageBytes, patiently).toBe(300);
    expect(stands()).toBe('opening');
    clock.advance(3_000);
    expect(stands()).toBe('waiting: no-good-frame');
    expect(new Set(said.map(({ type }) => type))).toEqual(new Set(['frame-rejected']));
  });

  for (const [bytes, stood] of [
    [4_095, 'opening'],
    [4_096, 'waiting: no-good-frame'],
    [4_097, 'waiting: no-good-frame'],
  ] as const) {
    it(`[LN5] after ${bytes} bytes of nothing it is ${stood}, however fast they came`, async () => {
      const device = await aDevice();
      const { lines, stands, link } = theLines();
      lines.follow([aLine(device)]);
      await expect.poll(device.connections, patiently).toBe(1);
      device.say(new Uint8Array(bytes).fill(0xf8));
      await expect.poll(() => link()?.garbageBytes, patiently).toBeGreaterThanOrEqual(Math.min(bytes, 4_096));
      await expect.poll(stands, patiently).toBe(stood);
    });
  }

  for (const place of ['open', 'receive', 'timer', 'counts'] as const) {
    it(`[DD4] whose driver throws in ${place} is closed and tried again; its neighbour goes on`, async () => {
      const [device, neighbour] = [await aDevice(), await aDevice()];
      const known = drivers.find(({ id }) => id === 'nonin-df2')!;
      let opened = 0;
      const failing = aFailingDriver('nonin-df7', place);
      const counted: Driver = { ...failing, open: (...given) => ((opened += 1), failing.open(...given)) };
      const { lines, clock } = theLines([counted, known]);
      const states = () => lines.links().map(({ state, why }) => why ?? state);
      lines.follow([
        aLine(device, { family: 'nonin-df7' }),
        aLine(neighbour, { lineId: 'bed-2', deviceId: 'OXI-2' }),
      ]);
      await expect.poll(() => opened, patiently).toBe(1);
      await expect.poll(neighbour.connections, patiently).toBe(1);
      neighbour.say(packet);
      await expect.poll(() => states()[1], patiently).toBe('open');
      if (place === 'timer') clock.advance(500);
      else device.say(packet);
      await expect.poll(states, patiently).toEqual(['driver-failed', 'open']);
      clock.advance(1_000);
      await expect.poll(() => opened, patiently).toBe(2);
    });
  }

  it('[DD4] whose driver hangs up as it is opened is closed each time, and nothing of it goes on', async () => {
    const device = await aDevice();
    const { driver, seen } = aDriverThatHangsUp('nonin-df2');
    const { lines, clock, stands } = theLines([driver]);
    lines.follow([aLine(device)]);
    await expect.poll(stands, patiently).toBe('waiting: hung-up');
    clock.advance(1_000);
    await expect.poll(() => seen.opened, patiently).toBe(2);
    lines.follow([]);
    clock.advance(10_000);
    expect(seen).toEqual({ opened: 2, closed: 2, ticks: 0 });
  });

  it('[LN6] that was removed is closed at once; one that was set anew leads to the new end', async () => {
    const [device, other] = [await aDevice(), await aDevice()];
    const { lines, hungUp, stands } = theLines();
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    device.say(packet);
    await expect.poll(stands, patiently).toBe('open');
    const moved = aLine(other);
    lines.follow([moved]);
    await expect.poll(other.connections, patiently).toBe(1);
    expect(hungUp).toEqual(['line:bed-1']);
    other.say(packet);
    await expect.poll(stands, patiently).toBe('open');
    lines.follow([moved]);
    expect(stands()).toBe('open');
    lines.follow([]);
    expect(lines.links()).toEqual([]);
    await expect.poll(() => hungUp.length, patiently).toBe(2);
  });

  it('[LN7] two lines to one end, by whatever name, are one too many: the second waits', async () => {
    const device = await aDevice();
    const { lines } = theLines();
    const named = { type: 'tcp', host: 'localhost', port: device.port };
    lines.follow([aLine(device), aLine(device, { lineId: 'bed-2', deviceId: 'OXI-2', transport: named })]);
    const states = () => lines.links().map(({ state, why }) => why ?? state);
    await expect.poll(states, patiently).toContain('port-taken');
    expect(states()).toContain('opening');
  });

  it('[LN7] a second line to an end that has one never takes a connection of it, however often it tries', async () => {
    const device = await aDevice();
    const { lines, clock } = theLines();
    const first = aLine(device);
    lines.follow([first]);
    await expect.poll(device.connections, patiently).toBe(1);
    device.say(packet);
    await expect.poll(() => lines.links()[0]?.state, patiently).toBe('open');
    const named = { type: 'tcp', host: 'localhost', port: device.port };
    lines.follow([first, aLine(device, { lineId: 'bed-2', deviceId: 'OXI-2', transport: named })]);
    const second = () => lines.links()[1];
    for (const waitMs of [1_000, 2_000]) {
      await expect.poll(() => (second()?.retryAtMs ?? 0) - clock.now(), patiently).toBe(waitMs);
      expect(second()?.why).toBe('port-taken');
      device.say(packet);
      clock.advance(waitMs);
    }
    await expect.poll(() => second()?.retryAtMs, patiently).toBe(clock.now() + 4_000);
    expect(device.connections()).toBe(1);
  });

  it('[LN8] is read no faster than its readings are taken', async () => {
    const device = await aDevice();
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => (take = resolve));
    const { lines, link, stands, clock } = theLines(drivers, taken);
    lines.follow([aLine(device)]);
    await expect.poll(device.connections, patiently).toBe(1);
    for (let sent = 0; sent < 256; sent += 1) device.say(packet);
    await expect.poll(() => link()?.frames, patiently).toBeGreaterThanOrEqual(256);
    device.say(packet);
    // What another line hears after it would have been heard before.
    const neighbour = await aDevice();
    const beside = theLines();
    beside.lines.follow([aLine(neighbour)]);
    await expect.poll(neighbour.connections, patiently).toBe(1);
    neighbour.say(packet);
    await expect.poll(beside.stands, patiently).toBe('open');
    // It is not silent: nobody listens just now.
    clock.advance(3_000);
    expect(stands()).toBe('open');
    expect(link()?.frames).toBe(256);
    take();
    await expect.poll(() => link()?.frames, patiently).toBe(257);
  });
});
