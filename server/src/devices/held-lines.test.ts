import { lineSchema } from '@chairside/shared/devices/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { aTcpDevice } from '../testing/a-tcp-device.ts';
import { theLines } from '../testing/the-lines.ts';
import { aPacket } from './nonin/encode.ts';

/** Lines while a simulator has the session clock in its hand: what comes waits for its time, as at the door for callers. */
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const patientlyMs = 10_000;
const shortlyMs = 50;
const packet = aPacket(2);

async function aHeldLine() {
  const device = await aTcpDevice();
  const the = theLines();
  ending.push(
    () => device.leave(),
    () => the.lines.close(),
  );
  const transport = { type: 'tcp', host: '127.0.0.1', port: device.port };
  the.intake.hold();
  the.lines.follow([
    lineSchema.parse({ lineId: 'bed-1', family: 'nonin-df2', deviceId: 'OXI-1', transport }),
  ]);
  await expect.poll(device.connections, { timeout: 20_000, interval: 5 }).toBe(1);
  const peer = `127.0.0.1:${String(device.port)}`;
  return {
    ...{ ...the, device, peer },
    came: (bytes: number, withinMs = patientlyMs) => the.intake.arrival([{ peer, bytes }], withinMs),
  };
}

describe('a line while the session clock stands', () => {
  it('[SI73] is known by the address it leads to, and what comes over it waits for the step', async () => {
    const { device, came, intake, said, peer } = await aHeldLine();
    device.say(packet);
    expect(await came(packet.length)).toBe(null);
    expect(said).toEqual([]);
    intake.takeIn([peer]);
    expect(said.map(({ type }) => type)).toEqual(['reading', 'reading', 'waveform']);
  });

  for (const [lacking, arrives] of [
    [1, false],
    [0, true],
    [-1, true],
  ] as const) {
    it(`[SI73] ${lacking} bytes short, ${arrives ? 'all has arrived' : 'it says what has'}`, async () => {
      const { device, came, peer } = await aHeldLine();
      device.say(packet);
      expect(await came(packet.length)).toBe(null);
      const missing = await came(packet.length + lacking, shortlyMs);
      expect(missing).toEqual(arrives ? null : { peer, arrived: packet.length });
    });
  }

  it('[SI73] what was said before it broke is heard first, and then that it broke', async () => {
    const { device, came, intake, said, hungUp, stands, peer } = await aHeldLine();
    device.say(packet);
    expect(await came(packet.length)).toBe(null);
    device.reset();
    // More than was sent can not arrive: that is known once the end has.
    expect(await came(packet.length + 1)).toEqual({ peer, arrived: packet.length });
    expect([said, hungUp, stands()]).toEqual([[], [], 'opening']);
    intake.takeIn([peer]);
    expect(said).toHaveLength(3);
    expect([hungUp, stands()]).toEqual([['line:bed-1'], 'waiting: broken']);
  });

  it('[SI72] let go, what waits is heard, and what comes then as it comes', async () => {
    const { device, came, intake, said } = await aHeldLine();
    device.say(packet);
    await came(packet.length);
    intake.open();
    expect(said).toHaveLength(3);
    device.say(packet);
    await came(2 * packet.length);
    expect(said).toHaveLength(6);
  });

  it('[SI73] a line that is removed is waited for no longer', async () => {
    const { device, came, lines } = await aHeldLine();
    device.say(packet);
    await came(packet.length);
    lines.follow([]);
    expect(await came(2 ** 30)).toBe(null);
  });
});
