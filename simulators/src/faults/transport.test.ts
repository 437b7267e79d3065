import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  aFrame,
  aPipeline,
  bytesIn,
  controlIdOf,
  deedOf,
  during,
  frames,
  outcome,
  reportsIn,
} from './fixtures.ts';
import type { LinkDeed } from './link-verbs.ts';

function after(
  count: number,
  verb: LinkDeed['verb'],
  { params = {}, fromMs = -1, untilMs = null as number | null } = {},
) {
  return outcome('pcd01', frames('pcd01', count), {
    faults: [{ deed: deedOf(verb, params), span: during(fromMs, untilMs) }],
  });
}

const seconds = (...numbers: readonly number[]) => numbers.map((n) => `${n} at ${n * 1_000}`);

describe('faults of the line', () => {
  it('[SI58] with latency everything is so much later', () => {
    const heard = after(3, 'latency', { params: { by: '2s' } });
    expect(reportsIn(heard)).toEqual(['0 at 2000', '1 at 3000', '2 at 4000']);
  });

  it('[SI58] with jitter it differs by that much at most, and nothing overtakes', () => {
    const heard = bytesIn(after(500, 'latency', { params: { by: '1s', jitter: '5s' } }));
    const lates = heard.map(({ atMs, reports }) => atMs - reports[0]!.atMs);
    expect(Math.min(...lates)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...lates)).toBeLessThanOrEqual(6_000);
    expect(Math.max(...lates) - Math.min(...lates)).toBeGreaterThan(3_000);
    expect(heard.map(({ reports }) => reports[0]!.atMs)).toEqual(
      frames('pcd01', 500).map(({ atMs }) => atMs),
    );
  });

  it('[SI58] what was sent after the latency waits for what was sent before', () => {
    const heard = after(4, 'latency', { params: { by: '2500ms' }, untilMs: 1_500 });
    expect(reportsIn(heard)).toEqual(['0 at 2500', '1 at 3500', '2 at 3500', '3 at 3500']);
  });

  it('[SI58] a narrow line passes so many bytes a second, and the rest waits', () => {
    const size = aFrame('pcd01', 0).bytes.length;
    const heard = after(4, 'bandwidth', { params: { bytesPerSecond: size / 2 } });
    expect(reportsIn(heard)).toEqual(['0 at 2000', '1 at 4000', '2 at 6000', '3 at 8000']);
  });

  it('[SI58] what waited passes at once when the line is wide again', () => {
    const size = aFrame('pcd01', 0).bytes.length;
    const heard = after(4, 'bandwidth', { params: { bytesPerSecond: size / 2 }, untilMs: 3_500 });
    expect(reportsIn(heard)).toEqual(['0 at 2000', '1 at 3500', '2 at 3500', '3 at 3500']);
  });

  it('[SI58] what a device can not get rid of fills its buffer of 256 KiB, and what does not fit in is lost', () => {
    const size = aFrame('pcd01', 0).bytes.length;
    const heard = after(4_000, 'bandwidth', { params: { bytesPerSecond: 1e-6 }, untilMs: 4_000_000 });
    expect(bytesIn(heard)).toHaveLength(Math.floor((256 * 1_024) / size));
  });

  it('[SI58] a frame larger than the buffer is sent when nothing else waits', () => {
    const sent = [{ ...aFrame('pcd01', 0), bytes: new Uint8Array(300 * 1_024) }];
    expect(bytesIn(outcome('pcd01', sent, { faults: [] }))).toHaveLength(1);
  });

  it('[SI58] a duplicate arrives so much later, whole, and says its report once more', () => {
    const heard = after(2, 'duplicate', { params: { rate: 1, after: '500ms' } });
    expect(reportsIn(heard)).toEqual(['0 at 0', '0 at 500', '1 at 1000', '1 at 1500']);
    const [first, second] = bytesIn(heard);
    expect(second).toEqual({ ...first, atMs: 500 });
  });

  for (const window of [2, 4, 50]) {
    it(`[SI58] within a window of ${window} frames overtake each other, and none further`, () => {
      const heard = bytesIn(after(200, 'reorder', { params: { window } }));
      const places = heard.map(({ reports }) => reports[0]!.atMs / 1_000);
      expect([...places].sort((one, other) => one - other)).toEqual(frames('pcd01', 200).map((_, n) => n));
      const moved = places.map((n, place) => Math.abs(n - place));
      expect(Math.max(...moved)).toBeGreaterThan(0);
      expect(Math.max(...moved)).toBeLessThan(window);
    });
  }

  it('[SI52] what has gathered to be reordered goes when the fault ends', () => {
    const heard = bytesIn(after(5, 'reorder', { params: { window: 50 }, untilMs: 2_500 }));
    expect(heard.slice(0, 3).map(({ atMs }) => atMs)).toEqual([2_500, 2_500, 2_500]);
    expect(reportsIn(heard.slice(3))).toEqual(seconds(3, 4));
  });

  it('[SI58] a message nobody acknowledges is sent again, three times at most', () => {
    const heard = bytesIn(after(1, 'ack_lost', { params: { resendAfter: '5s' } }));
    expect(heard.map(({ atMs }) => atMs)).toEqual([0, 5_000, 10_000, 15_000]);
    expect(heard.map(({ controlId }) => controlId)).toEqual(Array<string>(4).fill(controlIdOf(0)));
  });

  it('[SI58] once acknowledgements arrive again nothing more is repeated', () => {
    const heard = bytesIn(after(1, 'ack_lost', { params: { resendAfter: '5s' }, untilMs: 7_000 }));
    expect(heard.map(({ atMs }) => atMs)).toEqual([0, 5_000, 10_000]);
  });

  const replays = [
    { last: '2s', again: [2, 3] },
    { last: '60s', again: [0, 1, 2, 3] },
  ];
  for (const { last, again } of replays) {
    it(`[SI58] of the last ${last} everything arrives once more, then it goes on`, () => {
      const heard = after(6, 'replay_old', { params: { last }, fromMs: 4_000, untilMs: 4_000 });
      expect(reportsIn(heard)).toEqual([
        ...seconds(0, 1, 2, 3),
        ...again.map((n) => `${n} at 4000`),
        ...seconds(4, 5),
      ]);
    });
  }

  for (const { count, remembered } of [
    { count: 119, remembered: 119 },
    { count: 120, remembered: 120 },
    { count: 121, remembered: 121 },
    { count: 122, remembered: 121 },
  ]) {
    it(`[SI58] two minutes are remembered: of ${count} s ${remembered} frames`, () => {
      const atMs = count * 1_000 - 1_000;
      const pipeline = aPipeline('pcd01');
      for (const frame of frames('pcd01', count)) pipeline.push(frame);
      pipeline.due(atMs);
      pipeline.begin(deedOf('replay_old', { last: '1h' }), during(atMs, atMs));
      expect(bytesIn(pipeline.due(atMs))).toHaveLength(remembered);
    });
  }

  it('[SI58] what was replayed is not remembered once more', () => {
    const pipeline = aPipeline('pcd01');
    for (const frame of frames('pcd01', 5)) pipeline.push(frame);
    pipeline.due(5_000);
    for (const nth of [1, 2, 3]) {
      pipeline.begin(deedOf('replay_old'), during(6_000, 6_000, `replay-${nth}`));
      expect(bytesIn(pipeline.due(6_000))).toHaveLength(5);
    }
  });
});

describe('faults of the connection', () => {
  it('[SI59] down and then live: what was sent meanwhile is forgotten', () => {
    const heard = after(6, 'down', { params: { then: 'live' }, fromMs: 1_500, untilMs: 3_500 });
    expect(actionsIn(heard)).toEqual(['disconnect 1500', 'connect 3500']);
    expect(reportsIn(heard)).toEqual(seconds(0, 1, 4, 5));
  });

  it('[SI59] down and then a burst: what was kept comes at once and in order', () => {
    const heard = after(6, 'down', { params: { then: 'burst' }, fromMs: 1_500, untilMs: 4_500 });
    expect(reportsIn(heard)).toEqual([
      ...seconds(0, 1),
      ...[2, 3, 4].map((n) => `${n} at 4500`),
      ...seconds(5),
    ]);
    expect(heard.findIndex((one) => one.type === 'connection' && one.action === 'connect')).toBe(3);
  });

  it('[SI59] down and then shuffled: what was kept comes at once, in another order', () => {
    const heard = bytesIn(after(40, 'down', { params: { then: 'shuffled' }, fromMs: 500, untilMs: 30_500 }));
    const burst = heard.filter(({ atMs }) => atMs === 30_500).map(({ reports }) => reports[0]!.atMs / 1_000);
    const inOrder = Array.from({ length: 30 }, (_, n) => n + 1);
    expect([...burst].sort((one, other) => one - other)).toEqual(inOrder);
    expect(burst).not.toEqual(inOrder);
  });

  it('[SI59] a device keeps 256 KiB of what it can not send, the newest', () => {
    const size = aFrame('pcd01', 0).bytes.length;
    const heard = after(4_000, 'down', { params: { then: 'burst' }, untilMs: 5_000_000 });
    const kept = reportsIn(heard);
    expect(kept).toHaveLength(Math.floor((256 * 1_024) / size));
    expect(kept.at(-1)).toBe('3999 at 5000000');
  });

  it('[SI59] half open: the gateway is not told, nothing comes, then there is a new connection', () => {
    const heard = after(5, 'half_open', { fromMs: 500, untilMs: 2_500 });
    expect(actionsIn(heard)).toEqual(['half-open 500', 'connect 2500']);
    expect(reportsIn(heard)).toEqual(seconds(0, 3, 4));
  });

  it('[SI59] hanging: the connection stays, nothing comes', () => {
    const heard = after(5, 'hang', { fromMs: 500, untilMs: 2_500 });
    expect(actionsIn(heard)).toEqual([]);
    expect(reportsIn(heard)).toEqual(seconds(0, 3, 4));
  });

  it('[SI59] flapping it goes first and comes, and is there when the fault ends', () => {
    const heard = after(20, 'flap', { params: { up: '6s', down: '4s' }, fromMs: 500, untilMs: 12_500 });
    expect(actionsIn(heard)).toEqual(['disconnect 500', 'connect 4500', 'disconnect 10500', 'connect 12500']);
    expect(reportsIn(heard)).toEqual(seconds(0, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 19));
  });

  it('[SI59] a flap of no duration changes ten times a second at most and ends', () => {
    const heard = after(3, 'flap', { params: { up: '0s', down: '0s' }, fromMs: 0, untilMs: 1_000 });
    expect(actionsIn(heard)).toHaveLength(10);
  });

  it('[SI59] reset: the device connects again at once, and nothing is lost', () => {
    const heard = after(3, 'reset', { fromMs: 1_000, untilMs: 1_000 });
    expect(actionsIn(heard)).toEqual(['reset 1000', 'connect 1000']);
    expect(reportsIn(heard)).toEqual(seconds(0, 1, 2));
  });

  it('[SI59] a slow close says nothing until it is closed, then connects again', () => {
    const heard = after(5, 'slow_close', { params: { after: '2500ms' }, fromMs: 500, untilMs: 500 });
    expect(actionsIn(heard)).toEqual(['disconnect 3000', 'connect 3000']);
    expect(reportsIn(heard)).toEqual(seconds(0, 3, 4));
  });

  const size = aFrame('pcd01', 0).bytes.length;
  const limits = [
    { what: 'a byte before the end of a frame', bytes: 2 * size - 1, said: seconds(0, 2), last: size - 1 },
    { what: 'at the end of a frame', bytes: 2 * size, said: seconds(0, 1, 2), last: size },
    { what: 'a byte into the next frame', bytes: 2 * size + 1, said: seconds(0, 1), last: 1 },
  ];
  for (const { what, bytes, said, last } of limits) {
    it(`[SI59] closed after so many bytes, ${what}: what was cut says nothing`, () => {
      const heard = after(3, 'limit_bytes', { params: { bytes }, fromMs: -1, untilMs: -1 });
      expect(reportsIn(heard)).toEqual(said);
      const closed = heard.findIndex(({ type }) => type === 'connection');
      const before = heard[closed - 1];
      expect(before?.type === 'bytes' && before.bytes.length).toBe(last);
      expect(heard.slice(closed, closed + 2)).toMatchObject([
        { action: 'disconnect' },
        { action: 'connect' },
      ]);
    });
  }

  it('[SI59] of two outages that overlap the connection is away from the first begin to the last end', () => {
    const heard = outcome('pcd01', frames('pcd01', 8), {
      faults: [
        { deed: deedOf('down'), span: during(1_500, 4_500) },
        { deed: deedOf('half_open'), span: during(3_500, 6_500) },
      ],
    });
    expect(actionsIn(heard)).toEqual(['disconnect 1500', 'connect 6500']);
    expect(reportsIn(heard)).toEqual(seconds(0, 1, 7));
  });

  it('[SI59] while there is no connection none is reset or closed', () => {
    const heard = outcome('pcd01', frames('pcd01', 3), {
      faults: [
        { deed: deedOf('down'), span: during(500, 60_000) },
        { deed: deedOf('reset'), span: during(1_000, 1_000) },
        { deed: deedOf('slow_close'), span: during(1_000, 1_000) },
      ],
    });
    expect(actionsIn(heard)).toEqual(['disconnect 500', 'connect 60000']);
  });

  it('[SI59] an outage that is ended early is over then; one ended late goes on until then', () => {
    const pipeline = aPipeline('pcd01');
    pipeline.begin(deedOf('down'), during(1_000, 60_000, 'early'));
    expect(actionsIn(pipeline.due(5_000))).toEqual(['disconnect 1000']);
    expect(pipeline.isUp()).toBe(false);
    pipeline.end('early', 5_000);
    expect(actionsIn(pipeline.due(5_000))).toEqual(['connect 5000']);
    expect(pipeline.isUp()).toBe(true);
    pipeline.begin(deedOf('down'), during(6_000, null, 'open'));
    expect(actionsIn(pipeline.due(100_000))).toEqual(['disconnect 6000']);
    pipeline.end('open', 100_000);
    expect(actionsIn(pipeline.due(100_000))).toEqual(['connect 100000']);
  });
});
