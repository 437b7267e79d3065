import { describe, expect, it } from 'vitest';
import {
  aPipeline,
  bytesIn,
  bytesOf,
  controlIdOf,
  deedOf,
  during,
  frames,
  outcome,
  reportsIn,
  textOf,
} from './fixtures.ts';
import type { LinkDeed } from './link-verbs.ts';

const many = 2_000;
const shares: readonly { readonly verb: LinkDeed['verb']; readonly format: 'pcd01' | 'nonin-df2' | 'plx' }[] =
  [
    { verb: 'corrupt', format: 'pcd01' },
    { verb: 'truncate', format: 'pcd01' },
    { verb: 'garbage', format: 'pcd01' },
    { verb: 'missing_end', format: 'pcd01' },
    { verb: 'drop', format: 'pcd01' },
    { verb: 'duplicate', format: 'pcd01' },
    { verb: 'wrong_sync', format: 'nonin-df2' },
    { verb: 'flag_mismatch', format: 'plx' },
  ];

describe('faults of frames', () => {
  for (const { verb, format } of shares) {
    for (const rate of [0, 0.5, 1]) {
      it(`[SI52] ${verb} with rate ${rate} hits that share of the frames`, () => {
        const sent = frames(format, many);
        const faults = [{ deed: deedOf(verb, { rate }) }];
        const heard = bytesIn(outcome(format, sent, { faults }));
        const times = new Map<string, number>();
        for (const { bytes } of heard) times.set(textOf(bytes), (times.get(textOf(bytes)) ?? 0) + 1);
        const asWithout = new Map<string, number>();
        for (const { bytes } of sent) asWithout.set(textOf(bytes), (asWithout.get(textOf(bytes)) ?? 0) + 1);
        const changed = [...asWithout].reduce(
          (sum, [text, n]) => sum + Math.abs(n - (times.get(text) ?? 0)),
          0,
        );
        const hit = changed / many;
        if (rate === 0.5) expect(Math.abs(hit - 0.5)).toBeLessThan(0.05);
        else expect(hit).toBe(rate);
      });
    }
  }

  for (const rate of [0, 0.5, 1]) {
    it(`[SI52] merge with rate ${rate} joins so many frames with the next one`, () => {
      const faults = [{ deed: deedOf('merge', { rate }) }];
      const heard = bytesIn(outcome('masimo-ascii', frames('masimo-ascii', many), { faults }));
      // A frame that was joined to the one before it is not asked again: of n, n·rate/(1+rate) are first of two.
      const joined = heard.filter(({ reports }) => reports.length === 0).length / many;
      if (rate === 0.5) expect(Math.abs(joined - 1 / 3)).toBeLessThan(0.03);
      else expect(joined).toBe(rate / (1 + rate));
    });
  }

  it('[SI56] a truncated frame is the begin of one, cut anywhere but at its end', () => {
    const heard = bytesIn(outcome('pcd01', frames('pcd01', 200), { faults: [{ deed: deedOf('truncate') }] }));
    for (const [n, { bytes, reports, controlId }] of heard.entries()) {
      const was = textOf(bytesOf('pcd01', n));
      expect(was.startsWith(textOf(bytes))).toBe(true);
      expect(bytes.length).toBeLessThan(was.length);
      expect(bytes.length).toBeGreaterThan(0);
      expect({ reports, controlId }).toEqual({ reports: [], controlId: null });
    }
    expect(new Set(heard.map(({ bytes }) => bytes.length)).size).toBeGreaterThan(50);
  });

  const formats = ['pcd01', 'nonin-df2', 'nonin-df7', 'nonin-df8', 'masimo-ascii'] as const;
  const starts = {
    pcd01: [0x0b, 0x1c],
    'nonin-df2': [0x01, 0x80, 0xff],
    'nonin-df7': [0x80, 0xff],
    'nonin-df8': [0x80, 0xff],
    'masimo-ascii': [0x0d, 0x0a, 0x3d, 0x20],
  };
  for (const format of formats) {
    it(`[SI56] ${format}: garbage is as long as it should be, begins no frame, and leaves the one behind it whole`, () => {
      const faults = [{ deed: deedOf('garbage', { rate: 1, bytes: 300 }) }];
      for (const [n, { bytes, reports }] of bytesIn(
        outcome(format, frames(format, 20), { faults }),
      ).entries()) {
        expect(textOf(bytes.slice(300))).toBe(textOf(bytesOf(format, n)));
        const noise = new Set(bytes.slice(0, 300));
        expect(starts[format].filter((byte) => noise.has(byte))).toEqual([]);
        expect(reports).toHaveLength(1);
      }
    });
  }

  it('[SI56] a start in the middle is of one frame only', () => {
    const faults = [{ deed: deedOf('mid_frame_start'), span: during(1_500, 1_500) }];
    const heard = bytesIn(outcome('masimo-ascii', frames('masimo-ascii', 4), { faults }));
    const whole = textOf(bytesOf('masimo-ascii', 2));
    expect(textOf(heard[2]!.bytes)).toBe(whole.slice(Math.ceil(whole.length / 2)));
    expect(reportsIn(heard)).toEqual(['0 at 0', '1 at 1000', '3 at 3000']);
  });

  it('[SI56] split, every byte arrives by itself; the last one completes the frame', () => {
    const faults = [{ deed: deedOf('split_bytes') }];
    const heard = bytesIn(outcome('pcd01', frames('pcd01', 1), { faults }));
    const whole = bytesOf('pcd01', 0);
    expect(heard).toHaveLength(whole.length);
    expect(heard.map(({ bytes }) => bytes.length).every((length) => length === 1)).toBe(true);
    expect(Buffer.concat(heard.map(({ bytes }) => bytes))).toEqual(Buffer.from(whole));
    expect(heard.filter(({ reports }) => reports.length > 0)).toEqual([heard.at(-1)]);
    expect(heard.at(-1)?.controlId).toBe(controlIdOf(0));
    expect(heard[0]?.controlId).toBeNull();
  });

  it('[SI52] a frame that waits for the next one goes alone when the fault ends', () => {
    const pipeline = aPipeline('masimo-ascii');
    pipeline.begin(deedOf('merge'), during(0, 5_000));
    pipeline.push(frames('masimo-ascii', 1)[0]!);
    expect(pipeline.due(4_999)).toEqual([]);
    expect(pipeline.nextAtMs()).toBe(5_000);
    expect(reportsIn(pipeline.due(5_000))).toEqual(['0 at 5000']);
    expect(pipeline.nextAtMs()).toBeNull();
  });

  const limits = [
    { what: 'before its begin', atMs: 9_999, isHit: false },
    { what: 'at its begin', atMs: 10_000, isHit: true },
    { what: 'after its begin', atMs: 10_001, isHit: true },
    { what: 'before its end', atMs: 19_999, isHit: true },
    { what: 'at its end', atMs: 20_000, isHit: false },
    { what: 'after its end', atMs: 20_001, isHit: false },
  ];
  for (const { what, atMs, isHit } of limits) {
    it(`[SI52] a frame ${what} is ${isHit ? '' : 'not '}hit`, () => {
      const sent = frames('pcd01', 1).map((frame) => ({ ...frame, atMs }));
      const faults = [{ deed: deedOf('corrupt', { rate: 1 }), span: during(10_000, 20_000) }];
      expect(reportsIn(outcome('pcd01', sent, { faults })).length === 0).toBe(isHit);
    });
  }

  it('[SI52] a fault that is ended hits no more from then on', () => {
    const pipeline = aPipeline('pcd01');
    pipeline.begin(deedOf('drop', { rate: 1 }), during(0, null, 'open'));
    for (const frame of frames('pcd01', 6)) pipeline.push(frame);
    expect(reportsIn(pipeline.due(2_500))).toEqual([]);
    pipeline.end('open', 3_000);
    expect(reportsIn(pipeline.due(5_000))).toEqual(['3 at 3000', '4 at 4000', '5 at 5000']);
  });
});
