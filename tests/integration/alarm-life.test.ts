import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { describe, expect, it } from 'vitest';
import { transitions } from '../support/alarm-story.ts';
import { eventsOf, infusing, type BenchChair } from '../support/bench-chair.ts';
import { otherNurse } from '../support/stepped-gateway.ts';

/** The life of an occurrence (AL11 to AL21), bytes and commands in, events out. */

type Shown = Parameters<BenchChair['oximeter']>[0];

/** One reading a second for so long, the first now; the clock stands a second after the last. */
async function showsFor(bench: BenchChair, seconds: number, shown: Shown): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.oximeter({ spo2: 97, pulse: 66, ...shown });
    await bench.advance(1_000);
  }
}

/** The same up to a time, the last reading before it. */
async function showsUntil(bench: BenchChair, atMs: number, shown: Shown): Promise<void> {
  while (bench.now() < atMs) {
    await bench.oximeter({ spo2: 97, pulse: 66, ...shown });
    await bench.advance(Math.min(1_000, atMs - bench.now()));
  }
}

function occurrenceOf(bench: BenchChair, what: Condition['what']): Occurrence | undefined {
  return bench.state().session!.alarms.occurrences.findLast((one) => one.condition.what === what);
}

async function acknowledges(bench: BenchChair, what: Condition['what']): Promise<void> {
  await bench.does({ type: 'acknowledge-alarm', occurrence: occurrenceOf(bench, what)!.id, reason: null });
}

async function storyOf(bench: BenchChair, what: Condition['what'], zeroMs: number) {
  const all = transitions(await bench.events(), what, zeroMs);
  // Other rows, the same signal.
  return all.filter((line) => !line.includes('changed'));
}

describe('returned, or over', () => {
  it('[AL11] a high one that ends unacknowledged stays as returned until it is acknowledged', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 2, { spo2: 79 });
    await showsFor(bench, 2, { spo2: 97 });
    expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({ presence: 'returned', priority: 'high' });
    await acknowledges(bench, 'spo2-low');
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '0 s began high',
      '2 s latched',
      '4 s acknowledged',
      '4 s reset acknowledged',
    ]);
    expect(occurrenceOf(bench, 'spo2-low')).toBeUndefined();
  });

  it('[AL11] a medium one that ends unacknowledged is over, and stays listed', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 16, { spo2: 89 });
    await showsFor(bench, 10, { spo2: 97 });
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['15 s began medium', '16 s cleared']);
    expect(bench.state().session!.alarms.recent.map(({ condition }) => condition.what)).toEqual(['spo2-low']);
  });

  it('[AL11] one that was high and is medium now keeps its high priority, and is returned when it ends', async () => {
    const bench = await infusing();
    await showsFor(bench, 20, { spo2: 84 });
    await showsFor(bench, 3, { spo2: 88 });
    const fallen = occurrenceOf(bench, 'spo2-low')!;
    expect(fallen.violations.map(({ rule }) => rule)).toEqual(['spo2-low-medium']);
    expect(fallen.priority).toBe('high');
    await showsFor(bench, 1, { spo2: 97 });
    expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({ presence: 'returned', priority: 'high' });
  });

  it('[AL14] acknowledged, it falls with its rows, and does not call for it', async () => {
    const bench = await infusing();
    await showsFor(bench, 20, { spo2: 84 });
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 1, { spo2: 88 });
    const fallen = occurrenceOf(bench, 'spo2-low')!;
    expect(fallen.priority).toBe('medium');
    expect(fallen.acknowledged).not.toBeNull();
  });

  it('[AL11] acknowledged while only medium rows stand, it falls to medium', async () => {
    const bench = await infusing();
    await showsFor(bench, 20, { spo2: 84 });
    await showsFor(bench, 3, { spo2: 88 });
    await acknowledges(bench, 'spo2-low');
    expect(occurrenceOf(bench, 'spo2-low')?.priority).toBe('medium');
  });

  it('[AL12] acknowledged it ends with its condition, and what begins after that calls', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 2, { spo2: 79 });
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 2, { spo2: 97 });
    await showsFor(bench, 1, { spo2: 79 });
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '0 s began high',
      '2 s acknowledged',
      '2 s cleared',
      '4 s began high',
    ]);
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toBeNull();
  });

  it('[AL12] a milder one that has escalated and then is as bad as what is kept takes its place', async () => {
    const bench = await infusing();
    await showsFor(bench, 10, { spo2: 83 });
    await showsFor(bench, 1, { spo2: 91 });
    await showsFor(bench, 6, { spo2: 89 });
    await bench.restart(200_000);
    await showsFor(bench, 1, { spo2: 89 });
    expect(bench.state().session!.alarms.occurrences.map(({ presence }) => presence)).toContain('returned');
    await bench.advance(130_000);
    expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({ presence: 'present', isEscalated: true });
    await showsFor(bench, 1, { spo2: 79 });
    const low = bench
      .state()
      .session!.alarms.occurrences.filter(({ condition }) => condition.what === 'spo2-low');
    expect(low).toMatchObject([{ presence: 'present', rowsPriority: 'high' }]);
  });

  it('[AL12] what begins while the last is still kept as returned is a new occurrence, and resets it', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 2, { spo2: 79 });
    await showsFor(bench, 2, { spo2: 97 });
    await showsFor(bench, 1, { spo2: 79 });
    const story = await storyOf(bench, 'spo2-low', zeroMs);
    expect(story.toSorted()).toEqual(
      ['0 s began high', '2 s latched', '4 s reset recurred', '4 s began high'].toSorted(),
    );
    expect(bench.state().session!.alarms.occurrences).toHaveLength(1);
  });
});

describe('an acknowledgement', () => {
  it('[AL13] carries the person, the time and the reason', async () => {
    const bench = await infusing();
    await showsFor(bench, 2, { spo2: 79 });
    const { id } = occurrenceOf(bench, 'spo2-low')!;
    await bench.command({ type: 'acknowledge-alarm', occurrence: id, reason: 'probe moved' }, otherNurse);
    const [acknowledged] = await eventsOf(bench, 'alarm-acknowledged');
    expect(acknowledged).toMatchObject({
      atMs: bench.now(),
      actor: { personId: 'nurse-2' },
      body: { occurrence: id, reason: 'probe moved' },
    });
  });

  it('[AL13] of one that is gone is refused and changes nothing', async () => {
    const bench = await infusing();
    await showsFor(bench, 16, { spo2: 89 });
    const { id } = occurrenceOf(bench, 'spo2-low')!;
    await showsFor(bench, 1, { spo2: 97 });
    const before = bench.state();
    const answer = await bench.command({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    expect(answer).toEqual({ ok: false, error: { type: 'occurrence-gone' } });
    expect(bench.state()).toEqual(before);
  });

  it('[AL13] of the occurrence before never counts for the one that is there now', async () => {
    const bench = await infusing();
    await showsFor(bench, 2, { spo2: 79 });
    const shown = occurrenceOf(bench, 'spo2-low')!.id;
    await showsFor(bench, 2, { spo2: 97 });
    await showsFor(bench, 1, { spo2: 79 });
    const answer = await bench.command({ type: 'acknowledge-alarm', occurrence: shown, reason: null });
    expect(answer).toEqual({ ok: false, error: { type: 'occurrence-gone' } });
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toBeNull();
  });

  it('[AL13] by two at once: the first counts, the second is told who did', async () => {
    const bench = await infusing();
    await showsFor(bench, 2, { spo2: 79 });
    const { id } = occurrenceOf(bench, 'spo2-low')!;
    const command = { type: 'acknowledge-alarm', occurrence: id, reason: null } as const;
    const [first, second] = await Promise.all([bench.command(command), bench.command(command, otherNurse)]);
    expect(first).toEqual({ ok: true, value: { recorded: true } });
    expect(second).toEqual({
      ok: false,
      error: { type: 'already-acknowledged', personId: 'nurse-1', atMs: bench.now() },
    });
  });

  it('[AL15] of one changes nothing of another, and pauses no sound', async () => {
    const bench = await infusing();
    await showsFor(bench, 12, { spo2: 79, pulse: 38 });
    const other = occurrenceOf(bench, 'pulse-low');
    await acknowledges(bench, 'spo2-low');
    expect(occurrenceOf(bench, 'pulse-low')).toEqual(other);
    expect(bench.state().session!.alarms.audioPause).toBeNull();
  });

  it('[AL14] a rise makes it unacknowledged again', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 16, { spo2: 89 });
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 1, { spo2: 80 });
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '15 s began medium',
      '16 s acknowledged',
      '16 s raised high',
    ]);
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toBeNull();
  });
});

describe('the sound is paused', () => {
  const isPaused = (bench: BenchChair) => bench.state().session!.alarms.audioPause !== null;

  for (const [afterMs, still] of [
    [119_999, true],
    [120_000, false],
    [120_001, false],
  ] as const) {
    it(`[AL16] after ${afterMs} ms the pause ${still ? 'still runs' : 'has ended by itself'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await bench.does({ type: 'pause-audio' });
      await showsUntil(bench, zeroMs + afterMs, {});
      expect(isPaused(bench)).toBe(still);
    });
  }

  it('[AL15] [AL16] pausing acknowledges nothing, and escalation goes on', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 16, { spo2: 89 });
    await bench.does({ type: 'pause-audio' });
    await showsUntil(bench, zeroMs + 76_000, { spo2: 89 });
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toBeNull();
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['15 s began medium', '75 s escalated pushed']);
    expect(isPaused(bench)).toBe(true);
  });

  it('[AL16] a new medium condition ends it', async () => {
    const bench = await infusing();
    await bench.does({ type: 'pause-audio' });
    await showsFor(bench, 16, { spo2: 89 });
    expect(isPaused(bench)).toBe(false);
    const [ended] = await eventsOf(bench, 'audio-pause-ended');
    expect(ended?.body).toEqual({
      because: 'broken-through',
      occurrence: occurrenceOf(bench, 'spo2-low')!.id,
    });
  });

  it('[AL16] a new high condition ends it though another one was silenced', async () => {
    const bench = await infusing();
    await showsFor(bench, 2, { spo2: 79 });
    await bench.does({ type: 'pause-audio' });
    await showsFor(bench, 11, { spo2: 79, pulse: 38 });
    expect(isPaused(bench)).toBe(false);
  });

  it('[AL16] a new low condition does not', async () => {
    const bench = await infusing();
    await bench.does({ type: 'pause-audio' });
    await bench.cuff({ sys: 'INV', dia: 'INV', mean: 'INV' });
    expect(occurrenceOf(bench, 'nibp-failed')?.priority).toBe('low');
    expect(isPaused(bench)).toBe(true);
  });

  it('[AL16] a rise ends it', async () => {
    const bench = await infusing();
    await showsFor(bench, 16, { spo2: 89 });
    await bench.does({ type: 'pause-audio' });
    await showsFor(bench, 1, { spo2: 79 });
    expect(isPaused(bench)).toBe(false);
  });

  it('[AL16] escalation to high is a rise', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsUntil(bench, zeroMs + 100_000, { spo2: 89 });
    await bench.does({ type: 'pause-audio' });
    await showsUntil(bench, zeroMs + 136_000, { spo2: 89 });
    expect(occurrenceOf(bench, 'spo2-low')?.priority).toBe('high');
    expect(isPaused(bench)).toBe(false);
  });

  it('[AL16] a technical condition that becomes medium ends it', async () => {
    const bench = await infusing();
    await showsFor(bench, 1, { spo2: 'OFF' });
    await bench.does({ type: 'pause-audio' });
    await showsFor(bench, 10, { spo2: 'OFF' });
    expect(isPaused(bench)).toBe(false);
  });

  it('[AL16] what was present, ended and came back does not: its condition was silenced', async () => {
    const bench = await infusing();
    await showsFor(bench, 2, { spo2: 79 });
    await bench.does({ type: 'pause-audio' });
    await showsFor(bench, 2, { spo2: 97 });
    await showsFor(bench, 2, { spo2: 79 });
    expect(isPaused(bench)).toBe(true);
  });

  it('[AL16] a person ends it', async () => {
    const bench = await infusing();
    await bench.does({ type: 'pause-audio' });
    await bench.does({ type: 'end-audio-pause' });
    expect(isPaused(bench)).toBe(false);
  });
});

describe('nobody answers', () => {
  const medium = { spo2: 89 } as const;
  for (const [afterMs, steps] of [
    [59_999, []],
    [60_000, ['pushed']],
    [119_999, ['pushed']],
    [120_000, ['pushed', 'risen']],
    [120_001, ['pushed', 'risen']],
  ] as const) {
    it(`[AL19] a medium one unacknowledged for ${afterMs} ms: ${steps.join(', ') || 'nothing yet'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now() + 15_000;
      await showsUntil(bench, zeroMs + afterMs, medium);
      const escalated = await eventsOf(bench, 'alarm-escalated');
      expect(escalated.map(({ body }) => body.step)).toEqual(steps);
      expect(occurrenceOf(bench, 'spo2-low')?.priority).toBe(afterMs < 120_000 ? 'medium' : 'high');
    });
  }

  for (const [afterMs, isCalled] of [
    [119_999, false],
    [120_000, true],
    [120_001, true],
  ] as const) {
    it(`[AL19] high and unanswered for ${afterMs} ms: ${isCalled ? 'telephone' : 'not yet'}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await showsUntil(bench, zeroMs + afterMs, { spo2: 79 });
      const story = await storyOf(bench, 'spo2-low', zeroMs);
      expect(story).toEqual(['0 s began high', ...(isCalled ? ['120 s escalated telephone'] : [])]);
      expect(occurrenceOf(bench, 'spo2-low')?.pushedAtMs).toBe(zeroMs);
    });
  }

  it('[AL19] a medium one that has risen: telephone 120 s after it was pushed', async () => {
    const bench = await infusing();
    const zeroMs = bench.now() + 15_000;
    await showsUntil(bench, zeroMs + 200_000, medium);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual([
      '0 s began medium',
      '60 s escalated pushed',
      '120 s escalated risen',
      '180 s escalated telephone',
    ]);
  });

  it('[AL14] [AL19] risen by waiting and acknowledged, it calls again when a row rises', async () => {
    const bench = await infusing();
    await showsFor(bench, 140, medium);
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 1, { spo2: 79 });
    expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({ priority: 'high', acknowledged: null });
  });

  it('[AL19] an acknowledgement stops it', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 20, medium);
    await acknowledges(bench, 'spo2-low');
    await showsUntil(bench, zeroMs + 300_000, medium);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['15 s began medium', '20 s acknowledged']);
  });

  it('[AL19] once risen it stays high until it ends, also acknowledged', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsUntil(bench, zeroMs + 136_000, medium);
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 5, medium);
    expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({ priority: 'high', isEscalated: true });
    await showsFor(bench, 1, { spo2: 97 });
    expect(occurrenceOf(bench, 'spo2-low')).toBeUndefined();
  });

  it('[AL19] getting worse does not put the telephone off', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsUntil(bench, zeroMs + 145_000, medium);
    const before = occurrenceOf(bench, 'spo2-low')!;
    await showsFor(bench, 10, { spo2: 79 });
    const after = occurrenceOf(bench, 'spo2-low')!;
    expect(before.priority).toBe('high');
    expect(after.callingSinceMs).toBe(before.callingSinceMs);
  });
});

describe('limits at the chair', () => {
  it('[AL17] a medium limit is moved for this session, and the chair is marked', async () => {
    const bench = await infusing();
    await bench.does({
      type: 'set-limit',
      parameter: 'spo2Percent',
      direction: 'low',
      value: 88,
      reason: 'chronic lung disease',
    });
    expect(bench.state().session!.areLimitsChanged).toBe(true);
    await showsFor(bench, 20, { spo2: 88 });
    expect(occurrenceOf(bench, 'spo2-low')).toBeUndefined();
    await showsFor(bench, 20, { spo2: 87 });
    expect(occurrenceOf(bench, 'spo2-low')?.violations).toMatchObject([{ limit: 88, because: 'person' }]);
  });

  for (const [value, isTaken] of [
    [85, false],
    [86, false],
    [87, true],
    [88, true],
  ] as const) {
    // Not under 86, and at least 2 above the high row (85).
    it(`[AL17] the guard ${isTaken ? 'takes' : 'refuses'} ${value} for the medium saturation`, async () => {
      const bench = await infusing();
      const answer = await bench.command({
        type: 'set-limit',
        parameter: 'spo2Percent',
        direction: 'low',
        value,
        reason: 'as asked',
      });
      expect(answer.ok).toBe(isTaken);
    });
  }

  it('[AL17] moving the medium limit moves nothing of the high rows (AL3: of the preset)', async () => {
    const bench = await infusing();
    await bench.does({
      type: 'set-limit',
      parameter: 'spo2Percent',
      direction: 'low',
      value: 88,
      reason: 'as asked',
    });
    const zeroMs = bench.now();
    await showsFor(bench, 1, { spo2: 80 });
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['0 s began high']);
  });

  it('[AL17] closing the session reverts it, as an event', async () => {
    const bench = await infusing();
    await bench.does({
      type: 'set-limit',
      parameter: 'spo2Percent',
      direction: 'low',
      value: 88,
      reason: 'as asked',
    });
    await bench.does({ type: 'stop-infusion', stop: { kind: 'completed' } });
    await bench.does({ type: 'close-session', outcome: 'transferred', early: 'to the ward' });
    const causes = (await eventsOf(bench, 'limits-set')).map(({ body }) => body.cause.kind);
    expect(causes).toEqual(['person', 'reverted']);
  });
});

describe('after a restart', () => {
  it('[AL21] an acknowledgement is not forgotten, an alarm not lost, a delay not begun anew', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 11, { spo2: 79, pulse: 44 });
    await acknowledges(bench, 'spo2-low');
    await bench.restart();
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toMatchObject({ by: { personId: 'nurse-1' } });
    await showsFor(bench, 6, { spo2: 79, pulse: 44 });
    expect(await storyOf(bench, 'pulse-low', zeroMs)).toEqual(['15 s began medium']);
    expect(await storyOf(bench, 'spo2-low', zeroMs)).toEqual(['0 s began high', '11 s acknowledged']);
  });

  it('[AL21] the time it was away counts towards an escalation', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 16, { spo2: 89 });
    await bench.restart(100_000);
    await bench.advance(1);
    const story = await storyOf(bench, 'spo2-low', zeroMs);
    expect(story.some((line) => line.endsWith('escalated pushed'))).toBe(true);
  });

  it('[AL21] a pause that ran out while it was away is over', async () => {
    const bench = await infusing();
    await bench.does({ type: 'pause-audio' });
    await bench.restart(130_000);
    await bench.advance(1);
    expect(bench.state().session!.alarms.audioPause).toBeNull();
  });
});

describe('what an event says', () => {
  it('[AL20] the value, the limit in force, when it was so and when it was signalled', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await showsFor(bench, 6, { spo2: 84 });
    const [began] = await eventsOf(bench, 'alarm-began');
    expect(began).toMatchObject({
      atMs: zeroMs + 5_000,
      actor: null,
      body: {
        condition: { what: 'spo2-low', subject: null },
        priority: 'high',
        violations: [{ value: 84, limit: 85, direction: 'low', because: 'preset', isReached: false }],
        conditionAtMs: zeroMs + 5_000,
        signalAtMs: zeroMs + 5_000,
      },
    });
  });
});
