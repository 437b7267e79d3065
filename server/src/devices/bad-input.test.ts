import { lineSchema } from '@chairside/shared/devices/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { aDeviceLink } from '../testing/a-device-link.ts';
import { aTcpDevice } from '../testing/a-tcp-device.ts';
import { atAnotherSpeed } from '../testing/at-another-speed.ts';
import { theLines } from '../testing/the-lines.ts';
import { sfloatBytes } from './bluetooth/encode.ts';
import { packet } from './bluetooth/played.ts';
import type { Specimen, SpecimenFrame } from './conformance/specimen.ts';
import type { RejectedWhy } from './driver.ts';
import { aMessage, aMindrayMessage, aRow, diastolic, mean, mmHg, spo2, systolic } from './hl7/fixtures.ts';
import { frameMllp } from './hl7/mllp-framing.ts';
import { anAnsarFrame } from './ivy/encode.ts';
import { anAscii1Line } from './masimo/encode.ts';
import { aDf13Frame, aDf8Frame, aPacket } from './nonin/encode.ts';
import { sumOf } from './byte-framing.ts';
import { specimens } from './specimens.ts';
import { aMeasurement } from './suntech/encode.ts';
import { createTallyKeeper } from './tally.ts';

/**
 * What goes wrong where devices are connected by hand. Of each: it has a reason that is counted, and nothing of it is shown as live.
 */
const specimenOf = (id: string): Specimen => specimens[id]!;

/** What became of these at a link of their own. `live`: numbers somebody would take for the patient's. */
function cameOf({ driver }: Specimen, ...frames: readonly (SpecimenFrame | Uint8Array)[]) {
  const { session, said } = aDeviceLink(driver);
  for (const frame of frames)
    if (frame instanceof Uint8Array) session.receive(frame);
    else session.receive(frame.bytes, frame.channel);
  session.close();
  const tally = createTallyKeeper();
  tally.addSaid(said());
  tally.addCounts(session.counts(), { frames: 0, garbageBytes: 0 });
  const live = said().flatMap((one) =>
    one.type === 'reading' && one.reading.quality !== 'unavailable'
      ? [`${one.reading.parameter} ${one.reading.value}`]
      : [],
  );
  return { live, ...tally.read() };
}

describe('[DD5] a wrong baud rate', () => {
  const spoken = [
    ['nonin-df2', aPacket(2)],
    ['nonin-df7', aPacket(7)],
    ['nonin-df8', aDf8Frame()],
    ['nonin-df13', aDf13Frame({ measuredAtMs: Date.UTC(2026, 5, 1) })],
    ['masimo-ascii1', anAscii1Line()],
    ['ivy-450c', anAnsarFrame()],
    ['suntech-advantage', aMeasurement()],
  ] as const;
  for (const [family, frame] of spoken)
    for (const [portBaud, ratio] of [
      [1_200, 1 / 8],
      [2_400, 1 / 4],
      [4_800, 1 / 2],
      [19_200, 2],
      [38_400, 4],
      [115_200, 12],
    ] as const)
      it(`[DD5] ${family} at 9,600 heard at ${portBaud} is no number, and every byte is counted`, () => {
        const often = Uint8Array.from(Array.from({ length: 20 }, () => [...frame]).flat());
        const { live, garbageBytes, rejected } = cameOf(specimenOf(family), atAnotherSpeed(often, ratio));
        expect(live).toEqual([]);
        expect(garbageBytes + rejected.malformed + rejected.garbage).toBeGreaterThan(0);
      });

  it('[DD5] the right one is heard', () => {
    expect(atAnotherSpeed(aPacket(2), 1)).toEqual(aPacket(2));
  });
});

describe('[DD5] two drivers on one port', () => {
  const ending: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  it('[DD5] [LN7] the second has no byte of it and says why; the first is heard', async () => {
    const device = await aTcpDevice();
    ending.push(() => device.leave());
    const the = theLines();
    ending.push(() => the.lines.close());
    const lines = [
      ['bed-1', 'nonin-df2', '127.0.0.1'],
      ['bed-2', 'nonin-df7', 'localhost'],
    ].map(([lineId, family, host]) =>
      lineSchema.parse({
        ...{ lineId, family, deviceId: `OXI-${lineId}` },
        transport: { type: 'tcp', host, port: device.port },
      }),
    );
    const patiently = { timeout: 20_000, interval: 5 };
    const standing = () => the.lines.links().map(({ state, why }) => why ?? state);
    the.lines.follow(lines);
    await expect.poll(standing, patiently).toContain('port-taken');
    const taken = the.lines.links().find(({ why }) => why === 'port-taken');
    device.say(taken?.family === 'nonin-df7' ? aPacket(2) : aPacket(7));
    await expect.poll(() => the.said.length, patiently).toBeGreaterThan(0);
    const names = the.said.flatMap((one) => (one.type === 'reading' ? [one.reading.deviceId] : []));
    expect(new Set(names).size).toBe(1);
    expect(names).not.toContain(`OXI-${taken?.lineId}`);
    expect(taken).toMatchObject({ state: 'waiting', frames: 0, garbageBytes: 0 });
  });
});

describe('[DD5] a frame length that lies', () => {
  const mightySat = specimenOf('masimo-mightysat').frame({ spo2Percent: 97, pulseRateBpm: 64 }, 0);
  const nonin = specimenOf('nonin-3230').frame({ spo2Percent: 97, pulseRateBpm: 64 }, 0);
  const wrong: readonly (readonly [string, string, SpecimenFrame, number])[] = [
    ['shorter than it is', 'suntech-advantage', { bytes: aMeasurement() }, 1],
    ['of a spot check', 'nonin-df13', { bytes: aDf13Frame({ measuredAtMs: 0 }) }, 5],
    ['of a notification', 'masimo-mightysat', mightySat, 1],
    ['of a packet', 'nonin-3230', nonin, 0],
  ];
  for (const [what, family, frame, at] of wrong)
    for (const by of [-2, -1, 1, 2, 40])
      it(`[DD5] ${family}, ${what}, by ${by}: it is counted and says nothing`, () => {
        const said = (frame.bytes[at] ?? 0) + by;
        const lying = { ...frame, bytes: frame.bytes.with(at, said) };
        const { live, rejected, garbageBytes } = cameOf(specimenOf(family), lying);
        expect(live).toEqual([]);
        expect(rejected.malformed + rejected.garbage + garbageBytes).toBeGreaterThan(0);
      });
});

describe('[DD5] a pulse over 127 in seven bits', () => {
  /** 133 as one byte, where seven bits are its lower ones. */
  function written(format: 2 | 7): Uint8Array {
    const bytes = aPacket(format, { pulseRateBpm: 5 });
    bytes[5 + 3] = 133;
    bytes[5 + 4] = sumOf(bytes.subarray(5, 9));
    return bytes;
  }
  const rows: readonly (readonly [string, Uint8Array, RejectedWhy])[] = [
    ['nonin-df2', written(2), 'malformed'],
    ['nonin-df7', written(7), 'malformed'],
    ['nonin-df8', aDf8Frame({ pulseRateBpm: 5 }).with(1, 133), 'garbage'],
  ];
  for (const [family, frame, why] of rows)
    it(`[DD5] [NN4] ${family}: it is not read as 5 /min, and is counted as ${why}`, () => {
      const { live, rejected } = cameOf(specimenOf(family), frame);
      expect(live).toEqual([]);
      expect(rejected[why]).toBeGreaterThan(0);
    });

  for (const family of ['nonin-df2', 'nonin-df7', 'nonin-df8', 'nonin-df13', 'nonin-3230'])
    for (const pulseRateBpm of [127, 128, 133])
      it(`[DD5] [NN4] ${family}: ${pulseRateBpm} /min, written as it should be, is read as that`, () => {
        const specimen = specimenOf(family);
        const frame = specimen.frame({ spo2Percent: 97, pulseRateBpm }, Date.UTC(2026, 5, 1));
        expect(cameOf(specimen, frame, frame, frame).live).toContain(`pulseRateBpm ${pulseRateBpm}`);
      });
});

describe('[DD5] EXC, which is hexadecimal, read as decimal', () => {
  for (const exceptions of ['000020', '000824', '000820'])
    it(`[DD5] [MA3] ${exceptions} is a sensor that is off, and the 98 beside it no number`, () => {
      const { live, readings, frames } = cameOf(specimenOf('masimo-ascii1'), anAscii1Line({ exceptions }));
      expect([live, readings, frames]).toEqual([[], 3, 1]);
    });

  it('[DD5] [MA3] with a letter in it that is no digit it is malformed, and counted', () => {
    const { live, rejected } = cameOf(specimenOf('masimo-ascii1'), anAscii1Line({ exceptions: '0008G4' }));
    expect([live, rejected.malformed]).toEqual([[], 1]);
  });
});

describe('[DD5] FS without CR', () => {
  const hl7 = specimenOf('hl7');
  const message = (value: string) => frameMllp(Buffer.from(aMessage([aRow(spo2, { value })])));

  it('[DD5] [HL2] two messages without the CR between them are two, and nothing is garbage', () => {
    const { live, frames, garbageBytes } = cameOf(hl7, message('97').subarray(0, -1), message('95'));
    expect([live, frames, garbageBytes]).toEqual([['spo2Percent 97', 'spo2Percent 95'], 2, 0]);
  });

  it('[DD5] [HL4] CR without FS ends nothing: what was begun is malformed, and only the next is read', () => {
    const cut = Uint8Array.from([...message('97').subarray(0, -2), 0x0d]);
    const { live, rejected } = cameOf(hl7, cut, message('95'));
    expect([live, rejected.malformed]).toEqual([['spo2Percent 95'], 1]);
  });
});

describe('[DD5] a unit flag that lies, kPa for mmHg', () => {
  const kPa = { systolic: 18.9, diastolic: 11, mean: 15.9 };
  const time = '20260101120000';
  const row = (code: string, value: number) =>
    aRow(code, { value: String(value), unit: mmHg, place: `1.1.1.${code.slice(0, 6)}` });
  const mindrayRow = (code: string, value: number) =>
    `OBX||NM|${code}^x|2105|${value}||||||F||APERIODIC|${time}`;
  const hl7 = (text: string) => frameMllp(Buffer.from(text));
  const rows: readonly (readonly [string, string, SpecimenFrame])[] = [
    ['a Bluetooth cuff', 'bluetooth-cuff', packet(0x2a35, 0, ...[18.9, 11, 15.9].map(sfloatBytes))],
    ['PCD-01', 'hl7', { bytes: hl7(aMessage([row(systolic, 18.9), row(diastolic, 11), row(mean, 15.9)])) }],
    ['PCD-01, the systolic alone', 'hl7', { bytes: hl7(aMessage([row(systolic, 18.9)])) }],
    [
      'Mindray',
      'hl7-mindray',
      {
        bytes: hl7(
          aMindrayMessage('503', [
            mindrayRow('170', kPa.systolic),
            mindrayRow('171', kPa.diastolic),
            mindrayRow('172', kPa.mean),
          ]),
        ),
      },
    ],
    [
      'SunTech',
      'suntech-advantage',
      { bytes: aMeasurement({ systolicMmHg: 19, diastolicMmHg: 11, meanMmHg: 16, pulseRateBpm: 0 }) },
    ],
    [
      'Ivy',
      'ivy-450c',
      { bytes: anAnsarFrame({ spo2Percent: null, pulseRateBpm: null, cuff: '4;19;11;16;;;' }) },
    ],
  ];
  for (const [what, family, frame] of rows)
    it(`[DD5] [DD6] ${what}: no pressure of it is shown, and it is counted as impossible`, () => {
      const { live, rejected } = cameOf(specimenOf(family), frame);
      expect([live, rejected.impossible]).toEqual([[], 1]);
    });

  it('[DD5] [DD9] mmHg for kPa is impossible too', () => {
    const frame = packet(0x2a35, 0b1, ...[128, 82, 97].map(sfloatBytes));
    const { live, rejected } = cameOf(specimenOf('bluetooth-cuff'), frame);
    expect([live, rejected.impossible]).toEqual([[], 1]);
  });
});
