import { describe, expect, it } from 'vitest';
import { bytesIn, bytesOf, deedOf, frames, outcome } from './fixtures.ts';
import type { LinkDeed } from './link-verbs.ts';

const packetFormats = ['nonin-df2', 'nonin-df7'] as const;
type PacketFormat = (typeof packetFormats)[number];

function after(format: PacketFormat | 'nonin-df8', verb: LinkDeed['verb'], params = {}) {
  return bytesIn(outcome(format, frames(format, 200), { faults: [{ deed: deedOf(verb, params) }] }));
}

/** A reader of its own: the data of each frame, and which sums are wrong. */
function read(bytes: Uint8Array) {
  const count = Math.floor(bytes.length / 5);
  const rows = Array.from({ length: count }, (_, index) => [...bytes.subarray(index * 5, index * 5 + 5)]);
  return {
    data: rows.map(([, , , data]) => data),
    wrongSums: rows.filter(([a, b, c, d, sum]) => (a! + b! + c! + d!) % 256 !== sum).length,
    frames: rows.length,
  };
}

describe('faults of Nonin frames', () => {
  for (const format of packetFormats) {
    it(`[SI57] ${format}: no number is 127 and 511, and the sums are right`, () => {
      const [one] = after(format, 'special_values');
      const { data, wrongSums } = read(one!.bytes);
      const saturations = [3, 9, 10, 11, 16, 17].map((place) => data[place - 1]);
      const rates = [1, 14, 20, 22].map((place) => ((data[place - 1]! & 3) << 7) | (data[place]! & 127));
      expect(saturations).toEqual([127, 127, 127, 127, 127, 127]);
      expect(rates).toEqual([511, 511, 511, 511]);
      expect(wrongSums).toBe(0);
      expect(one!.reports).toEqual([]);
    });

    it(`[SI56] ${format}: a flipped bit makes one sum wrong`, () => {
      for (const { bytes, reports } of after(format, 'corrupt', { rate: 1 })) {
        expect(read(bytes).wrongSums).toBe(1);
        expect(reports).toEqual([]);
      }
    });

    it(`[SI56] ${format}: with the checksum kept every sum is right, and the packet is another one`, () => {
      for (const [n, { bytes, reports }] of after(format, 'corrupt', {
        rate: 1,
        keepChecksum: true,
      }).entries()) {
        expect(read(bytes).wrongSums).toBe(0);
        expect(Buffer.compare(bytes, bytesOf(format, n))).not.toBe(0);
        expect(reports).toEqual([]);
      }
    });

    it(`[SI56] ${format}: out of step a packet has a frame more or less, each of them whole`, () => {
      const packets = after(format, 'wrong_sync').map(({ bytes }) => read(bytes));
      expect([...new Set(packets.map(({ frames: count }) => count))].sort()).toEqual([24, 26]);
      for (const { wrongSums } of packets) expect(wrongSums).toBe(0);
    });
  }

  it('[SI56] two DF2 packets as one lack the sum of the one and the start of the other', () => {
    const [one] = after('nonin-df2', 'merge');
    const [first, second] = [bytesOf('nonin-df2', 0), bytesOf('nonin-df2', 1)];
    expect([...one!.bytes]).toEqual([...first.slice(0, -1), ...second.slice(1)]);
    expect(one!.reports).toEqual([]);
  });

  it('[SI57] nonin-df8: no number is 127 and 511', () => {
    const [one] = after('nonin-df8', 'special_values');
    expect([...one!.bytes]).toEqual([0x83, 127, 127, 0x20]);
  });

  it('[SI56] nonin-df8 has no checksum to be kept: a byte is another one', () => {
    for (const [n, { bytes }] of after('nonin-df8', 'corrupt', { rate: 1, keepChecksum: true }).entries()) {
      const was = bytesOf('nonin-df8', n);
      expect([...bytes].filter((byte, at) => byte !== was[at])).toHaveLength(1);
    }
  });
});
