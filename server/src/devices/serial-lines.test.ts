import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aPtyPair, hasPtys, type PtyPair } from '../testing/a-pty-pair.ts';
import { aLine, theLines } from '../testing/the-lines.ts';
import { aPacket } from './nonin/encode.ts';

/** Real ports, made in pairs, and a host clock that only the tests move. */
const patiently = { timeout: 20_000, interval: 5 };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function aCable(): Promise<PtyPair> {
  const cable = await aPtyPair();
  ending.push(() => cable.remove());
  return cable;
}

function opened(...lines: readonly ReturnType<typeof aLine>[]) {
  const the = theLines();
  ending.push(() => the.lines.close());
  the.lines.follow(lines);
  return the;
}

const to = (path: string, baudRate?: number) => ({ type: 'serial', path, baudRate });
const packet = aPacket(2);

describe.runIf(hasPtys)('a line over a serial port', () => {
  /** Said again and again, as devices do: what a port was told before it was open is gone. */
  async function speaks({ say }: PtyPair, { stands, link }: ReturnType<typeof theLines>): Promise<void> {
    const frames = link()?.frames ?? 0;
    await expect
      .poll(() => {
        say(packet);
        return (link()?.frames ?? 0) > frames && stands() === 'open';
      }, patiently)
      .toBe(true);
  }

  it('[LN1] is opened and heard', async () => {
    const cable = await aCable();
    const the = opened(aLine(to(cable.path)));
    await speaks(cable, the);
    expect(the.said).toContainEqual(
      expect.objectContaining({
        reading: expect.objectContaining({ deviceId: 'OXI-1', value: 97 }) as object,
      }),
    );
    expect(the.link()).toMatchObject({ transport: 'serial', family: 'nonin-df2' });
  });

  it('[LN2] [LN3] unplugged, is noticed at once, or by its silence; plugged in again, is opened again without a person', async () => {
    const cable = await aCable();
    const the = opened(aLine(to(cable.path)));
    await speaks(cable, the);
    await cable.unplug();
    const later = (ms: number) => {
      the.clock.advance(ms);
      return the.stands();
    };
    // The system does not always say that a port is gone.
    await expect.poll(() => later(10), patiently).not.toBe('open');
    expect(the.hungUp).toEqual(['line:bed-1']);
    await expect.poll(() => later(100), patiently).toBe('waiting: not-found');
    await cable.plugIn();
    await expect
      .poll(() => {
        cable.say(packet);
        return later(100);
      }, patiently)
      .toBe('open');
  });

  it('[LN3] at which nothing comes any more is silent, closed, and opened anew', async () => {
    const cable = await aCable();
    const the = opened(aLine(to(cable.path)));
    await speaks(cable, the);
    the.clock.advance(3_000);
    expect(the.stands()).toBe('silent: silent');
    the.clock.advance(1_000);
    await speaks(cable, the);
  });

  it('[LN5] at another speed gives bytes and no frame, shows nothing, and says so', async () => {
    const cable = await aCable();
    const the = opened(aLine(to(cable.path, 4_800)));
    // What 9,600 baud look like at half the speed: every bit twice, cut at the wrong places.
    const blurred = packet.map((byte) => (byte & 0x0f) * 0x11);
    await expect
      .poll(() => {
        cable.say(blurred);
        return the.link()?.garbageBytes ?? 0;
      }, patiently)
      .toBeGreaterThan(1_000);
    the.clock.advance(3_000);
    await expect.poll(the.stands, patiently).toBe('waiting: no-good-frame');
    expect(the.said.filter(({ type }) => type !== 'frame-rejected')).toEqual([]);
  });

  it('[LN7] is one line’s, by whatever name a second knows it', async () => {
    const cable = await aCable();
    const other = await cable.otherName();
    const the = opened(
      aLine(to(cable.path)),
      aLine(to(other), { lineId: 'bed-2', deviceId: 'OXI-2' }),
      aLine(to(cable.path), { lineId: 'bed-3', deviceId: 'OXI-3' }),
    );
    const whys = () => the.lines.links().map(({ why }) => why);
    await expect.poll(() => whys().filter((why) => why === 'port-taken'), patiently).toHaveLength(2);
    expect(whys().filter((why) => why === null)).toHaveLength(1);
  });

  it('[LN7] is locked against another program, here another gateway', async () => {
    const cable = await aCable();
    const one = opened(aLine(to(cable.path)));
    await speaks(cable, one);
    const other = opened(aLine(to(cable.path)));
    await expect.poll(other.stands, patiently).toBe('waiting: port-taken');
    expect(one.stands()).toBe('open');
  });

  it('[LN6] taken away, is free for whoever wants it', async () => {
    const cable = await aCable();
    const one = opened(aLine(to(cable.path)));
    await speaks(cable, one);
    one.lines.follow([]);
    await one.lines.close();
    await speaks(cable, opened(aLine(to(cable.path))));
  });

  it('[ST1] to a SunTech module carries three questions and nothing else', async () => {
    const cable = await aCable();
    const the = opened(aLine(to(cable.path), { family: 'suntech-advantage' }));
    await expect
      .poll(() => {
        the.clock.advance(200);
        return cable.heard().length;
      }, patiently)
      .toBeGreaterThan(60);
    const whole = cable.heard().toString('hex').match(/.{10}/g) ?? [];
    expect(new Set(whole)).toEqual(new Set(['3a79050048', '3a7903004a', '3a7911003c']));
  });
});

describe('a port that can not be had', () => {
  it('[LN2] that is not there waits, and says that it was not found', async () => {
    const the = opened(aLine(to('/dev/chairside-no-such-port')));
    await expect.poll(the.stands, patiently).toBe('waiting: not-found');
  });

  it('[LN2] that is no serial port says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-port-'));
    ending.push(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'file'), 'no port');
    const the = opened(aLine(to(join(folder, 'file'))));
    await expect.poll(the.stands, patiently).toBe('waiting: not-a-port');
  });

  it('[LN2] whose name nobody knows was not found', async () => {
    const the = opened(aLine({ type: 'tcp', host: 'no-such-host.invalid', port: 4001 }));
    await expect.poll(the.stands, patiently).toMatch(/^waiting: (not-found|unreachable)$/);
  });
});
