import { families } from '@chairside/shared/devices/families.ts';
import type { Line } from '@chairside/shared/devices/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { aTcpDevice, type TcpDevice } from '../testing/a-tcp-device.ts';
import { aLine as anyLine, theLines as allLines } from '../testing/the-lines.ts';
import {
  comenSpecimen,
  mindraySpecimen,
  nihonKohdenSpecimen,
  philipsSpecimen,
} from './hl7/dialect-specimens.ts';
import { pcd01Specimen } from './hl7/specimen.ts';
import { drivers } from './registry.ts';

/** Monitors that want to be called, behind real sockets, and a host clock that only the tests move. */
const patiently = { timeout: 20_000, interval: 5 };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function aMonitor(port?: number): Promise<TcpDevice> {
  const monitor = await aTcpDevice(port);
  ending.push(() => monitor.leave());
  return monitor;
}

function aLine(to: { readonly port: number }, dialect = 'auto'): Line {
  const parts = { family: 'hl7', deviceId: 'MON-1', options: { dialect } };
  return anyLine({ type: 'tcp', host: '127.0.0.1', port: to.port }, parts);
}

function theLines(taken?: Promise<void>) {
  const the = allLines(drivers, taken);
  ending.push(() => the.lines.close());
  return the;
}

/** A Mindray says nothing before it is asked, and is asked only where its line says that it is one. */
const monitors = [
  ['pcd-01', 'auto', pcd01Specimen],
  ['mindray', 'mindray', mindraySpecimen],
  ['comen', 'auto', comenSpecimen],
  ['nihon-kohden', 'auto', nihonKohdenSpecimen],
  ['philips', 'auto', philipsSpecimen],
] as const;

const measuredAtMs = Date.UTC(2026, 5, 1, 12);
const pcd01 = pcd01Specimen.frame({ spo2Percent: 97 }, measuredAtMs).bytes;

for (const [spoken, dialect, { frame }] of monitors) {
  describe(`a line to a monitor that speaks ${spoken}`, () => {
    const bytes = frame({ spo2Percent: 97, pulseRateBpm: 72 }, measuredAtMs).bytes;

    it('[LN12] [HL25] is opened, heard and answered, and shown with its dialect', async () => {
      const monitor = await aMonitor();
      const { lines, said, stands, link } = theLines();
      lines.follow([aLine(monitor, dialect)]);
      await expect.poll(monitor.connections, patiently).toBe(1);
      if (spoken === 'mindray')
        await expect.poll(() => monitor.heard().toString(), patiently).toContain('QRY^R02');
      monitor.say(bytes);
      await expect.poll(stands, patiently).toBe('open');
      await expect.poll(() => monitor.heard().toString(), patiently).toContain('MSA|AA');
      const numbers = said.flatMap((one) => (one.type === 'reading' ? [one.reading] : []));
      expect(numbers).toContainEqual(expect.objectContaining({ parameter: 'spo2Percent', value: 97 }));
      expect(link()).toMatchObject({ transport: 'tcp', family: 'hl7', dialect: spoken });
    });

    it('[LN2] [LN12] reset, and hung up on, is opened again and goes on without a person', async () => {
      const monitor = await aMonitor();
      const { lines, clock, hungUp, stands, link } = theLines();
      lines.follow([aLine(monitor, dialect)]);
      const speaks = async (connection: number) => {
        await expect.poll(monitor.connections, patiently).toBe(connection);
        monitor.say(bytes);
        await expect.poll(stands, patiently).toBe('open');
      };
      await speaks(1);
      monitor.reset();
      await expect.poll(stands, patiently).toBe('waiting: broken');
      expect([hungUp, link()?.dialect]).toEqual([['line:bed-1'], spoken]);
      clock.advance(1_000);
      await speaks(2);
      monitor.hangUp();
      await expect.poll(stands, patiently).toBe('waiting: closed');
      expect(hungUp).toHaveLength(2);
      clock.advance(2_000);
      await speaks(3);
    });

    for (const [silentMs, stood] of [
      [families.hl7.silentAfterMs - 1, 'open'],
      [families.hl7.silentAfterMs, 'silent: silent'],
      [families.hl7.silentAfterMs + 1, 'silent: silent'],
    ] as const)
      it(`[LN3] [LN12] half open, with nothing said for ${silentMs} ms, it is ${stood}`, async () => {
        const monitor = await aMonitor();
        const { lines, clock, stands } = theLines();
        lines.follow([aLine(monitor, dialect)]);
        await expect.poll(monitor.connections, patiently).toBe(1);
        monitor.say(bytes);
        await expect.poll(stands, patiently).toBe('open');
        clock.advance(silentMs);
        expect(stands()).toBe(stood);
        if (stood === 'open') return;
        clock.advance(1_000);
        await expect.poll(monitor.connections, patiently).toBe(2);
        monitor.say(bytes);
        await expect.poll(stands, patiently).toBe('open');
      });
  });
}

describe('a line to a monitor', () => {
  it('[LN2] [LN12] that is switched off is refused, tried again, and heard once it is on', async () => {
    const monitor = await aMonitor();
    await monitor.leave();
    const { lines, clock, stands } = theLines();
    lines.follow([aLine(monitor)]);
    await expect.poll(stands, patiently).toBe('waiting: refused');
    const on = await aMonitor(monitor.port);
    clock.advance(1_000);
    await expect.poll(on.connections, patiently).toBe(1);
    on.say(pcd01);
    await expect.poll(stands, patiently).toBe('open');
  });

  for (const [what, leave] of [
    ['has said all and closes its half', (monitor: TcpDevice) => monitor.hangUp()],
    ['is at a line that is removed', (_: TcpDevice, remove: () => void) => remove()],
  ] as const)
    it(`[HL17] [LN12] that ${what} is answered first, once the disk has it`, async () => {
      const monitor = await aMonitor();
      let take = (): void => undefined;
      const { lines, said, stands } = theLines(new Promise<void>((resolve) => (take = resolve)));
      lines.follow([aLine(monitor)]);
      await expect.poll(monitor.connections, patiently).toBe(1);
      monitor.say(pcd01);
      await expect.poll(() => said.length, patiently).toBeGreaterThan(0);
      leave(monitor, () => lines.follow([]));
      await expect.poll(stands, patiently).not.toBe('open');
      expect(monitor.heard().toString()).not.toContain('MSA');
      take();
      await expect.poll(() => monitor.heard().toString(), patiently).toContain('MSA|AA');
    });

  it('[LN5] [LN12] at which something else speaks shows nothing, and says so', async () => {
    const monitor = await aMonitor();
    const { lines, clock, said, stands, link } = theLines();
    lines.follow([aLine(monitor)]);
    await expect.poll(monitor.connections, patiently).toBe(1);
    // What begins like a message at last, so that what came before it is counted.
    monitor.say(Buffer.from('SSH-2.0-OpenSSH_9.2p1\r\n\v'));
    await expect.poll(() => link()?.garbageBytes ?? 0, patiently).toBeGreaterThan(0);
    clock.advance(families.hl7.silentAfterMs);
    expect(stands()).toBe('waiting: no-good-frame');
    expect(said.filter(({ type }) => type === 'reading')).toEqual([]);
  });
});
