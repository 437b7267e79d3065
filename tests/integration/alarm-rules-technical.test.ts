import type { TechnicalCondition } from '@chairside/shared/alarms/conditions.ts';
import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import { describe, expect, it } from 'vitest';
import { transitions } from '../support/alarm-story.ts';
import {
  benchChair,
  calm,
  eventsOf,
  infusing,
  opening,
  oximeterId,
  starting,
  stopping,
  type BenchChair,
  type Shown,
} from '../support/bench-chair.ts';
import { steppedGateway } from '../support/stepped-gateway.ts';

/** The second table of docs/spec/alarms.md and the cuff programme: how long, short of it, at it and past it. */

async function storyOf(bench: BenchChair, what: TechnicalCondition, zeroMs: number) {
  const all = transitions(await bench.events(), what, zeroMs);
  return all.filter((line) => !/escalated/.test(line));
}

/** What it signals by, by its own rows: nobody's answering or not is another matter. */
function standing(bench: BenchChair, what: TechnicalCondition): string | null {
  const found = bench.state().session!.alarms.occurrences.find((one) => one.condition.what === what);
  return found === undefined ? null : found.rowsPriority;
}

/** The oximeter goes on saying this each second, to just before the time. */
async function says(bench: BenchChair, spo2: Shown, untilMs: number): Promise<void> {
  while (bench.now() < untilMs) {
    await bench.oximeter({ spo2, pulse: spo2 === 'OFF' ? 'OFF' : 66 });
    await bench.advance(Math.min(1_000, untilMs - bench.now()));
  }
}

/** What a condition is at each of these times, with nobody but the clock to make it so. */
type Times = readonly (readonly [atMs: number, priority: 'low' | 'medium' | 'high' | null])[];

describe('the probe is off', () => {
  const exposed: Times = [
    [0, 'low'],
    [9_999, 'low'],
    [10_000, 'medium'],
    [10_001, 'medium'],
    [59_999, 'medium'],
    [60_000, 'high'],
    [60_001, 'high'],
  ];
  for (const [atMs, priority] of exposed) {
    it(`[AL37] while exposed, ${atMs} ms after the first reading that says so: ${priority}`, async () => {
      const bench = await infusing();
      const zeroMs = bench.now();
      await bench.oximeter({ spo2: 'OFF', pulse: 'OFF' });
      await says(bench, 'OFF', zeroMs + atMs);
      expect(standing(bench, 'probe-off')).toBe(priority);
    });
  }

  it('[AL37] armed but not exposed it stays at medium', async () => {
    const bench = await benchChair();
    await bench.does(opening);
    await calm(bench, 12);
    await says(bench, 'OFF', bench.now() + 70_000);
    expect(standing(bench, 'probe-off')).toBe('medium');
  });

  it('[AL37] while preparing, before saturation was ever armed, it stays at low', async () => {
    const bench = await benchChair();
    await bench.does(opening);
    await says(bench, 'OFF', bench.now() + 70_000);
    expect(standing(bench, 'probe-off')).toBe('low');
  });

  it('[AL37] it ends with its cause', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await says(bench, 'OFF', zeroMs + 3_000);
    await bench.oximeter({ spo2: 97, pulse: 66 });
    expect(await storyOf(bench, 'probe-off', zeroMs)).toEqual(['0 s began low', '3 s cleared']);
  });

  it('[AL37] 20 min after the stop the drug no longer acts: what was high for that falls', async () => {
    const bench = await infusing();
    await bench.does(stopping);
    await bench.advance(19 * 60_000);
    await bench.oximeter({ spo2: 97, pulse: 66 });
    await says(bench, 'OFF', bench.now() + 59_000);
    expect(standing(bench, 'probe-off')).toBe('medium');
    await says(bench, 'OFF', bench.now() + 10_000);
    expect(standing(bench, 'probe-off')).toBe('medium');
  });
});

describe('saturation is not updating', () => {
  const silent: Times = [
    [4_999, null],
    [5_000, 'medium'],
    [5_001, 'medium'],
    [59_999, 'medium'],
    [60_000, 'high'],
    [60_001, 'high'],
  ];
  for (const [quietMs, priority] of silent) {
    it(`[AL37] ${quietMs} ms after the last frame: ${priority ?? 'nothing'}`, async () => {
      const bench = await infusing();
      await bench.oximeter({ spo2: 97, pulse: 66 });
      await bench.advance(quietMs);
      expect(standing(bench, 'spo2-not-updating')).toBe(priority);
    });
  }

  for (const [quietMs, priority] of [
    [9_999, null],
    [10_000, 'medium'],
    [10_001, 'medium'],
  ] as const) {
    it(`[AL37] of a source that speaks every 4 s, ${quietMs} ms: ${priority ?? 'nothing'}`, async () => {
      const bench = await infusing();
      for (let nth = 0; nth < 15; nth += 1) {
        await bench.oximeter({ spo2: 97, pulse: 66 });
        await bench.advance(4_000);
      }
      await bench.oximeter({ spo2: 97, pulse: 66 });
      await bench.advance(quietMs);
      expect(standing(bench, 'spo2-not-updating')).toBe(priority);
    });
  }

  it('[AL37] a frame without a number is a frame: it is updating', async () => {
    const bench = await infusing();
    await says(bench, 'NAV', bench.now() + 20_000);
    expect(standing(bench, 'spo2-not-updating')).toBeNull();
  });

  it('[AL37] it ends with the next frame', async () => {
    const bench = await infusing();
    await bench.oximeter({ spo2: 97, pulse: 66 });
    const zeroMs = bench.now();
    await bench.advance(20_000);
    await bench.oximeter({ spo2: 97, pulse: 66 });
    expect(await storyOf(bench, 'spo2-not-updating', zeroMs)).toEqual(['5 s began medium', '20 s cleared']);
  });

  it('[AL5] the technical condition comes beside the one that is held', async () => {
    const bench = await infusing();
    await bench.oximeter({ spo2: 79, pulse: 66 });
    await bench.advance(30_000);
    expect(
      bench.state().session!.alarms.occurrences.map((one) => [one.condition.what, one.presence]),
    ).toEqual([
      ['spo2-low', 'present'],
      ['spo2-not-updating', 'present'],
    ]);
  });
});

describe('the signal is inadequate', () => {
  for (const [atMs, priority] of [
    [59_999, null],
    [60_000, 'medium'],
    [60_001, 'medium'],
  ] as const) {
    for (const spo2 of ['NAV', 'INV'] as const) {
      it(`[AL37] ${spo2} for ${atMs} ms since the last good saturation: ${priority ?? 'a mark only'}`, async () => {
        const bench = await infusing();
        await bench.oximeter({ spo2: 97, pulse: 66 });
        const zeroMs = bench.now();
        await bench.advance(1_000);
        await says(bench, spo2, zeroMs + atMs);
        expect(standing(bench, 'signal-inadequate')).toBe(priority);
      });
    }
  }

  it('[AL37] doubtful numbers are no good saturation', async () => {
    const bench = await infusing();
    await bench.oximeter({ spo2: 97, pulse: 66 });
    const zeroMs = bench.now();
    await bench.advance(1_000);
    await says(bench, { doubtful: 97 }, zeroMs + 60_000);
    expect(standing(bench, 'signal-inadequate')).toBe('medium');
  });
});

describe('a device that alternates between two reasons for no number', () => {
  async function alternating(
    reasons: readonly [Shown, Shown],
  ): Promise<{ bench: BenchChair; zeroMs: number }> {
    const bench = await infusing();
    const zeroMs = bench.now();
    for (let second = 0; second < 100; second += 1) {
      const spo2 = reasons[second % 2]!;
      await bench.oximeter({ spo2, pulse: spo2 });
      await bench.advance(1_000);
    }
    return { bench, zeroMs };
  }

  for (const reasons of [
    ['OFF', 'NAV'],
    ['INV', 'OFF'],
  ] as const) {
    it(`[AL37] ${reasons.join(', ')}: no data does not end that the probe is off, and it rises as ever`, async () => {
      const { bench, zeroMs } = await alternating(reasons);
      const begins = reasons[0] === 'OFF' ? 0 : 1;
      expect(await storyOf(bench, 'probe-off', zeroMs)).toEqual([
        `${begins} s began low`,
        `${begins + 10} s raised medium`,
        `${begins + 60} s raised high`,
      ]);
    });
  }

  it('[AL37] nothing about saturation that began for want of a good number ends without one', async () => {
    for (const reasons of [
      ['OFF', 'NAV'],
      ['NAV', 'OFF'],
      ['NAV', { doubtful: 97 }],
    ] as const) {
      const { bench, zeroMs } = await alternating(reasons);
      const story = await storyOf(bench, 'signal-inadequate', zeroMs);
      expect(story.filter((line) => line.endsWith('cleared'))).toEqual([]);
    }
  });
});

describe('a device that was never seen, saturation that was never armed', () => {
  for (const [atMs, priority] of [
    [29_999, null],
    [30_000, 'medium'],
    [30_001, 'medium'],
  ] as const) {
    it(`[AL37] nothing heard of an oximeter ${atMs} ms after the session was opened: ${priority ?? 'nothing'}`, async () => {
      const bench = await benchChair();
      await bench.does(opening);
      await bench.advance(atMs);
      expect(standing(bench, 'device-never-seen')).toBe(priority);
    });

    it(`[AL9] not armed ${atMs} ms after the start: ${priority ?? 'nothing'}`, async () => {
      const bench = await benchChair();
      await bench.does(opening);
      await bench.does(starting);
      const zeroMs = bench.now();
      await says(bench, { doubtful: 97 }, zeroMs + atMs);
      expect(standing(bench, 'spo2-not-armed')).toBe(priority);
    });
  }

  for (const [atMs, priority] of [
    [29_999, null],
    [30_000, 'medium'],
    [30_001, 'medium'],
  ] as const) {
    it(`[AL37] beside an oximeter that speaks, a cuff never heard counts from the start; ${atMs} ms: ${priority ?? 'nothing'}`, async () => {
      const bench = await benchChair();
      await bench.does(opening);
      await calm(bench, 60);
      expect(standing(bench, 'device-never-seen')).toBeNull();
      await bench.does(starting);
      await says(bench, 97, bench.now() + atMs);
      expect(standing(bench, 'device-never-seen')).toBe(priority);
    });
  }

  it('[AL9] the condition ends when saturation is armed', async () => {
    const bench = await benchChair();
    await bench.does(opening);
    await bench.does(starting);
    const zeroMs = bench.now();
    await says(bench, { doubtful: 97 }, zeroMs + 40_000);
    await calm(bench, 11);
    expect(await storyOf(bench, 'spo2-not-armed', zeroMs)).toEqual(['30 s began medium', '50 s cleared']);
  });
});

describe('the cuff fails', () => {
  const failed = { sys: 'INV', dia: 'INV', mean: 'INV' } as const;

  it('[AL37] once: low; the second time in a row: medium; a measurement ends it', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    await bench.advance(1_000);
    await bench.cuff(failed);
    await calm(bench, 60);
    await bench.cuff(failed);
    await calm(bench, 60);
    await bench.cuff({ sys: 122, dia: 78, mean: 93 });
    const story = await storyOf(bench, 'nibp-failed', zeroMs);
    expect(story).toEqual(['1 s began low', '61 s raised medium', '121 s cleared']);
  });

  it('[AL37] a failure, a measurement and a failure are not two in a row', async () => {
    const bench = await infusing();
    for (const cuff of [failed, { sys: 122, dia: 78, mean: 93 }, failed]) {
      await calm(bench, 10);
      await bench.cuff(cuff);
    }
    expect(standing(bench, 'nibp-failed')).toBe('low');
  });

  for (const shown of [
    { spo2: 79, pulse: 66 },
    { spo2: 97, pulse: 30 },
  ]) {
    const what = shown.spo2 === 79 ? 'saturation' : 'pulse';
    it(`[AL38] while a ${what} condition is present: medium at once`, async () => {
      const bench = await infusing();
      for (let second = 0; second < 12; second += 1) {
        await bench.oximeter(shown);
        await bench.advance(1_000);
      }
      const zeroMs = bench.now();
      await bench.cuff(failed);
      expect(await storyOf(bench, 'nibp-failed', zeroMs)).toEqual(['0 s began medium']);
    });
  }

  it('[AL38] a low pulse asks for a cuff at once', async () => {
    const bench = await infusing();
    for (let second = 0; second <= 10; second += 1) {
      await bench.oximeter({ spo2: 97, pulse: 38 });
      if (second < 10) await bench.advance(1_000);
    }
    const asked = await eventsOf(bench, 'nibp-asked');
    expect(asked.map(({ body }) => body)).toEqual([{ dueAtMs: bench.now(), because: 'pulse-low' }]);
  });

  it('[SE18] a failed one is asked for again after 60 s, once', async () => {
    const bench = await infusing();
    await bench.advance(1_000);
    const zeroMs = bench.now();
    await bench.cuff(failed);
    await calm(bench, 60);
    await bench.cuff(failed);
    await calm(bench, 60);
    const asked = await eventsOf(bench, 'nibp-asked');
    expect(asked.map(({ body }) => [body.dueAtMs - zeroMs, body.because])).toEqual([[60_000, 'failed']]);
  });
});

describe('the cuff programme', () => {
  const minuteMs = 60_000;

  /** The infusion starts now, and nothing was measured before. */
  async function unmeasured(): Promise<BenchChair> {
    const bench = await benchChair();
    await bench.does(opening);
    await calm(bench, 12);
    await bench.does(starting);
    return bench;
  }

  for (const [lateMs, priority] of [
    [59_999, null],
    [60_000, 'low'],
    [60_001, 'low'],
    [179_999, 'low'],
    [180_000, 'medium'],
    [180_001, 'medium'],
  ] as const) {
    it(`[SE18] [AL37] ${lateMs} ms after it was due the cuff is overdue: ${priority ?? 'not yet'}`, async () => {
      const bench = await unmeasured();
      await bench.advance(lateMs);
      expect(standing(bench, 'nibp-overdue')).toBe(priority);
    });
  }

  for (const [beforeMs, serves] of [
    [119_999, true],
    [120_000, true],
    [120_001, false],
  ] as const) {
    it(`[SE18] a measurement ${beforeMs} ms before a slot ${serves ? 'serves it' : 'does not'}`, async () => {
      const bench = await unmeasured();
      const startedAtMs = bench.now();
      await bench.advance(5 * minuteMs - beforeMs);
      await bench.cuff({ sys: 122, dia: 78, mean: 93 });
      const due = nibpDue(bench.state().session!);
      expect(due?.atMs).toBe(startedAtMs + (serves ? 10 : 5) * minuteMs);
    });
  }

  it('[SE18] a slot not served when the next is due is missed, and listed', async () => {
    const bench = await unmeasured();
    const startedAtMs = bench.now();
    await bench.advance(5 * minuteMs - 1);
    expect(await eventsOf(bench, 'nibp-missed')).toEqual([]);
    await bench.advance(1);
    const missed = await eventsOf(bench, 'nibp-missed');
    expect(missed.map(({ body }) => body.dueAtMs)).toEqual([startedAtMs]);
  });

  it('[SE18] a nurse can ask for one now', async () => {
    const bench = await infusing();
    await bench.does({ type: 'ask-for-cuff' });
    expect(nibpDue(bench.state().session!)).toEqual({ atMs: bench.now(), because: 'person' });
  });
});

describe('cuff and probe on one limb', () => {
  /** Limbs noted; saturation as given for 30 s; then the cuff says that it measures. */
  async function inflating(spo2: readonly number[], probe: 'left-hand' | 'right-hand' = 'left-hand') {
    const bench = await infusing();
    await bench.does({ type: 'note-limbs', cuff: 'left-arm', probe, iv: null });
    for (const value of spo2) {
      await bench.oximeter({ spo2: value, pulse: 66 });
      await bench.advance(1_000);
    }
    await bench.cuff({ sys: 'BUSY', dia: 'BUSY', mean: 'BUSY' });
    return bench;
  }
  const steady = (value: number) => Array.from({ length: 31 }, () => value);
  const hold = (bench: BenchChair) => bench.state().session!.alarms.cuffHold;

  const rows: readonly (readonly [string, readonly number[], 'left-hand' | 'right-hand', boolean])[] = [
    ['saturation 95', steady(95), 'left-hand', true],
    ['saturation 94', steady(94), 'left-hand', true],
    ['saturation 93', steady(93), 'left-hand', false],
    ['fallen by 1', [...steady(98), 97], 'left-hand', true],
    ['fallen by 2', [...steady(98), 96], 'left-hand', false],
    ['fallen by 3', [...steady(98), 95], 'left-hand', false],
    ['on the other limb', steady(97), 'right-hand', false],
  ];
  for (const [what, spo2, probe, isHeld] of rows) {
    it(`[SE19] ${what}: saturation and pulse rows are ${isHeld ? 'held' : 'not held'}`, async () => {
      const bench = await inflating(spo2, probe);
      expect(hold(bench) !== null).toBe(isHeld);
    });
  }

  it('[SE19] nothing begins meanwhile, 60 s at most, and what is so then begins', async () => {
    const bench = await inflating(steady(97));
    const zeroMs = bench.now();
    for (let second = 0; second < 60; second += 1) {
      await bench.oximeter({ spo2: 79, pulse: 66 });
      await bench.advance(1_000);
    }
    const during = transitions(await bench.events(), 'spo2-low', zeroMs);
    await bench.oximeter({ spo2: 79, pulse: 66 });
    const after = transitions(await bench.events(), 'spo2-low', zeroMs);
    expect(during).toEqual([]);
    expect(after).toEqual(['60 s began high']);
  });

  for (const [afterMs, expected] of [
    [14_999, []],
    [15_000, ['15 s began high']],
    [15_001, ['15.001 s began high']],
  ] as const) {
    it(`[SE19] ${afterMs} ms after the deflation ${expected.length > 0 ? 'it is over' : 'it still holds'}`, async () => {
      const bench = await inflating(steady(97));
      await bench.advance(20_000);
      await bench.cuff({ sys: 122, dia: 78, mean: 93 });
      const zeroMs = bench.now();
      await bench.advance(afterMs);
      await bench.oximeter({ spo2: 79, pulse: 66 });
      expect(transitions(await bench.events(), 'spo2-low', zeroMs)).toEqual(expected);
    });
  }
});

describe('what the gateway knows of itself', () => {
  for (const [deafMs, priority] of [
    [9_999, null],
    [10_000, 'medium'],
    [10_001, 'medium'],
  ] as const) {
    it(`[AL30] no audible screen for ${deafMs} ms: ${priority ?? 'nothing'}`, async () => {
      const bench = await infusing();
      await bench.hear({ atChair: 0, isDeskAudible: false });
      await bench.advance(deafMs);
      expect(standing(bench, 'no-audible-screen')).toBe(priority);
    });
  }

  it('[AL30] before the start it is none', async () => {
    const bench = await benchChair();
    await bench.does(opening);
    await bench.hear({ atChair: 0, isDeskAudible: false });
    await bench.advance(60_000);
    expect(standing(bench, 'no-audible-screen')).toBeNull();
  });

  it('[AL37] a record that is not saved is high at once, and ends when it is saved', async () => {
    const bench = await infusing();
    const zeroMs = bench.now();
    bench.report({ what: 'record-not-saved', subject: null }, zeroMs);
    expect(standing(bench, 'record-not-saved')).toBe('high');
    await bench.advance(3_000);
    bench.report({ what: 'record-not-saved', subject: null }, null);
    expect(await storyOf(bench, 'record-not-saved', zeroMs)).toEqual(['0 s began high', '3 s cleared']);
  });

  for (const [atMs, priority] of [
    [59_999, 'low'],
    [60_000, null],
    [60_001, null],
  ] as const) {
    it(`[AL37] ${atMs} ms after the wall clock stepped: ${priority ?? 'over'}`, async () => {
      const bench = await infusing();
      bench.report({ what: 'wall-clock-stepped', subject: null }, bench.now());
      await bench.advance(atMs);
      expect(standing(bench, 'wall-clock-stepped')).toBe(priority);
    });
  }

  it('[AL21] a restart in an infusion says from when to when nobody watched', async () => {
    const bench = await infusing();
    await bench.oximeter({ spo2: 97, pulse: 66 });
    const fromMs = bench.now();
    await bench.restart(7_000);
    const said = await eventsOf(bench, 'monitoring-interrupted');
    expect(said.map(({ body }) => body)).toEqual([{ fromMs, toMs: fromMs + 7_000 }]);
  });

  it('[AL21] a restart without a session says nothing', async () => {
    const bench = await benchChair();
    await bench.restart(7_000);
    expect(await bench.events()).toEqual([]);
  });
});

describe('two devices', () => {
  async function disagree(spo2: number, pulse: number, seconds: number): Promise<BenchChair> {
    const bench = await infusing();
    await bench.bind('SIM-OXI-2');
    for (let second = 0; second < seconds; second += 1) {
      await bench.oximeter({ spo2: 97, pulse: 66 });
      await bench.oximeter({ spo2, pulse }, { deviceId: 'SIM-OXI-2' });
      await bench.advance(1_000);
    }
    return bench;
  }
  const rows: readonly (readonly [string, number, number, number, 'low' | null])[] = [
    ['5 points of saturation apart for 40 s', 92, 66, 40, null],
    ['6 points of saturation apart for 29 s', 91, 66, 29, null],
    ['6 points of saturation apart for 31 s', 91, 66, 31, 'low'],
    ['15 /min apart for 40 s', 97, 81, 40, null],
    ['16 /min apart for 31 s', 97, 82, 31, 'low'],
  ];
  for (const [what, spo2, pulse, seconds, priority] of rows) {
    it(`[AL37] ${what}: ${priority ?? 'nothing'}`, async () => {
      const bench = await disagree(spo2, pulse, seconds);
      expect(standing(bench, 'devices-disagree')).toBe(priority);
    });
  }
});

it('[AL37] the second of two devices that speak was seen, though it is not the one shown', async () => {
  const bench = await infusing();
  await bench.bind('SIM-OXI-2');
  for (let second = 0; second < 40; second += 1) {
    await bench.oximeter({ spo2: 97, pulse: 66 });
    await bench.oximeter({ spo2: 96, pulse: 66 }, { deviceId: 'SIM-OXI-2' });
    await bench.advance(1_000);
  }
  expect(standing(bench, 'device-never-seen')).toBeNull();
});

it('[AL5] [AL37] an oximeter that is taken away leaves its alarm held, and saturation not updating', async () => {
  const bench = await infusing();
  await bench.oximeter({ spo2: 79, pulse: 66 });
  await bench.unbind(oximeterId);
  await bench.advance(5_000);
  const stands = bench.state().session!.alarms.occurrences.map((one) => [one.condition.what, one.held]);
  expect(stands).toEqual([
    ['spo2-low', 'unavailable'],
    ['spo2-not-updating', null],
  ]);
});

it('[AL37] a device whose clock is 61 s off is said, one that is 60 s off is not', async () => {
  for (const [agoMs, priority] of [
    [60_000, null],
    [61_000, 'low'],
  ] as const) {
    const bench = await infusing();
    await bench.bind('SIM-OXI-2');
    await bench.unbind(oximeterId);
    for (let second = 0; second < 30; second += 1) {
      await bench.oximeter({ spo2: 97, pulse: 66 }, { agoMs, deviceId: 'SIM-OXI-2' });
      await bench.advance(1_000);
    }
    expect(standing(bench, 'device-clock-off')).toBe(priority);
  }
});

it('[AL37] a chair nobody has bound a device to has no device that was never seen', async () => {
  const gateway = await steppedGateway();
  await gateway.command(opening);
  await gateway.advance(60_000);
  expect(gateway.state().session?.alarms.occurrences.map(({ condition }) => condition.what)).toEqual([]);
});
