import { lineSchema } from '@chairside/shared/devices/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { aTcpDevice } from '../testing/a-tcp-device.ts';
import { theLines } from '../testing/the-lines.ts';
import { awayAtMostMs } from './cuff-memory.ts';
import { anAnsarFrame } from './ivy/encode.ts';
import { aCuffPressure, aMeasurement } from './suntech/encode.ts';

/** Cuffs that do not say when they measured, at lines of real sockets and on a host clock that only the tests move. */
const patiently = { timeout: 20_000, interval: 5 };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Connected, and with its first frames read. */
async function aCuff(family: 'ivy-450c' | 'suntech-advantage', ...first: readonly Uint8Array[]) {
  const device = await aTcpDevice();
  ending.push(() => device.leave());
  const the = theLines();
  ending.push(() => the.lines.close());
  const transport = { type: 'tcp', host: '127.0.0.1', port: device.port };
  the.lines.follow([lineSchema.parse({ lineId: 'bed-1', family, deviceId: 'NIBP-1', transport })]);
  let connections = 0;
  const isCalled = () => expect.poll(device.connections, patiently).toBe((connections += 1));
  const says = async (...frames: readonly Uint8Array[]) => {
    const before = the.link()?.frames ?? 0;
    for (const frame of frames) device.say(frame);
    await expect.poll(() => the.link()?.frames, patiently).toBe(before + frames.length);
  };
  /** Broken, and opened again after so long without a word. */
  const lose = async (awayMs: number) => {
    device.reset();
    await expect.poll(the.stands, patiently).toBe('waiting: broken');
    the.clock.advance(awayMs);
    await isCalled();
  };
  await isCalled();
  await says(...first);
  return {
    ...{ says, lose },
    clock: the.clock,
    systolic: () =>
      the.said.flatMap((one) =>
        one.type === 'reading' && one.reading.parameter === 'systolicMmHg' && 'value' in one.reading
          ? [one.reading.value]
          : [],
      ),
    stored: () => the.link()?.rejected.stored ?? 0,
  };
}

const ivy = (systolic: number) => anAnsarFrame({ cuff: `4;${systolic};75;92;80;;` });
const [letGo, squeezed] = [aCuffPressure(0), aCuffPressure(160)];
const suntech = (systolicMmHg: number) => aMeasurement({ systolicMmHg });

describe('what a cuff says first, which may be of any time', () => {
  it('[LN11] is not shown and counted as stored; what it says next is shown', async () => {
    const { systolic, stored, says } = await aCuff('ivy-450c', ivy(121), ivy(121));
    expect([systolic(), stored()]).toEqual([[], 1]);
    await says(ivy(140), ivy(140));
    expect([systolic(), stored()]).toEqual([[140], 1]);
  });

  it('[LN11] of a SunTech that was not seen to squeeze is not shown', async () => {
    const { systolic, stored, says } = await aCuff('suntech-advantage', letGo, suntech(121));
    expect([systolic(), stored()]).toEqual([[], 1]);
    await says(suntech(140));
    expect(systolic()).toEqual([140]);
  });

  it('[LN11] of a SunTech that was connected while it squeezed is shown, once the module has had its time', async () => {
    const { systolic, stored, says, clock } = await aCuff('suntech-advantage', squeezed, letGo, suntech(121));
    expect([systolic(), stored()]).toEqual([[], 0]);
    clock.advance(3_000);
    await says(suntech(140));
    expect([systolic(), stored()]).toEqual([[140], 0]);
  });

  it('[LN11] that it has measured nothing yet is so now, and the first number after it is shown', async () => {
    const none = anAnsarFrame({ cuff: '1;;;;;;' });
    const { systolic, stored, says } = await aCuff('ivy-450c', none);
    await says(ivy(121));
    expect([systolic(), stored()]).toEqual([[121], 0]);
  });
});

describe('a cuff whose line was lost and opened again', () => {
  it('[LN11] says its last measurement again, which is none', async () => {
    const { systolic, stored, says, lose } = await aCuff('ivy-450c', ivy(121), ivy(140));
    await lose(1_000);
    await says(ivy(140));
    expect([systolic(), stored()]).toEqual([[140], 1]);
    await says(ivy(121));
    expect(systolic()).toEqual([140, 121]);
  });

  for (const [awayMs, isNew] of [
    [awayAtMostMs - 1, true],
    [awayAtMostMs, true],
    [awayAtMostMs + 1, false],
  ] as const)
    it(`[LN11] and says another after ${awayMs} ms: ${isNew ? 'it is new' : 'it may be of any time in between'}`, async () => {
      const { systolic, stored, says, lose } = await aCuff('ivy-450c', ivy(121), ivy(140));
      await lose(awayMs);
      await says(ivy(95));
      expect([systolic(), stored()]).toEqual(isNew ? [[140, 95], 1] : [[140], 2]);
      await says(ivy(90));
      expect(systolic().at(-1)).toBe(90);
    });

  it('[LN11] and had said nothing but what may be of any time, is known by that all the same', async () => {
    const { systolic, stored, says, lose } = await aCuff('ivy-450c', ivy(121));
    await lose(1_000);
    await says(ivy(121));
    expect([systolic(), stored()]).toEqual([[], 1]);
    await says(ivy(95));
    expect(systolic()).toEqual([95]);
  });
});
