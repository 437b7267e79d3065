import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { DeviceReading, DeviceSaid } from './driver.ts';
import { createLedger, type LinkBegun } from './ledger.ts';

const peer = '10.0.0.7:40001';
const monitor: LinkBegun = { peer, family: 'hl7', transport: 'mllp', lineId: null };
const deviceId = 'OXI-1' as DeviceId;

function spo2(value: number): DeviceSaid {
  const reading: DeviceReading = {
    deviceId,
    parameter: 'spo2Percent',
    quality: 'good',
    value,
    measuredAtMs: null,
    sentAtMs: null,
  };
  return { type: 'reading', reading };
}

function aLedger(...links: readonly LinkBegun[]) {
  const clock = createFakeClock();
  const ledger = createLedger(() => clock.now());
  for (const link of links) ledger.begin(link);
  return { clock, ledger, shown: (framesOf: string | null = null) => ledger.links([], framesOf) };
}

describe('the last frames of a link', () => {
  for (const [sent, kept] of [
    [19, 19],
    [20, 20],
    [21, 20],
  ] as const) {
    it(`[DV1] of ${sent} the newest ${kept} are kept, the newest first`, () => {
      const { ledger, shown } = aLedger(monitor);
      for (let number = 1; number <= sent; number += 1) ledger.hear(peer, [spo2(number)], `frame ${number}`);
      const frames = shown(peer)[0]?.lastFrames ?? [];
      expect(frames).toHaveLength(kept);
      expect(frames[0]).toMatchObject({ raw: `frame ${sent}`, said: [`spo2Percent ${sent}`], rejected: [] });
    });
  }

  for (const [name, frame, raw] of [
    ['text as it is, its line ends visible', 'MSH|^~\\&\rOBX|1', 'MSH|^~\\&␍OBX|1'],
    ['bytes that are text as text', Buffer.from('SPO2=097\r\n'), 'SPO2=097␍␊'],
    ['other bytes in hexadecimal', Uint8Array.of(0x01, 0x81, 0xff), '01 81 ff'],
    ['text of 999 characters whole', 'x'.repeat(999), 'x'.repeat(999)],
    ['text of 1,000 characters whole', 'x'.repeat(1_000), 'x'.repeat(1_000)],
    ['of longer text the first 1,000', 'x'.repeat(1_001), 'x'.repeat(1_000)],
  ] as const) {
    it(`[DV1] are shown raw: ${name}`, () => {
      const { ledger, shown } = aLedger(monitor);
      ledger.hear(peer, [], frame);
      expect(shown(peer)[0]?.lastFrames[0]?.raw).toBe(raw);
    });
  }

  it('[DV1] say what was rejected and why, and what was sent where the driver names no frame', () => {
    const { ledger, shown } = aLedger(monitor);
    ledger.hear(peer, [{ type: 'frame-rejected', why: 'impossible', raw: 'SpO2 250' }]);
    expect(shown(peer)[0]).toMatchObject({
      rejected: { impossible: 1 },
      lastFrames: [{ raw: 'SpO2 250', said: [], rejected: ['impossible'] }],
    });
    expect(Object.keys(shown(peer)[0]?.rejected ?? {})).toEqual(['impossible']);
  });

  it('[DV1] are told of the link that was asked for only', () => {
    const { ledger, shown } = aLedger(monitor);
    ledger.hear(peer, [spo2(97)], 'frame');
    expect(shown('10.0.0.8:1')[0]?.lastFrames).toEqual([]);
  });

  it('[DV1] what a socket gave is not kept whole', () => {
    const { ledger, shown } = aLedger(monitor);
    const bytes = new Uint8Array(1_000_000).fill(0x41);
    ledger.hear(peer, [], bytes);
    bytes.fill(0x42);
    expect(shown(peer)[0]?.lastFrames[0]?.raw).toBe('A'.repeat(300));
  });
});

describe('how a link stands', () => {
  for (const [quietMs, state] of [
    [59_999, 'open'],
    [60_000, 'silent'],
    [60_001, 'silent'],
  ] as const) {
    it(`[DV1] ${state} when it has said nothing for ${quietMs} ms, where its family may say nothing for a minute`, () => {
      const { clock, ledger, shown } = aLedger(monitor);
      ledger.hear(peer, [spo2(97)]);
      const heardAtMs = clock.now();
      clock.advance(quietMs);
      expect(shown()[0]).toMatchObject({ state, sinceMs: heardAtMs });
    });
  }

  it('[DV1] gone, with why and since when', () => {
    const { clock, ledger, shown } = aLedger(monitor);
    clock.advance(1_000);
    ledger.end(peer, 'ECONNRESET');
    expect(shown()[0]).toMatchObject({ state: 'gone', why: 'ECONNRESET', sinceMs: clock.now() });
  });

  it('[DV1] a device that calls again from the same place is the same link, with what it said before', () => {
    const { ledger, shown } = aLedger(monitor);
    ledger.hear(peer, [spo2(97)], 'one');
    ledger.count(peer, { frames: 1, garbageBytes: 0 }, { frames: 0, garbageBytes: 0 });
    ledger.end(peer, 'closed');
    const again = '10.0.0.7:40002';
    ledger.begin({ ...monitor, peer: again });
    ledger.hear(again, [spo2(96)], 'two');
    ledger.count(again, { frames: 1, garbageBytes: 3 }, { frames: 0, garbageBytes: 0 });
    const [link, ...others] = shown(again);
    expect(others).toEqual([]);
    expect(link).toMatchObject({ peer: again, state: 'open', frames: 2, garbageBytes: 3 });
    expect(link?.lastFrames.map(({ raw }) => raw)).toEqual(['two', 'one']);
  });

  it('[DV1] a link somebody else keeps open stands as it does there, with what came over it', () => {
    const lineId = 'room-2' as LinkBegun['lineId'];
    const line = { peer: '/dev/ttyUSB0', family: 'nonin-df7', transport: 'serial', lineId } as const;
    const { ledger } = aLedger(line);
    ledger.hear(line.peer, [spo2(97)], 'frame');
    const stands = { state: 'waiting', why: 'not-found', sinceMs: 1, retryAtMs: 8_000 } as const;
    const waiting = { ...line, ...stands, frames: 1, garbageBytes: 0, rejected: {} };
    expect(ledger.links([waiting], line.peer)).toMatchObject([
      { ...waiting, lastFrames: [{ raw: 'frame' }] },
    ]);
    expect(ledger.links([], line.peer)).toEqual([]);
  });

  for (const [gone, kept] of [
    [31, 31],
    [32, 32],
    [33, 32],
  ] as const) {
    it(`[DV1] of ${gone} that are gone the last ${kept} are remembered`, () => {
      const links = Array.from({ length: gone }, (_, number) => ({ ...monitor, peer: `10.0.1.${number}:1` }));
      const { ledger, shown } = aLedger(...links);
      for (const link of links) ledger.end(link.peer, 'closed');
      expect(shown()).toHaveLength(kept);
      expect(shown().at(-1)?.peer).toBe(links.at(-1)?.peer);
    });
  }
});

describe('what a device says of itself', () => {
  it('[DV1] its conditions stand until it says otherwise or is gone, its battery as it said last', () => {
    const { ledger } = aLedger(monitor);
    const probeOff = { type: 'condition', deviceId, condition: 'probe-off' } as const;
    const searching = { type: 'condition', deviceId, condition: 'searching' } as const;
    ledger.hear(peer, [
      { ...probeOff, isSo: true },
      { ...searching, isSo: true },
      { type: 'battery', deviceId, percent: 41 },
    ]);
    ledger.hear(peer, [{ ...searching, isSo: false }]);
    const itself = { family: 'hl7', peer, conditions: ['probe-off'], batteryPercent: 41, batteryVolt: null };
    expect(ledger.itself(deviceId)).toEqual(itself);
    ledger.end(peer, null);
    expect(ledger.itself(deviceId)).toEqual({ ...itself, peer: null, conditions: [] });
    expect(ledger.itself('another' as DeviceId)).toBe(null);
  });
});

describe('of more devices than are kept', () => {
  const ring = { peer: 'ring:1', family: 'masimo-mightysat', transport: 'bluetooth', lineId: null } as const;
  const battery = (of: string): DeviceSaid => ({ type: 'battery', deviceId: of as DeviceId, percent: 50 });
  const isKnown = ({ ledger }: ReturnType<typeof aLedger>, of: string) =>
    ledger.itself(of as DeviceId) !== null;

  for (const [others, isLeft] of [
    [255, true],
    [256, false],
    [257, false],
  ] as const) {
    it(`[DV1] with ${others} others the first that is gone is ${isLeft ? 'still there' : 'forgotten'}`, () => {
      const kept = aLedger(monitor, ring);
      kept.ledger.hear(ring.peer, [battery('first')]);
      kept.ledger.end(ring.peer, null);
      for (let other = 0; other < others; other += 1) kept.ledger.hear(peer, [battery(`other-${other}`)]);
      expect(isKnown(kept, 'first')).toBe(isLeft);
    });
  }

  it('[DV1] who is there is not driven out by any number that come and go', () => {
    const kept = aLedger(monitor);
    kept.ledger.hear(peer, [battery('there')]);
    for (let other = 0; other < 1_000; other += 1) {
      const link = { ...ring, peer: `ring:${other}` };
      kept.ledger.begin(link);
      kept.ledger.hear(link.peer, [battery(`other-${other}`)]);
      kept.ledger.end(link.peer, null);
    }
    expect(isKnown(kept, 'there')).toBe(true);
    expect(isKnown(kept, 'other-999')).toBe(true);
  });

  it('[DV1] where all are there, the one that has been silent longest is forgotten', () => {
    const kept = aLedger(monitor);
    for (const of of ['silent', 'speaks']) kept.ledger.hear(peer, [battery(of)]);
    for (let other = 0; other < 255; other += 1) {
      kept.ledger.hear(peer, [battery('speaks')]);
      kept.ledger.hear(peer, [battery(`other-${other}`)]);
    }
    expect([isKnown(kept, 'silent'), isKnown(kept, 'speaks')]).toEqual([false, true]);
  });
});

describe('the family a device is of', () => {
  const ring = { peer: 'ring', family: 'masimo-mightysat', transport: 'bluetooth', lineId: null } as const;

  function heard(...turns: readonly ((ledger: ReturnType<typeof createLedger>) => void)[]) {
    const told: string[] = [];
    const ledger = createLedger(
      () => 0,
      (_, family) => told.push(family),
    );
    ledger.begin(monitor);
    ledger.begin(ring);
    for (const turn of turns) turn(ledger);
    return told;
  }
  const says = (from: string) => (ledger: ReturnType<typeof createLedger>) => ledger.hear(from, [spo2(97)]);

  it('[DV6] is told once, when the device is first heard', () => {
    expect(heard(says(peer), says(peer))).toEqual(['hl7']);
  });

  it('[DV6] is told anew when the device comes as another', () => {
    expect(heard(says('ring'), (ledger) => ledger.end('ring', null), says(peer))).toEqual([
      'masimo-mightysat',
      'hl7',
    ]);
  });

  for (const [first, second, told] of [
    ['ring', peer, ['masimo-mightysat']],
    [peer, 'ring', ['hl7', 'masimo-mightysat']],
  ] as const) {
    it(`[DV6] is what is less fit where two speak under one name, first ${first}`, () => {
      expect(heard(says(first), says(second), says(first), says(second))).toEqual(told);
    });
  }
});
