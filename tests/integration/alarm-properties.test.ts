import fc from 'fast-check';
import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { isCalling } from '@chairside/shared/alarms/signals.ts';
import { isPhysiological } from '@chairside/shared/alarms/conditions.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { describe, expect, it } from 'vitest';
import { alarmStory, storyLines } from '../support/alarm-story.ts';
import {
  benchChair,
  opening,
  passes,
  starting,
  stopping,
  type BenchChair,
  type Shown,
} from '../support/bench-chair.ts';
import type { Said } from '../support/oracle/line.ts';
import { expectedAlarms } from '../support/oracle/oracle.ts';

/**
 * What must hold whatever happens: any course of readings, commands, waiting and restarts, bytes in, events out.
 * `CHAIRSIDE_PROPERTY_RUNS` asks for more runs than the usual; a failure prints the seed that brings it back.
 */
const often = { numRuns: Number(process.env['CHAIRSIDE_PROPERTY_RUNS'] ?? 40) };

type Deed =
  | { readonly does: 'oximeter'; readonly spo2: Shown; readonly pulse: Shown; readonly seconds: number }
  | { readonly does: 'cuff'; readonly sys: Shown; readonly dia: Shown }
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'acknowledge'; readonly nth: number }
  | { readonly does: 'command'; readonly command: ChairCommand }
  | { readonly does: 'restart'; readonly awayMs: number };

/** What a device says, or that it says nothing for a while. */
type Heard = Extract<Deed, { does: 'oximeter' | 'cuff' | 'wait' }>;

/** Values near the limits far more often than elsewhere: that is where rows begin and end. */
const saturation = fc.constantFrom(97, 97, 91, 90, 89, 88, 86, 85, 84, 83, 81, 80, 79, 60);
const pulse = fc.constantFrom(66, 66, 47, 46, 45, 44, 42, 40, 39, 118, 119, 121, 138, 140, 141, 160);
const systolic = fc.constantFrom(
  122,
  122,
  90,
  89,
  80,
  79,
  64,
  150,
  153,
  154,
  158,
  159,
  160,
  161,
  175,
  176,
  180,
  181,
  200,
  201,
);
const diastolic = fc.constantFrom(78, 78, 50, 49, 40, 39, 96, 100, 101, 105, 106, 110, 111, 120, 121);

function shown(value: fc.Arbitrary<number>, none: readonly Shown[]): fc.Arbitrary<Shown> {
  return fc.oneof(
    { weight: 7, arbitrary: value },
    { weight: 1, arbitrary: value.map((doubtful) => ({ doubtful })) },
    { weight: 2, arbitrary: fc.constantFrom(...none) },
  );
}

const oximeterSays = fc.record({
  does: fc.constant('oximeter' as const),
  spo2: shown(saturation, ['NAV', 'OFF', 'INV']),
  pulse: shown(pulse, ['NAV', 'OFF', 'INV']),
  seconds: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(10, 15, 16, 20, 61)),
});

const cuffSays = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('cuff' as const),
      sys: shown(systolic, ['INV']),
      dia: shown(diastolic, ['INV']),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ does: 'cuff' as const, sys: 'INV' as const, dia: 'INV' as const }),
  },
);

const waits = fc.record({
  does: fc.constant('wait' as const),
  ms: fc.constantFrom(500, 1_000, 4_000, 4_999, 5_000, 9_000, 30_000, 60_000, 121_000, 180_000),
});

const commands = fc.oneof(
  fc.record({ does: fc.constant('acknowledge' as const), nth: fc.nat(6) }),
  fc.record({
    does: fc.constant('command' as const),
    command: fc.constantFrom<ChairCommand>(
      { type: 'pause-audio' },
      { type: 'end-audio-pause' },
      { type: 'pause-infusion', reason: 'line' },
      { type: 'resume-infusion' },
      stopping,
      { ...starting, again: 'once more' } as ChairCommand,
      { type: 'score-moaas', score: 2 },
      { type: 'score-moaas', score: 3 },
      { type: 'score-moaas', score: 5 },
      { type: 'ask-for-cuff' },
      { type: 'note-limbs', cuff: 'left-arm', probe: 'left-hand', iv: null },
      { type: 'set-limit', parameter: 'spo2Percent', direction: 'low', value: 88, reason: 'as asked' },
      { type: 'set-limit', parameter: 'pulseRateBpm', direction: 'high', value: 130, reason: 'as asked' },
      { type: 'revert-limits' },
      { type: 'leave-monitor', reason: 'toilet', companion: 'J. Ortiz' },
      { type: 'return-to-monitor' },
    ),
  }),
);

const restarts = fc.record({
  does: fc.constant('restart' as const),
  awayMs: fc.constantFrom(0, 500, 7_000, 200_000),
});

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: oximeterSays },
  { weight: 2, arbitrary: cuffSays },
  { weight: 2, arbitrary: waits },
  { weight: 3, arbitrary: commands },
);
const withRestarts: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: anyDeed },
  { weight: 1, arbitrary: restarts },
);
const aCourse = fc.array(anyDeed, { minLength: 1, maxLength: 30 });

/** A session, armed, not yet begun, and what its devices have said so far. */
async function prepared(everyMs = 1_000): Promise<{ readonly bench: BenchChair; readonly said: Said[] }> {
  const bench = await benchChair();
  await bench.does(opening);
  const said: Said[] = [];
  await bench.cuff({ sys: 122, dia: 78, mean: 93 });
  said.push(...cuffSaid({ sys: 122, dia: 78, mean: 93 }, bench.now()));
  const listener = { said, everyMs, acknowledgesAfterMs: null };
  await hears(bench, { does: 'oximeter', spo2: 97, pulse: 66, seconds: 12 }, listener);
  return { bench, said };
}

type Listener = {
  readonly said: Said[];
  readonly acknowledgesAfterMs: number | null;
  /** From one reading of the oximeter to the next. */
  readonly everyMs: number;
};

/** The same, the infusion running. */
async function begun(): Promise<BenchChair> {
  const { bench } = await prepared();
  await bench.does(starting);
  return bench;
}

/** Has it said, and writes down that it was. */
async function hears(
  bench: BenchChair,
  deed: Heard,
  { said, acknowledgesAfterMs, everyMs }: Listener,
): Promise<void> {
  switch (deed.does) {
    case 'wait':
      await passes(bench, deed.ms, acknowledgesAfterMs);
      return;
    case 'cuff':
      said.push(...cuffSaid(deed, bench.now()));
      await bench.cuff(deed);
      // Two of the same moment would be one measurement.
      await passes(bench, 250, acknowledgesAfterMs);
      return;
    case 'oximeter':
      for (let second = 0; second < deed.seconds; second += 1) {
        said.push(...oximeterSaid(deed, bench.now()));
        await bench.oximeter(deed);
        await passes(bench, everyMs, acknowledgesAfterMs);
      }
  }
}

/** Carries it out; a command that is refused is one that did nothing. `look` is called after every single step. */
async function carryOut(bench: BenchChair, deed: Deed, look: () => void | Promise<void> = () => undefined) {
  switch (deed.does) {
    case 'oximeter':
      for (let second = 0; second < deed.seconds; second += 1) {
        await bench.oximeter({ spo2: deed.spo2, pulse: deed.pulse });
        await look();
        await bench.advance(1_000);
        await look();
      }
      return;
    case 'cuff':
      await bench.cuff({ sys: deed.sys, dia: deed.dia });
      break;
    case 'wait':
      await bench.advance(deed.ms);
      break;
    case 'acknowledge': {
      const ids = known(bench).map(({ id }) => id);
      const occurrence = ids[deed.nth % (ids.length + 1)] ?? 1;
      await bench.command({ type: 'acknowledge-alarm', occurrence, reason: null });
      break;
    }
    case 'command':
      await bench.command(deed.command);
      break;
    case 'restart':
      await bench.restart(deed.awayMs);
  }
  await look();
}

/** What happened over a course with the start in the middle of it, and what should have. */
async function compared(
  [preparing, infusing]: readonly [readonly Heard[], readonly Heard[]],
  { hasBaseline, ...how }: Omit<Listener, 'said'> & { readonly hasBaseline: boolean },
) {
  const { bench, said } = await prepared(how.everyMs);
  // A baseline wants numbers that are not older than 10 s.
  if (hasBaseline) await bench.does({ type: 'set-baseline' });
  for (const deed of preparing) await hears(bench, deed, { said, ...how });
  const startedAtMs = bench.now();
  await bench.does(starting);
  await passes(bench, 250, how.acknowledgesAfterMs);
  for (const deed of infusing) await hears(bench, deed, { said, ...how });
  const expected = expectedAlarms({
    readings: said,
    preset: ivKetaminePreset,
    baseline: hasBaseline ? { systolicMmHg: 122, diastolicMmHg: 78 } : null,
    startedAtMs,
    nurse: how,
    untilMs: bench.now(),
  });
  return {
    happened: storyLines(alarmStory(await bench.events()), startedAtMs),
    expected: storyLines(expected, startedAtMs),
  };
}

function present(bench: BenchChair): readonly Occurrence[] {
  return bench.state().session!.alarms.occurrences;
}

/** Also what is over: an acknowledgement may be of something that has just gone. */
function known(bench: BenchChair): readonly Occurrence[] {
  return [...present(bench), ...bench.state().session!.alarms.recent];
}

async function play(deeds: readonly Deed[], look?: (bench: BenchChair) => void | Promise<void>) {
  const bench = await begun();
  for (const deed of deeds) await carryOut(bench, deed, () => look?.(bench));
  return bench;
}

describe('whatever happens', () => {
  const readingsOnly = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: oximeterSays },
      { weight: 2, arbitrary: cuffSays },
      // Without a reading, but not so that the source would count as slow.
      {
        weight: 1,
        arbitrary: fc.record({
          does: fc.constant('wait' as const),
          ms: fc.constantFrom(1_000, 4_000, 9_000, 40_000),
        }),
      },
    ),
    { maxLength: 15 },
  );
  // Never the moment of a reading.
  const nurse = fc.constantFrom(null, 5_333);

  it('[AL1] [AL4] [AL8] [AL9] [AL11] [AL14] alarms begin, rise and end exactly as an independent reader of the rules says', async () => {
    await fc.assert(
      fc.asyncProperty(
        readingsOnly,
        readingsOnly,
        fc.record({ acknowledgesAfterMs: nurse, hasBaseline: fc.boolean() }),
        async (preparing, infusing, course) => {
          const { happened, expected } = await compared([preparing, infusing], { ...course, everyMs: 1_000 });
          expect(happened).toEqual(expected);
        },
      ),
      { numRuns: 3 * often.numRuns },
    );
  });

  it('[AL10] so they do of a source that speaks more seldom', async () => {
    const saysOnly = fc.array(fc.oneof({ weight: 3, arbitrary: oximeterSays }, cuffSays), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        saysOnly,
        saysOnly,
        fc.record({
          acknowledgesAfterMs: nurse,
          hasBaseline: fc.constant(false),
          everyMs: fc.constantFrom(2_000, 4_000, 12_000, 20_000),
        }),
        async (preparing, infusing, course) => {
          const { happened, expected } = await compared([preparing, infusing], course);
          expect(happened).toEqual(expected);
        },
      ),
      often,
    );
  });

  it('[AL5] silence, or numbers that are none, end no physiological alarm', async () => {
    const nothing: fc.Arbitrary<Deed> = fc.oneof(
      waits,
      fc.record({
        does: fc.constant('oximeter' as const),
        spo2: fc.constantFrom<Shown>('NAV', 'OFF', 'INV', { doubtful: 97 }),
        pulse: fc.constantFrom<Shown>('NAV', 'OFF', 'INV', { doubtful: 66 }),
        seconds: fc.integer({ min: 1, max: 20 }),
      }),
      fc.constant<Deed>({ does: 'cuff', sys: 'INV', dia: 'INV' }),
      fc.constant<Deed>({ does: 'cuff', sys: { doubtful: 122 }, dia: { doubtful: 78 } }),
      restarts,
    );
    await fc.assert(
      fc.asyncProperty(
        aCourse,
        fc.array(nothing, { minLength: 1, maxLength: 10 }),
        async (deeds, silence) => {
          const bench = await play(deeds);
          const before = present(bench).filter(isPhysiologicalOne);
          for (const deed of silence) await carryOut(bench, deed);
          const after = new Map(present(bench).map((one) => [one.id, one]));
          for (const { id, presence } of before) expect(after.get(id)?.presence).toBe(presence);
        },
      ),
      often,
    );
  });

  it('[AL37] a probe that is off and saturation that does not update are alarms exactly while they are so', async () => {
    const fails = fc.record({
      does: fc.constant('oximeter' as const),
      spo2: fc.constantFrom<Shown>('OFF', 'OFF', 'NAV', 'INV', 97, { doubtful: 97 }),
      pulse: fc.constantFrom<Shown>('OFF', 'NAV', 66),
      seconds: fc.constantFrom(1, 2, 9, 10, 30, 61),
    });
    const saysOrWaits = fc.oneof({ weight: 4, arbitrary: fails }, { weight: 1, arbitrary: waits }, restarts);
    await fc.assert(
      fc.asyncProperty(fc.array(saysOrWaits, { minLength: 1, maxLength: 25 }), async (deeds) => {
        const { bench, said } = await prepared();
        await bench.does(starting);
        let offSinceMs: number | null = null;
        for (const deed of deeds) {
          if (deed.does === 'restart') await bench.restart(deed.awayMs);
          else if (deed.does === 'oximeter') {
            const fromMs = bench.now();
            await hears(bench, deed, { said, everyMs: 1_000, acknowledgesAfterMs: null });
            // Only a number says that it is on again.
            if (deed.spo2 === 'OFF') offSinceMs ??= fromMs;
            else if (typeof deed.spo2 !== 'string') offSinceMs = null;
          } else await bench.advance(deed.ms);
          // What fell due while it was away is noted with the first turn.
          await bench.advance(1);
          const lastMs = said.findLast(({ parameter }) => parameter === 'spo2Percent')!.atMs;
          const silentMs = bench.now() - lastMs;
          expect(rowsPriority(bench, 'spo2-not-updating')).toBe(
            silentMs < 5_000 ? null : silentMs < 60_000 ? 'medium' : 'high',
          );
          const offMs = offSinceMs === null ? null : bench.now() - offSinceMs;
          expect(rowsPriority(bench, 'probe-off')).toBe(
            offMs === null ? null : offMs < 10_000 ? 'low' : offMs < 60_000 ? 'medium' : 'high',
          );
        }
      }),
      often,
    );
  });

  it('[AL11] none stays for ever: with good values, and everything acknowledged, all are gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(withRestarts, { minLength: 1, maxLength: 30 }), async (deeds) => {
        const bench = await play(deeds);
        // A hold of the cuff ends by itself (SE19).
        await bench.advance(60_000);
        await bench.does({ type: 'score-moaas', score: 5 });
        await bench.cuff({ sys: 122, dia: 78, mean: 93 });
        await bench.advance(15_000);
        await bench.oximeter({ spo2: 97, pulse: 66 });
        for (const { id, acknowledged } of present(bench).filter(isPhysiologicalOne)) {
          if (acknowledged !== null) continue;
          await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
        }
        expect(present(bench).filter(isPhysiologicalOne)).toEqual([]);
      }),
      often,
    );
  });

  it('[AL13] [AL15] acknowledging one changes nothing of any other', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, fc.nat(6), async (deeds, nth) => {
        const bench = await play(deeds);
        const before = present(bench);
        if (before.length === 0) return;
        const { id } = before[nth % before.length]!;
        await bench.command({ type: 'acknowledge-alarm', occurrence: id, reason: null });
        const others = (all: readonly Occurrence[]) => all.filter((one) => one.id !== id);
        expect(others(present(bench))).toEqual(others(before));
      }),
      often,
    );
  });

  it('[AL1] [AL12] of a condition there is never more than one present and one worse that is kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(withRestarts, { minLength: 1, maxLength: 30 }), async (deeds) => {
        await play(deeds, (bench) => {
          const all = present(bench);
          const keys = all.map(
            ({ condition, presence }) => `${condition.what} ${condition.subject ?? ''} ${presence}`,
          );
          expect(new Set(keys).size).toBe(keys.length);
          for (const kept of all.filter(({ presence }) => presence === 'returned'))
            for (const other of all.filter(({ condition }) => condition.what === kept.condition.what))
              expect(other === kept || other.rowsPriority !== 'high').toBe(true);
        });
      }),
      often,
    );
  });

  it('[AL4] [AL7] a saturation at or under 80 is a high alarm in the same step as its reading', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, fc.constantFrom<Shown>(80, 79, 40, { doubtful: 80 }), async (deeds, spo2) => {
        const bench = await play(deeds);
        if (bench.state().session!.alarms.cuffHold !== null) await bench.advance(60_000);
        await bench.oximeter({ spo2, pulse: 66 });
        const low = present(bench).find(({ condition }) => condition.what === 'spo2-low');
        expect(low).toMatchObject({ presence: 'present', rowsPriority: 'high' });
        expect(low!.violations.some(({ priority }) => priority === 'high')).toBe(true);
      }),
      often,
    );
  });

  it('[AL16] what pauses the sound ends by itself', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, async (deeds) => {
        const bench = await play(deeds, (one) => {
          const pause = one.state().session!.alarms.audioPause;
          if (pause !== null) expect(pause.untilMs - one.now()).toBeGreaterThan(0);
        });
        await bench.advance(120_000);
        expect(bench.state().session!.alarms.audioPause).toBeNull();
      }),
      often,
    );
  });

  it('[AL11] [AL19] every unacknowledged medium or high one was pushed by its time', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, async (deeds) => {
        await play(deeds, (bench) => {
          for (const one of present(bench)) {
            if (!isCalling(bench.state().session!.alarms, one) || one.priority === 'low') continue;
            const calledMs = bench.now() - one.callingSinceMs;
            if (one.priority === 'high' || calledMs >= 60_000) expect(one.pushedAtMs).not.toBeNull();
            if (calledMs >= 120_000) expect(one.priority).toBe('high');
          }
        });
      }),
      often,
    );
  });
});

describe('a gateway that was restarted', () => {
  it('[AL21] [CH3] knows of every condition what the one before it knew', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, async (deeds) => {
        const bench = await play(deeds);
        const before = bench.state();
        const seq = before.seq;
        await bench.restart();
        const interrupted = (await bench.events()).slice(seq).map(({ type }) => type);
        expect(interrupted).toEqual(['monitoring-interrupted']);
        expect(bench.state().session!.alarms).toEqual(before.session!.alarms);
        expect(bench.state().session!.nibp).toEqual(before.session!.nibp);
        expect(bench.state().session!.course).toEqual(before.session!.course);
        expect(bench.state().session!.limits).toEqual(before.session!.limits);
      }),
      often,
    );
  });

  it('[AL21] [AL10] goes on as the one before it would have', async () => {
    await fc.assert(
      fc.asyncProperty(aCourse, aCourse, async (deeds, more) => {
        const [through, again] = await Promise.all([play(deeds), play(deeds)]);
        await again.restart();
        for (const deed of more) {
          await carryOut(through, deed);
          await carryOut(again, deed);
        }
        expect(whatHappened(await again.events())).toEqual(whatHappened(await through.events()));
      }),
      often,
    );
  });
});

it('[AL10] the same readings, commands and times give the same events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(withRestarts, { minLength: 1, maxLength: 30 }), async (deeds) => {
      const [one, other] = await Promise.all([play(deeds), play(deeds)]);
      expect(whatHappened(await other.events())).toEqual(whatHappened(await one.events()));
    }),
    often,
  );
});

/**
 * Without what differs between two runs of the same: names given to sessions and commands, and the note that the gateway was
 * away. An occurrence is named by its place among those that began, a call by its place among those that were raised.
 */
function whatHappened(events: readonly ChairEvent[]): readonly unknown[] {
  const told = events.filter(({ type }) => type !== 'monitoring-interrupted');
  const placeOf = new Map(
    told
      .filter(({ type }) => type === 'alarm-began' || type === 'escalation-raised')
      .map(({ seq }, index) => [seq, index] as const),
  );
  const place = (seq: number) => placeOf.get(seq) ?? 'unknown';
  return told.map(({ type, atMs, body }) => {
    if ('escalation' in body) return { type, atMs, body: { ...body, escalation: place(body.escalation) } };
    if (!('occurrence' in body) || body.occurrence === null) return { type, atMs, body };
    return { type, atMs, body: { ...body, occurrence: place(body.occurrence) } };
  });
}

function rowsPriority(bench: BenchChair, what: Occurrence['condition']['what']) {
  return present(bench).find(({ condition }) => condition.what === what)?.rowsPriority ?? null;
}

function isPhysiologicalOne({ condition }: Occurrence): boolean {
  return isPhysiological(condition);
}

function oximeterSaid(says: { readonly spo2: Shown; readonly pulse: Shown }, atMs: number): readonly Said[] {
  return [
    { parameter: 'spo2Percent', atMs, ...measured(says.spo2) },
    { parameter: 'pulseRateBpm', atMs, ...measured(says.pulse) },
  ];
}

/** Contradictory pressures are doubtful (DD6). */
function cuffSaid(
  { sys, dia, mean }: { readonly sys: Shown; readonly dia: Shown; readonly mean?: Shown },
  atMs: number,
): readonly Said[] {
  const [systolic, diastolic] = [measured(sys), measured(dia)];
  const parts = [
    { parameter: 'systolicMmHg' as const, atMs, ...systolic },
    { parameter: 'diastolicMmHg' as const, atMs, ...diastolic },
    ...(mean === undefined ? [] : [{ parameter: 'meanMmHg' as const, atMs, ...measured(mean) }]),
  ];
  if (systolic.value === null || diastolic.value === null || systolic.value > diastolic.value) return parts;
  return parts.map((part) => (part.value === null ? part : { ...part, quality: 'questionable' as const }));
}

function measured(one: Shown): Pick<Said, 'quality' | 'value'> {
  if (typeof one === 'number') return { quality: 'good', value: one };
  if (typeof one === 'object') return { quality: 'questionable', value: one.doubtful };
  return { quality: 'unavailable', value: null };
}
