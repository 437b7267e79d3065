import type { ReportedCondition } from '../domain/alarms/surroundings.ts';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { conditionKey, type Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { NumberedReading, Reading, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import { createChairCourse } from '../chairs/chair-course.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { protocols } from '@chairside/shared/protocols/registry.ts';
import { decide } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import type { Principal } from '../domain/principal.ts';
import {
  aReading,
  anOpening,
  calmBedside,
  chairTwo,
  clinicPeople,
  nurse,
  physician,
  start,
  t0,
} from './a-chair.ts';

/** Test data: a chair with its alarms, driven by readings, commands and time, the way the desk drives it. Seconds since `t0`. */
export function aWatchedChair({
  boundDevices = [] as readonly string[],
  isJudged = (_: string): boolean => true,
  isEvacuating = neverEvacuating,
  people = () => clinicPeople,
} = {}) {
  const clock = createFakeClock(t0);
  const events: ChairEvent[] = [];
  let cursor = 0;
  let oximeter = { spo2Percent: 97, pulseRateBpm: 66 };
  const course = createChairCourse(chairTwo, {
    nowMs: () => clock.now(),
    boundDevices: () => boundDevices.map((deviceId) => ({ deviceId: deviceId as DeviceId, sinceMs: t0 })),
    isJudged,
    isEvacuating,
    people,
    onEvent: (event) => events.push(event),
  });
  const nobody = { principal: null, commandId: null };

  /** As the desk's timer: whatever falls due on the way is decided at its time. */
  function advanceTo(second: number): void {
    const untilMs = t0 + second * 1_000;
    for (let due = course.dueAtMs(); due !== null && due <= untilMs; due = course.dueAtMs()) {
      clock.advance(due - clock.now());
      course.turn({ facts: [], by: nobody, readings: [] });
    }
    clock.advance(untilMs - clock.now());
  }

  function session(): Session {
    const found = course.state().session;
    if (found === null) throw new Error('no session');
    return found;
  }

  function number(reading: Reading): NumberedReading {
    cursor += 1;
    return { ...reading, cursor };
  }

  const chair = {
    clock,
    course,
    events,
    session,
    advanceTo,
    second: () => (clock.now() - t0) / 1_000,
    command(command: ChairCommand, principal: Principal = nurse): Decision {
      const decision = decide(course.state(), command, {
        nowMs: clock.now(),
        principal,
        shownSession: course.state().session?.id ?? null,
        bedside: calmBedside(clock.now()),
        timeZone: 'UTC',
        protocolsInUse: protocols,
        people: people(),
        isDeskAudible: course.isDeskAudible(),
      });
      if (decision.ok)
        course.turn({ facts: decision.value, by: { principal, commandId: null }, readings: [] });
      return decision;
    },
    /** One reading now. */
    say(parameter: ParameterId, value: number, more: Partial<Reading> = {}): void {
      const reading = number(aReading(parameter, value, { atMs: clock.now(), ...more }));
      course.turn({ facts: [], by: nobody, readings: [reading] });
    },
    sayUnavailable(parameter: ParameterId, reason: UnavailableReason): void {
      const { value: _none, ...rest } = aReading(parameter, 0, { atMs: clock.now() }) as {
        value: number;
      } & NumberedReading;
      const reading = number({ ...rest, quality: 'unavailable', reason });
      course.turn({ facts: [], by: nobody, readings: [reading] });
    },
    /** One each second from now on, for so many seconds; the oximeter's other parameter goes on as it was. */
    flow(parameter: 'spo2Percent' | 'pulseRateBpm', value: number, seconds: number): void {
      oximeter = { ...oximeter, [parameter]: value };
      for (let i = 0; i < seconds; i += 1) {
        chair.say('spo2Percent', oximeter.spo2Percent);
        chair.say('pulseRateBpm', oximeter.pulseRateBpm);
        advanceTo((clock.now() - t0) / 1_000 + 1);
      }
    },
    /** One measurement of the cuff now; a device that says when it measured. */
    cuff(systolicMmHg: number, diastolicMmHg: number, more: Partial<Reading> = {}): void {
      const common = { atMs: clock.now(), measuredAtMs: clock.now(), deviceId: 'CUFF' as DeviceId, ...more };
      const readings = [
        number(aReading('systolicMmHg', systolicMmHg, common)),
        number(aReading('diastolicMmHg', diastolicMmHg, common)),
      ];
      course.turn({ facts: [], by: nobody, readings });
    },
    /** Several of one turn, each with how long ago it was measured. */
    cuffs(
      ...measured: readonly (readonly [systolicMmHg: number, diastolicMmHg: number, secondsAgo: number])[]
    ) {
      const readings = measured.flatMap(([systolicMmHg, diastolicMmHg, secondsAgo]) => {
        const atMs = clock.now() - secondsAgo * 1_000;
        const common = { atMs, measuredAtMs: atMs, lateMs: secondsAgo * 1_000, deviceId: 'CUFF' as DeviceId };
        return [
          number(aReading('systolicMmHg', systolicMmHg, common)),
          number(aReading('diastolicMmHg', diastolicMmHg, common)),
        ];
      });
      course.turn({ facts: [], by: nobody, readings });
    },
    cuffSays(reason: UnavailableReason): void {
      const common = { atMs: clock.now(), measuredAtMs: clock.now(), deviceId: 'CUFF' as DeviceId };
      const { value: _none, ...rest } = aReading('systolicMmHg', 0, common) as {
        value: number;
      } & NumberedReading;
      course.turn({
        facts: [],
        by: nobody,
        readings: [number({ ...rest, quality: 'unavailable', reason })],
      });
    },
    report(condition: ReportedCondition, isSo: boolean, priority?: Priority): void {
      course.report(condition, isSo ? clock.now() : null, priority);
      course.turn({ facts: [], by: nobody, readings: [] });
    },
    hear(hearing: Hearing): void {
      course.hear(hearing);
      course.turn({ facts: [], by: nobody, readings: [] });
    },
    /** Which calls a physician's screen shows now. */
    hold(...calls: readonly number[]): void {
      course.holdCalls(new Map(calls.map((id) => [id, physician.personId])));
      course.turn({ facts: [], by: nobody, readings: [] });
    },
    /** The newest call that is not closed. */
    call(): Escalation {
      const found = session().escalations.at(-1);
      if (found === undefined) throw new Error('nobody is called');
      return found;
    },
    /** Present or returned, as `spo2-low high`, with marks. */
    alarms: (): readonly string[] => session().alarms.occurrences.map(inShort),
    occurrence(what: string): Occurrence {
      const found = session().alarms.occurrences.find(({ condition }) => condition.what === what);
      if (found === undefined) throw new Error(`no ${what} among ${chair.alarms().join(', ')}`);
      return found;
    },
    acknowledge(what: string, principal: Principal = nurse): Decision {
      const { id } = chair.occurrence(what);
      return chair.command({ type: 'acknowledge-alarm', occurrence: id, reason: null }, principal);
    },
    /** Types of the events since so many of them. */
    typesSince: (count: number): readonly string[] => events.slice(count).map(({ type }) => type),
  };
  return chair;
}

export type WatchedChair = ReturnType<typeof aWatchedChair>;

function inShort({ condition, priority, presence, acknowledged, held, isEscalated }: Occurrence): string {
  const marks = [
    presence === 'returned' ? 'returned' : '',
    acknowledged === null ? '' : 'acknowledged',
    held ?? '',
    isEscalated ? 'escalated' : '',
  ];
  return [conditionKey(condition), priority, ...marks].filter((one) => one !== '').join(' ');
}

/** Infusing since second 0 with a baseline of 124/78, somebody within hearing, a cuff at 0 and SpO2 and pulse armed by 15. */
export function aWatchedInfusion(): WatchedChair {
  const chair = aWatchedChair();
  chair.hear({ atChair: 1, isDeskAudible: false });
  chair.command(anOpening);
  chair.command({ type: 'set-baseline' });
  chair.cuff(124, 78);
  chair.command(start);
  chair.flow('spo2Percent', 97, 15);
  return chair;
}

function neverEvacuating(): boolean {
  return false;
}
