import {
  bytesToSamples,
  stretchEndMs,
  type WaveStretch,
  type WaveTold,
} from '@chairside/shared/devices/wave.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { DeviceId, SessionId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { aSession, chairTwo } from '../testing/a-chair.ts';
import { createWaveDesk } from './wave-desk.ts';

type Kept = { readonly session: SessionId; readonly waves: readonly WaveStretch[] };

function aDesk() {
  const clock = createFakeClock();
  const told: WaveTold[] = [];
  const kept: Kept[] = [];
  let session: SessionId | null = aSession;
  let seq = 0;
  const desk = createWaveDesk({
    clock,
    hostClock: clock,
    sessionAt: () => session,
    tell: (wave) => told.push(wave),
    keep: (_chair, of, waves) => kept.push({ session: of, waves }),
  });

  /** So many samples of 50 a second, as they come. */
  function hear(length: number, deviceId = 'OXI-1') {
    const samples = Uint16Array.from({ length }, () => (sample += 1) % 65_536);
    desk.hear(chairTwo, { deviceId: deviceId as DeviceId, kind: 'pleth', rateHz: 50, samples });
  }
  let sample = 0;

  function say(event: object): void {
    seq += 1;
    const whole = { chair: chairTwo, session: aSession, seq, atMs: clock.now(), ...event };
    const events = [whole as unknown as ChairEvent];
    desk.heed([{ stream: chairTwo, expectedSeq: seq - 1, events, session: null, readings: [] }]);
  }

  return {
    clock,
    desk,
    told,
    kept,
    hear,
    /** Seconds of it, in pieces of a fifth. */
    play: (seconds: number) => {
      for (let piece = 0; piece < seconds * 5; piece += 1) {
        clock.advance(200);
        hear(10);
      }
    },
    raise: (priority = 'high') => say({ type: 'alarm-began', body: { priority } }),
    say,
    enter: (next: SessionId | null) => (session = next),
  };
}

describe('what is told', () => {
  it('[WV4] pieces are numbered without a gap', () => {
    const { told, play } = aDesk();
    play(4);
    expect(told.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(bytesToSamples(told[1]!.samples)[0]).toBe(11);
  });

  it('[WV4] what comes sample by sample goes on together, every 40 ms at most, and nothing of it is lost', () => {
    const { told, hear, clock } = aDesk();
    for (let sample = 0; sample < 50; sample += 1) {
      clock.advance(20);
      hear(1);
    }
    clock.advance(40);
    const samples = told.flatMap((wave) => [...bytesToSamples(wave.samples)]);
    expect(samples).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(told.length).toBeLessThanOrEqual(26);
  });

  it('[WV2] nothing while no session is open', () => {
    const { told, play, enter } = aDesk();
    enter(null);
    play(1);
    expect(told).toEqual([]);
  });
});

describe('what is kept', () => {
  it('[WV6] 10 s before at once and 10 s after when they have come', () => {
    const { play, raise, kept, clock } = aDesk();
    play(15);
    const atMs = clock.now();
    raise();
    expect(kept).toHaveLength(1);
    play(11);
    expect(kept).toHaveLength(2);
    const [before, after] = kept.map(({ waves }) => waves[0]!);
    expect([before!.atMs - atMs, stretchEndMs(before!) - atMs]).toEqual([-10_000, 0]);
    expect([after!.atMs - atMs, stretchEndMs(after!) - atMs]).toEqual([0, 10_000]);
    expect(after!.samples[0]).toBe(before!.samples.at(-1)! + 1);
  });

  for (const [priority, count] of [
    ['low', 0],
    ['medium', 0],
    ['high', 1],
  ] as const) {
    it(`[WV6] around an alarm of ${priority} priority ${count === 0 ? 'nothing' : 'it is'}`, () => {
      const { play, raise, kept } = aDesk();
      play(1);
      raise(priority);
      expect(kept).toHaveLength(count);
    });
  }

  for (const [event, count] of [
    [{ type: 'alarm-raised', body: { occurrence: 1, priority: 'high', because: 'priority' } }, 1],
    [{ type: 'alarm-raised', body: { occurrence: 1, priority: 'high', because: 'worse' } }, 0],
    [{ type: 'alarm-escalated', body: { occurrence: 1, step: 'risen' } }, 1],
    [{ type: 'alarm-escalated', body: { occurrence: 1, step: 'pushed' } }, 0],
  ] as const) {
    it(`[WV6] ${event.type}, ${'step' in event.body ? event.body.step : event.body.because}: kept ${count} times`, () => {
      const { play, say, kept } = aDesk();
      play(1);
      say(event);
      expect(kept).toHaveLength(count);
    });
  }

  for (const apartMs of [200, 5_000, 9_800, 10_000, 10_200, 10_800, 11_000, 11_200, 15_000, 20_000, 20_200]) {
    it(`[WV6] of two alarms ${apartMs} ms apart each has its 20 s, and nothing is there twice`, () => {
      const { play, raise, kept, clock } = aDesk();
      play(12);
      const firstMs = clock.now();
      raise();
      play(apartMs / 1_000);
      raise();
      play(12);
      const samples = kept.flatMap(({ waves }) => waves.flatMap((wave) => [...wave.samples]));
      expect(new Set(samples).size).toBe(samples.length);
      const spanMs = Math.min(20_000 + apartMs, 40_000);
      expect(samples).toHaveLength((spanMs * 50) / 1_000);
      expect(kept[0]!.waves[0]!.atMs).toBe(firstMs - 10_000);
    });
  }

  it('[WV6] the session closed meanwhile ends it, and the next one has nothing of it', () => {
    const { play, raise, kept, say, enter } = aDesk();
    play(12);
    raise();
    play(3);
    say({ type: 'session-closed' });
    enter('session-b' as SessionId);
    play(20);
    expect(kept.map(({ session }) => session)).toEqual([aSession, aSession]);
    expect(kept[1]!.waves[0]!.samples).toHaveLength(150);
  });

  it('[WV5] nothing of the session before is kept around an alarm of the next', () => {
    const { play, say, kept, enter, clock } = aDesk();
    play(12);
    const next = 'session-b' as SessionId;
    enter(next);
    play(2);
    const atMs = clock.now();
    say({ session: next, type: 'alarm-began', body: { priority: 'high' } });
    expect(kept.map(({ session }) => session)).toEqual([next]);
    expect(kept[0]!.waves[0]!.atMs).toBe(atMs - 2_000);
  });

  it('[WV6] the gateway ending meanwhile writes what there is', () => {
    const { play, raise, kept, desk } = aDesk();
    play(12);
    raise();
    play(4);
    desk.close();
    play(20);
    expect(kept.map(({ waves }) => waves[0]!.samples.length)).toEqual([500, 200]);
  });

  it('[WV6] where no wave came, nothing is written', () => {
    const { raise, kept, clock } = aDesk();
    raise();
    clock.advance(20_000);
    expect(kept).toEqual([]);
  });
});
