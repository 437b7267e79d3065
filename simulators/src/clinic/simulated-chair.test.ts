import { noAlarms } from '@chairside/shared/alarms/alarm-state.ts';
import { noNibp } from '@chairside/shared/alarms/nibp-state.ts';
import { emptyChair, type ChairState, type Course, type Session } from '@chairside/shared/chair/state.ts';
import { chairIdSchema, sessionIdSchema } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../random.ts';
import { createSimulatedChair, type DeviceMessage } from './simulated-chair.ts';

const chair = chairIdSchema.parse('3');
const minuteMs = 60_000;

function aChair(seed = 1) {
  return createSimulatedChair(chair, createStreams(seed), 0);
}

function inSession(course: Course, session: Partial<Session> = {}): ChairState {
  return {
    ...emptyChair(chair),
    session: {
      id: sessionIdSchema.parse('s1'),
      openedAtMs: 0,
      openedSeq: 1,
      patient: { displayName: 'P', clinicNumber: '1', weightKg: null },
      protocol: ivKetamine40,
      timeZone: 'UTC',
      course,
      baseline: null,
      limits: [],
      areLimitsChanged: false,
      moaas: null,
      alarms: noAlarms,
      nibp: noNibp,
      limbs: null,
      recentEntries: [],
      ...session,
    },
  };
}

const aMeasurement = {
  key: 'cuff',
  systolicMmHg: 120,
  diastolicMmHg: 75,
  meanMmHg: 92,
  doubtful: [],
};

const infusing: Course = {
  phase: 'infusing',
  infusion: { number: 1, startedAtMs: 10 * minuteMs, pauses: [] },
  earlier: [],
  isPlannedEndNoted: false,
};

function cuffs(messages: readonly DeviceMessage[]) {
  return messages.filter(({ profile }) => profile === 'cuff');
}

/** In minutes, so that no single advance is taken for a sleep of the machine. */
function run(simulated: ReturnType<typeof aChair>, fromMs: number, toMs: number) {
  const messages: DeviceMessage[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += minuteMs) messages.push(...simulated.advance(atMs + minuteMs));
  return messages;
}

describe('a simulated chair', () => {
  it('[SI2] says the same, however its process was scheduled', () => {
    const whole = aChair().advance(100_000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 30 }), (stops) => {
        const simulated = aChair();
        const said = [...stops.toSorted((a, b) => a - b), 100_000].flatMap((atMs) => simulated.advance(atMs));
        expect(said).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('[SI2] another seed is another patient', () => {
    expect(aChair(2).advance(10_000)).not.toEqual(aChair(1).advance(10_000));
  });

  it('[SI1] the oximeter speaks once a second', () => {
    const oximeter = aChair()
      .advance(60_000)
      .filter(({ profile }) => profile === 'oximeter');
    expect(oximeter.map(({ measuredAtMs }) => measuredAtMs)).toEqual(
      Array.from({ length: 60 }, (_, n) => (n + 1) * 1_000),
    );
  });

  it('[SI4] two measurements for a baseline stand within four minutes', () => {
    const measured = cuffs(run(aChair(), 0, 4 * minuteMs));
    expect(measured).toHaveLength(2);
  });

  it('[SI4] the cuff measures when the programme wants it, as if the nurse pressed the button', () => {
    // Seed 5: no measurement fails on the way.
    const simulated = aChair(5);
    simulated.follow(inSession({ phase: 'preparing' }));
    run(simulated, 0, 10 * minuteMs);
    simulated.follow(inSession(infusing));
    const times: number[] = [];
    for (let atMs = 10 * minuteMs; atMs < 41 * minuteMs; atMs += minuteMs) {
      for (const { measuredAtMs } of cuffs(simulated.advance(atMs + minuteMs))) {
        times.push(measuredAtMs);
        const last = { ...aMeasurement, atMs: measuredAtMs };
        simulated.follow(inSession(infusing, { nibp: { ...noNibp, last } }));
      }
    }
    // Started at 10 min: due at 0, 5, 10, 20, 25 and 30 min after, and up to 45 s of inflation later there is a value.
    const dueMinutes = [10, 15, 20, 30, 35, 40];
    expect(times.map((atMs) => Math.floor(atMs / minuteMs))).toEqual(dueMinutes);
  });

  it('[SI3] the drug acts when the record says that the infusion runs', () => {
    const systolic = (course: Course) => {
      const simulated = aChair();
      simulated.follow(inSession(course));
      const values = cuffs(run(simulated, 0, 60 * minuteMs)).filter(
        ({ measuredAtMs }) => measuredAtMs > 40 * minuteMs,
      );
      const results = values.flatMap(({ observations: [first] }) =>
        first !== undefined && 'value' in first.result ? [first.result.value] : [],
      );
      return results.reduce((sum, value) => sum + value, 0) / results.length;
    };
    expect(systolic(infusing) - systolic({ phase: 'preparing' })).toBeGreaterThan(3);
  });

  it('[SI3] a new session is a new person, measured anew; the closed one stays until then', () => {
    const simulated = aChair();
    simulated.follow(inSession(infusing));
    run(simulated, 0, 15 * minuteMs);
    simulated.follow(emptyChair(chair));
    const left = simulated.advance(15 * minuteMs + 1_000);
    const next = { id: sessionIdSchema.parse('s2'), openedAtMs: 15 * minuteMs + 1_000, openedSeq: 9 };
    simulated.follow(inSession({ phase: 'preparing' }, next));
    const came = run(simulated, 15 * minuteMs + 1_000, 17 * minuteMs);
    expect(left).toHaveLength(1);
    expect(cuffs(came)[0]!.measuredAtMs).toBeLessThanOrEqual(next.openedAtMs + 66_000);
  });

  it('[SI3] after a restart of the simulator the same session is the same person', () => {
    const before = aChair();
    before.follow(inSession(infusing, { openedSeq: 4 }));
    run(before, 0, 20 * minuteMs);
    const after = createSimulatedChair(chair, createStreams(1), 20 * minuteMs + 300);
    after.follow(inSession(infusing, { openedSeq: 4 }));
    const oximeterOf = (messages: readonly DeviceMessage[]) =>
      messages.filter(({ profile }) => profile === 'oximeter');
    const untilMs = 20 * minuteMs + 10_000;
    expect(oximeterOf(after.advance(untilMs))).toEqual(oximeterOf(before.advance(untilMs)));
  });

  it('[SI2] after a sleep of the machine the devices go on from now', () => {
    const simulated = aChair();
    simulated.advance(10_000);
    expect(simulated.advance(500_000)).toEqual([]);
    expect(simulated.advance(502_000).map(({ measuredAtMs }) => measuredAtMs)).toEqual([501_000, 502_000]);
  });

  it('[SI2] a clock that stepped back does not silence the devices', () => {
    const simulated = aChair();
    run(simulated, 0, 20 * minuteMs);
    simulated.advance(minuteMs);
    expect(simulated.advance(minuteMs + 1_000)).toHaveLength(1);
  });
});
